import Vocabulary

/// What each claim's value means, read with its attribute's reader; each distinct value is read once.
struct AttributeReaders {
  private(set) var kinds: [ValueForm.Kind] = []

  /// The attribute of each claim, as an index into `kinds`; -1 for a claim that no group holds.
  private(set) var attributeOfClaim: [Int32]

  /// The form of each claim, as an index into `forms`; -1 where it states nothing.
  private(set) var formOfClaim: [Int32]

  /// The forms of all attributes; those of one attribute are sorted, so that a smaller index is a
  /// smaller form.
  private(set) var forms: [ValueForm] = []

  init(claims: [Claim], groups: [[Int]]) {
    attributeOfClaim = Array(repeating: -1, count: claims.count)
    formOfClaim = attributeOfClaim
    let values = intern(claims, groups)
    for attribute in values.indices {
      let entries = values[attribute].sorted { $0.value.index < $1.value.index }
      let reader = ValueReader(entries.map { ($0.key, $0.value.count) })
      kinds.append(reader.kind)
      let read = entries.map { reader.form(of: $0.key) }
      let base = Int32(forms.count)
      let sorted = Set(read.compactMap(\.self)).sorted()
      forms += sorted
      var rank: [ValueForm: Int32] = [:]
      for (index, form) in sorted.enumerated() { rank[form] = base + Int32(index) }
      ranks.append(read.map { form in form.flatMap { rank[$0] } ?? -1 })
    }
    for claim in claims.indices where attributeOfClaim[claim] >= 0 {
      formOfClaim[claim] = ranks[Int(attributeOfClaim[claim])][Int(formOfClaim[claim])]
    }
    ranks = []
  }

  private typealias Values = [Value: (index: Int32, count: Int)]

  /// For each attribute, the form of each of its values in the order they were met.
  private var ranks: [[Int32]] = []

  /// The distinct values of each attribute; leaves the value's index in `formOfClaim`.
  private mutating func intern(_ claims: [Claim], _ groups: [[Int]]) -> [Values] {
    var indices: [Attribute: Int32] = [:]
    var values: [Values] = []
    for group in groups {
      for claim in group {
        let name = claims[claim].attribute
        var attribute = indices[name] ?? -1
        if attribute < 0 {
          attribute = Int32(values.count)
          indices[name] = attribute
          values.append([:])
        }
        attributeOfClaim[claim] = attribute
        let next = Int32(values[Int(attribute)].count)
        let index = Self.count(claims[claim].value, in: &values[Int(attribute)], next: next)
        formOfClaim[claim] = index
      }
    }
    return values
  }

  private static func count(_ value: Value, in values: inout Values, next: Int32) -> Int32 {
    values[value, default: (next, 0)].count += 1
    return values[value]?.index ?? next
  }
}

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
    var ranks: [[Int32]] = []
    for values in intern(claims, groups) {
      let reader = ValueReader(Array(zip(values.distinct, values.counts)))
      kinds.append(reader.kind)
      let read = values.distinct.map(reader.form(of:))
      let base = Int32(forms.count)
      let sorted = Set(read.compactMap(\.self)).sorted()
      forms += sorted
      var rank: [ValueForm: Int32] = [:]
      rank.reserveCapacity(sorted.count)
      for (index, form) in sorted.enumerated() { rank[form] = base + Int32(index) }
      ranks.append(read.map { form in form.flatMap { rank[$0] } ?? -1 })
    }
    for claim in claims.indices where attributeOfClaim[claim] >= 0 {
      formOfClaim[claim] = ranks[Int(attributeOfClaim[claim])][Int(formOfClaim[claim])]
    }
  }

  /// The distinct values of each attribute; leaves the value's index in `formOfClaim`.
  private mutating func intern(_ claims: [Claim], _ groups: [[Int]]) -> [DistinctValues] {
    var indices: [Attribute: Int32] = [:]
    var values: [DistinctValues] = []
    for group in groups {
      for claim in group {
        let name = claims[claim].attribute
        var attribute = indices[name] ?? -1
        if attribute < 0 {
          attribute = Int32(values.count)
          indices[name] = attribute
          values.append(DistinctValues())
        }
        attributeOfClaim[claim] = attribute
        formOfClaim[claim] = values[Int(attribute)].index(of: claims[claim].value)
      }
    }
    return values
  }
}

/// The values that one attribute takes, in the order they are met, and how often each is claimed.
private struct DistinctValues {
  private(set) var distinct: [Value] = []
  private(set) var counts: [Int] = []

  /// Texts have a table of their own: most values are texts, and hashing a string alone is faster.
  private var texts: [String: Int32] = [:]
  private var others: [Value: Int32] = [:]

  mutating func index(of value: Value) -> Int32 {
    let next = Int32(distinct.count)
    let known: Int32?
    if case .text(let text) = value {
      known = texts[text]
      if known == nil { texts[text] = next }
    } else {
      known = others[value]
      if known == nil { others[value] = next }
    }
    if let known {
      counts[Int(known)] += 1
      return known
    }
    distinct.append(value)
    counts.append(1)
    return next
  }
}

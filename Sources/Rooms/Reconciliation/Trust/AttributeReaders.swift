import Vocabulary

/// A reader for each attribute, and each distinct value read once.
struct AttributeReaders {
  private(set) var kinds: [ValueForm.Kind] = []
  private var indices: [Attribute: Int32] = [:]
  private var forms: [[Value: ValueForm?]] = []

  init(claims: [Claim], groups: [[Int]]) {
    var counts: [[Value: Int]] = []
    for group in groups {
      for claim in group {
        let index = intern(claims[claim].attribute)
        if index == counts.count { counts.append([:]) }
        counts[index][claims[claim].value, default: 0] += 1
      }
    }
    for values in counts {
      let reader = ValueReader(values.map { ($0.key, $0.value) })
      kinds.append(reader.kind)
      forms.append(values.keys.reduce(into: [:]) { $0[$1] = .some(reader.form(of: $1)) })
    }
  }

  private mutating func intern(_ attribute: Attribute) -> Int {
    if let known = indices[attribute] { return Int(known) }
    indices[attribute] = Int32(indices.count)
    return indices.count - 1
  }

  func index(of attribute: Attribute) -> Int32 {
    indices[attribute] ?? 0
  }

  /// What a claim's value means; `nil` where it states nothing.
  func form(of claim: Claim) -> ValueForm? {
    guard let index = indices[claim.attribute] else { return nil }
    return forms[Int(index)][claim.value] ?? nil
  }
}

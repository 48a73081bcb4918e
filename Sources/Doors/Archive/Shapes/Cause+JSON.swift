import Vocabulary

extension Cause {
  /// The causes that say all by their name.
  private static let plain: [Cause] = [
    .superseded, .staleCopy, .premature, .otherScope, .arithmeticSlip, .approximation, .outlier,
    .dispute,
  ]

  /// A word, or an object of one member that names what the cause points to:
  /// `"stale-copy"`, `{"unit-slip": "10"}`, `{"copy": "sai-update-2025"}`.
  init(json: JSON) throws(Misfit) {
    if case .string(let name) = json {
      guard let cause = Self.plain.first(where: { $0.name == name }) else {
        let known = Self.plain.map { "'\($0.name)'" }.joined(separator: ", ")
        throw Misfit(
          expected: "one of \(known), or an object with 'unit-slip', 'other-product' or 'copy'",
          found: "'\(name.prefix(40))'"
        )
      }
      self = cause
      return
    }
    let members = try Members(json)
    if members["unit-slip"] != nil {
      self = .unitSlip(factor: try members.amount("unit-slip"))
    } else if members["other-product"] != nil {
      self = .otherProduct(try members.id("other-product"))
    } else {
      self = .copy(of: try members.id("copy"))
    }
  }

  var json: JSON {
    switch self {
    case .unitSlip(let factor): .object([name: .string(factor.description)])
    case .otherProduct(let subject): .object([name: .string(subject.text)])
    case .copy(let source): .object([name: .string(source.text)])
    case .superseded, .staleCopy, .premature, .otherScope, .arithmeticSlip, .approximation,
      .outlier, .dispute:
      .string(name)
    }
  }
}

import Vocabulary

extension Rational {
  /// A decimal, or a fraction of two: "0.25", "100/600".
  init(json: JSON) throws(Misfit) {
    let parts = try json.text().split(separator: "/", omittingEmptySubsequences: false)
      .map { Amount(String($0)).map(Rational.init) }
    switch (parts.first ?? nil, parts.dropFirst().first ?? nil, parts.count) {
    case (let whole?, nil, 1):
      self = whole
    case (let above?, let below?, 2):
      guard let quotient = above.divided(by: below) else { fallthrough }
      self = quotient
    default:
      throw Misfit(expected: "a decimal or a fraction such as \"100/600\"", found: json.kind)
    }
  }

  var json: JSON {
    if let amount = amount(.down), Self(amount) == self { return .string(amount.description) }
    return .string("\(numerator)/\(denominator)")
  }
}

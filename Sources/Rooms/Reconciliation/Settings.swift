import Vocabulary

/// Numeric conditions: settings on which a price depends ("30", "<=30", ">30").
enum Settings {
  /// On which side of a number a condition holds.
  enum Bound: Hashable {
    case exactly(Amount)
    case upTo(Amount)
    case above(Amount)
  }

  static func isSetting(_ text: String) -> Bool {
    bound(text) != nil
  }

  /// Reads "30", "<=30", "<30", ">30" and ">=30"; bounds that include their number count as those that
  /// do not, since prices meet where they change.
  static func bound(_ text: String) -> Bound? {
    var rest = Substring(text)
    guard let sign = rest.first, sign == "<" || sign == ">" else {
      return Amount(text).map(Bound.exactly)
    }
    rest.removeFirst()
    if rest.first == "=" { rest.removeFirst() }
    while rest.first == " " { rest.removeFirst() }
    guard let amount = Amount(String(rest)) else { return nil }
    return sign == "<" ? .upTo(amount) : .above(amount)
  }

  /// The settings among a claim's conditions that name one number each.
  static func point(of conditions: [String: String]) -> [String: Amount] {
    var point: [String: Amount] = [:]
    for (name, text) in conditions {
      if case .exactly(let amount)? = bound(text) { point[name] = amount }
    }
    return point
  }

  static func hasBounds(_ conditions: [String: String]) -> Bool {
    conditions.values.contains { text in
      switch bound(text) {
      case .upTo, .above: true
      case .exactly, nil: false
      }
    }
  }
}

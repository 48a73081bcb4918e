import Vocabulary

extension JSON {
  /// An amount as a JSON number, or null where a double would not give back its every digit.
  ///
  /// Fifteen significant digits survive the way to a double and back (IEEE 754-2019, 5.12.2).
  static func number(_ amount: Amount) -> JSON {
    var digits = amount.units.magnitude
    while digits != 0, digits.isMultiple(of: 10) { digits /= 10 }
    return digits < 1_000_000_000_000_000 ? .decimal(amount) : .null
  }
}

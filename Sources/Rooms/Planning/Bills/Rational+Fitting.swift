import Vocabulary

/// Products and sums of shares and counts, exact wherever the exact fraction fits.
///
/// Where it does not, after many steps with long decimals, the longer operand and then both are
/// first rounded half-even to twelve places. `nil` only where that does not fit either.
extension Rational {
  static let zero = Rational(.zero)
  static let one = Rational(.one)

  func fittingProduct(_ other: Rational) -> Rational? {
    if let exact = multiplied(by: other) { return exact }
    let (longer, shorter) = denominator > other.denominator ? (self, other) : (other, self)
    guard let rounded = longer.nearestAmount.map(Rational.init) else { return nil }
    if let product = rounded.multiplied(by: shorter) { return product }
    return shorter.nearestAmount.map(Rational.init).flatMap(rounded.multiplied(by:))
  }

  func fittingSum(_ other: Rational) -> Rational? {
    if let exact = adding(other) { return exact }
    guard let left = nearestAmount, let right = other.nearestAmount else { return nil }
    return left.adding(right).map(Rational.init)
  }

  func fittingDifference(_ other: Rational) -> Rational? {
    Rational.zero.subtracting(other).flatMap(fittingSum)
  }

  func fittingQuotient(_ other: Rational) -> Rational? {
    Rational.one.divided(by: other).flatMap(fittingProduct)
  }

  /// The value rounded half-even to twelve places, also where the denominator is too long to scale.
  var nearestAmount: Amount? {
    let divisor = denominator.magnitude
    let scaled = numerator.magnitude.multipliedFullWidth(by: Amount.scale.magnitude)
    guard scaled.high < divisor else { return nil }
    let (below, rest) = divisor.dividingFullWidth(scaled)
    let gap = divisor - rest
    let isUp = rest > gap || (rest == gap && below % 2 == 1)
    guard let units = Int128(exactly: below), units < .max else { return nil }
    let nearest = isUp ? units + 1 : units
    return Amount(units: numerator < 0 ? -nearest : nearest)
  }
}

import Vocabulary

/// Products and sums of shares and counts, exact wherever the exact fraction fits.
///
/// Where it does not, after many steps with long decimals, both operands are first shortened to
/// fractions of two 62-bit numbers, which leaves eighteen digits or so; and where they are too large or
/// too small for that, rounded half-even to twelve places. `nil` only where that does not fit either.
extension Rational {
  static let zero = Rational(.zero)
  static let one = Rational(.one)

  func fittingProduct(_ other: Rational) -> Rational? {
    if let exact = multiplied(by: other) { return exact }
    if let product = shortenedOrSelf.multiplied(by: other.shortenedOrSelf) { return product }
    let (longer, shorter) = denominator > other.denominator ? (self, other) : (other, self)
    guard let rounded = longer.nearestAmount.map(Rational.init) else { return nil }
    if let product = rounded.multiplied(by: shorter) { return product }
    return shorter.nearestAmount.map(Rational.init).flatMap(rounded.multiplied(by:))
  }

  func fittingSum(_ other: Rational) -> Rational? {
    if let exact = adding(other) { return exact }
    if let sum = shortenedOrSelf.adding(other.shortenedOrSelf) { return sum }
    guard let left = nearestAmount, let right = other.nearestAmount else { return nil }
    return left.adding(right).map(Rational.init)
  }

  func fittingDifference(_ other: Rational) -> Rational? {
    Rational.zero.subtracting(other).flatMap(fittingSum)
  }

  func fittingQuotient(_ other: Rational) -> Rational? {
    Rational.one.divided(by: other).flatMap(fittingProduct)
  }

  /// The nearest fractions of numbers below 2^62; `nil` where too few digits of one would be left.
  private var shortened: Rational? {
    let longest = max(numerator.magnitude, denominator.magnitude)
    let shift = 128 - longest.leadingZeroBitCount - 62
    guard shift > 0 else { return self }
    // Half a unit is added, so that what is cut off is rounded.
    let half: UInt128 = 1 << UInt128(shift - 1)
    let above = (numerator.magnitude + half) >> UInt128(shift)
    let below = (denominator.magnitude + half) >> UInt128(shift)
    guard min(above, below) >= Self.fewestDigits else { return nil }
    let signed = Int128(truncatingIfNeeded: above)
    return Rational(numerator < 0 ? -signed : signed, over: Int128(truncatingIfNeeded: below))
  }

  private var shortenedOrSelf: Rational { shortened ?? self }

  /// Nine digits in the smaller of the two.
  private static let fewestDigits: UInt128 = 1_000_000_000

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

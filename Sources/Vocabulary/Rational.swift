/// An exact fraction, for formulas whose steps must not round: 0.9 * steps / 30.
///
/// Always reduced, with a positive denominator. Operations return `nil` on overflow.
package struct Rational: Sendable, Hashable {
  package let numerator: Int128
  package let denominator: Int128

  package init(_ amount: Amount) {
    let divisor = Self.greatestCommonDivisor(amount.units, Amount.scale)
    numerator = Self.quotient(amount.units, divisor)
    denominator = Self.quotient(Amount.scale, divisor)
  }

  /// `nil` for a denominator of zero, or where the sign does not fit.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * Self.quotient(numerator, divisor)
    self.denominator = sign * Self.quotient(denominator, divisor)
  }

  /// Takes a fraction that is reduced already; `nil` where its sign does not fit.
  private init?(reduced numerator: Int128, over denominator: Int128) {
    guard numerator != .min else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The sum, or `nil` on overflow.
  ///
  /// By way of the denominators' common divisor, so that fewer sums overflow and less is left to
  /// reduce (D. E. Knuth, "The Art of Computer Programming", volume 2, 4.5.1).
  package func adding(_ other: Self) -> Self? {
    let common = Self.greatestCommonDivisor(denominator, other.denominator)
    let own = Self.quotient(denominator, common)
    guard
      let left = Self.product(numerator, Self.quotient(other.denominator, common)),
      let right = Self.product(other.numerator, own)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { return nil }
    let divisor = Self.greatestCommonDivisor(sum, common)
    guard let below = Self.product(own, Self.quotient(other.denominator, divisor)) else {
      return nil
    }
    return Self(reduced: Self.quotient(sum, divisor), over: below)
  }

  package func subtracting(_ other: Self) -> Self? {
    guard other.numerator != .min else { return nil }
    return Self(reduced: -other.numerator, over: other.denominator).flatMap(adding)
  }

  package func multiplied(by other: Self) -> Self? {
    let first = Self.greatestCommonDivisor(numerator, other.denominator)
    let second = Self.greatestCommonDivisor(other.numerator, denominator)
    guard
      let above = Self.product(
        Self.quotient(numerator, first),
        Self.quotient(other.numerator, second)
      ),
      let below = Self.product(
        Self.quotient(denominator, second),
        Self.quotient(other.denominator, first)
      )
    else { return nil }
    return Self(reduced: above, over: below)
  }

  package func divided(by other: Self) -> Self? {
    guard other.numerator != 0, other.numerator != .min else { return nil }
    let sign: Int128 = other.numerator < 0 ? -1 : 1
    return Self(reduced: sign * other.denominator, over: sign * other.numerator)
      .flatMap(multiplied(by:))
  }

  /// The value rounded to the places of an amount, or `nil` where it does not fit.
  package func amount(_ rounding: Rounding) -> Amount? {
    guard let scaled = Self.product(numerator, Amount.scale) else {
      // Too wide to scale first: take the whole part apart, then the decimals.
      let whole = numerator / denominator
      guard
        let units = Self.product(whole, Amount.scale),
        let rest = Self.product(numerator % denominator, Amount.scale),
        let decimals = rounding.quotient(of: rest, by: denominator)
      else { return nil }
      let (sum, overflow) = units.addingReportingOverflow(decimals)
      return overflow ? nil : Amount(units: sum)
    }
    return rounding.quotient(of: scaled, by: denominator).map(Amount.init(units:))
  }

  /// The value rounded to a whole number.
  package func whole(_ rounding: Rounding) -> Int128? {
    rounding.quotient(of: numerator, by: denominator)
  }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (value, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : value
  }

  /// Above zero; 1 for two zeros.
  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (first, second) = (left.magnitude, right.magnitude)
    while second != 0 {
      // Most numbers are small, and dividing small ones is many times faster.
      if let small = UInt64(exactly: first), let other = UInt64(exactly: second) {
        return Int128(greatestCommonDivisor(small, other))
      }
      (first, second) = (second, first % second)
    }
    return first == 0 ? 1 : Int128(truncatingIfNeeded: first)
  }

  private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var (first, second) = (left, right)
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }

  /// A quotient without rest.
  private static func quotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    if divisor == 1 { return dividend }
    if let small = Int64(exactly: dividend), let other = Int64(exactly: divisor), small != .min {
      return Int128(small / other)
    }
    return dividend / divisor
  }
}

extension Rational: Comparable {
  /// Exact comparison by products of double width, so that nothing can overflow.
  package static func < (left: Self, right: Self) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return (first.high, first.low) < (second.high, second.low)
  }
}

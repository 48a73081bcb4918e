/// An exact fraction, for formulas whose steps must not round: 0.9 * steps / 30.
///
/// Always reduced, with a positive denominator. Operations return `nil` on overflow.
package struct Rational: Sendable, Hashable {
  package let numerator: Int128
  package let denominator: Int128

  package init(_ amount: Amount) {
    let divisor = Self.greatestCommonDivisor(amount.units, Amount.scale)
    numerator = amount.units / divisor
    denominator = Amount.scale / divisor
  }

  /// `nil` for a denominator of zero, or where the sign does not fit.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  package func adding(_ other: Self) -> Self? {
    guard
      let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Self(sum, over: below)
  }

  package func subtracting(_ other: Self) -> Self? {
    Self(-other.numerator, over: other.denominator).flatMap(adding)
  }

  package func multiplied(by other: Self) -> Self? {
    guard
      let first = Self(numerator, over: other.denominator),
      let second = Self(other.numerator, over: denominator),
      let above = Self.product(first.numerator, second.numerator),
      let below = Self.product(first.denominator, second.denominator)
    else { return nil }
    return Self(above, over: below)
  }

  package func divided(by other: Self) -> Self? {
    Self(other.denominator, over: other.numerator).flatMap(multiplied(by:))
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

  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (first, second) = (left < 0 ? -left : left, right < 0 ? -right : right)
    while second != 0 { (first, second) = (second, first % second) }
    return first == 0 ? 1 : first
  }
}

extension Rational: Comparable {
  /// Exact comparison by continued fractions, so that nothing can overflow.
  package static func < (left: Self, right: Self) -> Bool {
    var (first, second) = (left, right)
    var isReversed = false
    while true {
      let (a, b) = (first.wholeBelow, second.wholeBelow)
      if a != b { return (a < b) != isReversed }
      let (restOfFirst, restOfSecond) = (
        first.numerator - a * first.denominator, second.numerator - b * second.denominator
      )
      if restOfFirst == 0 || restOfSecond == 0 {
        if restOfFirst == restOfSecond { return false }
        return (restOfFirst == 0) != isReversed
      }
      guard
        let next = Self(first.denominator, over: restOfFirst),
        let other = Self(second.denominator, over: restOfSecond)
      else { return false }
      (first, second) = (next, other)
      isReversed.toggle()
    }
  }

  private var wholeBelow: Int128 {
    let quotient = numerator / denominator
    return numerator % denominator < 0 ? quotient - 1 : quotient
  }
}

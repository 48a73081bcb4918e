/// How a number between two representable ones is resolved.
package enum Rounding: String, Sendable, Hashable, CaseIterable {
  /// To the nearest, ties to the even neighbour (IEEE 754 roundTiesToEven).
  case halfEven = "half-even"
  /// To the nearest, ties away from zero, as invoices are usually rounded.
  case halfUp = "half-up"
  /// Towards positive infinity.
  case up
  /// Towards negative infinity.
  case down

  /// `dividend / divisor` as a whole number, or `nil` where the divisor is zero or it overflows.
  package func quotient(of dividend: Int128, by divisor: Int128) -> Int128? {
    if divisor == 0 { return nil }
    // Most numbers are small, and dividing small ones is many times faster.
    if let small = Int64(exactly: dividend), let other = Int64(exactly: divisor), small != .min {
      let (quotient, remainder) = small.quotientAndRemainder(dividingBy: other)
      if remainder == 0 { return Int128(quotient) }
    }
    let (quotient, overflow) = dividend.dividedReportingOverflow(by: divisor)
    if overflow { return nil }
    let remainder = dividend % divisor
    if remainder == 0 { return quotient }
    let isNegative = (dividend < 0) != (divisor < 0)
    let awayFromZero: Int128 = isNegative ? -1 : 1
    switch self {
    case .up: return isNegative ? quotient : quotient + 1
    case .down: return isNegative ? quotient - 1 : quotient
    case .halfUp, .halfEven:
      let rest = divisor.magnitude - remainder.magnitude
      if remainder.magnitude < rest { return quotient }
      if remainder.magnitude > rest { return quotient + awayFromZero }
      let keepsQuotient = self == .halfEven && quotient % 2 == 0
      return keepsQuotient ? quotient : quotient + awayFromZero
    }
  }
}

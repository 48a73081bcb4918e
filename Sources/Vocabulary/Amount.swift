/// An exact decimal number with up to twelve places: a price, a fee, a count of credits.
///
/// Stored as a count of 10^-12, so `Amount("0.065")` is exactly 0.065 and sums have no drift.
/// Operations that can leave the range return `nil`; those that must round name the rounding.
package struct Amount: Sendable, Hashable {
  /// The value in units of 10^-12.
  package let units: Int128

  /// How many units make 1.
  package static let scale: Int128 = 1_000_000_000_000

  /// How many decimal places are kept.
  package static let places = 12

  package init(units: Int128) {
    self.units = units
  }

  package init(_ whole: Int) {
    units = Int128(whole) * Self.scale
  }

  package static let zero = Self(units: 0)
  package static let one = Self(1)

  package var isNegative: Bool { units < 0 }
  package var isZero: Bool { units == 0 }
  package var isWhole: Bool { units % Self.scale == 0 }
  package var magnitude: Self { Self(units: units < 0 ? -units : units) }

  /// The whole number, or `nil` where there are decimals or it does not fit.
  package var whole: Int? {
    isWhole ? Int(exactly: units / Self.scale) : nil
  }

  /// The nearest floating-point number: for drawing and statistics, never for money.
  package var approximation: Double { Double(units) / 1e12 }
}

// MARK: - Arithmetic

extension Amount {
  /// The sum, or `nil` on overflow.
  package func adding(_ other: Self) -> Self? {
    let (sum, overflow) = units.addingReportingOverflow(other.units)
    return overflow ? nil : Self(units: sum)
  }

  /// The difference, or `nil` on overflow.
  package func subtracting(_ other: Self) -> Self? {
    let (difference, overflow) = units.subtractingReportingOverflow(other.units)
    return overflow ? nil : Self(units: difference)
  }

  /// The product rounded to twelve places, or `nil` on overflow.
  package func multiplied(by other: Self, _ rounding: Rounding = .halfEven) -> Self? {
    let (high, low) = units.multipliedFullWidth(by: other.units)
    guard let product = Int128(exactly: high, low) else { return wideProduct(other, rounding) }
    return rounding.quotient(of: product, by: Self.scale).map(Self.init(units:))
  }

  /// The quotient rounded to twelve places, or `nil` on overflow or a divisor of zero.
  package func divided(by other: Self, _ rounding: Rounding = .halfEven) -> Self? {
    guard let quotient = Rational(self).divided(by: Rational(other)) else { return nil }
    return quotient.amount(rounding)
  }

  /// The nearest multiple of `step`, or `nil` on overflow or a step that is not positive.
  package func rounded(toMultipleOf step: Self, _ rounding: Rounding) -> Self? {
    guard step.units > 0, let count = rounding.quotient(of: units, by: step.units) else {
      return nil
    }
    let (value, overflow) = count.multipliedReportingOverflow(by: step.units)
    return overflow ? nil : Self(units: value)
  }

  /// A product whose exact form is too wide for one word: whole part and decimals apart.
  private func wideProduct(_ other: Self, _ rounding: Rounding) -> Self? {
    guard let product = Rational(self).multiplied(by: Rational(other)) else { return nil }
    return product.amount(rounding)
  }
}

extension Int128 {
  /// The value of a double-width product where it fits one word.
  fileprivate init?(exactly high: Int128, _ low: UInt128) {
    let value = Int128(truncatingIfNeeded: low)
    guard high == (value < 0 ? -1 : 0) else { return nil }
    self = value
  }
}

extension Amount: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.units < right.units
  }
}

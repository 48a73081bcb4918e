import Testing
import Vocabulary

/// Exact fractions, held against whole numbers of twice the width.
struct RationalTests {
  static let numbers: [Int128] = [
    0, 1, -1, 2, 3, -7, 10, 12, 97, -360, 1_000, 65_537, 1_000_000_007,
    Int128(Int64.max), Int128(Int64.min), Int128(UInt64.max), 1_000_000_000_000_000_000_000_000,
  ]

  private static let fractions: [Rational] = numbers.flatMap { above in
    [1, 2, 3, 12, 97, 1_000, 1_000_000_000_000].compactMap { Rational(above, over: $0) }
  }

  @Test func `A fraction is reduced and its denominator positive`() throws {
    for (above, below, expected) in [
      (Int128(6), Int128(4), (Int128(3), Int128(2))), (-6, 4, (-3, 2)), (6, -4, (-3, 2)),
      (-6, -4, (3, 2)), (0, -5, (0, 1)),
    ] {
      let fraction = try #require(Rational(above, over: below))
      #expect((fraction.numerator, fraction.denominator) == expected)
    }
    #expect(Rational(1, over: 0) == nil)
  }

  @Test func `Sums, differences, products and quotients are exact and reduced`() {
    for left in Self.fractions {
      for right in Self.fractions {
        expect(left.adding(right), left, right) { ($0 * $3 + $2 * $1, $1 * $3) }
        expect(left.subtracting(right), left, right) { ($0 * $3 - $2 * $1, $1 * $3) }
        expect(left.multiplied(by: right), left, right) { ($0 * $2, $1 * $3) }
        if right.numerator == 0 {
          #expect(left.divided(by: right) == nil)
        } else {
          expect(left.divided(by: right), left, right) { ($0 * $3, $1 * $2) }
        }
      }
    }
  }

  @Test func `Comparing is exact where the products do not fit`() {
    let fractions = Self.fractions
    for left in fractions {
      for right in fractions {
        guard let difference = left.subtracting(right) else { continue }
        #expect((left < right) == (difference.numerator < 0))
        #expect((left == right) == (difference.numerator == 0))
      }
    }
    let huge = Rational(Int128.max, over: 3)
    let slightlyLess = Rational(Int128.max - 1, over: 3)
    #expect(slightlyLess.map { less in huge.map { less < $0 } } == true)
  }

  @Test func `What does not fit is nil and no trap`() throws {
    let huge = try #require(Rational(Int128.max, over: 1))
    #expect(huge.adding(huge) == nil)
    #expect(huge.multiplied(by: huge) == nil)
    #expect(Rational(.min, over: 3) == nil)
    let least = Rational(Amount(units: .min))
    #expect(least.subtracting(least) == Rational(.zero))
    #expect(huge.divided(by: huge) == Rational(.one))
  }

  /// Checks a result by cross-multiplication where the parts are small enough for it.
  private func expect(
    _ result: Rational?,
    _ left: Rational,
    _ right: Rational,
    _ parts: (Int128, Int128, Int128, Int128) -> (Int128, Int128)
  ) {
    let limit = Int128(Int32.max)
    let all = [left.numerator, left.denominator, right.numerator, right.denominator]
    guard all.allSatisfy({ $0.magnitude < limit.magnitude }) else { return }
    let (above, below) = parts(all[0], all[1], all[2], all[3])
    #expect(result == Rational(above, over: below), "\(left), \(right)")
  }
}

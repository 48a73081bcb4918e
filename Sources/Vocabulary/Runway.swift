/// How long a balance lasts at a steady cost a day or a month.
package struct Runway: Sendable, Hashable {
  /// Periods at the high bound of the cost, exactly: 31.25 months is 125/4.
  package let shortest: Rational?

  /// Periods at the low bound; `nil`, as `shortest` may be, where nothing is spent.
  package let longest: Rational?
  package let period: Period

  package enum Period: String, Sendable, Hashable {
    case day
    case month
  }

  package init(shortest: Rational?, longest: Rational?, period: Period) {
    self.shortest = shortest
    self.longest = longest
    self.period = period
  }
}

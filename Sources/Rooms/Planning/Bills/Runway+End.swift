package import Vocabulary

extension Runway {
  /// - Parameters:
  ///   - balance: in credits or USD, as the cost is; a balance below zero lasts no time.
  ///   - cost: of one period.
  ///   - period: what the cost is of.
  package init(balance: Amount, cost: Bounds<Amount>, each period: Period) {
    let balance = Rational(max(balance, .zero))
    self.init(
      shortest: balance.divided(by: Rational(cost.high)),
      longest: balance.divided(by: Rational(cost.low)),
      period: period
    )
  }

  /// The first day that the balance does not cover in full, counting from the start of `first`.
  ///
  /// Months follow the calendar, and a day beyond a short month's end is its last; the cost of a
  /// month is spread evenly over its days. `nil` beyond the year 9999.
  package static func end(after periods: Rational, each period: Period, from first: Day) -> Day? {
    guard let whole = periods.whole(.down), whole >= 0, whole < 4_000_000 else { return nil }
    let count = Int(whole)
    guard period == .month else { return checked(first.adding(days: count)) }
    guard
      let start = first.adding(months: count),
      let next = first.adding(months: count + 1),
      let rest = periods.subtracting(Rational(Amount(count))),
      let days = rest.multiplied(by: Rational(Amount(next.number - start.number)))?.whole(.down)
    else { return nil }
    return checked(start.adding(days: Int(days)))
  }

  private static func checked(_ day: Day) -> Day? {
    day.civil.year <= 9999 ? day : nil
  }
}

extension Day {
  fileprivate func adding(months: Int) -> Day? {
    let (year, month, day) = civil
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    let last = Day.length(ofMonth: newMonth, year: newYear)
    return Day(year: newYear, month: newMonth, day: min(day, last))
  }
}

/// A month of a year.
package struct CalendarMonth: Sendable, Hashable {
  package let year: Int

  /// 1 to 12.
  package let month: Int

  /// The month that a day lies in.
  package init(of day: Day) {
    (year, month, _) = day.civil
  }

  /// Its first day.
  package var first: Day { Day(year: year, month: month, day: 1) ?? Day(number: 0) }

  /// The first day of the month after it.
  package var next: Day { first.adding(days: Day.length(ofMonth: month, year: year)) }
}

extension CalendarMonth: CustomStringConvertible {
  /// ISO 8601: "2026-11".
  package var description: String { String(first.description.prefix(7)) }
}

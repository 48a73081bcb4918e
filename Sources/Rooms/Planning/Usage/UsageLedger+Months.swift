package import Vocabulary

/// What a calendar month holds of a ledger.
package struct UsageMonth: Sendable, Hashable {
  package let year: Int
  package let month: Int

  /// Zero where no row speaks of the month or all that do say so.
  package let count: Amount

  /// The days of the month within the span of the ledger: all but in its first and last month.
  package let days: DaySpan

  /// Whether the ledger begins after the month's first day or ends before its last.
  package let isPartial: Bool
}

extension UsageLedger {
  /// The totals of all months from the first to the last row, without a gap, oldest first.
  ///
  /// The span is that of the whole ledger, also where one operation is named: an operation that is
  /// new had none before. What is in the first and last month but not in the span nobody knows.
  package func months(of operation: Identifier<Subject>? = nil) -> [UsageMonth] {
    guard let span else { return [] }
    var counts: [Int: Amount] = [:]
    for one in series where operation == nil || one.use.operation == operation {
      for entry in one.entries {
        let month = Self.month(of: entry.day)
        counts[month] = Self.sum(counts[month, default: .zero], entry.count)
      }
    }
    var months: [UsageMonth] = []
    for number in Self.month(of: span.first)...Self.month(of: span.last) {
      let (year, month) = (number / 12, number % 12 + 1)
      let length = Day.length(ofMonth: month, year: year)
      guard
        let first = Day(year: year, month: month, day: 1),
        let last = Day(year: year, month: month, day: length),
        let days = DaySpan(from: max(first, span.first), to: min(last, span.last))
      else { continue }
      months.append(
        UsageMonth(
          year: year,
          month: month,
          count: counts[number, default: .zero],
          days: days,
          isPartial: days.first != first || days.last != last
        )
      )
    }
    return months
  }

  /// Months counted from the beginning of the era.
  private static func month(of day: Day) -> Int {
    let (year, month, _) = day.civil
    return year * 12 + month - 1
  }
}

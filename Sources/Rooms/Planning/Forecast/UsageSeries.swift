package import Vocabulary

/// How often one operation was used, month by month without gaps: a month without use is zero.
package struct UsageSeries: Sendable, Hashable {
  package let operation: Identifier<Subject>

  /// What its price depends on: `["steps": "50"]`.
  package let settings: [String: String]

  /// The month of the first count.
  package let first: Month
  package let counts: [Amount]

  package init(
    operation: Identifier<Subject>,
    settings: [String: String] = [:],
    first: Month,
    counts: [Amount]
  ) {
    self.operation = operation
    self.settings = settings
    self.first = first
    self.counts = counts
  }

  /// The month of the last count; the month before the first where there is none.
  package var last: Month { first.adding(counts.count - 1) }

  /// The count of a month; zero outside of the series.
  package func count(in month: Month) -> Amount {
    let index = month.number - first.number
    return counts.indices.contains(index) ? counts[index] : .zero
  }
}

/// Which months of a record are history and which are foretold, seen from a day.
///
/// The month of that day is not over: what it has so far is a floor of its forecast and no history,
/// so that half a month is not taken for a fall. Months between the last one recorded and the first
/// one foretold are gaps, not zeros.
package struct ForecastCalendar: Sendable, Hashable {
  package let first: Month
  package let lastKnown: Month

  /// The first month foretold.
  package let ahead: Month

  /// The month that is not over and has a record.
  package let partial: Month?

  /// The day from which spending is counted against a balance.
  package let from: Day

  /// `nil` where no month of the record is over.
  package init?(recordFrom first: Month, to last: Month, today: Day) {
    let current = Month(today)
    let isPartial = last == current
    // A record that goes beyond today was seen from a later day: all of it is history.
    lastKnown = isPartial ? last.adding(-1) : last
    guard first <= lastKnown else { return nil }
    self.first = first
    partial = isPartial ? current : nil
    ahead = max(current, lastKnown.adding(1))
    from = ahead == current ? today : ahead.start
  }

  /// How many months lie between the last one known and the first one foretold.
  package var missing: Int { ahead.number - lastKnown.number - 1 }

  /// The counts of a series as the forecaster reads them: from its first month until the one before
  /// the first foretold; zero where others have a record, and not a number where nobody has.
  package func history(of series: UsageSeries) -> [Double] {
    guard series.first <= lastKnown else { return [] }
    let known = (series.first.number...lastKnown.number).map { number in
      series.count(in: Month(number: number)).approximation
    }
    return known + Array(repeating: Double.nan, count: missing)
  }
}

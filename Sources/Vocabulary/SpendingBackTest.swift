/// How forecasts made earlier in a history of spending would have done.
package struct SpendingBackTest: Sendable, Hashable {
  /// Probabilities of the intervals, in thousandths.
  package let levels: [Int]

  /// One for each month foretold, the latest origin first and then month by month.
  package let rows: [Row]

  /// One month, foretold when only the months before an origin were known.
  package struct Row: Sendable, Hashable {
    /// The last month that was known.
    package let known: Month
    package let month: Month
    package let forecast: SpendingForecast.Outlook
    package let actual: Amount

    /// What the month before the origin cost.
    package let naive: Amount

    package init(
      known: Month,
      month: Month,
      forecast: SpendingForecast.Outlook,
      actual: Amount,
      naive: Amount
    ) {
      self.known = known
      self.month = month
      self.forecast = forecast
      self.actual = actual
      self.naive = naive
    }

    /// How many months ahead it was foretold.
    package var ahead: Int { month.number - known.number }

    /// Whether the month came to lie inside the interval of a level.
    package func isInside(_ level: Int) -> Bool {
      guard forecast.bands.indices.contains(level) else { return false }
      let band = forecast.bands[level]
      return band.low <= actual && actual <= band.high
    }
  }

  package init(levels: [Int], rows: [Row]) {
    self.levels = levels
    self.rows = rows
  }

  /// How many rows lie inside the intervals of a level.
  package func inside(_ level: Int) -> Int {
    rows.count { $0.isInside(level) }
  }

  /// The mean absolute error of the medians in USD; `nil` where nothing was compared.
  package var meanAbsoluteError: Double? {
    mean { ($0.forecast.median.approximation - $0.actual.approximation).magnitude }
  }

  /// The same of repeating the last month known.
  package var naiveError: Double? {
    mean { ($0.naive.approximation - $0.actual.approximation).magnitude }
  }

  /// The mean of forecast less actual: above zero where forecasts were too high.
  package var bias: Double? {
    mean { $0.forecast.median.approximation - $0.actual.approximation }
  }

  private func mean(_ loss: (Row) -> Double) -> Double? {
    guard !rows.isEmpty else { return nil }
    return rows.reduce(0) { $0 + loss($1) } / Double(rows.count)
  }
}

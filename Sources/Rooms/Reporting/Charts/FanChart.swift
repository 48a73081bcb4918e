package import Vocabulary

/// What months cost and what the months ahead may cost, in USD.
///
/// The past is a solid line, the middle of what is ahead a dashed one, within bands that are the
/// fainter the likelier the month falls into them. The vertical axis holds zero.
package struct FanChart: Sendable, Hashable {
  /// Unique in its page.
  package let id: String
  package let title: String

  /// One sentence that says what is seen.
  package let summary: String

  /// What the amounts are: "USD a month".
  package let yTitle: String

  /// In the order of their months; months that are missing stay gaps.
  package let past: [Past]
  package let ahead: [Ahead]

  /// USD a month, a line across.
  package let budget: Amount?

  package init(
    id: String,
    title: String,
    summary: String,
    yTitle: String,
    past: [Past],
    ahead: [Ahead],
    budget: Amount?
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.yTitle = yTitle
    self.past = past.sorted { $0.month < $1.month }
    self.ahead = ahead.sorted { $0.month < $1.month }
    self.budget = budget
  }

  package struct Past: Sendable, Hashable {
    package let month: Month

    /// USD.
    package let amount: Amount

    package init(month: Month, amount: Amount) {
      self.month = month
      self.amount = amount
    }
  }

  package struct Ahead: Sendable, Hashable {
    package let month: Month

    /// The median, in USD.
    package let middle: Amount
    package let bands: [Band]

    package init(month: Month, middle: Amount, bands: [Band]) {
      self.month = month
      self.middle = middle
      self.bands = bands
    }
  }

  /// Between which amounts a month is expected to fall.
  package struct Band: Sendable, Hashable {
    /// The probability in thousandths: 800, 950.
    package let permille: Int
    package let low: Amount
    package let high: Amount

    /// Bounds may come in either order.
    package init(permille: Int, low: Amount, high: Amount) {
      self.permille = permille
      self.low = min(low, high)
      self.high = max(low, high)
    }
  }
}

extension FanChart {
  /// A row for each month, with the amounts to the cent.
  package var table: ChartTable {
    let levels = levels
    let spent = past.map { month in
      [month.month.description, Figure.dollars(month.amount)] + levels.map { _ in "" } + [""]
    }
    let expected = ahead.map { month in
      [month.month.description, "", Figure.dollars(month.middle)]
        + levels.reversed().map { level in
          guard let band = month.band(level) else { return "" }
          return Figure.range(band.low, band.high, Figure.dollars)
        }
    }
    return ChartTable(
      columns: ["month", "spent", "median"] + levels.reversed().map(Self.percent),
      rows: spent + expected
    )
  }

  /// The probabilities of all bands, the widest first.
  var levels: [Int] {
    Set(ahead.flatMap { $0.bands.map { $0.permille } }).sorted(by: >)
  }

  /// "80 %", "97.5 %".
  static func percent(_ permille: Int) -> String {
    let (whole, rest) = permille.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(whole) %" : "\(whole).\(rest.magnitude) %"
  }
}

extension FanChart.Ahead {
  /// The band of a probability.
  func band(_ permille: Int) -> FanChart.Band? {
    bands.first { $0.permille == permille }
  }
}

import Vocabulary

@testable import Planning

/// Parts and settings with a default for everything a test does not speak of.
enum MakeSpending {
  static let ahead = Month(Day("2026-12-01") ?? Day(number: 0))

  static func part(_ history: [Double], price: String = "0.05") -> SpendingPart {
    part("erase", history, price: price)
  }

  static func part(
    _ operation: Identifier<Subject>,
    _ history: [Double],
    price: String = "0.05"
  ) -> SpendingPart {
    SpendingPart(
      operation,
      usage: .history(history),
      prices: [StandingPrice(amount(price))]
    )
  }

  static func setting(
    from: String = "2026-12-01",
    partial: Month? = nil,
    changes: PriceChangeRecord? = nil,
    budget: String? = nil,
    balance: String? = nil
  ) -> SpendingForecaster.Setting {
    let from = Day(from) ?? Day(number: 0)
    return SpendingForecaster.Setting(
      ahead: Month(from),
      from: from,
      past: .known(
        .init(first: ahead.adding(-24), last: ahead.adding(-1), assumedShare: 0, missing: 0)
      ),
      partial: partial,
      changes: changes,
      budget: budget.map { amount($0) },
      balance: balance.map { .init(amount($0), .usd, usd: amount($0)) }
    )
  }

  /// Operations whose months are lifted and lowered together: relative noise with one correlation.
  static func together(
    _ count: Int,
    months: Int,
    noise: Double,
    correlation: Double,
    using generator: inout SeededGenerator
  ) -> [[Double]] {
    var series = [[Double]](repeating: [], count: count)
    for _ in 0..<months {
      let common = MakeSeries.normal(&generator)
      for index in series.indices {
        let own = MakeSeries.normal(&generator)
        let shock = correlation.squareRoot() * common + (1 - correlation).squareRoot() * own
        series[index].append(1000 * Elementary.exp(noise * shock))
      }
    }
    return series
  }

  /// Courses of operations watched for `months`, some of which changed on one day.
  static func courses(
    _ ratios: [Double],
    of count: Int,
    months: Int = 40,
    changedAfter: Int = 20
  ) -> [PriceCourse] {
    let first = Month(Day("2023-07-01") ?? Day(number: 0))
    return (0..<count).map { index in
      PriceCourse(
        operation: Identifier("op\(index)"),
        from: first.start,
        until: first.adding(months).start,
        steps: index < ratios.count
          ? [.init(day: first.adding(changedAfter).start, logRatio: Elementary.log(ratios[index]))]
          : []
      )
    }
  }
}

extension SpendingForecast.Outlook {
  /// How wide an interval is, in USD.
  func width(_ level: Int = 0) -> Double {
    bands[level].high.approximation - bands[level].low.approximation
  }
}

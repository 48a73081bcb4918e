import Testing
import Vocabulary

@testable import Planning

/// Whether intervals of totals hold as often as they say, on simulated usage with known laws.
struct SpendingCoverageTests {
  private static let repeats = 100

  /// How many of the totals of three months lie inside the 80 % intervals.
  private static func share(correlation: Double, months: Int, seed: UInt64) throws -> Double {
    var generator = SeededGenerator(seed: seed)
    var inside = 0
    for _ in 0..<repeats {
      let series = MakeSpending.together(
        3,
        months: months + 3,
        noise: 0.2,
        correlation: correlation,
        using: &generator
      )
      let parts = series.enumerated().map { index, values in
        MakeSpending.part(Identifier("op\(index)"), Array(values.prefix(months)), price: "1")
      }
      let forecast = try SpendingForecaster(months: 3, levels: [800], paths: 200)
        .forecast(of: parts, in: MakeSpending.setting())
      let actual = series.reduce(0) { $0 + $1.suffix(3).reduce(0, +) }
      let band = forecast.total.cumulative[2].bands[0]
      if (band.low.approximation...band.high.approximation).contains(actual) { inside += 1 }
    }
    return Double(inside) / Double(repeats)
  }

  @Test(arguments: [0.0, 0.4, 0.9])
  func `intervals of totals hold however operations hang together`(correlation: Double) throws {
    let share = try Self.share(correlation: correlation, months: 18, seed: 21)
    #expect((0.72...0.97).contains(share), "\(share)")
  }

  @Test func `totals of operations that rise and fall together are wider than of independent ones`()
    throws
  {
    var widths: [Double] = []
    var correlations: [Double] = []
    for correlation in [0.0, 0.9] {
      var generator = SeededGenerator(seed: 5)
      let parts = MakeSpending.together(
        4,
        months: 40,
        noise: 0.2,
        correlation: correlation,
        using: &generator
      ).enumerated().map { MakeSpending.part(Identifier("op\($0)"), $1, price: "1") }
      let forecast = try SpendingForecaster(months: 1, paths: 2000)
        .forecast(of: parts, in: MakeSpending.setting())
      widths.append(forecast.total.monthly[0].width())
      correlations.append(try #require(forecast.basis.together).correlation)
    }
    #expect(widths[1] > 1.3 * widths[0])
    #expect(correlations[0] < 0.3 && correlations[1] > 0.7)
  }

  @Test func `intervals hold where prices change in rounds at the rate they were seen`() throws {
    // The truth: a round with chance 0.1 a month, in which half of the prices rise by 3/2 to 2.
    var generator = SeededGenerator(seed: 31)
    func truth(months: Int, of count: Int) -> [PriceCourse] {
      let first = Month(Day("2020-01-01") ?? Day(number: 0))
      var steps = [[PriceCourse.Step]](repeating: [], count: count)
      for month in 1...months where generator.nextFraction() < 0.1 {
        for index in steps.indices where generator.nextFraction() < 0.5 {
          let ratio = 1.5 + 0.5 * generator.nextFraction()
          steps[index].append(
            .init(day: first.adding(month).start, logRatio: Elementary.log(ratio))
          )
        }
      }
      return steps.enumerated().map { index, steps in
        PriceCourse(
          operation: Identifier("op\(index)"),
          from: first.start,
          until: first.adding(months).start,
          steps: steps
        )
      }
    }
    let part = MakeSpending.part("op0", MakeSeries.constant(100, months: 30), price: "1")
    var inside = 0
    var repeats = 0
    for _ in 0..<200 {
      let record = PriceChangeRecord(of: truth(months: 60, of: 10))
      let future = truth(months: 12, of: 1)[0].steps.reduce(0) { $0 + $1.logRatio }
      let forecast = try SpendingForecaster(months: 12, levels: [900], paths: 200)
        .forecast(of: [part], in: MakeSpending.setting(changes: record))
      let actual = 100 * Elementary.exp(future)
      let band = forecast.total.monthly[11].bands[0]
      if band.low.approximation - 0.01 <= actual, actual <= band.high.approximation + 0.01 {
        inside += 1
      }
      repeats += 1
    }
    let share = Double(inside) / Double(repeats)
    #expect((0.84...0.99).contains(share), "\(share)")
  }
}

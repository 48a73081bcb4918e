import Testing

@testable import Planning

struct ForecastPathsTests {
  static let history: [Double] = {
    var generator = SeededGenerator(seed: 3)
    return MakeSeries.business(months: 60, growth: 0.01, noise: 0.08, using: &generator)
  }()

  @Test func `the same seed draws the same paths`() throws {
    let forecast = try Forecaster(horizon: 6).forecast(Self.history)
    var first = SeededGenerator(seed: 1)
    var second = SeededGenerator(seed: 1)
    var third = SeededGenerator(seed: 2)
    let paths = forecast.paths(20, using: &first)
    #expect(paths == forecast.paths(20, using: &second))
    #expect(paths != forecast.paths(20, using: &third))
    #expect(paths.values.count == 20)
    #expect(paths.months == 6)
  }

  @Test func `months of paths have the intervals of the forecast`() throws {
    let forecast = try Forecaster(horizon: 6).forecast(Self.history)
    var generator = SeededGenerator(seed: 4)
    let paths = forecast.paths(20_000, using: &generator)
    for month in [0, 5] {
      for share in [0.1, 0.5, 0.9] {
        let drawn = try #require(paths.quantile(share, month: month))
        let stated = forecast.quantile(share, month: month)
        #expect(ForecasterTests.isClose(drawn, stated, within: 0.01))
      }
    }
  }

  @Test func `a total varies less than the sum of its months' interval ends says`() throws {
    var noise = SeededGenerator(seed: 5)
    let history = MakeSeries.noise(mean: 100, deviation: 10, months: 60, using: &noise)
    let forecast = try Forecaster(horizon: 12).forecast(history)
    var generator = SeededGenerator(seed: 6)
    let paths = forecast.paths(4000, using: &generator).cumulative
    let high = try #require(paths.quantile(0.9, month: 11))
    let low = try #require(paths.quantile(0.1, month: 11))
    let ends =
      forecast.bands[0].high.reduce(0, +) - forecast.bands[0].low.reduce(0, +)
    #expect(high - low < 0.7 * ends)
    #expect(high - low > 0.2 * ends)
  }

  @Test func `running totals, sums and money`() {
    let paths = ForecastPaths(values: [[1, 2, 3], [4, 5, 6]])
    #expect(paths.cumulative.values == [[1, 3, 6], [4, 9, 15]])
    #expect(paths.adding(paths).values == [[2, 4, 6], [8, 10, 12]])
    #expect(paths.scaled(by: 0.5).values == [[0.5, 1, 1.5], [2, 2.5, 3]])
    #expect(paths.mean(month: 2) == 4.5)
    #expect(paths.quantile(0.5, month: 0) == 2.5)
    #expect(paths.quantile(0, month: 1) == 2)
    #expect(paths.quantile(1, month: 1) == 5)
    #expect(paths.quantile(0.5, month: 9) == nil)
  }

  @Test func `the chance of having passed a budget by each month`() {
    let paths = ForecastPaths(values: [[1, 3, 6], [4, 9, 15], [1, 1, 1], [0, 7, 8]])
    #expect(paths.sharePassing(5) == [0, 0.5, 0.75])
    #expect(paths.sharePassing(100) == [0, 0, 0])
    #expect(ForecastPaths(values: []).sharePassing(1) == [])
  }
}

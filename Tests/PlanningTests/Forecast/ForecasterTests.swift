import Testing

@testable import Planning

struct ForecasterTests {
  static func isClose(_ left: Double, _ right: Double, within share: Double) -> Bool {
    abs(left - right) <= share * max(abs(left), abs(right))
  }

  // MARK: - Exact courses

  @Test(arguments: [0.0, 1, 63, 1e-9, 1e12])
  func `a constant stays, and after two years nothing is assumed of it`(value: Double) throws {
    let history = MakeSeries.constant(value, months: 36)
    let forecast = try Forecaster(horizon: 12).forecast(history)
    for month in 0..<12 {
      #expect(Self.isClose(forecast.point[month], value, within: 1e-9))
      for band in forecast.bands {
        #expect(Self.isClose(band.low[month], value, within: 1e-9))
        #expect(Self.isClose(band.high[month], value, within: 1e-9))
      }
    }
  }

  @Test func `a straight line goes on, held back a little as lines seldom last`() throws {
    let history = MakeSeries.line(from: 100, by: 5, months: 48)
    let forecast = try Forecaster(horizon: 6).forecast(history)
    for month in 0..<6 {
      let straight = 100 + 5 * Double(48 + month)
      let gained = (forecast.point[month] - history[47]) / (straight - history[47])
      #expect((0.6...1.01).contains(gained))
      #expect(forecast.point[month] > (month == 0 ? history[47] : forecast.point[month - 1]))
    }
  }

  @Test func `a pure season repeats`() throws {
    let history = MakeSeries.seasonal(level: 500, months: 60)
    let forecast = try Forecaster(horizon: 18).forecast(history)
    for month in 0..<18 {
      let expected = 500 * MakeSeries.factors[(60 + month) % 12]
      #expect(Self.isClose(forecast.point[month], expected, within: 0.01))
    }
    #expect(forecast.diagnostics.seasonalStrength > 0.95)
    #expect(forecast.diagnostics.isMultiplicative)
  }

  @Test func `noise without a season is not given one`() throws {
    var generator = SeededGenerator(seed: 5)
    let history = MakeSeries.noise(
      mean: 100,
      deviation: 10,
      months: 72,
      using: &generator
    )
    let forecast = try Forecaster(horizon: 12).forecast(history)
    #expect(forecast.diagnostics.seasonalStrength < 0.5)
    #expect(forecast.diagnostics.persistence < 0.3)
    for month in 0..<12 { #expect((85...115).contains(forecast.point[month])) }
  }

  @Test func `after a shift the forecast stands at the new level`() throws {
    var generator = SeededGenerator(seed: 6)
    let history =
      MakeSeries.noise(mean: 100, deviation: 3, months: 36, using: &generator)
      + MakeSeries.noise(mean: 200, deviation: 3, months: 18, using: &generator)
    let forecast = try Forecaster(horizon: 6).forecast(history)
    for month in 0..<6 { #expect((170...230).contains(forecast.point[month])) }
  }

  @Test func `a lone outlier is pulled in and said so`() throws {
    var generator = SeededGenerator(seed: 7)
    var history = MakeSeries.noise(mean: 100, deviation: 3, months: 48, using: &generator)
    let plain = try Forecaster(horizon: 6).forecast(history)
    history[40] = 1000
    let forecast = try Forecaster(horizon: 6).forecast(history)
    #expect(forecast.diagnostics.outliers >= 1)
    for month in 0..<6 {
      #expect(Self.isClose(forecast.point[month], plain.point[month], within: 0.1))
    }
  }

  // MARK: - Invariances

  @Test(arguments: [1000.0, 0.001, 1e-15, 1e15])
  func `another unit gives the same forecast in that unit`(factor: Double) throws {
    var generator = SeededGenerator(seed: 8)
    let history = MakeSeries.business(
      months: 60,
      growth: 0.01,
      noise: 0.1,
      using: &generator
    )
    let one = try Forecaster(horizon: 12).forecast(history)
    let other = try Forecaster(horizon: 12).forecast(history.map { $0 * factor })
    for month in 0..<12 {
      #expect(Self.isClose(other.point[month], one.point[month] * factor, within: 1e-6))
      for (left, right) in zip(other.bands, one.bands) {
        #expect(Self.isClose(left.low[month], right.low[month] * factor, within: 1e-6))
        #expect(Self.isClose(left.high[month], right.high[month] * factor, within: 1e-6))
      }
    }
  }

  @Test func `where values lie around zero, a shift shifts the forecast`() throws {
    var generator = SeededGenerator(seed: 9)
    let history = MakeSeries.noise(mean: 0, deviation: 10, months: 60, using: &generator)
    let forecaster = Forecaster(horizon: 6, isNonNegative: false)
    let one = try forecaster.forecast(history)
    let other = try forecaster.forecast(history.map { $0 - 5 })
    for month in 0..<6 {
      #expect(abs(other.point[month] + 5 - one.point[month]) < 0.05)
    }
  }

  @Test func `the same history gives the same forecast`() throws {
    var generator = SeededGenerator(seed: 10)
    let history = MakeSeries.walk(from: 50, step: 0.1, months: 40, using: &generator)
    let forecaster = Forecaster(horizon: 6)
    #expect(try forecaster.forecast(history) == forecaster.forecast(history))
  }

  @Test func `a longer horizon widens intervals and leaves levels nested`() throws {
    var generator = SeededGenerator(seed: 11)
    let history = MakeSeries.walk(from: 50, step: 0.1, months: 60, using: &generator)
    let forecast = try Forecaster(horizon: 18, levels: [0.5, 0.8, 0.95]).forecast(history)
    for (inner, outer) in zip(forecast.bands, forecast.bands.dropFirst()) {
      for month in 0..<18 {
        #expect(outer.low[month] < inner.low[month])
        #expect(inner.high[month] < outer.high[month])
      }
    }
    let width = forecast.bands[1].high.indices.map {
      (forecast.bands[1].high[$0] - forecast.bands[1].low[$0]) / forecast.point[$0]
    }
    #expect(width[17] > 1.5 * width[0])
  }

  // MARK: - Short, gappy and hostile histories

  @Test func `without a value there is no forecast`() {
    #expect(throws: ForecastRefusal.noHistory) { try Forecaster(horizon: 3).forecast([]) }
    #expect(throws: ForecastRefusal.noHistory) {
      try Forecaster(horizon: 3).forecast([.nan, .infinity])
    }
  }

  @Test func `horizons, periods and levels out of range are refused by name`() {
    #expect(throws: ForecastRefusal.horizon(0)) { try Forecaster(horizon: 0).forecast([1]) }
    #expect(throws: ForecastRefusal.horizon(1_000_000)) {
      try Forecaster(horizon: 1_000_000).forecast([1])
    }
    #expect(throws: ForecastRefusal.period(0)) {
      try Forecaster(horizon: 1, period: 0).forecast([1])
    }
    #expect(throws: ForecastRefusal.level(1)) {
      try Forecaster(horizon: 1, levels: [1]).forecast([1])
    }
  }

  @Test(arguments: [[100.0], [100, 110], [100, 110, 105]])
  func `one to three values give a level and a wide interval`(history: [Double]) throws {
    let forecast = try Forecaster(horizon: 6).forecast(history)
    #expect(forecast.method == .level)
    #expect(forecast.diagnostics.assumedShare > 0.8)
    for month in 0..<6 {
      #expect((95...112).contains(forecast.point[month]))
      #expect(forecast.bands[0].high[month] > 1.25 * forecast.point[month])
      #expect(forecast.bands[0].low[month] < 0.8 * forecast.point[month])
    }
  }

  @Test(arguments: 4..<30) func `every length from four on gives an ordered forecast`(
    months: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(months))
    let history = MakeSeries.business(
      months: months,
      growth: 0.02,
      noise: 0.1,
      using: &generator
    )
    let forecast = try Forecaster(horizon: 24).forecast(history)
    for month in 0..<24 {
      let band = forecast.bands[1]
      #expect(band.low[month] < forecast.point[month])
      #expect(forecast.point[month] < band.high[month])
      #expect(band.low[month] >= 0)
    }
  }

  @Test func `gaps are filled and counted, and months missing at the end are stepped over`() throws
  {
    let whole = MakeSeries.seasonal(level: 500, months: 60)
    var gappy = whole
    for gap in [13, 14, 30, 47] { gappy[gap] = .nan }
    let forecast = try Forecaster(horizon: 12).forecast([.nan] + gappy + [.nan, .nan])
    #expect(forecast.diagnostics.filled == 4)
    for month in 0..<12 {
      let expected = 500 * MakeSeries.factors[(62 + month) % 12]
      #expect(Self.isClose(forecast.point[month], expected, within: 0.05))
    }
  }

  @Test func `usage never falls below zero, a balance may`() throws {
    let falling = MakeSeries.line(from: 100, by: -4, months: 26)
    let usage = try Forecaster(horizon: 24).forecast(falling)
    let balance = try Forecaster(horizon: 24, isNonNegative: false).forecast(falling)
    #expect(usage.bands[1].low.allSatisfy { $0 >= 0 })
    #expect(usage.point.allSatisfy { $0 >= 0 })
    #expect(balance.bands[1].low[23] < 0)
  }

  @Test func `a history below zero shows that values can be`() throws {
    var generator = SeededGenerator(seed: 12)
    let history = MakeSeries.noise(mean: -20, deviation: 5, months: 36, using: &generator)
    let forecast = try Forecaster(horizon: 3).forecast(history)
    for month in 0..<3 { #expect((-30 ... -10).contains(forecast.point[month])) }
  }

  @Test func `where most months are zero, past months are the forecast`() throws {
    let history: [Double] = (0..<48).map { $0 % 4 == 1 ? 12 : 0 }
    let forecast = try Forecaster(horizon: 6).forecast(history)
    #expect(forecast.method == .pastCases)
    for month in 0..<6 {
      #expect((2...4).contains(forecast.point[month]))
      #expect(forecast.bands[0].low[month] == 0)
      #expect(forecast.bands[1].high[month] >= 12)
    }
  }

  @Test(arguments: 1...300) func `hostile histories give finite, ordered numbers`(
    seed: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let history = HostileSeries.make(using: &generator)
    let horizon = 1 + Int(generator.next() % 30)
    let period = [1, 2, 4, 7, 12, 12][Int(generator.next() % 6)]
    let forecast = try Forecaster(horizon: horizon, period: period).forecast(history)
    let paths = forecast.paths(2, using: &generator)
    #expect(forecast.point.count == horizon)
    for month in 0..<horizon {
      #expect(forecast.point[month].isFinite)
      for band in forecast.bands {
        #expect(band.low[month].isFinite && band.high[month].isFinite)
        #expect(band.low[month] <= band.high[month])
      }
      #expect(paths.values.allSatisfy { $0[month].isFinite })
    }
  }

  // MARK: - Intervals that hold

  struct Law: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let months: Int
    let make: @Sendable (Int, inout SeededGenerator) -> [Double]
  }

  static let laws: [Law] = [
    Law(testDescription: "noise around a mean", months: 60) { months, generator in
      MakeSeries.noise(mean: 100, deviation: 15, months: months, using: &generator)
    },
    Law(testDescription: "a random walk", months: 60) { months, generator in
      MakeSeries.walk(from: 100, step: 0.08, months: months, using: &generator)
    },
    Law(testDescription: "growth with a season", months: 72) { months, generator in
      MakeSeries.business(months: months, growth: 0.008, noise: 0.08, using: &generator)
    },
    Law(testDescription: "a short random walk", months: 15) { months, generator in
      MakeSeries.walk(from: 100, step: 0.15, months: months, using: &generator)
    },
    Law(testDescription: "noise around zero", months: 60) { months, generator in
      MakeSeries.noise(mean: 0, deviation: 15, months: months, using: &generator)
    },
  ]

  @Test(arguments: laws) func `intervals hold on simulated series`(law: Law) throws {
    var generator = SeededGenerator(seed: 2026)
    var inside = [0, 0]
    var totals = 0
    let series = 60
    for _ in 0..<series {
      let whole = law.make(law.months + 12, &generator)
      let forecast = try Forecaster(horizon: 12, isNonNegative: false).forecast(
        Array(whole[..<law.months])
      )
      for (index, band) in forecast.bands.enumerated() {
        for month in 0..<12 {
          let actual = whole[law.months + month]
          if band.low[month] <= actual, actual <= band.high[month] { inside[index] += 1 }
        }
      }
      let paths = forecast.paths(100, using: &generator).cumulative
      let total = whole[law.months...].reduce(0, +)
      let low = try #require(paths.quantile(0.1, month: 11))
      let high = try #require(paths.quantile(0.9, month: 11))
      if low <= total, total <= high { totals += 1 }
    }
    // The generator is seeded, so these shares are the same on every run.
    let share80 = Double(inside[0]) / Double(series * 12)
    let share95 = Double(inside[1]) / Double(series * 12)
    #expect((0.74...0.90).contains(share80), "80 %: \(share80)")
    #expect((0.91...0.99).contains(share95), "95 %: \(share95)")
    #expect((0.65...0.97).contains(Double(totals) / Double(series)), "totals: \(totals)")
  }
}

import Testing

@testable import Planning

struct GrowthScenarioTests {
  @Test func `growth compounds from the month after the start`() throws {
    let forecast = try GrowthScenario(start: 200, growth: 0.05).forecast(horizon: 3)
    #expect(forecast.method == .scenario)
    for (month, expected) in [210, 220.5, 231.525].enumerated() {
      #expect(abs(forecast.point[month] - expected) < 1e-9)
    }
    #expect(forecast.diagnostics.deviation == GrowthScenario.assumedNoise)
  }

  @Test func `noise adds up with the square root of months`() throws {
    let forecast = try GrowthScenario(start: 100, growth: 0, noise: 0.1).forecast(
      horizon: 4,
      levels: [0.8]
    )
    // 1.2816 deviations on the root scale: 100 (1 + 1.2816 x 0.1 / 2)^2.
    #expect(abs(forecast.bands[0].high[0] - 113.226) < 0.01)
    #expect(abs(forecast.bands[0].high[3] - 127.274) < 0.01)
    #expect(abs(forecast.bands[0].low[3] - 76.012) < 0.01)
  }

  @Test func `without noise there is one course`() throws {
    let forecast = try GrowthScenario(start: 100, growth: -0.1, noise: 0).forecast(horizon: 2)
    #expect(forecast.bands[1].low == forecast.point)
    #expect(forecast.bands[1].high == forecast.point)
    var generator = SeededGenerator(seed: 1)
    #expect(forecast.paths(2, using: &generator).values == [forecast.point, forecast.point])
  }

  @Test func `what cannot be is refused by name`() {
    #expect(throws: ForecastRefusal.start(-1)) {
      try GrowthScenario(start: -1, growth: 0).forecast(horizon: 1)
    }
    #expect(throws: ForecastRefusal.growth(-1)) {
      try GrowthScenario(start: 1, growth: -1).forecast(horizon: 1)
    }
    #expect(throws: ForecastRefusal.noise(.infinity)) {
      try GrowthScenario(start: 1, growth: 0, noise: .infinity).forecast(horizon: 1)
    }
    #expect(throws: ForecastRefusal.horizon(0)) {
      try GrowthScenario(start: 1, growth: 0).forecast(horizon: 0)
    }
  }

  @Test(arguments: [(0.0, 1e300, 1e300), (1e300, 5, 1e300), (.leastNonzeroMagnitude, -0.99, 3)])
  func `extremes stay finite`(start: Double, growth: Double, noise: Double) throws {
    let forecast = try GrowthScenario(start: start, growth: growth, noise: noise).forecast(
      horizon: 1200
    )
    #expect(forecast.point.allSatisfy { $0.isFinite })
    #expect(forecast.bands.allSatisfy { $0.high.allSatisfy { $0.isFinite } })
    var generator = SeededGenerator(seed: 1)
    #expect(forecast.paths(1, using: &generator).values[0].allSatisfy { $0.isFinite })
  }
}

import Testing

@testable import Planning

/// Widths by past cases made by hand: each origin foretold 100 for one month.
struct SpreadTests {
  /// Past forecasts that missed by `misses`, the newest first, each a month before the next.
  private static func origins(
    _ misses: [Double],
    level: Double = 100,
    noise: Double = 10
  ) -> [RollingOrigins.Origin] {
    misses.enumerated().map { index, miss in
      RollingOrigins.Origin(
        known: 39 - index,
        forecast: [level],
        actual: [level + miss],
        noise: noise,
        persistence: 0
      )
    }
  }

  private static func spread(_ origins: [RollingOrigins.Origin], level: Double = 100) -> Spread {
    Spread(
      centers: [level],
      origins: origins,
      members: Members(of: MakeSeries.constant(level, months: 40), period: 1, horizon: 1),
      count: 40,
      level: level,
      scale: .plain
    )
  }

  private static func width(_ spread: Spread, _ share: Double = 0.9) -> Double {
    spread.value(spread.steps(to: share), month: 0) - spread.centers[0]
  }

  @Test func `past intervals that were too narrow widen those to come, and held ones do not`() {
    // The same misses in another order: the mean of all, and so what is measured, is one.
    let held = Self.spread(Self.origins([10, 10, 10, 10, 10, 40]))
    let passed = Self.spread(Self.origins([40, 10, 10, 10, 10, 10]))
    let early = Self.spread(Self.origins([10, 10, 10, 40, 10, 10]))
    #expect(Self.width(passed) > 1.15 * Self.width(held))
    // How far the others missed says nothing beyond their mean.
    #expect(ForecasterTests.isClose(Self.width(early), Self.width(held), within: 1e-12))
  }

  @Test func `a past interval wider than was needed narrows those to come`() {
    let calm = Self.spread(Self.origins([2, 10, 10, 10, 10, 10]))
    let even = Self.spread(Self.origins([10, 10, 10, 10, 10, 2]))
    #expect(Self.width(calm) < 0.97 * Self.width(even))
  }

  @Test(arguments: [1e3, 1e6, 1e12]) func `no miss doubles what is measured`(miss: Double) {
    let last = Self.spread(Self.origins([miss, 0, 0, 0, 0, 0], noise: 0))
    let first = Self.spread(Self.origins([0, 0, 0, 0, 0, miss], noise: 0))
    #expect(Self.width(last) > 1.5 * Self.width(first))
    // The other order narrows by a tenth at most.
    #expect(Self.width(last) < 2 * Self.width(first) / (1 - 1.0 / 10))
  }

  @Test func `one miss says less the more cases there are`() {
    var last = Double.infinity
    for count in 3...9 {
      let calm = [Double](repeating: 10, count: count - 1)
      let ratio =
        Self.width(Self.spread(Self.origins([30] + calm)))
        / Self.width(Self.spread(Self.origins(calm + [30])))
      #expect(ratio > 1.05)
      #expect(ratio < last)
      last = ratio
    }
  }

  @Test func `with more cases that missed alike, intervals never widen`() {
    for share in [0.9, 0.975, 0.995] {
      var last = Double.infinity
      for count in 1...9 {
        let misses = [Double](repeating: 10, count: count)
        // The error inside is that of the misses, so that only their number differs.
        let measured = MeasuredDeviation(
          misses: misses.map { [$0] },
          noise: 1.2533 * 10 / 1.1,
          persistence: 0,
          count: 40,
          horizon: 1,
          unit: 100
        )
        let law = StudentT(origins: count)
        let width = measured.ahead * law.scale * law.quantile(share)
        // Where the law gets one degree surer, its middle fills out by a fiftieth.
        #expect(width <= last * (share < 0.95 ? 1.03 : 1 + 1e-12))
        last = width
      }
    }
  }

  @Test(arguments: [0.001, 1000.0]) func `in another unit widths are those in that unit`(
    factor: Double
  ) {
    let misses = [40.0, 10, 5, 10]
    let one = Self.width(Self.spread(Self.origins(misses)))
    let other = Self.width(
      Self.spread(
        Self.origins(misses.map { $0 * factor }, level: 100 * factor, noise: 10 * factor),
        level: 100 * factor
      )
    )
    #expect(ForecasterTests.isClose(other, one * factor, within: 1e-9))
  }

  @Test func `the width of a past case is measured by what was known on its day`() {
    // Two steps ahead, a month apart: on the newest day, the second month of the one before was
    // not known yet, so what it missed by then changes nothing but the mean.
    func origins(_ first: Double, _ second: Double) -> [RollingOrigins.Origin] {
      [
        .init(known: 38, forecast: [100, 100], actual: [110, 110], noise: 10, persistence: 0),
        .init(
          known: 37,
          forecast: [100, 100],
          actual: [100 + first, 100 + second],
          noise: 10,
          persistence: 0
        ),
      ]
    }
    func excess(_ first: Double, _ second: Double) -> Double {
      let origins = origins(first, second)
      let misses = origins.map { origin in
        zip(origin.actual, origin.forecast).map { ($0 - $1).magnitude }
      }
      return MeasuredDeviation(
        misses: misses.map { $0[...] },
        noise: 10,
        persistence: 0,
        count: 40,
        horizon: 2,
        unit: 100
      ).excess(over: origins, misses: misses, unit: 100)
    }
    #expect(excess(10, 5) == excess(10, 80))
    #expect(excess(5, 10) > excess(10, 10))
  }

  @Test func `a series whose errors have just grown gets wider intervals than before`() throws {
    // Noise of one size, and the same with its last two months four times as far from the mean.
    var generator = SeededGenerator(seed: 15)
    let calm = MakeSeries.noise(mean: 0, deviation: 10, months: 60, using: &generator)
    var troubled = calm
    troubled[58] = 45
    troubled[59] = -45
    var earlier = calm
    earlier[40] = 45
    earlier[41] = -45
    let widths = try [calm, earlier, troubled].map { history in
      let forecast = try Forecaster(horizon: 12, period: 1).forecast(history)
      return forecast.bands[0].high[11] - forecast.bands[0].low[11]
    }
    #expect(widths[2] > 1.1 * widths[0])
    #expect(widths[2] > widths[1])
  }
}

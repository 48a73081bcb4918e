/// A course without a history: a start, a growth a month and a noise, all assumed.
package struct GrowthScenario: Sendable, Hashable {
  /// The value of the month before the first one foretold.
  package let start: Double

  /// Growth a month: 0.05 for five percent.
  package let growth: Double

  /// The standard deviation assumed of one month's step, relative to its value.
  ///
  /// Steps add up: after four months it is twice as much.
  package let noise: Double

  /// The noise assumed where none is stated: about what a month of young usage series moves by.
  package static let assumedNoise = 0.15

  package init(start: Double, growth: Double, noise: Double = GrowthScenario.assumedNoise) {
    self.start = start
    self.growth = growth
    self.noise = noise
  }

  /// The months after the start, with intervals from the noise assumed.
  package func forecast(
    horizon: Int,
    levels: [Double] = [0.8, 0.95]
  ) throws(ForecastRefusal) -> Forecast {
    guard (1...Forecaster.limit).contains(horizon) else { throw .horizon(horizon) }
    for level in levels where !(level > 0 && level < 1) { throw .level(level) }
    guard start >= 0, start.isFinite else { throw .start(start) }
    guard growth > -1, growth.isFinite else { throw .growth(growth) }
    guard noise >= 0, noise.isFinite else { throw .noise(noise) }
    // Beyond this no bill goes; it keeps products finite.
    let ceiling = 1e200
    var centers: [Double] = []
    var deviations: [Double] = []
    var value = min(start, ceiling)
    for month in 0..<horizon {
      value = min(value * (1 + growth), ceiling)
      centers.append(value)
      deviations.append(min(noise, 1e50) * Double(month + 1).squareRoot())
    }
    let spread = Spread(
      centers: centers,
      deviations: deviations,
      scale: .root,
      persistence: 1,
      law: nil
    )
    return Forecast(
      law: .spread(spread),
      bounds: Forecast.Bounds(unit: 1, isNonNegative: true),
      horizon: horizon,
      levels: levels,
      method: .scenario,
      diagnostics: Forecast.Diagnostics(
        known: 0,
        filled: 0,
        outliers: 0,
        seasonalStrength: 0,
        isMultiplicative: true,
        persistence: 1,
        origins: 0,
        deviation: noise,
        assumedShare: 1,
        weights: []
      )
    )
  }
}

/// What each member of the ensemble foretells: simple methods that err in different ways.
///
/// Levels and slopes (simple smoothing, Theta on the values and on their logarithms, Holt's line)
/// see trends; autoregressions of differences see momentum, of values the pull back to a mean, of
/// differences to the year before a season that moves; the last season and the mean of the last
/// three are what a person would say. Theta is Assimakopoulos and Nikolopoulos (2000); the rest is
/// in every textbook.
struct Members {
  /// How many members there are.
  static let count = 11

  /// What members are called in diagnostics, in order.
  static let names = [
    "theta", "theta of logarithms", "level", "line", "momentum", "momentum of logarithms",
    "pull to the mean", "seasonal momentum", "seasonal momentum of logarithms", "last season",
    "mean season",
  ]

  /// Prior weights: seasonal autoregressions count twice, being the only ones of their kind.
  static let weights: [Double] = [1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1]

  /// A forecast a month of the horizon, for each member.
  let ahead: [[Double]]

  let pattern: SeasonalPattern

  /// The standard deviation of one-step errors inside the series: relative for positive series.
  let noise: Double

  /// How much of a surprise stays in the level: 0 for noise around a mean, 1 for a random walk.
  let persistence: Double

  /// Fits every member to `series`: two values or more, complete, scaled to around 1.
  init(of series: [Double], period: Int, horizon: Int) {
    let isPositive = Self.allowsLogarithms(series)
    let pattern = SeasonalPattern(
      of: series,
      period: period,
      horizon: horizon,
      isMultiplicative: isPositive
    )
    self.pattern = pattern
    let adjusted = pattern.adjusted
    let usesLogarithms = isPositive && Self.allowsLogarithms(adjusted)
    let logarithms = usesLogarithms ? adjusted.map(Elementary.log) : adjusted
    func unlogged(_ values: [Double]) -> [Double] {
      usesLogarithms ? values.map(Elementary.exp) : values
    }

    let level = Smoothing.level(of: adjusted)
    persistence = level.constant
    let flat = pattern.restored(Array(repeating: level.level, count: horizon))
    let theta = pattern.restored(Self.theta(level, of: adjusted, horizon: horizon))
    let logTheta = pattern.restored(
      unlogged(Self.theta(Smoothing.level(of: logarithms), of: logarithms, horizon: horizon))
    )
    let holt = Smoothing.line(through: adjusted)
    let line = pattern.restored(
      (0..<horizon).map { holt.level + holt.slope * Double($0 + 1) }
    )

    let drifting = Self.autoregressed(adjusted, logarithms, horizon: horizon)
    noise = drifting.noise
    let momentum = pattern.restored(drifting.values)
    let logMomentum = pattern.restored(unlogged(drifting.logarithms))
    let pull = pattern.restored(drifting.levels)

    let seasons = Seasons(
      of: pattern.cleaned,
      period: period,
      horizon: horizon,
      usesLogarithms: isPositive
    )
    func blended(_ seasonal: [Double], _ plain: [Double]) -> [Double] {
      zip(seasonal, plain).map { pattern.strength * $0 + (1 - pattern.strength) * $1 }
    }
    let plainMean = Array(
      repeating: Self.mean(adjusted.suffix(period > 1 ? 3 * period : 1)),
      count: horizon
    )
    ahead = [
      theta, logTheta, flat, line, momentum, logMomentum, pull,
      blended(seasons?.differenced ?? momentum, momentum),
      blended(seasons?.logDifferenced ?? logMomentum, logMomentum),
      blended(seasons?.last ?? flat, flat),
      blended(seasons?.mean ?? plainMean, plainMean),
    ]
  }

  /// Whether ratios mean something: all values above zero, and none so near it that its logarithm
  /// would steer the rest.
  static func allowsLogarithms(_ series: [Double]) -> Bool {
    var least = Double.infinity
    for value in series { least = min(least, value) }
    return least > 0 && least > 0.01 * mean(series[...])
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// Simple smoothing with half the slope of the whole series.
  private static func theta(
    _ smoothing: Smoothing,
    of series: [Double],
    horizon: Int
  ) -> [Double] {
    let slope = Trend.slope(of: series) / 2
    let constant = max(smoothing.constant, 0.03)
    let fading = Elementary.pow(max(1 - constant, 1e-9), Double(series.count))
    let lead = (1 - fading) / constant
    return (0..<horizon).map { smoothing.level + slope * (Double($0) + lead) }
  }

  /// Autoregressions of the differences of values and logarithms, and of the values themselves.
  private static func autoregressed(
    _ values: [Double],
    _ logarithms: [Double],
    horizon: Int
  ) -> (values: [Double], logarithms: [Double], levels: [Double], noise: Double) {
    var lanes: [SIMD4<Double>] = []
    lanes.reserveCapacity(values.count)
    for index in 1..<values.count {
      lanes.append(
        SIMD4(
          values[index] - values[index - 1],
          logarithms[index] - logarithms[index - 1],
          values[index],
          0
        )
      )
    }
    let model = Autoregression(of: lanes, orders: 13)
    let steps = model.ahead(horizon, keepingMeanOf: 2)
    var value = values[values.count - 1]
    var logarithm = logarithms[logarithms.count - 1]
    var result = (
      values: [Double](), logarithms: [Double](), levels: [Double](),
      noise: model.noise[1].squareRoot()
    )
    for step in steps {
      value += step[0]
      logarithm += step[1]
      result.values.append(value)
      result.logarithms.append(logarithm)
      result.levels.append(step[2])
    }
    return result
  }

  /// Members that look at the same month of earlier periods.
  private struct Seasons {
    let differenced: [Double]
    let logDifferenced: [Double]
    let last: [Double]
    let mean: [Double]

    init?(of series: [Double], period: Int, horizon: Int, usesLogarithms: Bool) {
      let count = series.count
      guard period > 1, count >= 3 * period else { return nil }
      var values = series
      var logarithms = usesLogarithms ? series.map(Elementary.log) : series
      let lanes = (period..<count).map { index in
        SIMD2(
          values[index] - values[index - period],
          logarithms[index] - logarithms[index - period]
        )
      }
      let steps = Autoregression(of: lanes, orders: period + 3).ahead(
        horizon,
        keepingMeanOf: nil
      )
      for (index, step) in steps.enumerated() {
        values.append(values[count + index - period] + step[0])
        logarithms.append(logarithms[count + index - period] + step[1])
      }
      differenced = Array(values[count...])
      logDifferenced =
        usesLogarithms ? logarithms[count...].map(Elementary.exp) : Array(logarithms[count...])
      last = (0..<horizon).map { series[count - period + $0 % period] }
      mean = (0..<horizon).map { step in
        let index = count - period + step % period
        return (series[index] + series[index - period] + series[index - 2 * period]) / 3
      }
    }
  }
}

/// How far a month's value may lie from its forecast.
///
/// Values are spread by a t law around the forecast, on the scale of square roots where all of the
/// history lies above zero (between the even law of small deviations and the lopsided one of large
/// ratios; never below zero), else on the plain scale.
struct Spread: Sendable, Hashable {
  /// The forecast each month, which is also the median.
  let centers: [Double]

  /// The deviation each month: relative to the center on the root scale, else in the series' unit.
  let deviations: [Double]

  let scale: Scale

  /// How much of a surprise stays in the level: how months of one path hang together.
  let persistence: Double

  /// Whether the deviations themselves were measured, and so are uncertain.
  let isMeasured: Bool

  enum Scale: Sendable, Hashable {
    case root
    case plain
  }

  /// What brings the t law, whose own standard deviation is sqrt(2), to 1.08 of the one measured.
  ///
  /// The excess is for what measuring on the same series misses. The 1.08 was read off the yearly
  /// and quarterly series of the M1, M3 and tourism competitions and the monthly ones of M1 and
  /// tourism, so that eight in ten of their held-back values lie within 80 % intervals.
  static let factor = 0.76

  /// How many deviations from the center a share of values lies below.
  func steps(to share: Double) -> Double {
    isMeasured ? Self.factor * StudentT.quantile(share) : NormalDistribution.quantile(share)
  }

  /// The value `steps` deviations from the center.
  func value(_ steps: Double, month: Int) -> Double {
    let center = centers[month]
    let distance = steps * deviations[month]
    switch scale {
    case .plain: return center + distance
    case .root:
      let root = max(0, 1 + distance / 2)
      return center * root * root
    }
  }

  /// One course of all months.
  ///
  /// Three shocks make up a month's deviation: one shared by all months (where the level stands),
  /// those of earlier months that stay in the level, and the month's own. A measured deviation
  /// stretches the whole course, which is what makes its law a t law.
  func path(using generator: inout some RandomNumberGenerator) -> [Double] {
    let stretch = isMeasured ? Self.factor * StudentT.stretch(using: &generator) : 1
    let shared = Self.levelShare.squareRoot() * Self.normal(using: &generator)
    var stayed = 0.0
    var variance = Self.levelShare + 1
    var result: [Double] = []
    result.reserveCapacity(centers.count)
    for month in centers.indices {
      let shock = Self.normal(using: &generator)
      let step = (shared + stayed + shock) / variance.squareRoot()
      result.append(value(stretch * step, month: month))
      stayed += persistence * shock
      variance += persistence * persistence
    }
    return result
  }

  /// The variance of the level's own error over that of a month's shock.
  static let levelShare = 0.25

  private static func normal(using generator: inout some RandomNumberGenerator) -> Double {
    NormalDistribution.quantile(generator.nextFraction())
  }
}

extension Spread {
  /// Without the first months.
  func dropping(_ months: Int) -> Self {
    guard months > 0 else { return self }
    return Self(
      centers: Array(centers.dropFirst(months)),
      deviations: Array(deviations.dropFirst(months)),
      scale: scale,
      persistence: persistence,
      isMeasured: isMeasured
    )
  }

  /// Assumes a random walk whose steps are a quarter of the level, which two or three values may
  /// widen and hardly narrow.
  init(
    assumedAround center: Double,
    values: [Double],
    level: Double,
    horizon: Int,
    scale: Scale
  ) {
    let unit = scale == .root ? 1.0 : level
    var squares = 2 * (Self.assumed * unit) * (Self.assumed * unit)
    for (index, value) in values.enumerated().dropFirst() {
      let before = values[index - 1]
      let step =
        scale == .root ? 2 * (value - before) / (value + before) : value - before
      squares += step * step
    }
    let deviation = (squares / Double(1 + values.count)).squareRoot()
    self.init(
      centers: Array(repeating: center, count: horizon),
      deviations: (0..<horizon).map { deviation * (Double($0) + 1.25).squareRoot() },
      scale: scale,
      persistence: 1,
      isMeasured: true
    )
  }

  /// The step of a month that is assumed while nothing is measured, relative to the level.
  ///
  /// In the families of series looked at (trade, tourism, industry, demography), half moved by less than
  /// 0.02 to 0.18 a month.
  static let assumed = 0.25

  /// Measures deviations by the errors of past forecasts of the same series.
  ///
  /// - Deviations grow with the horizon as months^(0.05 + persistence / 2): not at all for noise
  ///   around a mean, with the square root for a random walk, and a little for what is estimated.
  /// - The scale is the mean size of all past errors, brought to the first month; with it, as three
  ///   further origins, the one-step error inside the series, and in a short history an assumed
  ///   quarter of the level, which fades out until the twentieth value.
  init(
    centers: [Double],
    origins: RollingOrigins,
    members: Members?,
    count: Int,
    level: Double,
    scale: Scale
  ) {
    let persistence = members?.persistence ?? 1
    let growth = 0.05 + persistence / 2
    var growths: [Double] = []
    for month in centers.indices {
      growths.append(Elementary.pow(Double(month + 1), growth))
    }
    var sum = 0.0
    var months = 0.0
    for origin in origins.origins {
      for (month, forecast) in origin.forecast.enumerated() {
        let error = Self.deviation(
          of: origin.actual[month],
          from: forecast,
          scale: scale,
          level: level
        )
        sum += error.magnitude / growths[month]
        months += 1
      }
    }
    let isRelative = scale == .root
    let unit = isRelative ? 1 : level
    let fullness = min(1, Double(count) / 20)
    let past = Double(origins.origins.count)
    // A mean size times 1.2533 is a normal law's standard deviation.
    let measured = months > 0 ? 1.2533 * sum / months : 0
    let inside = 1.1 * (members?.noise ?? 0)
    let assumed = Self.assumed * unit
    let insideWeight = members == nil ? 0 : 3 * fullness
    let assumedWeight = 3 * (1 - fullness)
    let total = past + insideWeight + assumedWeight
    let deviation =
      total > 0
      ? (past * measured + insideWeight * inside + assumedWeight * assumed) / total : assumed
    // Few past forecasts measure badly: one adds its own variance to theirs.
    let inflation = (1 + 1 / max(past, 1)).squareRoot()

    self.centers = centers
    deviations = growths.map { $0 * deviation * inflation }
    self.scale = scale
    self.persistence = persistence
    isMeasured = true
  }

  /// How far `actual` lies from `forecast` on a scale.
  private static func deviation(
    of actual: Double,
    from forecast: Double,
    scale: Scale,
    level: Double
  ) -> Double {
    switch scale {
    case .plain: return actual - forecast
    case .root:
      let center = max(forecast, 0.02 * level)
      return 2 * ((max(actual, 0) / center).squareRoot() - 1)
    }
  }
}

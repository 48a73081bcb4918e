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

  /// The law of a deviation that was measured, and so is uncertain; `nil` for one that is known.
  let law: StudentT?

  enum Scale: Sendable, Hashable {
    case root
    case plain
  }

  /// How many deviations from the center a share of values lies below.
  func steps(to share: Double) -> Double {
    guard let law else { return NormalDistribution.quantile(share) }
    return law.scale * law.quantile(share)
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
    let stretch = law.map { $0.scale * $0.stretch(using: &generator) } ?? 1
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
      law: law
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
      law: StudentT(origins: 0)
    )
  }

  /// The step of a month that is assumed while nothing is measured, relative to the level.
  ///
  /// In the families of series looked at (trade, tourism, industry, demography), half moved by less than
  /// 0.02 to 0.18 a month.
  static let assumed = 0.25

  /// Measures deviations by the errors of past forecasts of the same series, nearest origin first.
  init(
    centers: [Double],
    origins: [RollingOrigins.Origin],
    members: Members,
    count: Int,
    level: Double,
    scale: Scale
  ) {
    let unit = scale == .root ? 1 : level
    let misses = origins.map { origin in
      zip(origin.actual, origin.forecast).map { actual, forecast in
        Self.deviation(of: actual, from: forecast, scale: scale, level: level).magnitude
      }
    }
    let measured = MeasuredDeviation(
      misses: misses.map { $0[...] },
      noise: members.noise,
      persistence: members.persistence,
      count: count,
      horizon: centers.count,
      unit: unit
    )
    let first = measured.ahead * measured.excess(over: origins, misses: misses, unit: unit)
    self.centers = centers
    deviations = measured.growths.map { $0 * first }
    self.scale = scale
    persistence = members.persistence
    law = StudentT(origins: origins.count)
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

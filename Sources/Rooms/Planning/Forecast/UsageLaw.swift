/// Draws the usage of one operation along paths, from normal shocks that operations share in part.
///
/// The law of each month is that of the operation's forecast; only where the shocks come from is
/// new, so that operations can be surprised together.
struct UsageLaw {
  private let law: Forecast.Law
  private let bounds: Forecast.Bounds

  /// Of each month, what a step is divided by: the deviation of all shocks that have come together.
  private let scales: [Double]

  /// A quarter of a shock's variance, which all months share: where the level stands.
  private static let levelWeight = Spread.levelShare.squareRoot()

  init(_ forecast: Forecast) {
    law = forecast.law
    bounds = forecast.bounds
    var scales: [Double] = []
    if case .spread(let spread) = forecast.law {
      var variance = Spread.levelShare + 1
      for _ in spread.centers {
        scales.append(1 / variance.squareRoot())
        variance += spread.persistence * spread.persistence
      }
    }
    self.scales = scales
  }

  /// One course into `path`, whose months it fills.
  ///
  /// `common` are normal shocks of all operations: of the level, then of each month. `weights` are of
  /// these and of the operation's own shocks; their squares add up to 1.
  func draw(
    into path: inout [Double],
    common: [Double],
    weights: (common: Double, own: Double),
    using generator: inout SeededGenerator
  ) {
    switch law {
    case .spread(let spread):
      let stretch =
        spread.isMeasured ? Spread.factor * StudentT.stretch(using: &generator) : 1
      let level =
        Self.levelWeight * Self.shock(common[0], weights, using: &generator)
      var stayed = 0.0
      for month in path.indices {
        let shock = Self.shock(common[month + 1], weights, using: &generator)
        let step = (level + stayed + shock) * scales[month]
        path[month] = bounds.value(spread.value(stretch * step, month: month))
        stayed += spread.persistence * shock
      }
    case .cases(let cases):
      let seen = cases.seenAgain(using: &generator).sorted()
      for month in path.indices {
        let shock = Self.shock(common[month + 1], weights, using: &generator)
        let share = NormalDistribution.share(below: shock)
        path[month] = bounds.value(seen[min(Int(share * Double(seen.count)), seen.count - 1)])
      }
    }
  }

  private static func shock(
    _ common: Double,
    _ weights: (common: Double, own: Double),
    using generator: inout SeededGenerator
  ) -> Double {
    weights.common * common
      + weights.own * NormalDistribution.quantile(generator.nextFraction())
  }
}

/// Draws the usage of one operation along paths, from normal shocks that operations share in part.
///
/// The law of each month is that of the operation's forecast; only where the shocks come from is
/// new, so that operations can be surprised together.
struct UsageLaw {
  /// Where months are drawn from cases seen; else the course of a spread, month by month.
  private let cases: PastCases?
  private let bounds: Forecast.Bounds
  private var centers: [Double] = []
  private var deviations: [Double] = []
  private var persistence = 0.0
  private var law: StudentT?
  private var isRelative = false

  /// The deviation of the shock that all months share: where the level stands.
  private static let levelWeight = Spread.levelShare.squareRoot()

  init(_ forecast: Forecast) {
    bounds = forecast.bounds
    switch forecast.law {
    case .cases(let cases): self.cases = cases
    case .spread(let spread):
      cases = nil
      centers = spread.centers
      persistence = spread.persistence
      law = spread.law
      isRelative = spread.scale == .root
      // A step is over the deviation of all shocks that have come together by then.
      var variance = Spread.levelShare + 1
      for deviation in spread.deviations {
        deviations.append(deviation / variance.squareRoot())
        variance += spread.persistence * spread.persistence
      }
    }
  }

  /// Of common and own shocks; their squares add up to 1.
  struct Weights {
    let common: Double
    let own: Double

    init(correlation: Double) {
      common = correlation.squareRoot()
      own = (1 - correlation).squareRoot()
    }
  }

  /// One course into `path`, whose months it fills.
  ///
  /// `common` are normal shocks of all operations: of the level, then of each month.
  func draw(
    into path: UnsafeMutableBufferPointer<Double>,
    common: UnsafeBufferPointer<Double>,
    _ weights: Weights,
    using generator: inout SeededGenerator
  ) {
    if let cases {
      let seen = cases.seenAgain(using: &generator).sorted()
      for month in path.indices {
        let shock = Self.shock(common[month + 1], weights, using: &generator)
        let share = NormalDistribution.share(below: shock)
        path[month] = bounds.value(seen[min(Int(share * Double(seen.count)), seen.count - 1)])
      }
      return
    }
    let stretch = law.map { $0.scale * $0.stretch(using: &generator) } ?? 1
    let level = Self.levelWeight * Self.shock(common[0], weights, using: &generator)
    var stayed = 0.0
    for month in path.indices {
      let shock = Self.shock(common[month + 1], weights, using: &generator)
      let distance = stretch * (level + stayed + shock) * deviations[month]
      if isRelative {
        let root = max(0, 1 + distance / 2)
        path[month] = bounds.value(centers[month] * root * root)
      } else {
        path[month] = bounds.value(centers[month] + distance)
      }
      stayed += persistence * shock
    }
  }

  private static func shock(
    _ common: Double,
    _ weights: Weights,
    using generator: inout SeededGenerator
  ) -> Double {
    weights.common * common
      + weights.own * NormalDistribution.quantile(generator.nextFraction())
  }
}

/// What months ahead may bring.
package struct Forecast: Sendable, Hashable {
  /// The expected value of each month ahead, in the unit of the history.
  package let point: [Double]

  /// For each level asked for, the interval of each month.
  package let bands: [Band]

  package let method: Method
  package let diagnostics: Diagnostics

  let law: Law
  let bounds: Bounds

  /// Intervals that hold the value of a month with one probability, month by month.
  package struct Band: Sendable, Hashable {
    /// The probability, between 0 and 1: 0.8.
    package let level: Double
    package let low: [Double]
    package let high: [Double]
  }

  /// How the forecast was made.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// Several methods weighed by how they did in this history.
    case ensemble
    /// Too few values for more than their level, with an assumed spread.
    case level
    /// Mostly zeros: the distribution of past months.
    case pastCases = "past-cases"
    /// No history: growth and noise as assumed.
    case scenario
  }

  /// What the forecast rests on.
  package struct Diagnostics: Sendable, Hashable {
    /// How many values were known.
    package let known: Int

    /// How many gaps were filled in.
    package let filled: Int

    /// How many lone outliers were pulled in.
    package let outliers: Int

    /// How much of the seasonal pattern is signal: 0 to 1.
    package let seasonalStrength: Double

    /// Whether the season multiplies the level; otherwise it adds.
    package let isMultiplicative: Bool

    /// How much of a surprise stays in the level: 0 to 1.
    package let persistence: Double

    /// How many past forecasts the intervals were measured on.
    package let origins: Int

    /// The standard deviation of the first month, relative to the forecast or to the mean size.
    package let deviation: Double

    /// How much of the deviation is assumed rather than measured: 1 for one value, 0 from 20 on.
    package let assumedShare: Double

    /// Weights of the methods combined, adding up to 1; empty where there was but one.
    package let weights: [Weight]
  }

  package struct Weight: Sendable, Hashable {
    package let name: String
    package let weight: Double
  }

  /// The distribution behind point and bands.
  enum Law: Sendable, Hashable {
    case spread(Spread)
    case cases(PastCases)
  }

  /// From the engine's scale to the history's.
  struct Bounds: Sendable, Hashable {
    let unit: Double

    /// Whether values below zero are impossible.
    let isNonNegative: Bool

    func value(_ scaled: Double) -> Double {
      let value = scaled * unit
      let finite = min(max(value, -Double.greatestFiniteMagnitude), .greatestFiniteMagnitude)
      return isNonNegative ? max(0, finite) : finite
    }
  }
}

extension Forecast {
  init(
    law: Law,
    bounds: Bounds,
    horizon: Int,
    levels: [Double],
    method: Method,
    diagnostics: Diagnostics
  ) {
    self.law = law
    self.bounds = bounds
    self.method = method
    self.diagnostics = diagnostics
    point = (0..<horizon).map { month in
      switch law {
      case .spread(let spread): bounds.value(spread.centers[month])
      case .cases(let cases): bounds.value(cases.mean)
      }
    }
    bands = levels.map { level in
      Band(
        level: level,
        low: Self.quantiles((1 - level) / 2, of: law, bounds: bounds, horizon: horizon),
        high: Self.quantiles((1 + level) / 2, of: law, bounds: bounds, horizon: horizon)
      )
    }
  }

  /// The value that a month stays below with probability `share`, 0 < share < 1; months count
  /// from 0.
  package func quantile(_ share: Double, month: Int) -> Double {
    Self.quantiles(share, of: law, bounds: bounds, horizon: month + 1)[month]
  }

  private static func quantiles(
    _ share: Double,
    of law: Law,
    bounds: Bounds,
    horizon: Int
  ) -> [Double] {
    switch law {
    case .spread(let spread):
      let steps = spread.steps(to: share)
      return (0..<horizon).map { bounds.value(spread.value(steps, month: $0)) }
    case .cases(let cases):
      return Array(repeating: bounds.value(cases.quantile(share)), count: horizon)
    }
  }
}

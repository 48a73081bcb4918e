/// How forecasts made earlier in the same series did: the ensemble is fitted again on what was known
/// at each past origin, and held against what came.
struct RollingOrigins {
  /// What one past forecast said and by how much it missed, a value a month, nearest first.
  struct Origin {
    /// How many values were known.
    let known: Int
    let forecast: [Double]
    let actual: [Double]

    /// The standard deviation of one-step errors inside what was known, as `Members` has it.
    let noise: Double

    /// How much of a surprise stayed in the level, by what was known.
    let persistence: Double
  }

  private(set) var origins: [Origin] = []

  /// Each member's mean absolute error over that of all members, averaged over months looked at.
  private(set) var losses = [Double](repeating: 0, count: Members.count)

  /// How far back origins lie, in horizons: close ones tell of the next months, far ones of the
  /// whole horizon.
  private static let distances = [
    1.0 / 6, 2.0 / 6, 3.0 / 6, 4.0 / 6, 5.0 / 6, 1, 4.0 / 3, 5.0 / 3, 2,
  ]

  init(over series: [Double], period: Int, horizon: Int) {
    let count = series.count
    // Two and a half periods show a season; a short series gives half of itself.
    let least = max(4, min(2 * period + period / 2, count / 2))
    var last = 0
    var months = 0.0
    for share in Self.distances {
      let distance = max(1, Int(Double(horizon) * share + 0.5))
      guard distance > last else { continue }
      last = distance
      guard count - distance >= least else { break }
      let known = count - distance
      let seen = min(horizon, distance)
      let members = Members(of: Array(series[..<known]), period: period, horizon: seen)
      let actual = Array(series[known..<(known + seen)])
      record(members, against: actual, months: &months)
      origins.append(
        Origin(
          known: known,
          forecast: Combination.prior.combined(members.ahead),
          actual: actual,
          noise: members.noise,
          persistence: members.persistence
        )
      )
    }
    guard months > 0 else { return }
    for member in losses.indices { losses[member] /= months }
  }

  private mutating func record(
    _ members: Members,
    against actual: [Double],
    months: inout Double
  ) {
    var errors = [Double](repeating: 0, count: Members.count)
    for member in errors.indices {
      for step in actual.indices {
        errors[member] += (actual[step] - members.ahead[member][step]).magnitude
      }
    }
    let mean = errors.reduce(0, +) / Double(Members.count)
    guard mean > 0 else { return }
    for member in errors.indices {
      losses[member] += errors[member] / mean * Double(actual.count)
    }
    months += Double(actual.count)
  }
}

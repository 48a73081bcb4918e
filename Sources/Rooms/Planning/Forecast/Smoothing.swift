/// Exponential smoothing with many smoothing constants at once.
///
/// Starting values are not guessed but solved for: one-step errors are linear in them, so the least
/// sum of squares is exact. Nor is one constant picked: forecasts are averaged over all of them by
/// their likelihood, which needs no search and does not jump from month to month.
struct Smoothing {
  /// Eight smoothing constants side by side.
  typealias Lanes = SIMD8<Double>

  private static let constants = Lanes(0.03, 0.09, 0.18, 0.3, 0.45, 0.62, 0.8, 0.97)

  /// The level at the end, averaged.
  private(set) var level = 0.0

  /// The slope at the end, averaged; 0 for a level alone.
  private(set) var slope = 0.0

  /// The average smoothing constant.
  private(set) var constant = 0.0

  /// A level alone: simple exponential smoothing.
  static func level(of series: [Double]) -> Self {
    let gain = constants
    var level = Lanes(repeating: series.first ?? 0)
    var response = Lanes(repeating: 1)
    var squares = Lanes.zero
    var cross = Lanes.zero
    var reach = Lanes.zero
    for value in series {
      let error = value - level
      level += gain * error
      // How the error answers to a starting level one higher is minus the response.
      squares += error * error
      cross += error * response
      reach += response * response
      response -= gain * response
    }
    var fits: [Fit] = []
    for lane in 0..<Lanes.scalarCount {
      let start = cross[lane] / reach[lane]
      fits.append(
        Fit(
          squares: squares[lane] - start * cross[lane],
          level: level[lane] + start * response[lane],
          slope: 0,
          constant: gain[lane]
        )
      )
    }
    return Self(averaging: fits, over: series)
  }

  /// A level with a slope that is kept: Holt's linear trend, for two speeds of the slope.
  static func line(through series: [Double]) -> Self {
    var fits: [Fit] = []
    for speed in [0.02, 0.1] { appendLines(through: series, speed: speed, to: &fits) }
    return Self(averaging: fits, over: series)
  }

  private static func appendLines(
    through series: [Double],
    speed: Double,
    to fits: inout [Fit]
  ) {
    let gain = constants
    let slopeGain = constants * speed
    var level = Lanes(repeating: series.first ?? 0)
    var slope = Lanes.zero
    // Responses of the state to a starting level, and to a starting slope, one higher.
    var levelOfLevel = Lanes(repeating: 1)
    var slopeOfLevel = Lanes.zero
    var levelOfSlope = Lanes.zero
    var slopeOfSlope = Lanes(repeating: 1)
    var s00 = Lanes.zero
    var s01 = Lanes.zero
    var s02 = Lanes.zero
    var s11 = Lanes.zero
    var s12 = Lanes.zero
    var s22 = Lanes.zero
    for value in series {
      level += slope
      levelOfLevel += slopeOfLevel
      levelOfSlope += slopeOfSlope
      let error = value - level
      s00 += error * error
      s01 += error * levelOfLevel
      s02 += error * levelOfSlope
      s11 += levelOfLevel * levelOfLevel
      s12 += levelOfLevel * levelOfSlope
      s22 += levelOfSlope * levelOfSlope
      level += gain * error
      slope += slopeGain * error
      slopeOfLevel -= slopeGain * levelOfLevel
      slopeOfSlope -= slopeGain * levelOfSlope
      levelOfLevel -= gain * levelOfLevel
      levelOfSlope -= gain * levelOfSlope
    }
    for lane in 0..<Lanes.scalarCount {
      // One pseudo-observation of slope 0 keeps the equations solvable; series are scaled to
      // values around 1, where it weighs nothing beside a real slope.
      let a = s11[lane]
      let b = s12[lane]
      let c = s22[lane] + 1
      let determinant = a * c - b * b
      guard determinant > 1e-12 * a * c else { continue }
      let first = (s01[lane] * c - s02[lane] * b) / determinant
      let second = (s02[lane] * a - s01[lane] * b) / determinant
      fits.append(
        Fit(
          squares: s00[lane] - first * s01[lane] - second * s02[lane],
          level: level[lane] + first * levelOfLevel[lane] + second * levelOfSlope[lane],
          slope: slope[lane] + first * slopeOfLevel[lane] + second * slopeOfSlope[lane],
          constant: gain[lane]
        )
      )
    }
  }

  private struct Fit {
    let squares: Double
    let level: Double
    let slope: Double
    let constant: Double
  }

  /// Averages by likelihood; errors no larger than the series' rounding count as none.
  private init(averaging fits: [Fit], over series: [Double]) {
    var energy = 0.0
    for value in series { energy += value * value }
    let floor = 1e-24 * energy + Double.leastNormalMagnitude
    var least = Double.infinity
    for fit in fits { least = min(least, max(fit.squares, floor)) }
    var total = 0.0
    for fit in fits {
      let ratio = max(fit.squares, floor) / least
      // (ratio)^(-n/2), left out below one in ten thousand.
      let exponent = -0.5 * Double(series.count) * Elementary.log(ratio)
      if exponent < -9.2 { continue }
      let weight = Elementary.exp(exponent)
      total += weight
      level += weight * fit.level
      slope += weight * fit.slope
      constant += weight * fit.constant
    }
    guard total > 0 else { return }
    level /= total
    slope /= total
    constant /= total
  }
}

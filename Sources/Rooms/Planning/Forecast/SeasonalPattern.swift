/// What a series repeats every period, and the series without it.
///
/// Classical decomposition twice: fixed factors from a centred moving average first; then, against a
/// smooth trend of the adjusted series, factors that may drift from year to year. How fast they
/// drift is read off how well each year's factors foretell the next year's. All factors are shrunk
/// towards none by as much as their own noise explains (James and Stein), so that a series without
/// seasonality is left alone without a test that says yes or no.
struct SeasonalPattern {
  /// The series with lone outliers pulled in, still with its seasonality.
  let cleaned: [Double]

  /// The cleaned series with its seasonality taken out.
  let adjusted: [Double]

  /// What to put back on, for each month of the horizon.
  let ahead: [Double]

  /// Whether factors multiply; otherwise they add.
  let isMultiplicative: Bool

  /// How much of the seasonal factors is signal: 0 for none, 1 for all.
  let strength: Double

  /// How many values were pulled in.
  let outliers: Int

  /// Puts the seasonality back on values of the horizon.
  func restored(_ values: [Double]) -> [Double] {
    var result = values
    for index in result.indices {
      result[index] =
        isMultiplicative ? result[index] * ahead[index] : result[index] + ahead[index]
    }
    return result
  }

  /// Reads the pattern of `series`; without two whole periods there is none.
  init(of series: [Double], period: Int, horizon: Int, isMultiplicative: Bool) {
    let neutral = isMultiplicative ? 1.0 : 0.0
    var cleaned = series
    var pulled: Set<Int> = []
    var fixed: FixedFactors?
    var adjusted = series
    var trend: [Double] = []
    // An outlier bends factors and trend, so they are read again once it is pulled in, the farthest
    // first. A series that has one a year is a series of outliers: it is taken as it is.
    while true {
      fixed = FixedFactors(of: cleaned, period: period, isMultiplicative: isMultiplicative)
      adjusted = Self.adjusted(cleaned, by: fixed, isMultiplicative: isMultiplicative)
      let course = Trend.smooth(adjusted, halfWidth: max(period / 2, fixed == nil ? 3 : 2))
      trend = course.values
      guard pulled.count <= series.count / 12,
        let outlier = Outliers.farthest(in: adjusted, from: course),
        !isMultiplicative || outlier.bound > 0, pulled.insert(outlier.index).inserted
      else { break }
      let factor =
        fixed == nil
        ? neutral
        : Self.factor(
          of: cleaned,
          without: outlier.index,
          period: period,
          trend: trend,
          isMultiplicative: isMultiplicative
        )
      cleaned[outlier.index] =
        isMultiplicative ? outlier.bound * factor : outlier.bound + factor
    }

    self.isMultiplicative = isMultiplicative
    self.cleaned = cleaned
    outliers = pulled.count
    guard let fixed, !isMultiplicative || !trend.contains(where: { $0 <= 0 }) else {
      self.adjusted = adjusted
      ahead = Array(repeating: neutral, count: horizon)
      strength = 0
      return
    }
    var deviations = cleaned
    for index in deviations.indices {
      deviations[index] =
        isMultiplicative
        ? deviations[index] / trend[index] - 1 : deviations[index] - trend[index]
    }
    let drifting = DriftingFactors(
      of: deviations,
      period: period,
      isMultiplicative: isMultiplicative
    )
    self.adjusted = cleaned.indices.map { index in
      isMultiplicative
        ? cleaned[index] / max(1 + drifting.past[index], 0.02)
        : cleaned[index] - drifting.past[index]
    }
    ahead = (0..<horizon).map { step in
      let factor = drifting.next[(series.count + step) % period]
      return isMultiplicative ? max(1 + factor, 0) : factor
    }
    strength = fixed.strength
  }
}

extension SeasonalPattern {
  /// The factor of a month by its other years, for a value that bends its own.
  private static func factor(
    of series: [Double],
    without outlier: Int,
    period: Int,
    trend: [Double],
    isMultiplicative: Bool
  ) -> Double {
    let others = stride(from: outlier % period, to: series.count, by: period).filter {
      $0 != outlier && (!isMultiplicative || trend[$0] > 0)
    }
    guard !others.isEmpty else { return isMultiplicative ? 1 : 0 }
    return Outliers.median(
      of: others.map { isMultiplicative ? series[$0] / trend[$0] : series[$0] - trend[$0] }
    )
  }

  private static func adjusted(
    _ series: [Double],
    by fixed: FixedFactors?,
    isMultiplicative: Bool
  ) -> [Double] {
    guard let factors = fixed?.factors else { return series }
    var result = series
    var month = 0
    for index in result.indices {
      result[index] =
        isMultiplicative ? result[index] / factors[month] : result[index] - factors[month]
      month = month + 1 == factors.count ? 0 : month + 1
    }
    return result
  }
}

/// One factor a month of the period, the same in every year.
private struct FixedFactors {
  let factors: [Double]
  let strength: Double

  init?(of series: [Double], period: Int, isMultiplicative: Bool) {
    let count = series.count
    guard period > 1, count >= 2 * period else { return nil }
    // Two whole periods leave one deviation a month from a moving mean, and nothing to tell season
    // from noise by; a straight line leaves two.
    let isShort = count < 3 * period
    let trend = isShort ? Trend.line(through: series) : Self.centeredMeans(of: series, period)
    let first = isShort ? 0 : period / 2
    var sums = [Double](repeating: 0, count: period)
    var squares = sums
    var counts = sums
    for (offset, mean) in trend.enumerated() {
      guard !isMultiplicative || mean > 0 else { return nil }
      let value = series[first + offset]
      let deviation = isMultiplicative ? value / mean : value - mean
      let month = (first + offset) % period
      sums[month] += deviation
      squares[month] += deviation * deviation
      counts[month] += 1
    }
    guard !counts.contains(0) else { return nil }
    var factors = sums
    var spread = 0.0
    var freedom = 0.0
    for month in 0..<period {
      factors[month] /= counts[month]
      spread += max(0, squares[month] - sums[month] * factors[month])
      freedom += counts[month] - 1
    }
    let mean = factors.reduce(0, +) / Double(period)
    guard !isMultiplicative || mean > 0 else { return nil }
    let neutral = isMultiplicative ? 1.0 : 0.0
    var signal = 0.0
    var noise = 0.0
    for month in 0..<period {
      factors[month] = isMultiplicative ? factors[month] / mean : factors[month] - mean
      signal += (factors[month] - neutral) * (factors[month] - neutral)
      noise += freedom > 0 ? spread / freedom / counts[month] : 0
    }
    strength = Shrinkage.kept(
      signal: signal,
      noise: noise / Double(period),
      count: period
    )
    for month in 0..<period {
      factors[month] = neutral + strength * (factors[month] - neutral)
    }
    self.factors = factors
  }

  /// Means over a whole period around each value that has half a period on both sides; an even
  /// period takes half of each end.
  private static func centeredMeans(of series: [Double], _ period: Int) -> [Double] {
    let half = period / 2
    var means: [Double] = []
    var window = 0.0
    for index in 0..<period { window += series[index] }
    for first in 0..<(series.count - 2 * half) {
      var next = window
      if first + period < series.count { next += series[first + period] - series[first] }
      means.append(period % 2 == 0 ? (window + next) / Double(2 * period) : window / Double(period))
      window = next
    }
    return means
  }
}

/// Factors that drift: deviations from none, for each past month and for each month of the next
/// period.
private struct DriftingFactors {
  let past: [Double]
  let next: [Double]

  /// How much of last year's weight a year keeps.
  private static let memories = [1.0, 0.9, 0.75, 0.55, 0.35]

  init(of deviations: [Double], period: Int, isMultiplicative: Bool) {
    let weights = Self.weights(for: deviations, period: period)
    var past = [Double](repeating: 0, count: deviations.count)
    var next = [Double](repeating: 0, count: period)
    for (memory, weight) in zip(Self.memories, weights) where weight > 0 {
      let part = Self.smoothed(
        deviations,
        period: period,
        memory: memory,
        isMultiplicative: isMultiplicative
      )
      for index in past.indices { past[index] += weight * part.past[index] }
      for month in next.indices { next[month] += weight * part.next[month] }
    }
    self.past = past
    self.next = next
  }

  /// How far to believe each memory, from how well it foretells the next year's deviation.
  private static func weights(for deviations: [Double], period: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: period)
    var errors: [Double] = []
    for memory in memories {
      for month in sums.indices { sums[month] = 0 }
      var mass = 0.0
      var error = 0.0
      var month = 0
      for deviation in deviations {
        if mass > 0 {
          let miss = deviation - sums[month] / (mass + 0.5)
          error += miss * miss
        }
        sums[month] = sums[month] * memory + deviation
        month += 1
        if month == period {
          month = 0
          mass = mass * memory + 1
        }
      }
      errors.append(error)
    }
    let least = errors.min() ?? 0
    guard least > 0 else { return memories.indices.map { $0 == 0 ? 1 : 0 } }
    // Neighbouring months' misses are not independent: a quarter of the likelihood. Factors that
    // stay get three times the prior weight of each way to drift.
    let power = 0.125 * Double(deviations.count - period)
    var weights = errors.map { Elementary.pow($0 / least, -power) }
    weights[0] *= 3
    let total = weights.reduce(0, +)
    for index in weights.indices where weights[index] < 0.01 * total { weights[index] = 0 }
    let kept = weights.reduce(0, +)
    return weights.map { $0 / kept }
  }

  private static func smoothed(
    _ deviations: [Double],
    period: Int,
    memory: Double,
    isMultiplicative: Bool
  ) -> (past: [Double], next: [Double]) {
    let count = deviations.count
    let years = (count + period - 1) / period
    // The sum of weights up to each year, the year's own being 1.
    var masses = [Double](repeating: 1, count: years)
    for year in 1..<years { masses[year] = masses[year - 1] * memory + 1 }
    var past = deviations
    var next = [Double](repeating: 0, count: period)
    for index in period..<count { past[index] += past[index - period] * memory }
    for month in 0..<period {
      let last = count - 1 - month - (count - 1 - month) % period + month
      next[month] = past[last] / masses[last / period]
    }
    // Back from the end: weights fall away on both sides of a year.
    var noise = 0.0
    var freedom = 0.0
    var after = [Double](repeating: 0, count: period)
    var month = (count - 1) % period
    for index in stride(from: count - 1, through: 0, by: -1) {
      let year = index / period
      let later = (count - 1 - index) / period
      let massAfter = later == 0 ? 0 : masses[later - 1] * memory
      let whole = masses[year] + massAfter
      past[index] = (past[index] + after[month] * memory) / whole
      let miss = deviations[index] - past[index]
      noise += miss * miss
      freedom += 1 - 1 / whole
      after[month] = after[month] * memory + deviations[index]
      month = month == 0 ? period - 1 : month - 1
    }
    let mean = next.reduce(0, +) / Double(period)
    var signal = 0.0
    for month in next.indices {
      next[month] = isMultiplicative ? (1 + next[month]) / (1 + mean) - 1 : next[month] - mean
      signal += next[month] * next[month]
    }
    var fading = 1.0
    for _ in 0..<(count / period) { fading *= memory }
    let effective =
      memory < 1
      ? (1 + memory) / (1 - memory) * (1 - fading) / (1 + fading) : Double(count / period)
    let kept = Shrinkage.kept(
      signal: signal,
      noise: freedom > 0 ? noise / freedom / effective : 0,
      count: period
    )
    for month in next.indices { next[month] *= kept }
    for index in past.indices { past[index] *= kept }
    return (past, next)
  }
}

enum Shrinkage {
  /// The share of estimated effects to keep, given their sum of squares and the noise variance of
  /// each: the positive part of James and Stein's estimator.
  static func kept(signal: Double, noise: Double, count: Int) -> Double {
    guard signal > 0 else { return 0 }
    return max(0, 1 - Double(max(count - 3, 1)) * noise / signal)
  }
}

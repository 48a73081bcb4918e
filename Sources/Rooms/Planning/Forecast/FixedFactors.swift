/// One factor a month of the period, the same in every year.
struct FixedFactors {
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

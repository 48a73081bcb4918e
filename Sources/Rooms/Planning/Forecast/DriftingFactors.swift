/// Factors that drift: deviations from none, for each past month and for each month of the next
/// period.
struct DriftingFactors {
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
    var year = years - 1
    // How many years of the same month come after, and months until there is one more.
    var later = 0
    var untilLater = period
    for index in stride(from: count - 1, through: 0, by: -1) {
      let whole = masses[year] + (later == 0 ? 0 : masses[later - 1] * memory)
      past[index] = (past[index] + after[month] * memory) / whole
      let miss = deviations[index] - past[index]
      noise += miss * miss
      freedom += 1 - 1 / whole
      after[month] = after[month] * memory + deviations[index]
      untilLater -= 1
      if untilLater == 0 {
        later += 1
        untilLater = period
      }
      month -= 1
      if month < 0 {
        month = period - 1
        year -= 1
      }
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

/// Autoregressions of every order at once, averaged.
///
/// Burg's method gives orders 0 to `orders` in one run; coefficients are averaged by the corrected
/// Akaike weights. Four series go through side by side.
struct Autoregression {
  typealias Lanes = SIMD4<Double>

  /// Averaged coefficients, the first for the value one step back.
  private let coefficients: [Lanes]
  private let mean: Lanes

  /// How much of the mean to believe when it is a drift: its square against its own variance.
  private let drift: Lanes
  private let centered: [Lanes]

  /// The variance of one-step errors, corrected for the coefficients that were fitted.
  let noise: Lanes

  init(of series: [Lanes], orders: Int) {
    let count = series.count
    var mean = Lanes.zero
    for value in series { mean += value }
    mean /= Double(max(count, 1))
    self.mean = mean
    var centered = series
    var energy = Lanes.zero
    for index in centered.indices {
      centered[index] -= mean
      energy += centered[index] * centered[index]
    }
    self.centered = centered
    var power = energy / Double(max(count, 1))
    let limit = count < 8 ? 0 : min(orders, count / 4)

    var forward = centered
    var backward = centered
    var current: [Lanes] = []
    var table: [[Lanes]] = [[]]
    var powers = [power]
    let nothing = Lanes(repeating: 1e-30)
    for order in stride(from: 1, through: limit, by: 1) {
      var cross = Lanes.zero
      var both = Lanes.zero
      for index in order..<count {
        let ahead = forward[index]
        let behind = backward[index - 1]
        cross += ahead * behind
        both += ahead * ahead + behind * behind
      }
      let reflection = (2 * cross / (both + nothing)).replacing(
        with: 0, where: both .<= nothing)
      var next = current
      for index in current.indices {
        next[index] -= reflection * current[order - 2 - index]
      }
      next.append(reflection)
      current = next
      var behind = backward[order - 1]
      for index in order..<count {
        let ahead = forward[index]
        forward[index] = ahead - reflection * behind
        let updated = behind - reflection * ahead
        behind = backward[index]
        backward[index] = updated
      }
      power *= 1 - reflection * reflection
      table.append(current)
      powers.append(power)
    }
    let averaged = Self.averaged(table, powers: powers, count: count)
    coefficients = averaged.coefficients
    noise = averaged.noise

    // The variance of a mean of values that hang together: that of one, over (1 - sum)^2 n.
    var sums = Lanes.zero
    for coefficient in current { sums += coefficient }
    var drift = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      let room = 1 - min(0.9, sums[lane])
      let variance = powers[powers.count - 1][lane] / (Double(max(count, 1)) * room * room)
      let square = mean[lane] * mean[lane]
      drift[lane] = square > 0 ? square / (square + variance) : 0
    }
    self.drift = drift
  }

  /// Forecasts of the series; the mean is kept whole in lanes of `whole`, and elsewhere, where it is
  /// a drift that adds up, by as much as it stands out of its noise.
  func ahead(_ horizon: Int, keepingMeanWhole whole: SIMDMask<Lanes.MaskStorage>) -> [Lanes] {
    var recent: [Lanes] = Array(centered.suffix(coefficients.count))
    let offset = mean * drift.replacing(with: 1, where: whole)
    var result: [Lanes] = []
    result.reserveCapacity(horizon)
    for _ in 0..<horizon {
      var value = Lanes.zero
      let last = recent.count - 1
      for index in coefficients.indices { value += coefficients[index] * recent[last - index] }
      if !coefficients.isEmpty { recent.append(value) }
      result.append(value + offset)
    }
    return result
  }

  private static func averaged(
    _ table: [[Lanes]], powers: [Lanes], count: Int
  ) -> (coefficients: [Lanes], noise: Lanes) {
    let length = Double(count)
    var coefficients = [Lanes](repeating: .zero, count: table.count - 1)
    var noise = Lanes.zero
    for lane in 0..<Lanes.scalarCount {
      var criteria: [Double] = []
      for (order, power) in powers.enumerated() {
        let penalty = Double(order) * length / max(length - Double(order) - 2, 1)
        criteria.append(-0.5 * length * Elementary.log(max(power[lane], 1e-30)) - penalty)
      }
      let best = criteria.max() ?? 0
      var total = 0.0
      for order in criteria.indices {
        let weight = Elementary.exp(criteria[order] - best)
        criteria[order] = weight
        total += weight
      }
      for order in table.indices where criteria[order] > 1e-3 * total {
        let weight = criteria[order] / total
        noise[lane] +=
          weight * powers[order][lane] * length / max(length - Double(order) - 1, 1)
        for index in table[order].indices {
          coefficients[index][lane] += weight * table[order][index][lane]
        }
      }
    }
    return (coefficients, noise)
  }
}

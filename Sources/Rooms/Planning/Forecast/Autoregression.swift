/// Autoregressions of every order at once, averaged, for several series side by side.
///
/// Burg's method gives orders 0 to `orders` in one run; coefficients are averaged by the corrected
/// Akaike weights.
struct Autoregression<Lanes: SIMD> where Lanes.Scalar == Double {
  /// The variance of one-step errors, corrected for the coefficients that were fitted.
  private(set) var noise = Lanes()

  /// How much of the mean to believe when it is a drift: its square against its own variance.
  private var drift = Lanes()

  /// Averaged coefficients, the first for the value one step back.
  private var coefficients: [Lanes] = []
  private let mean: Lanes
  private let centered: [Lanes]

  init(of series: [Lanes], orders: Int) {
    let count = series.count
    var mean = Lanes()
    for value in series { mean += value }
    mean /= Double(max(count, 1))
    self.mean = mean
    var centered = series
    for index in centered.indices { centered[index] -= mean }
    self.centered = centered
    average(Recursion(over: centered, orders: count < 8 ? 0 : min(orders, count / 4)))
  }

  /// Forecasts of the series.
  ///
  /// In lane `whole` the mean is kept as it is; in the others, where it is
  /// a drift that adds up, by as much as it stands out of its noise.
  func ahead(_ horizon: Int, keepingMeanOf whole: Int?) -> [Lanes] {
    var kept = drift
    if let whole { kept[whole] = 1 }
    let offset = mean * kept
    let order = coefficients.count
    var course = Array(centered.suffix(order))
    course.reserveCapacity(order + horizon)
    for step in 0..<horizon {
      var value = Lanes()
      for index in 0..<order { value += coefficients[index] * course[order + step - 1 - index] }
      course.append(value)
    }
    for step in 0..<horizon { course[order + step] += offset }
    return Array(course[order...])
  }

  private mutating func average(_ recursion: Recursion) {
    let length = Double(centered.count)
    let orders = recursion.powers.count - 1
    // Corrected Akaike weights, lane by lane.
    var weights = recursion.powers
    for lane in 0..<Lanes.scalarCount {
      var best = -Double.infinity
      for order in 0...orders {
        let penalty = Double(order) * length / max(length - Double(order) - 2, 1)
        let power = max(recursion.powers[order][lane], 1e-30)
        let criterion = -0.5 * length * Elementary.log(power) - penalty
        weights[order][lane] = criterion
        best = max(best, criterion)
      }
      for order in 0...orders {
        let behind = weights[order][lane] - best
        weights[order][lane] = behind > -7 ? Elementary.exp(behind) : 0
      }
    }
    var total = Lanes()
    for weight in weights { total += weight }
    coefficients = Array(repeating: Lanes(), count: orders)
    for order in 0...orders {
      let weight = weights[order] / total
      noise += weight * recursion.powers[order] * (length / max(length - Double(order) - 1, 1))
      for index in 0..<order {
        coefficients[index] += weight * recursion.tables[order * (order - 1) / 2 + index]
      }
    }
    // The variance of a mean of values that hang together: that of one over (1 - sum)^2 n.
    var sum = Lanes()
    for index in 0..<orders { sum += recursion.tables[orders * (orders - 1) / 2 + index] }
    for lane in 0..<Lanes.scalarCount {
      let room = 1 - min(0.9, sum[lane])
      let variance = recursion.powers[orders][lane] / (max(length, 1) * room * room)
      let square = mean[lane] * mean[lane]
      drift[lane] = square > 0 ? square / (square + variance) : 0
    }
  }

  /// Burg's recursion: the coefficients and the error variance of each order.
  private struct Recursion {
    /// Coefficients of order 1, then of order 2, and so on: order p starts at p (p - 1) / 2.
    private(set) var tables: [Lanes] = []
    private(set) var powers: [Lanes] = []

    init(over series: [Lanes], orders: Int) {
      let count = series.count
      var forward = series
      var backward = series
      var power = Lanes()
      for value in series { power += value * value }
      power /= Double(max(count, 1))
      powers.reserveCapacity(orders + 1)
      tables.reserveCapacity(orders * (orders + 1) / 2)
      powers.append(power)
      guard orders > 0 else { return }
      var cross = Lanes()
      var both = Lanes()
      for index in 1..<count {
        cross += series[index] * series[index - 1]
        both += series[index] * series[index] + series[index - 1] * series[index - 1]
      }
      for order in 1...orders {
        var reflection = Lanes()
        for lane in 0..<Lanes.scalarCount where both[lane] > 1e-30 {
          reflection[lane] = 2 * cross[lane] / both[lane]
        }
        let start = tables.count - (order - 1)
        for index in 0..<(order - 1) {
          tables.append(
            tables[start + index] - reflection * tables[start + order - 2 - index]
          )
        }
        tables.append(reflection)
        power *= Lanes(repeating: 1) - reflection * reflection
        powers.append(power)
        // One pass updates the errors and gathers what the next order needs of them.
        cross = Lanes()
        both = Lanes()
        var behind = backward[order - 1]
        var last = Lanes()
        for index in order..<count {
          let ahead = forward[index]
          let error = ahead - reflection * behind
          forward[index] = error
          let updated = behind - reflection * ahead
          behind = backward[index]
          backward[index] = updated
          if index > order {
            cross += error * last
            both += error * error + last * last
          }
          last = updated
        }
      }
    }
  }
}

/// Members put together: half way between their weighted median, which no wild member moves, and
/// their weighted mean, which uses them all.
struct Combination {
  let weights: [Double]

  /// Weights before anything is known of how members did.
  static let prior = Self(weights: Members.weights)

  init(weights: [Double]) {
    self.weights = weights
  }

  /// Weights from mean absolute errors at past origins, each origin's scaled to its own average:
  /// the inverse square, times the prior weight.
  init(losses: [Double]) {
    let known = losses.reduce(0, +)
    guard known > 0 else {
      self = .prior
      return
    }
    let mean = known / Double(losses.count)
    weights = zip(Members.weights, losses).map { weight, loss in
      // A member that was right by luck a few times is not trusted a hundredfold.
      let ratio = max(loss / mean, 0.1)
      return weight / (ratio * ratio)
    }
  }

  /// The combined forecast, a value a month.
  func combined(_ ahead: [[Double]]) -> [Double] {
    guard let horizon = ahead.first?.count else { return [] }
    var result: [Double] = []
    result.reserveCapacity(horizon)
    var order = Array(ahead.indices)
    for step in 0..<horizon {
      // Members rank nearly alike from one month to the next: insertion sort has little to do.
      for position in order.indices.dropFirst() {
        let member = order[position]
        let value = ahead[member][step]
        var slot = position
        while slot > 0, ahead[order[slot - 1]][step] > value {
          order[slot] = order[slot - 1]
          slot -= 1
        }
        order[slot] = member
      }
      var mean = 0.0
      var total = 0.0
      for member in ahead.indices {
        mean += weights[member] * ahead[member][step]
        total += weights[member]
      }
      let median = median(of: ahead, at: step, order: order, total: total)
      result.append((median + mean / total) / 2)
    }
    return result
  }

  /// The weighted median, on the line between the two members that enclose half the weight.
  private func median(of ahead: [[Double]], at step: Int, order: [Int], total: Double) -> Double {
    var passed = 0.0
    var lastMiddle = 0.0
    var lastValue = ahead[order[0]][step]
    for member in order {
      let value = ahead[member][step]
      let middle = passed + weights[member] / 2
      if middle >= total / 2 {
        guard middle > lastMiddle, passed > 0 else { return value }
        return lastValue + (value - lastValue) * (total / 2 - lastMiddle) / (middle - lastMiddle)
      }
      passed += weights[member]
      lastMiddle = middle
      lastValue = value
    }
    return lastValue
  }
}

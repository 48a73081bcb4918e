/// The law of a month whose like has been seen before: past values, recent ones weighing more.
///
/// For intermittent series, where most months are zero and a bell around a mean says nothing.
struct PastCases: Sendable, Hashable {
  /// Values seen, ascending, with the share of weight up to and including each.
  private let values: [Double]
  private let shares: [Double]

  /// The weighted mean.
  let mean: Double

  /// How many equally weighted values would tell as much.
  let effectiveCount: Double

  /// Values keep `1 - forgetting` of their weight a month; `series` is not empty.
  init(of series: [Double], forgetting: Double) {
    var weight = 1.0
    var total = 0.0
    var squares = 0.0
    var sum = 0.0
    var cases: [(value: Double, weight: Double)] = []
    for value in series.reversed() {
      cases.append((value, weight))
      total += weight
      squares += weight * weight
      sum += weight * value
      weight *= 1 - forgetting
    }
    cases.sort { $0.value < $1.value }
    var passed = 0.0
    var shares: [Double] = []
    for entry in cases {
      passed += entry.weight
      shares.append(passed / total)
    }
    values = cases.map { $0.value }
    self.shares = shares
    mean = sum / total
    effectiveCount = total * total / squares
  }

  /// The value below which a share of months lies.
  ///
  /// The next of n + 1 alike values is the largest with chance 1 / (n + 1): above what n values can
  /// tell stands half as much again as the largest seen.
  func quantile(_ share: Double) -> Double {
    let stretched = 0.5 + (share - 0.5) * (effectiveCount + 1) / effectiveCount
    guard stretched < 1 else { return beyond }
    // Shares ascend: the first that reaches it.
    var low = 0
    var high = shares.count - 1
    while low < high {
      let middle = (low + high) / 2
      if shares[middle] < stretched { low = middle + 1 } else { high = middle }
    }
    return values[low]
  }

  /// One course: months drawn from cases that are themselves drawn again from those seen, since
  /// what was seen is one draw of what could have been (Efron's bootstrap).
  func path(_ months: Int, using generator: inout some RandomNumberGenerator) -> [Double] {
    let seen = seenAgain(using: &generator)
    return (0..<months).map { _ in
      seen[min(Int(generator.nextFraction() * Double(seen.count)), seen.count - 1)]
    }
  }

  /// Cases drawn again from those seen.
  func seenAgain(using generator: inout some RandomNumberGenerator) -> [Double] {
    (0..<max(1, Int(effectiveCount))).map { _ in quantile(generator.nextFraction()) }
  }

  private var beyond: Double {
    let largest = values[values.count - 1]
    return largest > 0 ? 1.5 * largest : largest
  }
}

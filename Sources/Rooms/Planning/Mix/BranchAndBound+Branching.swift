extension BranchAndBound {
  /// A variable whose value in the relaxation is not whole.
  private struct Fractional {
    let column: Int
    let fraction: Double
    var score: Double
  }

  /// The variable to split at: of the fractional ones the one that is likely to raise both bounds.
  mutating func branchingColumn(_ ranges: Ranges) -> Int {
    var fractional: [Fractional] = []
    var narrowest = 0
    var least = Int64.max
    for column in ranges.lower.indices where ranges.lower[column] < ranges.upper[column] {
      let width = ranges.upper[column] - ranges.lower[column]
      if width < least { (narrowest, least) = (column, width) }
      let value = guided(column, ranges)
      let fraction = value - value.rounded(.down)
      guard fraction > 1e-6, fraction < 1 - 1e-6 else { continue }
      let weight = Double(bounding.costs[column]).magnitude
      let score = history.score(column, fraction: fraction, fallback: weight)
      fractional.append(Fractional(column: column, fraction: fraction, score: score))
    }
    if fractional.isEmpty { return narrowest }
    fractional.sort { ($1.score, $0.column) < ($0.score, $1.column) }
    var best = fractional[0]
    var bestScore = -1.0
    var trials = 0
    for candidate in fractional {
      var score = candidate.score
      if !history.isReliable(candidate.column) {
        // Of those not known well only the most promising are worth a trial.
        if trials == Self.mostTrials { continue }
        trials += 1
        score = trialScore(candidate, ranges)
      }
      if score > bestScore { (best, bestScore) = (candidate, score) }
    }
    // Where no side's bound rises, as among equally cheap ways, small ranges are soon exhausted,
    // and what divides the rest decides.
    return bestScore > Self.negligible ? best.column : narrowest
  }

  /// The score of a split of which neither side rises.
  private static let negligible = 1e-16

  private static let mostTrials = 8

  /// Solves both sides for a few iterations to see how much their bounds rise.
  private mutating func trialScore(_ candidate: Fractional, _ ranges: Ranges) -> Double {
    let value = guided(candidate.column, ranges)
    let below = Int64(value.rounded(.down))
    let start = simplex.cost
    let room = max(Double(cutoff) - start, 0)
    var gains = [0.0, 0.0]
    for isUp in [false, true] {
      var side = ranges
      if isUp {
        side.lower[candidate.column] = below + 1
      } else {
        side.upper[candidate.column] = below
      }
      var trial = simplex
      let ending = trial.solve(side, cutoff: Double(cutoff), most: Self.trialIterations)
      if case .stuck = ending {
        gains[isUp ? 1 : 0] = room
      } else {
        gains[isUp ? 1 : 0] = min(max(trial.cost - start, 0), room)
      }
    }
    history.record(candidate.column, fraction: candidate.fraction, down: gains[0], up: gains[1])
    return BranchingHistory.score(gains[0], gains[1])
  }

  private static let trialIterations = 30
}

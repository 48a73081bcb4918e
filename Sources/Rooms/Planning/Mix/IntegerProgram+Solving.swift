extension IntegerProgram {
  /// What is known of a program in the end.
  package enum Outcome: Sendable, Hashable {
    /// No point costs less; proven.
    case optimal(Candidate, nodes: Int)
    /// No point keeps all rows; proven.
    case infeasible(nodes: Int)
    /// The nodes ran out: the best point found, if any, and what no point can cost less than.
    case limited(best: Candidate?, lowerBound: Int128, nodes: Int)
  }

  /// A feasible point and its cost, both exact.
  package struct Candidate: Sendable, Hashable {
    package let point: [Int64]
    package let cost: Int128

    package init(point: [Int64], cost: Int128) {
      self.point = point
      self.cost = cost
    }
  }

  /// The cheapest point, by branch and bound whose proof is exact.
  ///
  /// Floating-point numbers guide the search and prove nothing: a node is given up only where a
  /// bound computed in whole numbers says so (`SafeBound`), or where its ranges run empty
  /// (`BoundPropagation`). The same program always has the same outcome.
  ///
  /// After `nodeLimit` nodes the search ends without a proof. Points that cost `cutoff` or more are
  /// of no interest: where there are no others, the program counts as infeasible.
  package func solved(nodeLimit: Int = 200_000, below cutoff: Int128? = nil) -> Outcome {
    var plain = BranchAndBound(self, below: cutoff)
    var turn = min(Self.firstTurn, nodeLimit)
    let early = plain.outcome(nodeLimit: turn)
    guard case .limited(let first, let bound, _) = early, turn < nodeLimit else { return early }
    // Cuts help most programs that are not done soon and hinder some: both searches take turns,
    // each time twice as long, and the one that is done first has the proof.
    var cut = BranchAndBound(self, relaxedBy: RoundingCuts.strengthened(self), below: cutoff)
    var (best, lowerBound) = (first, bound)
    var (nodesOfPlain, nodesOfCut) = (turn, 0)
    var isTurnOfCut = true
    var history = plain.history
    while nodesOfPlain + nodesOfCut < nodeLimit {
      turn = min(2 * turn, nodeLimit - nodesOfPlain - nodesOfCut)
      let outcome: Outcome
      if isTurnOfCut {
        cut.learn(from: best, history)
        nodesOfCut += turn
        outcome = cut.outcome(nodeLimit: nodesOfCut)
        history = cut.history
      } else {
        plain.learn(from: best, history)
        nodesOfPlain += turn
        outcome = plain.outcome(nodeLimit: nodesOfPlain)
        history = plain.history
      }
      let others = isTurnOfCut ? nodesOfPlain : nodesOfCut
      switch outcome {
      case .optimal(let best, let nodes): return .optimal(best, nodes: nodes + others)
      case .infeasible(let nodes): return .infeasible(nodes: nodes + others)
      case .limited(let found, let bound, _):
        best = found
        lowerBound = max(lowerBound, bound)
      }
      isTurnOfCut.toggle()
    }
    return .limited(best: best, lowerBound: lowerBound, nodes: nodesOfPlain + nodesOfCut)
  }

  private static let firstTurn = 50
}

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
  /// - Parameters:
  ///   - nodeLimit: how many nodes are looked at before the search ends without a proof.
  ///   - cutoff: points that cost as much or more are of no interest and count as infeasible.
  package func solved(nodeLimit: Int = 200_000, below cutoff: Int128? = nil) -> Outcome {
    var search = BranchAndBound(self, below: cutoff)
    let early = search.outcome(nodeLimit: min(nodeLimit, Self.patience))
    guard case .limited(let best, _, let nodes) = early, nodes < nodeLimit else { return early }
    // Cuts take as long as some dozen nodes: worth it only where that was not enough.
    let strengthened = RoundingCuts.strengthened(self)
    var second = BranchAndBound(strengthened, below: cutoff, knowing: best)
    return second.outcome(nodeLimit: nodeLimit - nodes).adding(nodes: nodes)
  }

  private static let patience = 30
}

extension IntegerProgram.Outcome {
  fileprivate func adding(nodes more: Int) -> Self {
    switch self {
    case .optimal(let best, let nodes): .optimal(best, nodes: nodes + more)
    case .infeasible(let nodes): .infeasible(nodes: nodes + more)
    case .limited(let best, let bound, let nodes):
      .limited(best: best, lowerBound: bound, nodes: nodes + more)
    }
  }
}

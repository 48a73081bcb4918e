package import Vocabulary

/// Finds the cheapest way to serve a workload, and proves that there is none cheaper.
///
/// The problem is cut down (`MixBook`), written as an integer program (`MixModel`) and solved
/// exactly (`IntegerProgram`). Of equally cheap mixes it looks for one with few providers and few
/// blocks: one provider after the other, those with the fewest requests first, is left out where
/// that costs nothing, and then the blocks are bought in the fewest pieces that cost the same.
///
///     let mix = try Mixer().mix(for: MixProblem(demands: demands, routes: routes, pools: pools))
package struct Mixer: Sendable {
  /// How many parts of the search are looked at before it ends without a proof.
  package let nodeLimit: Int

  package init(nodeLimit: Int = 50_000) {
    self.nodeLimit = nodeLimit
  }

  package func mix(for problem: MixProblem) throws(MixError) -> Mix {
    let book = try MixBook(problem)
    let model = try MixModel(book)
    guard let (program, costScale) = model.program.whole() else { throw MixError(nil, .overflow) }
    switch program.solved(nodeLimit: nodeLimit) {
    case .optimal(let best, let nodes):
      let point = simplified(best, of: model)
      return try model.mix(
        at: point,
        lowerBound: best.cost,
        costScale: costScale,
        nodes: nodes,
        isProven: true
      )
    case .limited(let best?, let lowerBound, let nodes):
      return try model.mix(
        at: best.point,
        lowerBound: lowerBound,
        costScale: costScale,
        nodes: nodes,
        isProven: false
      )
    case .limited(nil, _, _):
      throw MixError(nil, .searchEnded)
    case .infeasible:
      throw try fault(in: problem, book.demands)
    }
  }

  /// The first demand that cannot be served even alone, else all of them together.
  private func fault(in problem: MixProblem, _ demands: [MixDemand]) throws(MixError) -> MixError {
    if let only = demands.first, demands.count == 1 { return MixError(only.operation, .unservable) }
    for demand in demands {
      let alone = MixProblem(demands: [demand], routes: problem.routes, pools: problem.pools)
      let model = try MixModel(MixBook(alone))
      guard let (program, _) = model.program.whole() else { continue }
      if case .infeasible = program.solved(nodeLimit: nodeLimit) {
        return MixError(demand.operation, .unservable)
      }
    }
    return MixError(nil, .notTogether)
  }
}

// MARK: - Of equals the simplest

extension Mixer {
  /// What is dearer is seen at once, and a simpler mix is not worth a long search.
  private static let patience = 500

  /// A point of the same cost with no more providers and blocks.
  private func simplified(_ best: IntegerProgram.Candidate, of model: MixModel) -> [Int64] {
    var point = best.point
    var closed: Set<Int> = []
    for provider in model.providers(at: point) {
      let used = model.providers(at: point)
      guard used.count > 1, used.contains(provider) else { continue }
      let without = closed.union(model.columns(of: provider))
      guard
        let (program, _) = model.program.whole(closing: without),
        case .optimal(let other, _) = program.solved(
          nodeLimit: Self.patience,
          below: best.cost + 1
        )
      else { continue }
      closed = without
      point = other.point
    }
    guard
      let (program, _) = model.fewestBlocks(at: point)?.whole(),
      case .optimal(let other, _) = program.solved(nodeLimit: Self.patience)
    else { return point }
    return other.point
  }
}

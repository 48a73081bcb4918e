import Vocabulary

/// Who serves a workload, cheapest first, and who does not.
struct Contest {
  let demands: [ExpectedRequests]
  let assets: Comparison.Assets
  let contenders: [Contender]
  let exclusions: [Comparison.Exclusion]

  init(
    of workload: Workload,
    in market: Market,
    _ terms: ComparisonTerms
  ) throws(BillError) {
    let (expected, kept) = try workload.expectations()
    // What is never asked for rules nobody out.
    let demands = expected.filter { $0.requests > .zero }
    let requests = try demands.requests()
    let count = kept ?? requests
    guard count > .zero else { throw BillError(nil, .nothingToBill) }
    let assets = Comparison.Assets(count: count, areKept: kept != nil)
    let low = Candidates(market, terms, demands, at: .low).all()
    // Without ranges the other bound is the same work again.
    let isRanged = market.isRanged || demands.contains { !$0.failing.isEmpty }
    let high = isRanged ? Candidates(market, terms, demands, at: .high).all() : low
    var contenders: [Contender] = []
    var exclusions: [Comparison.Exclusion] = []
    for (low, high) in zip(low, high) {
      if let reason = low.reason(for: demands, high) {
        exclusions.append(
          Comparison.Exclusion(id: low.id, name: low.name, kind: low.kind, reason: reason)
        )
      } else if let contender = Contender(low, high, demands, assets) {
        contenders.append(contender)
      } else {
        throw BillError(nil, .overflow)
      }
    }
    self.demands = demands
    self.assets = assets
    self.contenders = contenders.sorted { $0.rank < $1.rank }
    self.exclusions = exclusions
  }
}

extension [ExpectedRequests] {
  fileprivate func requests() throws(BillError) -> Rational {
    var sum = Rational.zero
    for demand in self {
      guard let next = sum.fittingSum(demand.requests) else {
        throw BillError(demand.operation, .overflow)
      }
      sum = next
    }
    return sum
  }
}

extension Candidate {
  /// Why it is not ranked; `nil` where it is.
  fileprivate func reason(
    for demands: [ExpectedRequests],
    _ high: Candidate
  ) -> Comparison.Exclusion.Reason? {
    if let exclusion = exclusion ?? high.exclusion { return exclusion }
    let missing = missing(of: demands)
    if !missing.isEmpty { return .cannotServe(missing) }
    guard kind == .userPays else { return nil }
    guard
      let least = cost(of: demands)?.nearestAmount,
      let most = high.cost(of: demands)?.nearestAmount
    else { return .unknownPrice("what its users pay") }
    return .usersPay(Bounds(least, most))
  }
}

import Vocabulary

extension Candidate {
  /// What a month's workload costs; `nil` where it does not serve all of it or a number does not fit.
  func cost(of demands: [ExpectedRequests]) -> Rational? {
    var usd: Rational? = fee.fittingSum(start.usd)
    var units: Rational? = start.units
    for (index, demand) in demands.enumerated() {
      guard let route = routes[index] else { return nil }
      switch route {
      case .usd(let price):
        usd = price.fittingProduct(demand.requests).flatMap { usd?.fittingSum($0) }
      case .charge(let charge):
        usd = charge.cost(of: demand.requests).flatMap { usd?.fittingSum($0) }
      case .pool(let need, let price):
        units = need.fittingProduct(demand.requests).flatMap { units?.fittingSum($0) }
        if price == .zero { continue }
        usd = price.fittingProduct(demand.requests).flatMap { usd?.fittingSum($0) }
      }
    }
    guard let pool else { return usd }
    return units.flatMap { pool.cost(of: $0) }.flatMap { usd?.fittingSum($0) }
  }
}

extension Candidate.Pool {
  /// What the units cost that are not granted; `nil` where there are none to be had.
  fileprivate func cost(of units: Rational) -> Rational? {
    guard let missing = units.fittingDifference(granted) else { return nil }
    if missing <= .zero { return .zero }
    guard let cover else { return nil }
    if isCarried { return missing.fittingProduct(cover.bestRatio) }
    return missing.fittingQuotient(Rational(cover.step))?.whole(.up)
      .flatMap { cover.cost(ofSteps: $0) }
  }
}

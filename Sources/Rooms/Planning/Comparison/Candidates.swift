import Vocabulary

/// Makes the candidates of a market for one workload, at one bound of every ranged number.
struct Candidates {
  let market: Market
  let terms: ComparisonTerms
  let demands: [ExpectedRequests]
  let bound: BillComparison.Bound

  init(
    _ market: Market,
    _ terms: ComparisonTerms,
    _ demands: [ExpectedRequests],
    at bound: BillComparison.Bound
  ) {
    self.market = market
    self.terms = terms
    self.demands = demands
    self.bound = bound
  }

  /// In a fixed order: plans, hosts, cards, each as in the market.
  func all() -> [Candidate] {
    var all: [Candidate] = []
    for plan in market.plans {
      switch plan.kind {
      case .payAsYouGo, .membership, .grant, .webSubscription, .enterprise:
        all.append(candidate(of: plan))
      case .selfHosting:
        all += selfHosted(under: plan)
      }
    }
    for host in market.hosts { all += candidates(of: host) }
    guard terms.isSureOnly else { return all }
    return all.map { candidate in
      var candidate = candidate
      let isUnsure = candidate.isContested || candidate.isEstimated
      if candidate.exclusion == nil, isUnsure, candidate.missing(of: demands).isEmpty {
        candidate.exclusion = .unsure
      }
      return candidate
    }
  }

  /// One end of two bounds, for something that is paid: the high end is the dear one.
  func end<Number>(of bounds: Bounds<Number>) -> Number {
    bound == .low ? bounds.low : bounds.high
  }

  /// The other end, for something that one gets.
  func oppositeEnd<Number>(of bounds: Bounds<Number>) -> Number {
    bound == .low ? bounds.high : bounds.low
  }

  /// The number a quote stands for and where it comes from; `nil` where the row is not in force.
  func number(of quote: Plan.Quote) -> QuotedNumber? {
    switch quote {
    case .stated(let amount, let citation):
      return QuotedNumber(bounds: Bounds(amount), isOpen: false, ruling: nil, citations: [citation])
    case .rate(let key):
      guard let rate = market.rates.first(where: { $0.key == key }), let value = rate.value,
        var bounds = value.amounts
      else { return nil }
      if rate.isOpen {
        for other in market.alternatives[key, default: []] {
          guard let more = other.amounts else { continue }
          bounds = Bounds(min(bounds.low, more.low), max(bounds.high, more.high))
        }
      }
      return QuotedNumber(bounds: bounds, isOpen: rate.isOpen, ruling: rate.ruling, citations: [])
    }
  }
}

/// A number of a plan with what it rests on.
struct QuotedNumber {
  let bounds: Bounds<Amount>
  let isOpen: Bool
  let ruling: Identifier<Ruling>?
  let citations: [Citation]

  func note(in candidate: inout Candidate) {
    if let ruling { candidate.rest(on: ruling, isOpen: isOpen) }
    candidate.cite(citations)
  }
}

extension Value {
  /// The lowest and the highest amount of a plain value.
  fileprivate var amounts: Bounds<Amount>? {
    switch self {
    case .amount(let amount): Bounds(amount)
    case .range(let low, let high): Bounds(low, high)
    default: nil
    }
  }
}

import Vocabulary

/// Other sellers of the same models, one candidate a region.
extension Candidates {
  func candidates(of host: Host) -> [Candidate] {
    let offered = host.prices.filter { price in
      price.interval.contains(market.day)
        && (terms.region.map { price.region == nil || price.region == $0 } ?? true)
    }
    let regions = Set(offered.compactMap { $0.region }).sorted()
    if regions.isEmpty { return [candidate(of: host, region: nil, offered)] }
    return regions.map { region in
      candidate(of: host, region: region, offered.filter { $0.region ?? region == region })
    }
  }

  private func candidate(of host: Host, region: String?, _ prices: [Host.Price]) -> Candidate {
    let place = region.map { "/" + $0 } ?? ""
    var candidate = Candidate(
      id: Identifier(host.id.text + place),
      name: host.name + (region.map { ", \($0)" } ?? ""),
      kind: host.payer == .user ? .userPays : .host
    )
    candidate.venue = host.venue
    candidate.assumptions = host.assumptions
    for (index, demand) in demands.enumerated() {
      let fitting = prices.filter {
        $0.subject == demand.operation && $0.conditions.areMet(by: demand.settings)
      }
      let narrowest = fitting.map { $0.conditions.count }.max()
      guard let price = fitting.first(where: { $0.conditions.count == narrowest }),
        let route = route(of: price, at: host, for: demand, &candidate)
      else { continue }
      candidate.routes[index] = route
      candidate.cite(price.citations)
    }
    return candidate
  }

  private func route(
    of price: Host.Price,
    at host: Host,
    for demand: ExpectedRequests,
    _ candidate: inout Candidate
  ) -> Candidate.Route? {
    let charged = charged(demand, at: host.venue)
    guard demand.requests > .zero, let share = charged.fittingQuotient(demand.requests) else {
      return nil
    }
    let isOpen: Bool
    let amount: Bounds<Amount>?
    switch price.terms {
    case .charge(let charge):
      // Tiers count what is charged; requests without a result are few, and count in full.
      return .charge(charge)
    case .rate(let key):
      guard let rate = market.rates.first(where: { $0.key == key }), let value = rate.value else {
        return nil
      }
      candidate.rest(on: rate.ruling, isOpen: rate.isOpen)
      isOpen = rate.isOpen
      amount = bounds(of: value, in: rate, at: demand, &candidate)
    case .value(let value, let isContested):
      isOpen = isContested
      let rate = Rate(
        key: Rate.Key(
          subject: price.subject,
          attribute: .price,
          unit: .usdPerGeneration,
          venue: host.venue
        ),
        value: value,
        interval: price.interval,
        status: isContested ? .contested : .settled,
        confidence: Confidence(percent: 0),
        ruling: "",
        claims: []
      )
      amount = bounds(of: value, in: rate, at: demand, &candidate)
    }
    guard let amount, let each = Rational(end(of: amount)).fittingProduct(share) else { return nil }
    candidate.isContested = candidate.isContested || isOpen
    return .usd(each)
  }

  /// The price at the settings asked for; what keeps it from being told is why it is not ranked.
  private func bounds(
    of value: Value,
    in rate: Rate,
    at demand: ExpectedRequests,
    _ candidate: inout Candidate
  ) -> Bounds<Amount>? {
    do throws(BillError) {
      return try UnitPrice.bounds(of: value, in: rate, at: demand.settings)
    } catch {
      candidate.exclusion = candidate.exclusion ?? .bill(error)
      return nil
    }
  }

  /// How many requests a seller charges: where nobody says whether a failure is, the low bound takes
  /// it as free and the high one as charged.
  private func charged(_ demand: ExpectedRequests, at venue: Venue) -> Rational {
    let book = RateBook(market.rates, venue: venue)
    var charged = demand.succeeding
    for (failure, requests) in demand.failing {
      var isCharged = bound == .high
      if let rate = book.charge(for: failure, of: demand.operation), !rate.isOpen,
        case .boolean(let stated) = rate.value
      {
        isCharged = stated
      }
      if isCharged { charged = charged.fittingSum(requests) ?? charged }
    }
    return charged
  }
}

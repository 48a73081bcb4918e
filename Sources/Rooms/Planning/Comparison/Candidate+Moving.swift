import Vocabulary

extension Candidate {
  /// Whether an input is one of its own; how often operations are asked for is one of all.
  func has(_ input: Sensitivity.Input) -> Bool {
    switch input {
    case .volume, .count: true
    case .price(_, let venue): self.venue == venue
    case .creditPrice: pool.map { $0.unit == .credits && !$0.packs.isEmpty } ?? false
    case .fee(let plan), .grantedCredits(let plan): id.text == plan.text
    case .cardPrice(let card), .secondsPerImage(let card):
      kind == .selfHosting && family == card.text
    case .utilisation: kind == .selfHosting && pool != nil
    }
  }

  /// The same with one of its inputs a number of times as large.
  ///
  /// How often operations are asked for is changed in the workload, not here.
  func moving(
    _ input: Sensitivity.Input,
    by factor: Rational,
    _ demands: [ExpectedRequests]
  ) -> Candidate {
    func moved(_ value: Rational) -> Rational { value.fittingProduct(factor) ?? value }
    var candidate = self
    switch input {
    case .volume, .count:
      return self
    case .price(let operation, _):
      for (index, demand) in demands.enumerated() where demand.operation == operation {
        candidate.routes[index] = routes[index]?.moving(price: moved)
      }
    case .creditPrice:
      guard var pool else { return self }
      pool.packs = pool.packs.map { $0.costing(moved($0.price)) }
      candidate.pool = pool
    case .fee:
      candidate.fee = moved(fee)
    case .grantedCredits:
      guard var pool else { return self }
      pool.granted = moved(pool.granted)
      candidate.pool = pool
    case .cardPrice:
      if var pool {
        pool.packs = pool.packs.map { $0.costing(moved($0.price)) }
        candidate.pool = pool
      } else {
        candidate.routes = routes.mapValues { $0.moving(price: moved) }
        candidate.start.usd = moved(start.usd)
      }
    case .secondsPerImage:
      candidate.routes = routes.mapValues { $0.moving(price: moved) }
    case .utilisation:
      guard var pool else { return self }
      pool.packs = pool.packs.map { pack in
        Pool.Pack(
          name: pack.name,
          size: moved(Rational(pack.size)).nearestAmount ?? pack.size,
          price: pack.price,
          most: pack.most
        )
      }
      candidate.pool = pool
    }
    return candidate
  }
}

extension Candidate.Route {
  /// Dearer in money and in units alike; what is charged by tiers stays as it is.
  fileprivate func moving(price moved: (Rational) -> Rational) -> Self {
    switch self {
    case .usd(let price): .usd(moved(price))
    case .pool(let units, let usd): .pool(units: moved(units), usd: moved(usd))
    case .charge: self
    }
  }
}

extension Candidate.Pool.Pack {
  fileprivate func costing(_ price: Rational) -> Self {
    Self(name: name, size: size, price: price, most: most, expiresAfter: expiresAfter)
  }
}

extension ExpectedRequests {
  /// The same asked for a number of times as often, where an input says so.
  func moving(_ input: Sensitivity.Input, by factor: Rational) -> Self {
    guard input == .volume || input == .count(operation) else { return self }
    func moved(_ count: Rational) -> Rational { count.fittingProduct(factor) ?? count }
    return Self(
      operation: operation,
      settings: settings,
      requests: moved(requests),
      succeeding: moved(succeeding),
      failing: failing.map { ($0.failure, moved($0.requests)) }
    )
  }
}

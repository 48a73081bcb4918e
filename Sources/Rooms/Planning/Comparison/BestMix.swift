package import Vocabulary

extension Mix {
  /// The cheapest way to spread one month's workload over all that a market offers.
  ///
  /// Takes the high bound of every ranged price, as the ranking does. What is to be had once only
  /// (a sign-up grant) is left out, since a mix is for every month. Under `carried` leftovers bought
  /// credits cost what is used of them; under `counted` ones, whole packs.
  ///
  /// Expected requests are rounded to hundredths, and prices and units a request to six places, both
  /// half-even: exact numbers of many long decimals would not fit together. Shorter ones are exact.
  package init(
    of workload: Workload,
    in market: Market,
    _ terms: ComparisonTerms = ComparisonTerms()
  ) throws(MixError) {
    let demands: [ExpectedRequests]
    do throws(BillError) {
      demands = try workload.expectations().lines.filter { $0.requests > .zero }
    } catch {
      throw MixError(error.operation, error.reason == .overflow ? .overflow : .unservable)
    }
    self = try Mixer().mix(for: MixProblem(demands, in: market, terms))
  }
}

extension MixProblem {
  fileprivate init(
    _ demands: [ExpectedRequests],
    in market: Market,
    _ terms: ComparisonTerms
  ) throws(MixError) {
    var routes: [MixRoute] = []
    var pools: [MixPool] = []
    var accounts: [Account] = []
    let candidates = Candidates(market, terms, demands, at: .high).all().filter { candidate in
      candidate.servesPart
        && !(terms.isSureOnly && (candidate.isContested || candidate.isEstimated))
    }
    for candidate in candidates.undominated() {
      let provider = Identifier<Mix.Provider>(candidate.id.text)
      var opening: Identifier<Mix.Block>?
      var account =
        accounts.first { $0.venue == candidate.venue }
        ?? Account(venue: candidate.venue ?? .stability)
      switch candidate.pool?.unit {
      case .credits:
        opening = account.add(candidate)
        accounts.removeAll { $0.venue == account.venue }
        accounts.append(account)
      case .seconds, nil:
        let blocks = candidate.blocks
        opening = blocks.opening
        if !blocks.all.isEmpty {
          pools.append(MixPool(Identifier(candidate.id.text), blocks: blocks.all))
        }
      }
      for (index, route) in candidate.routes.sorted(by: { $0.key < $1.key }) {
        let demand = demands[index]
        func add(
          _ terms: MixRoute.Terms,
          requiring block: Identifier<Mix.Block>?,
          besides: Rational
        ) {
          routes.append(
            MixRoute(
              demand.operation,
              settings: demand.settings,
              provider: provider,
              terms,
              requiring: block,
              besides: besides
            )
          )
        }
        switch route {
        case .usd(let price):
          add(.perUse(price.short), requiring: opening, besides: .zero)
        case .charge(let charge):
          let pool = Identifier<Mix.Pool>("\(candidate.id)/\(demand.operation)/\(index)")
          pools.append(MixPool(pool, charge: charge))
          add(.pool(pool, need: .one), requiring: opening, besides: .zero)
        case .pool(let units, let usd):
          guard candidate.pool?.unit == .credits else {
            add(
              .pool(Identifier(candidate.id.text), need: units.short),
              requiring: opening,
              besides: usd.short
            )
            continue
          }
          // Credits of an account are the same whatever brought them.
          if let price = account.unitPrice(of: candidate)?.fittingProduct(units) {
            add(.perUse(price.short), requiring: opening, besides: .zero)
          }
          if account.holds(candidate) {
            add(.pool(account.pool, need: units.short), requiring: nil, besides: .zero)
          }
        }
      }
    }
    for account in accounts where !account.blocks.isEmpty {
      pools.append(MixPool(account.pool, blocks: account.blocks))
    }
    self.init(
      demands: demands.map {
        MixDemand(
          $0.operation,
          settings: $0.settings,
          requests: $0.requests.rounded(toPlaces: 2)
        )
      },
      routes: routes,
      pools: pools
    )
  }
}

/// The credits of one seller's account: memberships and, where packs are counted whole, packs.
private struct Account {
  let venue: Venue
  private(set) var blocks: [MixBlock] = []

  var pool: Identifier<Mix.Pool> { Identifier("credits/\(venue)") }

  init(venue: Venue) {
    self.venue = venue
  }

  /// Takes in what a plan brings; the block that must be held for its other routes, if any.
  mutating func add(_ candidate: Candidate) -> Identifier<Mix.Block>? {
    guard let pool = candidate.pool else { return nil }
    var opening: Identifier<Mix.Block>?
    if candidate.fee > .zero || pool.granted > .zero {
      let id = Identifier<Mix.Block>(candidate.id.text)
      blocks.append(
        MixBlock(
          id,
          name: "month of \(candidate.name)",
          price: candidate.fee,
          capacity: pool.granted,
          most: candidate.most
        )
      )
      opening = candidate.fee > .zero ? id : nil
    }
    if pool.isCarried { return opening }
    for pack in pool.packs {
      let isKnown = blocks.contains {
        $0.capacity == Rational(pack.size) && $0.price == pack.price && $0.required == nil
      }
      if isKnown { continue }
      blocks.append(
        MixBlock(
          Identifier("\(candidate.id)/\(pack.size)"),
          name: pack.name,
          price: pack.price,
          capacity: Rational(pack.size),
          requiring: opening
        )
      )
    }
    return opening
  }

  /// What a credit costs where leftovers are carried; `nil` where only whole packs are sold.
  func unitPrice(of candidate: Candidate) -> Rational? {
    guard let pool = candidate.pool, pool.isCarried else { return nil }
    return pool.cover?.bestRatio
  }

  /// Whether a plan's operations may draw on blocks of the account.
  func holds(_ candidate: Candidate) -> Bool {
    guard let pool = candidate.pool else { return false }
    return pool.granted > .zero || !pool.isCarried
  }
}

extension Candidate {
  /// Whether it may serve some of a workload, also where it cannot serve the whole.
  fileprivate var servesPart: Bool {
    guard !routes.isEmpty, kind != .userPays else { return false }
    switch exclusion {
    case nil, .tooFewCredits, .bill: return true
    default: return false
    }
  }

  /// What its pool of seconds is bought in, and the block without which nothing runs.
  ///
  /// Starting takes time every month: the first hours hold that much less.
  fileprivate var blocks: (all: [MixBlock], opening: Identifier<Mix.Block>?) {
    let opening = Identifier<Mix.Block>("\(id)/start")
    guard let pool, let pack = pool.packs.first else {
      if start.usd == .zero { return ([], nil) }
      return (
        [MixBlock(opening, name: "starts of \(name)", price: start.usd, capacity: .zero, most: 1)],
        opening
      )
    }
    let size = Rational(pack.size)
    let block = MixBlock(
      Identifier("\(id)/\(pack.name)"),
      name: "\(pack.name), \(name)",
      price: pack.price,
      capacity: size,
      most: pack.most,
      requiring: start.units > .zero ? opening : nil
    )
    guard start.units > .zero else { return ([block], nil) }
    guard
      let whole = start.units.fittingQuotient(size)?.whole(.down), whole < 1_000_000,
      let capacity = Rational(units: whole + 1).fittingProduct(size)?.fittingDifference(
        start.units
      ),
      let price = Rational(units: whole + 1).fittingProduct(pack.price)
    else { return ([], nil) }
    let first = MixBlock(
      opening,
      name: "first \(whole + 1) x \(pack.name), \(name)",
      price: price,
      capacity: capacity,
      most: 1
    )
    return ([first, block], opening)
  }
}

extension [Candidate] {
  /// Without offers of cards that another offer beats in everything: dearer blocks of the same
  /// size, dearer starts, and no operation done faster.
  fileprivate func undominated() -> [Candidate] {
    enumerated().filter { index, candidate in
      !enumerated().contains { other, rival in
        other != index && rival.dominates(candidate, orIsFirst: other < index)
      }
    }.map { $0.element }
  }
}

extension Candidate {
  fileprivate func dominates(_ other: Candidate, orIsFirst: Bool) -> Bool {
    guard kind == .selfHosting, other.kind == .selfHosting else { return false }
    var isBetter = false
    func compare(_ own: Rational, _ its: Rational) -> Bool {
      isBetter = isBetter || own < its
      return own <= its
    }
    switch (pool?.packs.first, other.pool?.packs.first) {
    case (nil, nil): break
    case (let own?, let its?):
      guard own.size == its.size, compare(own.price, its.price) else { return false }
    default: return false
    }
    guard compare(start.usd, other.start.usd), compare(start.units, other.start.units) else {
      return false
    }
    for (index, route) in other.routes {
      switch (routes[index], route) {
      case (.usd(let own)?, .usd(let its)):
        guard compare(own, its) else { return false }
      case (.pool(let own, let ownUSD)?, .pool(let its, let itsUSD)):
        guard compare(own, its), compare(ownUSD, itsUSD) else { return false }
      default: return false
      }
    }
    return isBetter || orIsFirst
  }
}

extension Rational {
  /// A price or a need of one request, to six places.
  fileprivate var short: Rational { rounded(toPlaces: 6) }

  /// Half-even; the same where it is too large to have decimals.
  fileprivate func rounded(toPlaces places: Int) -> Rational {
    var step = Amount.scale
    for _ in 0..<places { step /= 10 }
    return nearestAmount?.rounded(toMultipleOf: Amount(units: step), .halfEven).map(Rational.init)
      ?? self
  }
}

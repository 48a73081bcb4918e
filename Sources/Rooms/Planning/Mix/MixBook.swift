import Vocabulary

/// A mix problem checked, and cut down to what may matter.
///
/// Left out are empty demands, routes that cost more than another one for the same operation, and
/// blocks that hold nothing, or no more than another one that costs no more.
struct MixBook {
  let demands: [MixDemand]
  let items: [MixItem]

  /// For each demand, the places of the routes that may serve it.
  let routesOfDemands: [[Int]]
  let routes: [MixRoute]
  let pools: [MixPool]
  let poolPlaces: [Identifier<Mix.Pool>: Int]
  let blocks: [Identifier<Mix.Block>: MixBlock]

  /// Blocks that something requires.
  let openers: Set<Identifier<Mix.Block>>

  init(_ problem: MixProblem) throws(MixError) {
    let demands = try MixDemand.merged(problem.demands)
    self.demands = demands
    var items: [MixItem] = []
    for (place, demand) in demands.enumerated() { items += try demand.items(at: place) }
    self.items = items
    var blocks: [Identifier<Mix.Block>: MixBlock] = [:]
    var places: [Identifier<Mix.Pool>: Int] = [:]
    for (place, pool) in problem.pools.enumerated() {
      guard places.updateValue(place, forKey: pool.id) == nil else {
        throw MixError(nil, .repeatedPool(pool.id))
      }
      if case .charge(let charge) = pool.supply { try charge.check(pool.id) }
      for block in pool.blocks {
        try block.check()
        guard blocks.updateValue(block, forKey: block.id) == nil else {
          throw MixError(nil, .repeatedBlock(block.id))
        }
      }
    }
    var openers: Set<Identifier<Mix.Block>> = []
    for required in problem.pools.flatMap({ $0.blocks }).compactMap({ $0.required }) {
      openers.insert(required)
    }
    for route in problem.routes {
      try route.check(places)
      if let required = route.required { openers.insert(required) }
    }
    for opener in openers.sorted() where blocks[opener] == nil {
      throw MixError(nil, .unknownBlock(opener))
    }
    let pools = problem.pools.map { $0.keepingUsefulBlocks(openers) }
    let routes = problem.routes
    var routesOfDemands: [[Int]] = []
    for demand in demands {
      let serving = routes.indices.filter { place in
        let route = routes[place]
        guard route.operation == demand.operation, route.settings == demand.settings else {
          return false
        }
        guard case .pool(let pool, let need) = route.terms, need > .zero else { return true }
        return places[pool].map { pools[$0].canHold } ?? false
      }
      let kept = serving.filter { place in
        !serving.contains { $0 != place && routes[$0].beats(routes[place]) }
      }
      if kept.isEmpty { throw MixError(demand.operation, .unservable) }
      routesOfDemands.append(kept)
    }
    self.routes = routes
    self.pools = pools
    self.routesOfDemands = routesOfDemands
    poolPlaces = places
    self.blocks = blocks
    self.openers = openers
  }
}

extension MixRoute {
  fileprivate func check(_ places: [Identifier<Mix.Pool>: Int]) throws(MixError) {
    guard besides >= .zero else { throw MixError(operation, .outOfRange("price")) }
    switch terms {
    case .perUse(let price):
      guard price >= .zero else { throw MixError(operation, .outOfRange("price")) }
    case .pool(let pool, let need):
      guard places[pool] != nil else { throw MixError(operation, .unknownPool(pool)) }
      guard need >= .zero else { throw MixError(operation, .outOfRange("need")) }
    }
  }

  /// Whether it is cheaper at every number of requests, and asks for nothing more.
  ///
  /// Equally cheap routes stay: which of them is taken decides how many providers there are.
  fileprivate func beats(_ other: Self) -> Bool {
    guard required == nil || required == other.required else { return false }
    switch (terms, other.terms) {
    case (.perUse(let price), .perUse(let otherPrice)):
      return price < otherPrice
    case (.pool(let pool, let need), .pool(let otherPool, let otherNeed)):
      return pool == otherPool
        && (need < otherNeed
          ? besides <= other.besides : need == otherNeed && besides < other.besides)
    case (.perUse, .pool), (.pool, .perUse):
      return false
    }
  }
}

extension MixPool {
  /// Whether anything can be drawn from it.
  fileprivate var canHold: Bool {
    switch supply {
    case .charge: true
    case .blocks(let blocks): blocks.contains { $0.capacity > .zero && $0.most != 0 }
    }
  }

  fileprivate func keepingUsefulBlocks(_ openers: Set<Identifier<Mix.Block>>) -> Self {
    guard case .blocks(let blocks) = supply else { return self }
    let kept = blocks.enumerated().filter { place, block in
      if openers.contains(block.id) { return true }
      if block.capacity == .zero || block.most == 0 { return false }
      return !blocks.enumerated().contains { other, rival in
        other != place && rival.replaces(block, isEarlier: other < place)
      }
    }
    return Self(id, blocks: kept.map { $0.element })
  }
}

extension MixBlock {
  fileprivate func check() throws(MixError) {
    guard price >= .zero else { throw MixError(nil, .outOfRange("price")) }
    guard capacity >= .zero else { throw MixError(nil, .outOfRange("capacity")) }
    guard (most ?? 0) >= 0 else { throw MixError(nil, .outOfRange("most")) }
  }

  /// Whether nobody needs the other one while there is this one; of two equal ones the earlier.
  fileprivate func replaces(_ other: Self, isEarlier: Bool) -> Bool {
    guard most == nil, required == nil || required == other.required else { return false }
    guard price <= other.price, capacity >= other.capacity else { return false }
    return price < other.price || capacity > other.capacity || other.most != nil || isEarlier
  }
}

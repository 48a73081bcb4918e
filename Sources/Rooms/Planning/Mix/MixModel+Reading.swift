import Vocabulary

extension MixModel {
  /// The mix that a point of the program stands for.
  func mix(
    at point: [Int64],
    lowerBound: Int128,
    costScale: Int128,
    nodes: Int,
    isProven: Bool
  ) throws(MixError) -> Mix {
    var total = Rational.zero
    for (cost, value) in zip(program.costs, point) where value != 0 {
      total = try sum(total, cost, times: value)
    }
    guard
      let rounded = total.nearestAmount,
      let bound = Rational(lowerBound, over: costScale)?.amount(.down)
    else { throw MixError(nil, .overflow) }
    return Mix(
      assignments: try assignments(at: point),
      purchases: try purchases(at: point),
      pools: try uses(at: point),
      total: rounded,
      exactTotal: total,
      proof: Mix.Proof(nodes: nodes, isProven: isProven, lowerBound: bound)
    )
  }

  /// Those that serve anything, the one with the fewest requests first.
  func providers(at point: [Int64]) -> [Identifier<Mix.Provider>] {
    var requests: [Identifier<Mix.Provider>: Int64] = [:]
    for way in ways where point[way.column] > 0 {
      requests[book.routes[way.route].provider, default: 0] += point[way.column]
    }
    return requests.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { $0.key }
  }

  func columns(of provider: Identifier<Mix.Provider>) -> [Int] {
    ways.filter { book.routes[$0.route].provider == provider }.map { $0.column }
  }

  /// The program that buys for the same assignments the fewest blocks at no higher cost.
  ///
  /// `nil` where there are no two blocks to replace.
  func fewestBlocks(at point: [Int64]) -> RationalProgram? {
    let paid = blocks.filter { $0.block.price > .zero && point[$0.column] > 0 }
    guard paid.reduce(0, { $0 + point[$1.column] }) > 1 else { return nil }
    var fewest = program
    for way in ways { fewest.fix(way.column, at: point[way.column]) }
    guard fewest.keepCost(of: point) else { return nil }
    fewest.replaceCosts(countingOnly: blocks.map { $0.column })
    return fewest
  }
}

extension MixModel {
  private func assignments(at point: [Int64]) throws(MixError) -> [Mix.Assignment] {
    var order: [Share] = []
    var requests: [Share: Rational] = [:]
    for way in ways where point[way.column] > 0 {
      let share = Share(demand: way.item.demand, route: way.route)
      if requests[share] == nil { order.append(share) }
      requests[share] = try sum(
        requests[share] ?? .zero,
        way.item.weight,
        times: point[way.column]
      )
    }
    var assignments: [Mix.Assignment] = []
    for share in order.sorted(by: { ($0.demand, $0.route) < ($1.demand, $1.route) }) {
      let (demand, route) = (book.demands[share.demand], book.routes[share.route])
      let requests = requests[share] ?? .zero
      var pool: Identifier<Mix.Pool>?
      var cost: Amount?
      switch route.terms {
      case .perUse(let price):
        cost = try amount(price.multiplied(by: requests), demand.operation)
      case .pool(let id, _):
        pool = id
        if route.besides > .zero {
          cost = try amount(route.besides.multiplied(by: requests), demand.operation)
        }
      }
      assignments.append(
        Mix.Assignment(
          operation: demand.operation,
          settings: demand.settings,
          provider: route.provider,
          requests: requests,
          pool: pool,
          cost: cost
        )
      )
    }
    return assignments
  }

  /// One demand on one route, its whole requests and its rest together.
  private struct Share: Hashable {
    let demand: Int
    let route: Int
  }

  private func purchases(at point: [Int64]) throws(MixError) -> [Mix.Purchase] {
    var purchases: [Mix.Purchase] = []
    for entry in blocks where point[entry.column] > 0 {
      let cost = try sum(.zero, entry.block.price, times: point[entry.column])
      purchases.append(
        Mix.Purchase(
          pool: book.pools[entry.pool].id,
          block: entry.block.id,
          name: entry.block.name,
          count: point[entry.column],
          cost: try amount(cost, nil)
        )
      )
    }
    return purchases
  }

  private func uses(at point: [Int64]) throws(MixError) -> [Mix.PoolUse] {
    var uses: [Mix.PoolUse] = []
    for (place, pool) in book.pools.enumerated() {
      var used = Rational.zero
      for way in ways where point[way.column] > 0 {
        guard case .pool(let id, let need) = book.routes[way.route].terms, id == pool.id else {
          continue
        }
        guard let draw = need.multiplied(by: way.item.weight) else {
          throw MixError(nil, .overflow)
        }
        used = try sum(used, draw, times: point[way.column])
      }
      var left: Rational?
      var charge: Amount?
      switch pool.supply {
      case .blocks:
        var held = Rational.zero
        for entry in blocks where entry.pool == place {
          held = try sum(held, entry.block.capacity, times: point[entry.column])
        }
        if held == .zero, used == .zero { continue }
        guard let rest = held.subtracting(used) else { throw MixError(nil, .overflow) }
        left = rest
      case .charge:
        if used == .zero { continue }
        var cost = Rational.zero
        for column in charges[place] {
          cost = try sum(cost, program.costs[column], times: point[column])
        }
        charge = try amount(cost, nil)
      }
      uses.append(Mix.PoolUse(pool: pool.id, used: used, left: left, charge: charge))
    }
    return uses
  }

  private func sum(
    _ sum: Rational,
    _ value: Rational,
    times count: Int64
  ) throws(MixError) -> Rational {
    guard
      let factor = Rational(Int128(count), over: 1), let product = value.multiplied(by: factor),
      let total = sum.adding(product)
    else { throw MixError(nil, .overflow) }
    return total
  }

  private func amount(
    _ value: Rational?,
    _ operation: Identifier<Subject>?
  ) throws(MixError) -> Amount {
    guard let amount = value?.nearestAmount else { throw MixError(operation, .overflow) }
    return amount
  }
}

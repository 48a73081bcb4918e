import Vocabulary

/// A mix problem as an integer program.
///
/// Variables are how many requests of an item go each way, how many of each block are bought, and
/// how much of a sum falls into each tier of a charge. Rows are that all requests are served, that
/// no pool gives more than it holds, and that what is required is held.
struct MixModel {
  let book: MixBook
  private(set) var program = RationalProgram()
  private(set) var ways: [Way] = []

  /// In the order of the pools and their blocks.
  private(set) var blocks: [BlockColumn] = []

  /// For each pool, the columns that its charge is made of.
  private(set) var charges: [[Int]]
  private var blockColumns: [Identifier<Mix.Block>: Int] = [:]

  /// One item on one route.
  struct Way {
    let item: MixItem
    let route: Int
    let column: Int
  }

  struct BlockColumn {
    let pool: Int
    let block: MixBlock
    let column: Int
  }

  init(_ book: MixBook) throws(MixError) {
    self.book = book
    charges = book.pools.map { _ in [] }
    try addWays()
    for place in book.pools.indices { try addPool(place) }
    try addRequirements()
  }
}

extension MixModel {
  private mutating func addWays() throws(MixError) {
    for item in book.items {
      var terms: [(column: Int, coefficient: Rational)] = []
      for route in book.routesOfDemands[item.demand] {
        var price = book.routes[route].besides
        if case .perUse(let each) = book.routes[route].terms { price = each }
        let cost = try exact(price.multiplied(by: item.weight), item)
        let column = program.addVariable(cost: cost, most: item.count)
        ways.append(Way(item: item, route: route, column: column))
        terms.append((column, .one))
      }
      program.addRow(terms, .exactly, try exact(Rational(Int128(item.count), over: 1), item))
    }
  }

  private mutating func addPool(_ place: Int) throws(MixError) {
    var draws: [(column: Int, coefficient: Rational)] = []
    var mostOfItems: [MixItem: Rational] = [:]
    for way in ways {
      guard
        case .pool(let id, let need) = book.routes[way.route].terms, need > .zero,
        book.poolPlaces[id] == place
      else { continue }
      let draw = try exact(need.multiplied(by: way.item.weight), way.item)
      draws.append((way.column, draw))
      let count = try exact(Rational(Int128(way.item.count), over: 1), way.item)
      let all = try exact(draw.multiplied(by: count), way.item)
      mostOfItems[way.item] = max(all, mostOfItems[way.item] ?? .zero)
    }
    var most = Rational.zero
    for item in book.items {
      if let all = mostOfItems[item] { most = try exact(most.adding(all), item) }
    }
    switch book.pools[place].supply {
    case .blocks(let blocks):
      for block in blocks {
        let column = try addBlock(block, most, place)
        // What a block holds beyond all that can be drawn would only blur the relaxation.
        let capacity = min(block.capacity, most)
        if capacity > .zero { draws.append((column, try negated(capacity))) }
      }
      if most > .zero { program.addRow(draws, .atMost, .zero) }
    case .charge(let charge):
      if most > .zero { try add(charge, to: place, draws, most) }
    }
  }

  private mutating func addBlock(
    _ block: MixBlock,
    _ need: Rational,
    _ place: Int
  ) throws(MixError) -> Int {
    var most: Int64 = book.openers.contains(block.id) ? 1 : 0
    if block.capacity > .zero, need > .zero {
      guard
        let count = need.divided(by: block.capacity)?.whole(.up),
        let useful = Int64(exactly: count)
      else { throw MixError(nil, .overflow) }
      most = max(most, useful)
    }
    if let limit = block.most { most = min(most, Int64(limit)) }
    // What is free and counted is simply there; what is free without limit costs nothing either.
    let isGranted = block.price == .zero && block.required == nil
    let column = program.addVariable(
      cost: block.price,
      least: isGranted ? most : 0,
      most: most
    )
    blocks.append(BlockColumn(pool: place, block: block, column: column))
    blockColumns[block.id] = column
    return column
  }

  private mutating func addRequirements() throws(MixError) {
    for entry in blocks {
      guard let required = entry.block.required, let opener = blockColumns[required] else {
        continue
      }
      let most = program.most(of: entry.column)
      let limit = try exact(Rational(-Int128(most), over: 1), nil)
      program.addRow([(entry.column, .one), (opener, limit)], .atMost, .zero)
    }
    for way in ways {
      guard let opener = opener(of: book.routes[way.route]) else { continue }
      let limit = try exact(Rational(-Int128(way.item.count), over: 1), way.item)
      program.addRow([(way.column, .one), (opener, limit)], .atMost, .zero)
    }
  }

  /// The block that must be held for a route: its own, or one that its whole pool depends on.
  private func opener(of route: MixRoute) -> Int? {
    if let required = route.required { return blockColumns[required] }
    guard
      case .pool(let id, let need) = route.terms, need > .zero, let place = book.poolPlaces[id]
    else { return nil }
    let holding = book.pools[place].blocks.filter { $0.capacity > .zero }
    guard let required = holding.first?.required else { return nil }
    return holding.allSatisfy { $0.required == required } ? blockColumns[required] : nil
  }
}

// MARK: - Charges

extension MixModel {
  private mutating func add(
    _ charge: Charge,
    to place: Int,
    _ draws: [(column: Int, coefficient: Rational)],
    _ most: Rational
  ) throws(MixError) {
    switch charge {
    case .flat(let price):
      try addTiers([Charge.Tier(upTo: nil, unitPrice: price)], to: place, draws, most)
    case .graduated(let tiers):
      try addTiers(tiers, to: place, draws, most)
    case .volume(let tiers):
      try addTiers(tiers, to: place, draws, most, isVolume: true)
    case .package(let size, let price, let free):
      let paid = try exact(most.subtracting(Rational(free)), nil)
      guard
        let count = paid.divided(by: Rational(size))?.whole(.up),
        let packages = Int64(exactly: max(count, 0))
      else { throw MixError(nil, .overflow) }
      let column = program.addVariable(cost: Rational(price), most: packages)
      charges[place].append(column)
      let terms = draws + [(column, try negated(Rational(size)))]
      program.addRow(terms, .atMost, Rational(free))
    }
  }

  /// Tiers whose units are counted in the smallest part that any draw or tier is a multiple of.
  private mutating func addTiers(
    _ tiers: [Charge.Tier],
    to place: Int,
    _ draws: [(column: Int, coefficient: Rational)],
    _ most: Rational,
    isVolume: Bool = false
  ) throws(MixError) {
    let ends = tiers.map { tier in tier.upTo.map { min(Rational($0), most) } ?? most }
    let numbers = draws.map { $0.coefficient } + ends
    guard
      let scale = Int128(commonDenominatorOf: numbers), let part = Rational(1, over: scale)
    else { throw MixError(nil, .overflow) }
    // Tiers fill up in order by themselves only where later units cost no less and no fee is due.
    let isRising = zip(tiers, tiers.dropFirst()).allSatisfy { $0.unitPrice <= $1.unitPrice }
    let needsOrder = isVolume || !isRising || tiers.contains { !$0.flatFee.isZero }
    var sum = draws
    var switches: [Int] = []
    var before: (column: Int, size: Rational)?
    var start: Int128 = 0
    for (tier, end) in zip(tiers, ends) {
      guard let last = end.scaled(by: scale), let limit = Int64(exactly: last) else {
        throw MixError(nil, .overflow)
      }
      if last <= start { break }
      let size = isVolume ? limit : limit - Int64(start)
      let cost = try exact(Rational(tier.unitPrice).multiplied(by: part), nil)
      let units = program.addVariable(cost: cost, most: size)
      charges[place].append(units)
      sum.append((units, try negated(part)))
      if needsOrder {
        let isOn = program.addVariable(cost: Rational(tier.flatFee), most: 1)
        charges[place].append(isOn)
        switches.append(isOn)
        let width = try exact(Rational(Int128(size), over: 1), nil)
        program.addRow([(units, .one), (isOn, try negated(width))], .atMost, .zero)
        if isVolume {
          let first = try exact(Rational(-start - 1, over: 1), nil)
          program.addRow([(units, .one), (isOn, first)], .atLeast, .zero)
        } else if let before {
          program.addRow(
            [(before.column, .one), (isOn, try negated(before.size))],
            .atLeast,
            .zero
          )
        }
        before = (units, width)
      }
      start = last
    }
    program.addRow(sum, .exactly, .zero)
    if isVolume { program.addRow(switches.map { ($0, .one) }, .atMost, .one) }
  }

  private func exact(_ value: Rational?, _ item: MixItem?) throws(MixError) -> Rational {
    if let value { return value }
    throw MixError(item.map { book.demands[$0.demand].operation }, .overflow)
  }

  private func negated(_ value: Rational) throws(MixError) -> Rational {
    try exact(Rational.zero.subtracting(value), nil)
  }
}

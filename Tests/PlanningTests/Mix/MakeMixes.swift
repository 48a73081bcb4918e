import Planning
import Vocabulary

/// A number of thousandths as a fraction.
func thousandths(_ count: Int) -> Rational {
  Rational(Amount(units: Int128(count) * 1_000_000_000))
}

func makeBlock(
  _ id: Identifier<Mix.Block>,
  price: String,
  capacity: String,
  most: Int? = nil,
  requiring required: Identifier<Mix.Block>? = nil
) -> MixBlock {
  MixBlock(
    id,
    name: id.text,
    price: fraction(price),
    capacity: fraction(capacity),
    most: most,
    requiring: required
  )
}

/// Draws small mix problems, in whole numbers of thousandths, and finds the cheapest by trying all.
struct MixDraw {
  private var generator: SeededGenerator
  private var items: [(operation: Int, weight: Int)] = []
  private var routes: [Route] = []
  private var pools: [Pool] = []

  fileprivate struct Route {
    let operation: Int
    let provider: Int
    /// USD a request, or what it takes out of the pool.
    let number: Int
    let pool: Int?
    let required: Int?
  }

  fileprivate struct Pool {
    /// Numbered through all pools.
    var blocks: [Block] = []
    var charge: Charge?
  }

  fileprivate struct Block {
    let number: Int
    let price: Int
    let capacity: Int
    let most: Int?
    let required: Int?
  }

  fileprivate enum Charge {
    case package(size: Int, price: Int, free: Int)
    case graduated([Tier])
    case volume([Tier])
  }

  fileprivate typealias Tier = (upTo: Int?, price: Int, fee: Int)

  /// One to three operations, up to four requests in all, up to three routes an operation.
  init(_ seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
    let operations = number(in: 1...3)
    for operation in 0..<operations {
      let whole = number(in: operations == 3 ? 0...1 : 0...2)
      items += Array(repeating: (operation, 1_000), count: whole)
      if number(in: 0...3) == 0 { items.append((operation, 500)) }
    }
    // The fee that others may require.
    var blocks = 1
    pools.append(
      Pool(blocks: [
        Block(number: 0, price: number(in: 0...300), capacity: 0, most: 1, required: nil)
      ])
    )
    for _ in 0..<number(in: 1...2) {
      var pool = Pool()
      if number(in: 0...2) == 0 {
        pool.charge = charge()
      } else {
        for _ in 0..<number(in: 1...2) where blocks < 4 {
          let most = number(in: 0...2) == 0 ? number(in: 0...2) : nil
          pool.blocks.append(
            Block(
              number: blocks,
              price: number(in: 0...5) * 150,
              capacity: number(in: 0...6) * 1_500,
              most: most,
              required: number(in: 0...4) == 0 ? 0 : nil
            )
          )
          blocks += 1
        }
      }
      pools.append(pool)
    }
    for operation in 0..<operations {
      for provider in 0..<number(in: 1...3) {
        let isPooled = number(in: 0...1) == 0
        routes.append(
          Route(
            operation: operation,
            provider: provider,
            number: isPooled ? number(in: 0...4) * 1_000 : number(in: 0...400),
            pool: isPooled ? number(in: 1...pools.count - 1) : nil,
            required: number(in: 0...5) == 0 ? 0 : nil
          )
        )
      }
    }
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func charge() -> Charge {
    let tiers: [Tier] = [
      (number(in: 1...3) * 1_000, number(in: 0...300), number(in: 0...1) * number(in: 0...200)),
      (number(in: 4...6) * 1_000, number(in: 0...300), number(in: 0...1) * number(in: 0...200)),
      (nil, number(in: 0...300), number(in: 0...1) * number(in: 0...200)),
    ]
    switch number(in: 0...2) {
    case 0:
      return .package(
        size: number(in: 1...3) * 1_000,
        price: number(in: 0...500),
        free: number(in: 0...2) * 1_000
      )
    case 1: return .graduated(tiers)
    default: return .volume(tiers)
    }
  }
}

// MARK: - As a problem

extension MixDraw {
  var problem: MixProblem {
    var requests: [Int: Int] = [:]
    for item in items { requests[item.operation, default: 0] += item.weight }
    return MixProblem(
      demands: requests.sorted { $0.key < $1.key }.map { operation, requests in
        MixDemand(Identifier("operation-\(operation)"), requests: thousandths(requests))
      },
      routes: routes.map { route in
        MixRoute(
          Identifier("operation-\(route.operation)"),
          provider: Identifier("provider-\(route.provider)"),
          route.pool.map { .pool(Identifier("pool-\($0)"), need: thousandths(route.number)) }
            ?? .perUse(thousandths(route.number)),
          requiring: route.required.map { Identifier("block-\($0)") }
        )
      },
      pools: pools.enumerated().map { place, pool in
        let id = Identifier<Mix.Pool>("pool-\(place)")
        if let charge = pool.charge { return MixPool(id, charge: charge.value) }
        return MixPool(id, blocks: pool.blocks.map { $0.value })
      }
    )
  }
}

extension MixDraw.Block {
  fileprivate var value: MixBlock {
    MixBlock(
      Identifier("block-\(number)"),
      name: "block \(number)",
      price: thousandths(price),
      capacity: thousandths(capacity),
      most: most,
      requiring: required.map { Identifier("block-\($0)") }
    )
  }
}

extension MixDraw.Charge {
  fileprivate var value: Vocabulary.Charge {
    func amount(_ count: Int) -> Amount { Amount(units: Int128(count) * 1_000_000_000) }
    func tiers(_ tiers: [MixDraw.Tier]) -> [Vocabulary.Charge.Tier] {
      tiers.map {
        .init(upTo: $0.upTo.map(amount), unitPrice: amount($0.price), flatFee: amount($0.fee))
      }
    }
    switch self {
    case .package(let size, let price, let free):
      return .package(size: amount(size), price: amount(price), free: amount(free))
    case .graduated(let steps): return .graduated(tiers(steps))
    case .volume(let steps): return .volume(tiers(steps))
    }
  }

  /// In millionths of a dollar, for a sum in thousandths of a unit.
  fileprivate func cost(of total: Int) -> Int {
    if total == 0 { return 0 }
    switch self {
    case .package(let size, let price, let free):
      return max(0, (total - free + size - 1) / size) * price * 1_000
    case .graduated(let tiers):
      var (cost, start) = (0, 0)
      for tier in tiers where total > start {
        cost += (min(total, tier.upTo ?? total) - start) * tier.price + tier.fee * 1_000
        start = tier.upTo ?? total
      }
      return cost
    case .volume(let tiers):
      let tier = tiers.first { total <= $0.upTo ?? total } ?? tiers[0]
      return total * tier.price + tier.fee * 1_000
    }
  }
}

// MARK: - By trying all

extension MixDraw {
  /// In USD; `nil` where not all can be served.
  var cheapestByTryingAll: Rational? {
    var best: Int?
    let blocks = pools.flatMap { $0.blocks }
    var counts = blocks.map { _ in 0 }
    // More of a block than four requests of four units can use is never needed.
    let limits = blocks.map { block in
      min(
        block.most ?? 99,
        block.capacity == 0 ? 1 : (16_000 + block.capacity - 1) / block.capacity
      )
    }
    repeat {
      let isAllowed = blocks.indices.allSatisfy { place in
        counts[place] == 0 || blocks[place].required.map { counts[$0] > 0 } ?? true
      }
      if isAllowed {
        let price = blocks.indices.reduce(0) { $0 + counts[$1] * blocks[$1].price * 1_000 }
        if best.map({ price < $0 }) ?? true, let rest = assigned(counts, blocks) {
          best = min(best ?? price + rest, price + rest)
        }
      }
    } while Self.advance(&counts, limits)
    return best.map { Rational(Amount(units: Int128($0) * 1_000_000)) }
  }

  /// The cheapest assignment for blocks bought, besides their price.
  private func assigned(_ counts: [Int], _ blocks: [Block]) -> Int? {
    let choices = items.map { item in
      routes.filter {
        $0.operation == item.operation && ($0.required.map { counts[$0] > 0 } ?? true)
      }
    }
    if choices.contains(where: { $0.isEmpty }) { return nil }
    var best: Int?
    var chosen = items.map { _ in 0 }
    repeat {
      var cost = 0
      var drawn = pools.map { _ in 0 }
      for (place, item) in items.enumerated() {
        let route = choices[place][chosen[place]]
        if let pool = route.pool {
          drawn[pool] += route.number * item.weight / 1_000
        } else {
          cost += route.number * item.weight
        }
      }
      let isHeld = pools.indices.allSatisfy { place in
        if let charge = pools[place].charge {
          cost += charge.cost(of: drawn[place])
          return true
        }
        return drawn[place]
          <= pools[place].blocks.reduce(0) { $0 + $1.capacity * counts[$1.number] }
      }
      if isHeld { best = min(best ?? cost, cost) }
    } while Self.advance(&chosen, choices.map { $0.count - 1 })
    return best
  }

  /// The next combination, or false after the last one.
  private static func advance(_ counts: inout [Int], _ limits: [Int]) -> Bool {
    for place in counts.indices {
      if counts[place] < limits[place] {
        counts[place] += 1
        return true
      }
      counts[place] = 0
    }
    return false
  }
}

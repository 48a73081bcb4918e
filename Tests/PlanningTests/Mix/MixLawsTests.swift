import Planning
import Testing
import Vocabulary

/// What holds of every cheapest mix, and what hostile numbers do.
struct MixLawsTests {
  @Test(arguments: 0..<100)
  func `No single provider that serves all is cheaper`(seed: Int) throws {
    let problem = MixDraw(seed).problem
    let mix = try? Mixer().mix(for: problem)
    for provider in Set(problem.routes.map(\.provider)) {
      let only = MixProblem(
        demands: problem.demands,
        routes: problem.routes.filter { $0.provider == provider },
        pools: problem.pools
      )
      guard let alone = try? Mixer().mix(for: only) else { continue }
      #expect(try #require(mix).exactTotal <= alone.exactTotal)
    }
  }

  @Test(arguments: 0..<100)
  func `Prices three times as high make it three times as dear`(seed: Int) throws {
    let problem = MixDraw(seed).problem
    guard let mix = try? Mixer().mix(for: problem) else { return }
    let dearer = MixProblem(
      demands: problem.demands,
      routes: problem.routes.map { route in
        guard case .perUse(let price) = route.terms else { return route }
        return MixRoute(
          route.operation,
          provider: route.provider,
          .perUse(price.times(3)),
          requiring: route.required
        )
      },
      pools: problem.pools.map { $0.times(3) }
    )
    #expect(try Mixer().mix(for: dearer).exactTotal == mix.exactTotal.times(3))
  }

  @Test(arguments: 0..<100)
  func `Lines add up to the total`(seed: Int) throws {
    guard let mix = try? Mixer().mix(for: MixDraw(seed).problem) else { return }
    let parts =
      mix.assignments.compactMap(\.cost) + mix.purchases.map(\.cost)
      + mix.pools.compactMap(\.charge)
    #expect(parts.reduce(0) { $0 + $1.units } == mix.total.units)
    #expect(mix.pools.compactMap(\.left).allSatisfy { $0 >= Rational(.zero) })
  }

  @Test func `Nothing asked for costs nothing`() throws {
    let pools = [MixPool("credits", blocks: [makeBlock("pack", price: "10", capacity: "1000")])]
    for demands in [[], [MixDemand("core", requests: Rational(.zero))]] {
      let mix = try Mixer().mix(for: MixProblem(demands: demands, routes: [], pools: pools))
      #expect(mix.total == .zero)
      #expect(mix.assignments.isEmpty)
      #expect(mix.purchases.isEmpty)
      #expect(mix.proof.isProven)
    }
  }

  @Test func `Equal demands are served as one`() throws {
    let routes = [MixRoute("core", provider: "host", .perUse(fraction("0.03")))]
    let demands = [
      MixDemand("core", requests: fraction("1.5")), MixDemand("core", requests: fraction("2.5")),
    ]
    let mix = try Mixer().mix(for: MixProblem(demands: demands, routes: routes))
    #expect(mix.assignments.map(\.requests) == [fraction("4")])
    #expect(mix.total == amount("0.12"))
  }

  static let faults: [(name: String, problem: MixProblem, error: MixError)] = [
    ("no routes at all", problem(routes: []), MixError("core", .unservable)),
    (
      "other settings",
      problem(routes: [
        MixRoute("core", settings: ["steps": "5"], provider: "host", .perUse(.init(.one)))
      ]),
      MixError("core", .unservable)
    ),
    (
      "a pool that holds nothing",
      problem(blocks: [makeBlock("pack", price: "1", capacity: "0")]),
      MixError("core", .unservable)
    ),
    (
      "a pool that holds too little",
      problem(blocks: [makeBlock("pack", price: "1", capacity: "1", most: 99)]),
      MixError("core", .unservable)
    ),
    (
      "an unknown block",
      problem(blocks: [makeBlock("pack", price: "1", capacity: "1", requiring: "plan")]),
      MixError(nil, .unknownBlock("plan"))
    ),
    (
      "an unknown pool",
      problem(routes: [MixRoute("core", provider: "api", .pool("gold", need: .init(.one)))]),
      MixError("core", .unknownPool("gold"))
    ),
    (
      "a price below zero",
      problem(routes: [MixRoute("core", provider: "host", .perUse(fraction("-1")))]),
      MixError("core", .outOfRange("price"))
    ),
    (
      "a capacity below zero",
      problem(blocks: [makeBlock("pack", price: "1", capacity: "-1")]),
      MixError(nil, .outOfRange("capacity"))
    ),
    (
      "the same block twice",
      problem(blocks: [
        makeBlock("pack", price: "1", capacity: "1"), makeBlock("pack", price: "1", capacity: "1"),
      ]),
      MixError(nil, .repeatedBlock("pack"))
    ),
    (
      "a number of requests too large to count",
      problem(requests: "99999999999999999999"),
      MixError("core", .overflow)
    ),
    (
      "a price too fine for the whole",
      MixProblem(
        demands: ["core", "ultra"].map { MixDemand($0, requests: fraction("9000000000000000")) },
        routes: [
          MixRoute("core", provider: "a", .perUse(fraction("0.000000000001/999999999989"))),
          MixRoute("ultra", provider: "b", .perUse(fraction("100000000000000"))),
        ]
      ),
      MixError(nil, .overflow)
    ),
  ]

  private static func problem(
    requests: String = "100",
    routes: [MixRoute] = [MixRoute("core", provider: "api", .pool("credits", need: .init(.one)))],
    blocks: [MixBlock] = [makeBlock("pack", price: "1", capacity: "10")]
  ) -> MixProblem {
    MixProblem(
      demands: [MixDemand("core", requests: fraction(requests))],
      routes: routes,
      pools: [MixPool("credits", blocks: blocks)]
    )
  }

  @Test(arguments: faults)
  func `What cannot be is an error that names it`(
    name: String,
    problem: MixProblem,
    error: MixError
  ) {
    #expect(throws: error, "\(name)") { try Mixer().mix(for: problem) }
  }

  @Test func `Operations that only fit apart are not blamed alone`() {
    let problem = MixProblem(
      demands: ["core", "ultra"].map { MixDemand($0, requests: fraction("6")) },
      routes: ["core", "ultra"].map {
        MixRoute($0, provider: "api", .pool("credits", need: Rational(.one)))
      },
      pools: [MixPool("credits", blocks: [makeBlock("pack", price: "1", capacity: "10", most: 1)])]
    )
    #expect(throws: MixError(nil, .notTogether)) { try Mixer().mix(for: problem) }
  }

  @Test func `Free and equal prices have an answer too`() throws {
    let providers = (0..<6).map { Identifier<Mix.Provider>("host-\($0)") }
    let operations = (0..<6).map { Identifier<Subject>("operation-\($0)") }
    for price in ["0", "0.05"] {
      let problem = MixProblem(
        demands: operations.map { MixDemand($0, requests: fraction("1000")) },
        routes: operations.flatMap { operation in
          providers.map { MixRoute(operation, provider: $0, .perUse(fraction(price))) }
        }
      )
      let mix = try Mixer().mix(for: problem)
      #expect(mix.exactTotal == fraction(price).times(6_000))
      #expect(Set(mix.assignments.map(\.provider)).count == 1)
    }
  }
}

extension Rational {
  fileprivate func times(_ factor: Int) -> Rational {
    multiplied(by: Rational(Amount(factor))) ?? self
  }
}

extension MixPool {
  /// With all prices multiplied.
  fileprivate func times(_ factor: Int) -> MixPool {
    func times(_ amount: Amount) -> Amount { Amount(units: amount.units * Int128(factor)) }
    func tiers(_ tiers: [Charge.Tier]) -> [Charge.Tier] {
      tiers.map {
        .init(upTo: $0.upTo, unitPrice: times($0.unitPrice), flatFee: times($0.flatFee))
      }
    }
    switch supply {
    case .charge(.flat(let price)): return MixPool(id, charge: .flat(times(price)))
    case .charge(.package(let size, let price, let free)):
      return MixPool(id, charge: .package(size: size, price: times(price), free: free))
    case .charge(.graduated(let steps)): return MixPool(id, charge: .graduated(tiers(steps)))
    case .charge(.volume(let steps)): return MixPool(id, charge: .volume(tiers(steps)))
    case .blocks(let blocks):
      return MixPool(
        id,
        blocks: blocks.map {
          MixBlock(
            $0.id,
            name: $0.name,
            price: $0.price.times(factor),
            capacity: $0.capacity,
            most: $0.most,
            requiring: $0.required
          )
        }
      )
    }
  }
}

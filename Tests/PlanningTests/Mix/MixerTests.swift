import Planning
import Testing
import Vocabulary

/// The cheapest mix, held against trying all mixes, and on cases worked out by hand.
struct MixerTests {
  @Test(arguments: 0..<400)
  func `A small mix costs what trying all mixes finds`(seed: Int) throws {
    let draw = MixDraw(seed)
    let expected = draw.cheapestByTryingAll
    do throws(MixError) {
      let mix = try Mixer().mix(for: draw.problem)
      #expect(mix.exactTotal == expected)
      #expect(mix.proof.isProven)
    } catch {
      #expect(expected == nil)
      #expect([.unservable, .notTogether].contains(error.reason))
    }
  }

  /// 1,000 credits for 10, 6,000 for 20 once, and a host at 0.04 a request of 3 credits.
  static let account = MixProblem(
    demands: [MixDemand("core", requests: fraction("2500"))],
    routes: [
      MixRoute("core", provider: "api", .pool("credits", need: fraction("3"))),
      MixRoute("core", provider: "host", .perUse(fraction("0.04"))),
    ],
    pools: [
      MixPool(
        "credits",
        blocks: [
          makeBlock("pack", price: "10", capacity: "1000"),
          makeBlock("membership", price: "20", capacity: "6000", most: 1),
        ]
      )
    ]
  )

  @Test func `A membership, a pack and a host share what one of them serves dearer`() throws {
    let mix = try Mixer().mix(for: Self.account)
    // 6,000 + 1,000 credits serve 2,333 requests for 30; the other 167 cost 6.68, a pack 10.
    #expect(mix.total == amount("36.68"))
    #expect(mix.exactTotal == fraction("36.68"))
    #expect(mix.purchases.map(\.count) == [1, 1])
    #expect(mix.assignments.map(\.provider) == ["api", "host"])
    #expect(mix.assignments.map(\.requests) == [fraction("2333"), fraction("167")])
    #expect(mix.assignments.map(\.cost) == [nil, amount("6.68")])
    #expect(
      mix.pools == [
        Mix.PoolUse(pool: "credits", used: fraction("6999"), left: fraction("1"), charge: nil)
      ]
    )
    #expect(mix.proof.isProven)
    #expect(mix.proof.lowerBound == mix.total)
  }

  @Test func `A fee is paid where what it opens saves more`() throws {
    for (price, total) in [("9", "59"), ("60", "100")] {
      let problem = MixProblem(
        demands: [MixDemand("core", requests: fraction("1000"))],
        routes: [
          MixRoute("core", provider: "dear", .perUse(fraction("0.1"))),
          MixRoute("core", provider: "cheap", .perUse(fraction("0.05")), requiring: "fee"),
        ],
        pools: [MixPool("plan", blocks: [makeBlock("fee", price: price, capacity: "0")])]
      )
      let mix = try Mixer().mix(for: problem)
      #expect(mix.total == amount(total))
      #expect(mix.purchases.isEmpty == (total == "100"))
    }
  }

  @Test func `The rest of a demand with decimals goes one way, at its share of the price`() throws {
    let problem = MixProblem(
      demands: [MixDemand("core", requests: fraction("10.5"))],
      routes: [
        MixRoute("core", provider: "api", .pool("credits", need: fraction("2"))),
        MixRoute("core", provider: "host", .perUse(fraction("0.3"))),
      ],
      pools: [MixPool("credits", blocks: [makeBlock("pack", price: "1", capacity: "21")])]
    )
    let mix = try Mixer().mix(for: problem)
    #expect(mix.total == amount("1"))
    #expect(mix.assignments.map(\.requests) == [fraction("10.5")])
    let whole = MixProblem(demands: problem.demands, routes: [problem.routes[1]])
    #expect(try Mixer().mix(for: whole).total == amount("3.15"))
  }

  static let charges: [(charge: Charge, requests: String, total: String)] = [
    (.flat(amount("0.02")), "50", "1"),
    (.package(size: amount("100"), price: amount("3"), free: amount("10")), "110", "3"),
    (.package(size: amount("100"), price: amount("3"), free: amount("10")), "111", "6"),
    (.graduated(tiers), "100", "11"),
    (.graduated(tiers), "101", "13.05"),
    (.volume(tiers), "100", "11"),
    (.volume(tiers), "101", "7.05"),
  ]

  /// 0.1 up to a hundred and 1 at once, then 0.05 and 2 at once.
  private static let tiers = [
    Charge.Tier(upTo: amount("100"), unitPrice: amount("0.1"), flatFee: amount("1")),
    Charge.Tier(upTo: nil, unitPrice: amount("0.05"), flatFee: amount("2")),
  ]

  @Test(arguments: charges)
  func `A sum is charged as its tiers say`(charge: Charge, requests: String, total: String) throws {
    let problem = MixProblem(
      demands: [MixDemand("core", requests: fraction(requests))],
      routes: [MixRoute("core", provider: "host", .pool("sum", need: fraction("1")))],
      pools: [MixPool("sum", charge: charge)]
    )
    let mix = try Mixer().mix(for: problem)
    #expect(mix.total == amount(total))
    #expect(mix.pools.map(\.charge) == [amount(total)])
    #expect(mix.pools.map(\.used) == [fraction(requests)])
  }

  @Test func `Of equally cheap mixes one with few providers and few blocks is taken`() throws {
    let problem = MixProblem(
      demands: [
        MixDemand("core", requests: fraction("10")), MixDemand("ultra", requests: fraction("9000")),
      ],
      routes: [
        MixRoute("core", provider: "first", .perUse(fraction("0.03"))),
        MixRoute("core", provider: "api", .pool("credits", need: fraction("3"))),
        MixRoute("core", provider: "second", .perUse(fraction("0.03"))),
        MixRoute("ultra", provider: "api", .pool("credits", need: fraction("1"))),
      ],
      pools: [
        MixPool(
          "credits",
          blocks: [
            makeBlock("small", price: "0.01", capacity: "1"),
            makeBlock("large", price: "10", capacity: "1000"),
          ]
        )
      ]
    )
    let mix = try Mixer().mix(for: problem)
    #expect(mix.total == amount("90.3"))
    #expect(Set(mix.assignments.map(\.provider)) == ["api"])
    #expect(mix.purchases.map(\.count) == [30, 9])
  }

  @Test func `Half a search still gives a mix, and says what is not proven`() throws {
    let problem = Self.account
    let mix = try Mixer(nodeLimit: 1).mix(for: problem)
    let best = try Mixer().mix(for: problem)
    #expect(!mix.proof.isProven || mix.total == best.total)
    #expect(mix.proof.lowerBound <= best.total)
    #expect(mix.total >= best.total)
    #expect(throws: MixError(nil, .searchEnded)) { try Mixer(nodeLimit: 0).mix(for: problem) }
  }
}

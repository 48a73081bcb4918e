import Planning
import Testing
import Vocabulary

/// Ways of paying for one month's workload.
struct ComparisonTests {
  let team = Workload.pipeline(
    Pipeline(
      items: Amount(600),
      steps: [
        .init("stable-image-core"), .init("remove-background", share: fraction("1/6")),
        .init("upscale-conservative", share: fraction("1/6")),
      ],
      keepRate: fraction("1/6")
    )
  )

  @Test func `The marketing team pays 63 by use and 23 with a membership`() throws {
    let market = makeMarket(plans: [payAsYouGo, membership])
    let comparison = try Comparison(of: team, in: market)
    #expect(ranking(comparison) == "membership 23; pay-as-you-go 63")
    #expect(comparison.entries.map { $0.perAsset?.description } == ["0.23", "0.63"])
    #expect(comparison.entries.map { $0.credits?.description } == ["6300", "6300"])
    #expect(comparison.assets == .init(count: fraction("100"), areKept: true))
  }

  @Test func `Leftovers counted as cost are whole packs, and what is left is lost`() throws {
    let market = makeMarket(plans: [payAsYouGo, membership])
    let terms = ComparisonTerms(leftovers: .counted)
    let comparison = try Comparison(of: team, in: market, terms)
    #expect(ranking(comparison) == "membership 30; pay-as-you-go 70")
    #expect(
      comparison.entries.map { $0.unused }
        == [.init(credits: Amount(700), areLost: true), .init(credits: Amount(700), areLost: true)]
    )
  }

  @Test func `The first year is paid in whole packs, with the free credits of a new account`()
    throws
  {
    let market = makeMarket(plans: [payAsYouGo, membership, grant])
    let comparison = try Comparison(of: workload("stable-image-core=100"), in: market)
    // 300 credits a month are 3,600 a year, less 25: 4 packs. The membership's lapse.
    let years = comparison.entries.map { ($0.id.text, $0.year?.usd.description ?? "") }
    #expect(years.map { "\($0.0) \($0.1)" } == ["pay-as-you-go 40", "membership 240"])
    #expect(comparison.entries[0].year?.left == amount("425"))
    // 25 free credits last while the granted ones lapse each month: 12 x 5,700 and none of the 25.
    #expect(comparison.entries[1].year?.lost == amount("68400"))
    #expect(comparison.entries[1].year?.left == amount("25"))
  }

  @Test func `What cannot serve the workload is named with the operations it lacks`() throws {
    let market = makeMarket(
      plans: [
        payAsYouGo, grant,
        Plan(id: "web", name: "Web", kind: .webSubscription, access: .web, fee: stated("50")),
        Plan(id: "quote", name: "By quote", kind: .enterprise),
      ],
      hosts: [
        makeHost("half", [("stable-image-core", price("0.02"))]),
        makeHost("whole", [("stable-image-core", price("0.04")), ("erase", price("0.07"))]),
      ]
    )
    let comparison = try Comparison(of: workload("stable-image-core=10", "erase=1"), in: market)
    #expect(ranking(comparison) == "whole 0.47")
    let reasons = Dictionary(uniqueKeysWithValues: comparison.exclusions.map { ($0.id, $0.reason) })
    #expect(reasons["half"] == .cannotServe(["erase"]))
    #expect(reasons["pay-as-you-go"] == .cannotServe(["erase"]))
    #expect(reasons["web"] == .webOnly)
    #expect(reasons["quote"] == .byQuote)
    #expect(reasons["grant"] == .once(Amount(25)))
  }

  @Test func `An operation that is never asked for rules nobody out`() throws {
    let load = workload("stable-image-core=100", "erase=0")
    #expect(ranking(try Comparison(of: load, in: makeMarket())) == "pay-as-you-go 3")
    #expect(throws: BillError(nil, .nothingToBill)) {
      _ = try Comparison(of: workload("stable-image-core=0"), in: makeMarket())
    }
  }

  @Test func `A ranged price is ranked by what one can count on`() throws {
    let ranged = Host.Terms.value(.range(amount("0.01"), amount("0.05")), isContested: true)
    let market = makeMarket(hosts: [makeHost("ranged", [("stable-image-core", ranged)])])
    let comparison = try Comparison(of: workload("stable-image-core=100"), in: market)
    #expect(ranking(comparison) == "pay-as-you-go 3; ranged 1-5")
    #expect(comparison.entries[1].isContested)
    let breakEven = try #require(comparison.breakEvens.first)
    #expect(breakEven.surely.isEmpty)
    #expect(breakEven.possibly == [.init(first: 1, last: nil)])
  }

  @Test func `Only what is sure is compared where that is asked for`() throws {
    let contested = Host.Terms.value(.amount(amount("0.01")), isContested: true)
    let market = makeMarket(hosts: [makeHost("rumour", [("stable-image-core", contested)])])
    var terms = ComparisonTerms()
    terms.isSureOnly = true
    let comparison = try Comparison(of: workload("stable-image-core=100"), in: market, terms)
    #expect(ranking(comparison) == "pay-as-you-go 3")
    #expect(comparison.exclusions.map { $0.reason } == [.unsure])
  }

  @Test func `Regions are ways of their own, and one may be asked for`() throws {
    let host = Host(
      id: "host",
      name: "Host",
      venue: Venue("host"),
      prices: [
        .init(subject: "erase", region: "east", terms: price("0.07")),
        .init(subject: "erase", region: "west", terms: price("0.06")),
        .init(subject: "stable-image-core", terms: price("0.04")),
      ]
    )
    let market = makeMarket(plans: [], hosts: [host])
    let load = workload("stable-image-core=1", "erase=1")
    #expect(ranking(try Comparison(of: load, in: market)) == "host/west 0.1; host/east 0.11")
    let east = ComparisonTerms(region: "east")
    #expect(ranking(try Comparison(of: load, in: market, east)) == "host/east 0.11")
  }

  @Test func `A host's price that was not in force on the day is none`() throws {
    let host = Host(
      id: "gone",
      name: "Gone",
      venue: Venue("gone"),
      prices: [
        .init(
          subject: "stable-image-core",
          terms: price("0.01"),
          interval: Interval(until: .init(on: marketDay))
        )
      ]
    )
    let comparison = try Comparison(
      of: workload("stable-image-core=1"),
      in: makeMarket(hosts: [host])
    )
    #expect(ranking(comparison) == "pay-as-you-go 0.03")
    #expect(comparison.exclusions.map { $0.reason } == [.cannotServe(["stable-image-core"])])
  }

  @Test func `Users who pay cost the developer nothing and win no ranking`() throws {
    let host = makeHost("user", [("stable-image-core", price("0.05"))], payer: .user)
    let comparison = try Comparison(
      of: workload("stable-image-core=100"),
      in: makeMarket(hosts: [host])
    )
    #expect(ranking(comparison) == "pay-as-you-go 3")
    #expect(comparison.exclusions.map { $0.reason } == [.usersPay(Bounds(Amount(5)))])
  }

  static let charges: [(charge: Charge, count: String, usd: String)] = [
    (.flat(amount("0.02")), "150", "3"),
    (.package(size: Amount(100), price: Amount(2), free: Amount(10)), "110", "2"),
    (.package(size: Amount(100), price: Amount(2), free: Amount(10)), "111", "4"),
    (
      .graduated([
        .init(upTo: Amount(100), unitPrice: amount("0.05")),
        .init(upTo: nil, unitPrice: amount("0.01"), flatFee: Amount(1)),
      ]), "150", "6.5"
    ),
    (
      .volume([
        .init(upTo: Amount(100), unitPrice: amount("0.05")),
        .init(upTo: nil, unitPrice: amount("0.01")),
      ]), "150", "1.5"
    ),
    (
      .volume([
        .init(upTo: Amount(100), unitPrice: amount("0.05")),
        .init(upTo: nil, unitPrice: amount("0.01")),
      ]), "100", "5"
    ),
  ]

  @Test(arguments: charges)
  func `A host may charge by any model`(
    given: (charge: Charge, count: String, usd: String)
  ) throws {
    let host = makeHost("tiers", [("stable-image-core", .charge(given.charge))])
    let market = makeMarket(plans: [], hosts: [host])
    let load = workload("stable-image-core=\(given.count)")
    #expect(ranking(try Comparison(of: load, in: market)) == "tiers \(given.usd)")
    #expect(try Mix(of: load, in: market).total == amount(given.usd))
  }

  @Test func `A price that depends on settings not given is said, not guessed`() throws {
    let rate = makeRate(
      "sdxl-1.0",
      .formula(Formula(.product(.constant(amount("0.03")), .parameter("steps"))))
    )
    let comparison = try Comparison(of: workload("sdxl-1.0=5"), in: makeMarket(rates: [rate]))
    #expect(comparison.entries.isEmpty)
    #expect(
      comparison.exclusions.map { $0.reason }
        == [.bill(BillError("sdxl-1.0", .missingSetting("steps")))]
    )
  }
}

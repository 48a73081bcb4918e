import Planning
import Testing
import Vocabulary

/// One's own machines in a comparison: 4 seconds a picture, half of the paid time.
struct SelfHostingTests {
  static let billings: [(offer: GPU.Offer, count: String, usd: String)] = [
    // 900 pictures are one hour of work.
    (makeOffer(.second, "1.8"), "900", "1.8"),
    (makeOffer(.second, "1.8"), "450", "0.9"),
    (makeOffer(.hour, "1.8"), "450", "1.8"),
    (makeOffer(.hour, "1.8"), "451", "3.6"),
    (makeOffer(.hour, "1.8", least: 8), "451", "14.4"),
    (makeOffer(.month, "1"), "1", "730"),
    (makeOffer(.month, "1"), "328500", "730"),
    (makeOffer(.month, "1"), "328501", "1460"),
  ]

  @Test(arguments: billings)
  func `Time is paid as the offer says`(
    given: (offer: GPU.Offer, count: String, usd: String)
  ) throws {
    let market = makeMarket(plans: [selfHosting], gpus: [makeCard(offers: [given.offer])])
    let load = workload("sd3.5-medium=\(given.count)")
    let comparison = try Comparison(of: load, in: market)
    #expect(comparison.entries.map { $0.monthly } == [Bounds(amount(given.usd))])
    #expect(comparison.entries.map { $0.kind } == [.selfHosting])
    #expect(try Mix(of: load, in: market).total == amount(given.usd))
  }

  @Test func `Starting takes paid time`() throws {
    var terms = ComparisonTerms()
    terms.secondsPerStart = Amount(60)
    terms.startsPerMonth = Amount(30)
    let offers = [makeOffer(.second, "1.8"), makeOffer(.hour, "1.8")]
    let market = makeMarket(plans: [selfHosting], gpus: [makeCard(offers: offers)])
    // Half an hour of starts; an hour holds 1,800 seconds of work.
    let load = workload("sd3.5-medium=450")
    let comparison = try Comparison(of: load, in: market, terms)
    #expect(ranking(comparison) == "card/cloud/second 1.8; card/cloud/hour 3.6")
    #expect(try Mix(of: load, in: market, terms).total == amount("1.8"))
  }

  @Test func `An owned card is written off over its months and draws power while it works`() throws
  {
    var terms = ComparisonTerms(owned: ["card": Amount(1_800)])
    terms.utilisation = .one
    let market = makeMarket(plans: [selfHosting], gpus: [makeCard(offers: [])])
    let load = workload("sd3.5-medium=9000")
    // 1,800 / 36, and ten hours of 450 W at 0.2 a kWh.
    #expect(ranking(try Comparison(of: load, in: market, terms)) == "card/owned 50.9")
    #expect(try Mix(of: load, in: market, terms).total == amount("50.9"))
  }

  @Test func `A time at other settings is scaled and so an estimate`() throws {
    let card = makeCard(
      settings: ["steps": "20", "width": "1024"],
      offers: [makeOffer(.second, "3.6")]
    )
    let market = makeMarket(plans: [selfHosting], gpus: [card])
    let same = try Comparison(
      of: workload("sd3.5-medium=100", settings: ["steps": "20"]),
      in: market
    )
    #expect(same.entries.map { $0.monthly } == [Bounds(amount("0.4"))])
    #expect(same.entries.map { $0.isEstimated } == [false])
    let longer = try Comparison(
      of: workload("sd3.5-medium=100", settings: ["steps": "30", "width": "512"]),
      in: market
    )
    #expect(longer.entries.map { $0.monthly } == [Bounds(amount("0.3"))])
    #expect(longer.entries.map { $0.isEstimated } == [true])
  }

  @Test func `A card without a time for the model is left out`() throws {
    let card = makeCard(settings: [:], offers: [makeOffer(.second, "1")])
    let market = makeMarket(
      rates: [makeRate("sd3-medium", "3.5")],
      plans: [
        Plan(
          id: "self-hosting",
          name: "Self-hosting",
          kind: .selfHosting,
          models: [.init(subject: "sd3-medium", licence: "community-license", memory: [])],
          running: selfHosting.running
        )
      ],
      gpus: [card]
    )
    let comparison = try Comparison(of: workload("sd3-medium=1"), in: market)
    #expect(comparison.exclusions.map { $0.reason } == [.noThroughput(["sd3-medium"])])
  }

  @Test func `A model that does not fit is left out unless it was timed there`() throws {
    let offers = [makeOffer(.second, "1")]
    let estimated = makeCard(
      memory: 8,
      basis: .estimate("Computed from its bandwidth."),
      offers: offers
    )
    let timed = makeCard("timed", memory: 8, offers: offers)
    let market = makeMarket(plans: [selfHosting], gpus: [estimated, timed])
    let comparison = try Comparison(of: workload("sd3.5-medium=1"), in: market)
    #expect(comparison.entries.map { $0.id } == ["timed/cloud/second"])
    #expect(
      comparison.exclusions.map { $0.reason } == [.memory(needs: Amount(10), has: Amount(8))]
    )
    #expect(comparison.entries.first?.assumptions.contains { $0.contains("need 10 GB") } == true)
  }

  static let revenues: [(revenue: String?, isRanked: Bool)] = [
    (nil, true), ("999999", true), ("1000000", false), ("5000000", false),
  ]

  @Test(arguments: revenues)
  func `The licence is free below its revenue limit and by quote from it on`(
    given: (revenue: String?, isRanked: Bool)
  ) throws {
    let limit = makeRate(
      "community-license",
      .amount(Amount(1_000_000)),
      attribute: .revenueLimit,
      unit: .usdPerYear
    )
    let market = makeMarket(
      rates: [limit],
      plans: [selfHosting],
      gpus: [makeCard(offers: [makeOffer(.second, "1")])]
    )
    let terms = ComparisonTerms(revenue: given.revenue.map(amount))
    let comparison = try Comparison(of: workload("sd3.5-medium=1"), in: market, terms)
    #expect(comparison.entries.isEmpty != given.isRanked)
    if !given.isRanked {
      #expect(comparison.exclusions.map { $0.reason } == [.licence(limit: Amount(1_000_000))])
    }
  }
}

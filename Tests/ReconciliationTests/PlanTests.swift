import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite struct `Credits, plans and failures` {
  static let sources = [
    makeSource("site", kind: .official), makeSource("spec", kind: .officialDocs),
    makeSource("later-spec", kind: .officialDocs), makeSource("blog"), makeSource("guide"),
    makeSource("bot"),
  ]

  static func membership(
    _ source: String,
    fee: String? = "20",
    credits: String? = "6000"
  ) -> [Claim] {
    var claims: [Claim] = []
    if let fee {
      claims.append(
        makeClaim(
          "\(source)-fee",
          source: source,
          subject: "membership",
          attribute: .monthlyFee,
          value: .number(fee),
          unit: .usdPerMonth,
          asserted: "2026-05-01"
        )
      )
    }
    if let credits {
      claims.append(
        makeClaim(
          "\(source)-credits",
          source: source,
          subject: "membership",
          attribute: .includedCredits,
          value: .number(credits),
          unit: .creditPerMonth,
          asserted: "2026-05-01"
        )
      )
    }
    return claims
  }

  static let credit = makeClaim(
    "site-credit",
    source: "site",
    subject: "credit",
    value: .number("0.01"),
    unit: .usdPerCredit,
    asserted: "2026-05-01"
  )

  @Test func `a plan that no official source states stays contested however many repeat it`() {
    let claims = [Self.credit] + ["blog", "guide", "bot"].flatMap { Self.membership($0) }
    let found = ruling("membership/monthly-fee", of: claims, sources: Self.sources)
    #expect(found?.periods.map(\.status) == [.contested])
    #expect(found?.periods.first?.wanted?.hasPrefix("No official source states 20") == true)
  }

  @Test func `a plan's rate is its fee by its credits, and what does not follow is a slip`() {
    func rate(_ id: String, _ source: String, _ value: String) -> Claim {
      makeClaim(
        id,
        source: source,
        subject: "credit",
        value: .number(value),
        unit: .usdPerCredit,
        conditions: ["plan": "membership"],
        asserted: "2026-05-01"
      )
    }
    let claims =
      [Self.credit, rate("r1", "blog", "0.0033"), rate("r2", "guide", "0.01")]
      + Self.membership("blog") + Self.membership("guide")
    let found = ruling("credit/price?plan=membership", of: claims, sources: Self.sources)
    #expect(found?.periods.map(\.value) == [.number("0.0033")])
    #expect(found?.setAside.map(\.cause) == [.arithmeticSlip])
    #expect(
      found?.setAside.first?.reason == "States 0.01 USD/credit beside 20 / 6000, which is 0.003333."
    )
    let base = ruling("credit/price", of: claims, sources: Self.sources)
    #expect(base?.periods.map(\.value) == [.number("0.01")])
    #expect(base?.periods.first?.status == .settled)
  }

  @Test func `a plan's rate given for credits in general is another scope`() {
    let wrong = makeClaim(
      "w",
      source: "guide",
      subject: "credit",
      value: .number("0.0033"),
      unit: .usdPerCredit,
      asserted: "2026-05-01"
    )
    let more = makeClaim(
      "m",
      source: "spec",
      subject: "credit",
      value: .number("0.01"),
      unit: .usdPerCredit,
      asserted: "2026-05-01"
    )
    let claims = [Self.credit, wrong, more] + Self.membership("blog") + Self.membership("bot")
    let found = ruling("credit/price", of: claims, sources: Self.sources)
    #expect(found?.setAside.map(\.cause) == [.otherScope])
  }

  @Test func `three failures are three questions`() {
    func failure(_ id: String, _ source: String, _ truth: Bool, _ which: String?) -> Claim {
      makeClaim(
        id,
        source: source,
        subject: "api",
        attribute: .chargedOnFailure,
        value: .boolean(truth),
        unit: .boolean,
        conditions: which.map { ["failure": $0] } ?? [:],
        asserted: "2026-05-01"
      )
    }
    let claims = [
      failure("a", "spec", false, nil), failure("b", "later-spec", false, nil),
      failure("c", "spec", false, "moderation"), failure("d", "later-spec", false, "refused"),
      failure("e", "blog", true, "content-policy"), failure("f", "guide", false, "error"),
    ]
    let rulings = Reconciliation.outcome(of: claims, sources: Self.sources, subjects: []).rulings
    #expect(
      rulings.map { "\($0.id) \(printed($0))" } == [
        "api/charged-on-failure?failure=failed false [2026-05-01 to -] settled",
        "api/charged-on-failure?failure=filtered true [2026-05-01 to -] contested",
        "api/charged-on-failure?failure=refused false [2026-05-01 to -] settled",
      ]
    )
  }

  @Test func `the end of a service ends its price, and later pages are stale`() throws {
    let end = try #require(Day("2025-07-24"))
    let claims = [
      makeClaim(
        "a",
        source: "spec",
        subject: "video",
        value: .number("20"),
        asserted: "2024-07-23"
      ),
      makeClaim(
        "b",
        source: "later-spec",
        subject: "video",
        value: .number("20"),
        asserted: "2024-12-30"
      ),
      makeClaim(
        "c",
        source: "site",
        subject: "video",
        attribute: .discontinuedOn,
        value: .day(end),
        unit: .date,
        asserted: "2025-07-09"
      ),
      makeClaim(
        "d",
        source: "blog",
        subject: "video",
        value: .number("20"),
        asserted: "2026-06-01"
      ),
    ]
    let found = ruling("video/price", of: claims, sources: Self.sources)
    #expect(
      printed(found) == """
        20 [2024-07-23 to 2025-07-24] settled
        not offered [2025-07-24 to -] settled
        d: stale-copy
        """
    )
    #expect(found?.periods.last?.kept == ["c"])
  }

  @Test func `a price in USD votes for its credits at the price of the credit`() {
    let claims = [
      Self.credit, makeClaim("a", source: "spec", value: .number("5"), asserted: "2026-05-01"),
      makeClaim(
        "b",
        source: "blog",
        value: .number("0.05"),
        unit: .usdPerGeneration,
        asserted: "2026-05-01"
      ),
      makeClaim(
        "c",
        source: "guide",
        value: .number("0.07"),
        unit: .usdPerGeneration,
        venue: Venue("reseller"),
        asserted: "2026-05-01"
      ),
    ]
    let rulings = Reconciliation.outcome(of: claims, sources: Self.sources, subjects: []).rulings
    #expect(rulings.map(\.id.text) == ["credit/price", "erase/price@reseller", "erase/price"])
    #expect(rulings[2].periods.map(\.kept) == [["a", "b"]])
    #expect(rulings[1].unit == .usdPerGeneration)
  }

  @Test func `a list of settings is one price with the formula behind it`() throws {
    let old = try [15, 30, 50, 100].flatMap { steps in
      try [512, 768, 1_024].map { width in
        let formula = try #require(
          Formula(parsing: "roundup(steps * (0.00008 * width - 0.02), 0.1)")
        )
        let value = try #require(
          formula.value(at: ["steps": Amount(steps), "width": Amount(width)])
        )
        return makeClaim(
          "old-\(steps)-\(width)",
          source: "spec",
          subject: "xl",
          value: .amount(value),
          conditions: ["steps": "\(steps)", "width": "\(width)"],
          asserted: "2023-06-01"
        )
      }
    }
    let formula = try #require(Formula(parsing: "0.9 * steps / 30"))
    let new = [
      makeClaim(
        "n1",
        source: "later-spec",
        subject: "xl",
        value: .number("0.9"),
        conditions: ["steps": "<=30"],
        asserted: "2024-12-30"
      ),
      makeClaim(
        "n2",
        source: "later-spec",
        subject: "xl",
        value: .formula(formula),
        conditions: ["steps": ">30"],
        asserted: "2024-12-30"
      ),
      makeClaim("n3", source: "blog", subject: "xl", value: .number("0.9"), asserted: "2025-05-01"),
      makeClaim(
        "n4",
        source: "guide",
        subject: "xl",
        value: .range(Amount(units: Amount.scale / 5), Amount(units: 3 * Amount.scale / 5)),
        asserted: "2024-07-01"
      ),
      makeClaim(
        "n5",
        source: "blog",
        subject: "xl",
        value: .range(Amount(units: Amount.scale / 5), Amount(units: 3 * Amount.scale / 5)),
        asserted: "2024-08-01"
      ),
    ]
    let found = try #require(ruling("xl/price", of: old + new, sources: Self.sources))
    #expect(found.periods.count == 3)
    guard case .grid(let grid)? = found.periods.first?.value else {
      Issue.record("the first value is no grid")
      return
    }
    #expect(grid.cells.count == 12)
    #expect(grid.fit?.exact == 12)
    #expect(
      found.periods[1].value
        == .range(Amount(units: Amount.scale / 5), Amount(units: 3 * Amount.scale / 5))
    )
    guard case .formula(let last)? = found.periods.last?.value else {
      Issue.record("the last value is no formula")
      return
    }
    #expect(last.value(at: ["steps": Amount(10)]) == Amount("0.9"))
    #expect(last.value(at: ["steps": Amount(50)]) == Amount("1.5"))
    #expect(found.setAside.isEmpty)
  }
}

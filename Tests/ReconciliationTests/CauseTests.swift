import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite struct `The cause of a disagreement` {
  static let sources = [
    makeSource("spec", kind: .officialDocs), makeSource("notice", kind: .official),
    makeSource("blog"), makeSource("guide"), makeSource("map"),
    makeSource("run", kind: .community),
  ]

  /// Prices of several subjects, each stated by the spec and the notice.
  static func official(_ prices: [String: String]) -> [Claim] {
    prices.sorted { $0.key < $1.key }.flatMap { subject, price in
      ["spec", "notice"].map { source in
        makeClaim(
          "\(source)-\(subject)",
          source: source,
          subject: subject,
          value: .number(price),
          asserted: "2025-09-01"
        )
      }
    }
  }

  @Test func `is another scope where one source alone limits what the rest state for all`() {
    let claims = [
      makeClaim(
        "a",
        source: "blog",
        subject: "grant",
        attribute: .credits,
        value: .number("25"),
        unit: .credit,
        asserted: "2026-01-01"
      ),
      makeClaim(
        "b",
        source: "run",
        subject: "grant",
        attribute: .credits,
        value: .number("25"),
        unit: .credit,
        asserted: "2026-02-01"
      ),
      makeClaim(
        "c",
        source: "guide",
        subject: "grant",
        attribute: .credits,
        value: .number("25"),
        unit: .credit,
        conditions: ["signup": "google"],
        asserted: "2026-03-01"
      ),
    ]
    let found = ruling("grant/credits", of: claims, sources: Self.sources)
    #expect(found?.periods.first?.kept == ["a", "b"])
    #expect(found?.setAside.map(\.cause) == [.otherScope])
    #expect(
      found?.setAside.first?.reason.contains("Only 'guide' limits 25 credit to signup=google")
        == true
    )
  }

  @Test func `is none where an official source or two others know the scope`() {
    let wide = makeClaim("a", source: "spec", value: .number("25"), asserted: "2026-01-01")
    let narrow = ["blog", "guide"].map { source in
      makeClaim(
        source,
        source: source,
        value: .number("30"),
        conditions: ["plan": "team"],
        asserted: "2026-03-01"
      )
    }
    let found = ruling("erase/price?plan=team", of: [wide] + narrow, sources: Self.sources)
    #expect(found?.periods.map(\.value) == [.number("30")])
  }

  @Test func `is another product where the number is a sibling's`() {
    let claims =
      Self.official(["fast-3d": "10", "point-3d": "4", "erase": "5"]) + [
        makeClaim(
          "x",
          source: "blog",
          subject: "fast-3d",
          value: .number("4"),
          asserted: "2026-05-01"
        ),
        makeClaim(
          "y",
          source: "blog",
          subject: "erase",
          value: .number("5"),
          asserted: "2026-05-01"
        ),
      ]
    let subjects = [
      makeSubject("fast-3d", family: "3d"), makeSubject("point-3d", family: "3d"),
      makeSubject("erase"),
    ]
    let found = ruling("fast-3d/price", of: claims, sources: Self.sources, subjects: subjects)
    #expect(found?.periods.map(\.value) == [.number("10")])
    #expect(found?.setAside.map(\.cause) == [.otherProduct("point-3d")])
  }

  @Test func `is no other product where a source gives many subjects one number`() {
    let claims =
      Self.official(["erase": "5", "inpaint": "6", "outpaint": "4", "core": "3"])
      + ["erase", "inpaint"].map {
        makeClaim(
          "x-\($0)",
          source: "blog",
          subject: $0,
          value: .number("4"),
          asserted: "2026-05-01"
        )
      } + [
        makeClaim("y", source: "blog", subject: "core", value: .number("3"), asserted: "2026-05-01")
      ]
    let subjects = ["erase", "inpaint", "outpaint", "core"].map { makeSubject($0) }
    let found = ruling("erase/price", of: claims, sources: Self.sources, subjects: subjects)
    #expect(found?.setAside.map(\.cause.name) == ["outlier"])
  }

  static let slips: [(off: String, stated: String, factor: String)] = [
    ("5", "0.5", "0.1"), ("5", "0.05", "0.01"), ("5", "5000", "1000"), ("12.5", "125", "10"),
  ]

  @Test(arguments: slips)
  func `is a unit slip where the number is a power of ten off`(
    off: String,
    stated: String,
    factor: String
  ) throws {
    let claims =
      Self.official(["erase": off]) + [
        makeClaim("x", source: "map", value: .number(stated), asserted: "2026-05-01")
      ]
    let found = ruling("erase/price", of: claims, sources: Self.sources)
    #expect(found?.setAside.map(\.cause) == [.unitSlip(factor: try #require(Amount(factor)))])
  }

  @Test func `is one mistake where all rows of a list are off, which then bear witness put right`()
  {
    let prices = ["erase": "5", "inpaint": "5", "outpaint": "4", "recolor": "5"]
    let credit = makeClaim(
      "credit",
      source: "notice",
      subject: "credit",
      value: .number("0.01"),
      unit: .usdPerCredit,
      asserted: "2025-09-01"
    )
    let rows = prices.sorted { $0.key < $1.key }.map { subject, price in
      makeClaim(
        "map-\(subject)",
        source: "map",
        subject: subject,
        value: .number("0.00" + price),
        unit: .usdPerGeneration,
        asserted: "2026-05-01"
      )
    }
    // Nobody but the list and one blog states this one.
    let rare = [
      makeClaim(
        "map-rare",
        source: "map",
        subject: "rare",
        value: .number("0.007"),
        unit: .usdPerGeneration,
        asserted: "2026-05-01"
      ),
      makeClaim(
        "blog-rare",
        source: "blog",
        subject: "rare",
        value: .number("7"),
        asserted: "2026-05-01"
      ),
      makeClaim(
        "guide-rare",
        source: "guide",
        subject: "rare",
        value: .number("7"),
        asserted: "2026-05-01"
      ),
    ]
    let claims = Self.official(prices) + [credit] + rows + rare
    let subjects = (prices.keys + ["rare"]).map { makeSubject($0) }
    let outcome = Reconciliation.outcome(of: claims, sources: Self.sources, subjects: subjects)
    for name in prices.keys + ["rare"] {
      let ruling = outcome.rulings.first { $0.id.text == "\(name)/price" }
      #expect(
        ruling?.setAside.map(\.cause) == [.unitSlip(factor: Amount(units: Amount.scale / 10))]
      )
      #expect(ruling?.periods.count == 1)
    }
    #expect(
      outcome.findings.contains {
        $0.category == "unit-slip" && $0.message.hasPrefix("5 rows of 'map'")
      }
    )
  }

  @Test func `is an arithmetic slip where a page's USD are not its credits`() {
    let claims =
      Self.official(["erase": "5"]) + [
        makeClaim(
          "credit",
          source: "notice",
          subject: "credit",
          value: .number("0.01"),
          unit: .usdPerCredit,
          asserted: "2025-09-01"
        ),
        makeClaim("x", source: "blog", value: .number("5"), asserted: "2026-05-01"),
        makeClaim(
          "y",
          source: "blog",
          value: .number("0.06"),
          unit: .usdPerGeneration,
          asserted: "2026-05-01"
        ),
      ]
    let found = ruling("erase/price", of: claims, sources: Self.sources)
    #expect(found?.setAside.map(\.cause) == [.arithmeticSlip])
    #expect(found?.setAside.first?.reason.contains("5 x 0.01, which is 0.05") == true)
  }

  @Test func `is a copy where the original is set aside as well`() {
    let claims =
      Self.official(["erase": "5"]) + [
        makeClaim("x", source: "blog", value: .number("8"), asserted: "2026-05-01"),
        makeClaim("y", source: "mirror", value: .number("8"), asserted: "2026-06-01"),
      ]
    let found = ruling(
      "erase/price",
      of: claims,
      sources: Self.sources + [makeSource("mirror", derivesFrom: ["blog"])]
    )
    #expect(found?.setAside.map(\.cause) == [.outlier, .copy(of: "blog")])
  }

  @Test func `is an approximation where a range blurs two periods`() {
    let range = Value.range(Amount(25), Amount(200))
    let claims = [
      makeClaim("a", source: "spec", value: .number("200"), asserted: "2022-06-01"),
      makeClaim("b", source: "notice", value: .number("25"), asserted: "2023-06-01"),
      makeClaim("c", source: "blog", value: range, asserted: "2026-01-01"),
    ]
    let found = ruling("erase/price", of: claims, sources: Self.sources)
    #expect(found?.setAside.map(\.cause) == [.approximation])
    #expect(found?.setAside.first?.reason.contains("200 and 25") == true)
  }

  @Test func `is not held against copies of one page as if they were many witnesses`() {
    let copies = (0..<6).map { number in
      makeClaim(
        "m\(number)",
        source: "mirror-\(number)",
        value: .number("9"),
        asserted: "2026-06-01"
      )
    }
    let honest = ["blog", "guide", "map"].map {
      makeClaim($0, source: $0, value: .number("5"), asserted: "2026-06-01")
    }
    let first = makeClaim("first", source: "first", value: .number("9"), asserted: "2026-06-01")
    let sources =
      ["blog", "guide", "map", "first"].map { makeSource($0) }
      + (0..<6).map { number in
        makeSource(
          "mirror-\(number)",
          derivesFrom: [number == 0 ? "first" : Identifier("mirror-\(number - 1)")]
        )
      }
    let found = ruling("erase/price", of: copies + honest + [first], sources: sources)
    #expect(found?.periods.map(\.value) == [.number("5")])
  }
}

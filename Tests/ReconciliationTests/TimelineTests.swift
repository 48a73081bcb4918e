import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite("A price over time") struct TimelineTests {
  static let sources = [
    makeSource("spec", kind: .officialDocs), makeSource("notice", kind: .official),
    makeSource("spec-later", kind: .officialDocs), makeSource("blog"), makeSource("guide"),
    makeSource("list"), makeSource("run", kind: .community),
  ]

  static let changed = [
    makeClaim("a1", source: "spec", value: .number("3"), asserted: "2024-07-23"),
    makeClaim("a2", source: "spec-later", value: .number("3"), asserted: "2024-12-30"),
    makeClaim(
      "b1",
      source: "notice",
      value: .number("5"),
      asserted: "2025-07-09",
      from: "2025-08-01"
    ),
    makeClaim("c1", source: "blog", value: .number("3"), asserted: "2026-02-01"),
    makeClaim("c2", source: "guide", value: .number("3"), asserted: "2026-11-21"),
    makeClaim("d1", source: "list", value: .number("5"), asserted: "2026-03-01"),
    makeClaim("e1", source: "run", value: .number("5"), asserted: "2026-09-22"),
  ]

  @Test func `changes on the announced day, and later pages with the old value are stale`() {
    let found = ruling("erase/price", of: Self.changed, sources: Self.sources)
    #expect(
      printed(found) == """
        3 [2024-07-23 to 2025-08-01] settled
        5 [2025-08-01 to -] settled
        c1: stale-copy
        c2: stale-copy
        """
    )
    #expect(found?.periods.last?.kept == ["b1", "d1", "e1"])
    #expect(found?.setAside.first?.reason.contains("184 days after 5") == true)
  }

  @Test func `is the same in whatever order claims and sources come`() {
    var generator = SystemRandomNumberGenerator()
    let expected = Reconciliation.outcome(of: Self.changed, sources: Self.sources, subjects: [])
    for _ in 0..<20 {
      let outcome = Reconciliation.outcome(
        of: Self.changed.shuffled(using: &generator),
        sources: Self.sources.shuffled(using: &generator),
        subjects: []
      )
      #expect(outcome == expected)
    }
  }

  @Test func `holds against many stale pages when the seller announced the change`() {
    let stale = (0..<12).map { number in
      makeClaim(
        "s\(number)",
        source: "copy-\(number)",
        value: .number("3"),
        asserted: "2026-10-0\(1 + number % 9)"
      )
    }
    let found = ruling("erase/price", of: Self.changed + stale, sources: Self.sources)
    #expect(found?.periods.map(\.value) == [.number("3"), .number("5")])
    #expect(found?.setAside.filter { $0.cause == .staleCopy }.count == 14)
  }

  @Test func `leaves the day of a change open between two sightings where nobody announced it`() {
    let claims = [
      makeClaim("a", source: "spec", value: .number("3"), asserted: "2024-07-23"),
      makeClaim("b", source: "spec-later", value: .number("5"), asserted: "2024-12-30"),
    ]
    #expect(
      printed(ruling("erase/price", of: claims, sources: Self.sources)) == """
        3 [2024-07-23 to 2024-07-24..2024-12-30] settled
        5 [2024-07-24..2024-12-30 to -] settled
        """
    )
  }

  @Test func `calls a page premature that shows a later value too early`() {
    let early = makeClaim("p", source: "blog", value: .number("5"), asserted: "2024-09-01")
    let claims = Self.changed.filter { $0.id != "c1" } + [early]
    let found = ruling("erase/price", of: claims, sources: Self.sources)
    #expect(found?.setAside.first { $0.claim == "p" }?.cause == .premature)
    #expect(found?.periods.count == 2)
  }

  @Test func `does not believe an announcement that later official pages belie`() {
    let claims = [
      makeClaim("a", source: "spec", value: .number("3"), asserted: "2024-07-23"),
      makeClaim(
        "b",
        source: "notice",
        value: .number("5"),
        asserted: "2025-07-09",
        from: "2025-08-01"
      ),
      makeClaim("c", source: "spec-later", value: .number("3"), asserted: "2025-12-01"),
      makeClaim("d", source: "price-page", value: .number("3"), asserted: "2026-04-01"),
    ]
    let sources = Self.sources + [makeSource("price-page", kind: .official)]
    let found = ruling("erase/price", of: claims, sources: sources)
    #expect(found?.periods.map(\.value) == [.number("3")])
    #expect(found?.setAside.map(\.cause) == [.superseded])
  }

  @Test func `keeps one stray page from changing a price`() {
    let stray = makeClaim("x", source: "guide", value: .number("7"), asserted: "2026-11-20")
    let found = ruling("erase/price", of: Self.changed + [stray], sources: Self.sources)
    #expect(found?.periods.last?.value == .number("5"))
    #expect(found?.setAside.first { $0.claim == "x" }?.cause == .outlier)
  }

  @Test func `takes a value that comes back for what it is where the seller says so`() {
    let claims = [
      makeClaim("a", source: "spec", value: .number("3"), asserted: "2024-01-01"),
      makeClaim(
        "b",
        source: "notice",
        value: .number("5"),
        asserted: "2024-05-01",
        from: "2024-06-01"
      ),
      makeClaim("c", source: "spec-later", value: .number("5"), asserted: "2024-08-01"),
      makeClaim(
        "d",
        source: "back",
        value: .number("3"),
        asserted: "2025-01-01",
        from: "2025-02-01"
      ),
      makeClaim("e", source: "spec-last", value: .number("3"), asserted: "2025-06-01"),
      makeClaim("f", source: "price-page", value: .number("3"), asserted: "2026-06-01"),
    ]
    let sources =
      Self.sources + [
        makeSource("back", kind: .official), makeSource("spec-last", kind: .officialDocs),
        makeSource("price-page", kind: .official),
      ]
    let found = ruling("erase/price", of: claims, sources: sources)
    #expect(found?.periods.map(\.value) == [.number("3"), .number("5"), .number("3")])
    #expect(found?.setAside.isEmpty == true)
  }

  @Test func `had the value that many late pages still show before an announced change`() {
    let late = ["blog", "guide", "list"].map {
      makeClaim($0, source: $0, value: .number("3"), asserted: "2026-11-21")
    }
    let found = ruling("erase/price", of: late + [Self.changed[2]], sources: Self.sources)
    #expect(found?.periods.map(\.value) == [.number("3"), .number("5")])
    #expect(found?.periods.first?.kept.isEmpty == true)
    #expect(found?.setAside.map(\.cause) == [.staleCopy, .staleCopy, .staleCopy])
  }

  @Test func `is not made to change on a day on which pages disagree`() {
    let claims = ["blog", "guide", "list"].enumerated().map { index, source in
      makeClaim(
        source,
        source: source,
        value: .number(index < 2 ? "5" : "9"),
        asserted: "2026-11-21"
      )
    }
    let found = ruling("erase/price", of: claims, sources: Self.sources)
    #expect(found?.periods.map(\.value) == [.number("5")])
    #expect(found?.setAside.map(\.cause) == [.dispute])
  }

  @Test func `goes through three values whose sources give spans of days`() throws {
    func grant(_ id: String, _ value: String, _ first: String, _ last: String) throws -> Claim {
      let (start, end) = try (#require(Day(first)), #require(Day(last)))
      let span = try #require(DaySpan(from: start, to: end))
      return Claim(
        id: Identifier(id),
        source: Identifier(id),
        subject: "signup-grant",
        attribute: .credits,
        value: .number(value),
        unit: .credit,
        validity: Claim.Validity(asserted: span)
      )
    }
    let claims = try [
      grant("old", "200", "2022-01-01", "2022-12-31"),
      grant("middle", "100", "2022-09-01", "2023-06-21"),
      grant("new", "25", "2023-06-22", "2023-06-22"),
      grant("late", "25", "2026-10-01", "2026-11-01"),
      grant("copy", "200", "2026-11-21", "2026-11-21"),
    ]
    let sources = [
      makeSource("old", kind: .officialDocs), makeSource("middle", kind: .officialDocs),
      makeSource("new", kind: .officialDocs), makeSource("late", kind: .official),
      makeSource("copy"),
    ]
    let found = ruling("signup-grant/credits", of: claims, sources: sources)
    #expect(found?.periods.map(\.value) == [.number("200"), .number("100"), .number("25")])
    #expect(found?.periods.last?.interval.from?.day == Day("2023-06-22"))
    #expect(found?.setAside.map(\.cause) == [.staleCopy])
  }

  @Test func `is not lowered in confidence by a claim that agrees`() {
    let before = ruling("erase/price", of: Self.changed, sources: Self.sources)
    for (index, period) in (before?.periods ?? []).enumerated() {
      for (value, day) in [("3", "2024-10-10"), ("5", "2026-06-06")]
      where period.value == .number(value) {
        for kind in Source.Kind.allCases {
          let more = makeClaim("z", source: "witness", value: .number(value), asserted: day)
          let after = ruling(
            "erase/price",
            of: Self.changed + [more],
            sources: Self.sources + [makeSource("witness", kind: kind)]
          )
          #expect((after?.periods[index].confidence.percent ?? 0) >= period.confidence.percent)
        }
      }
    }
  }
}

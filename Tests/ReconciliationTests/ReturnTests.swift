import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite("A page that comes back to what it said") struct ReturnTests {
  /// Claims of one source: a day and what it said, the second time as a return.
  private static func claims(
    of source: String = "page",
    _ said: [(day: String, value: String)]
  ) -> [Claim] {
    var known: Set<String> = []
    return said.enumerated().map { number, said in
      let isNew = known.insert(said.value).inserted
      return makeClaim(
        "\(source)\(number)",
        source: source,
        value: .number(said.value),
        asserted: said.day,
        returned: isNew ? nil : said.day
      )
    }
  }

  private static let back = claims([
    ("2025-01-01", "3"), ("2025-01-10", "5"), ("2025-01-20", "3"),
  ])

  /// The values of a ruling with the spans in which each began.
  private static func periods(_ ruling: Ruling?) -> [String] {
    ruling?.periods.map { period in
      "\(period.value?.description ?? "-") \(period.interval.from?.span.description ?? "-")"
    } ?? []
  }

  @Test(arguments: [Source.Kind.official, .officialDocs, .thirdParty])
  func `one page is a change of price there and back`(kind: Source.Kind) {
    let found = ruling("erase/price", of: Self.back, sources: [makeSource(kind: kind)])
    #expect(
      Self.periods(found) == [
        "3 2025-01-01", "5 2025-01-02..2025-01-10", "3 2025-01-11..2025-01-20",
      ]
    )
    #expect(found?.setAside.isEmpty == true)
  }

  @Test(arguments: [Source.Kind.official, .officialDocs, .thirdParty, .community])
  func `what a page said last outranks what it said before`(kind: Source.Kind) {
    for count in Array(3...12) + [60] {
      let said = (0..<count).map { number in
        (day: Day(number: 20_000 + number * 7).description, value: number % 2 == 0 ? "3" : "5")
      }
      let found = ruling("erase/price", of: Self.claims(said), sources: [makeSource(kind: kind)])
      #expect(found?.periods.last?.value == .number(said[count - 1].value), "\(count)")
    }
  }

  @Test func `three prices may come and go`() {
    let said = [("2025-01-01", "3"), ("2025-02-01", "5"), ("2025-03-01", "8"), ("2025-04-01", "3")]
      .map { (day: $0.0, value: $0.1) }
    let found = ruling("erase/price", of: Self.claims(said), sources: [makeSource(kind: .official)])
    #expect(found?.periods.map(\.value) == ["3", "5", "8", "3"].map(Value.number))
  }

  @Test func `a guide that comes back does not outrank the seller`() {
    let seller = [
      makeClaim("s", source: "seller", value: .number("3"), asserted: "2024-12-01"),
      makeClaim("t", source: "seller", value: .number("5"), asserted: "2025-01-08"),
    ]
    let found = ruling(
      "erase/price",
      of: Self.back + seller,
      sources: [makeSource("page"), makeSource("seller", kind: .official)]
    )
    #expect(found?.periods.last?.value == .number("5"))
    #expect(found?.setAside.map(\.claim) == ["page2"])
    #expect(found?.setAside.map(\.cause) == [.staleCopy])
  }

  @Test func `the seller's page that comes back outranks guides that still have the other price`() {
    let guides = ["a", "b"].map {
      makeClaim($0, source: $0, value: .number("5"), asserted: "2025-01-25")
    }
    let found = ruling(
      "erase/price",
      of: Self.back + guides,
      sources: [makeSource(kind: .official), makeSource("a"), makeSource("b")]
    )
    #expect(found?.periods.last?.value == .number("3"))
    #expect(found?.setAside.map(\.claim) == ["a", "b"])
  }

  @Test func `without a return an old price on the seller's page stays a stale copy`() {
    let plain = Self.back.map { claim in
      makeClaim(
        claim.id.text,
        value: claim.value,
        asserted: claim.validity.asserted?.first.description
      )
    }
    let found = ruling("erase/price", of: plain, sources: [makeSource(kind: .official)])
    #expect(found?.periods.last?.value == .number("5"))
  }

  @Test func `a page that lists several prices on one day revises none`() {
    let said =
      Self.back + [
        makeClaim("x", value: .number("5"), asserted: "2025-01-20", returned: "2025-01-20")
      ]
    let found = ruling("erase/price", of: said, sources: [makeSource(kind: .official)])
    #expect(found?.periods.last?.value == .number("5"))
  }
}

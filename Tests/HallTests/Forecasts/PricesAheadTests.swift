import Archive
import Planning
import Testing
import Vocabulary

@testable import pricebook

/// Operations at the prices of a knowledge base that knows what a credit costs.
struct PricesAheadTests {
  private static func base(
    _ pages: [(text: String, source: String, day: String, subject: String, credits: Int)]
  ) throws -> TemporaryBase {
    let base = try TemporaryBase()
    for page in pages {
      try base.keep(
        page.text,
        of: page.source,
        captured: page.day,
        claims: [("\(page.credits) credits", page.subject, page.credits)]
      )
    }
    try keepCreditPrice(in: base)
    _ = try Walk(base.base).run()
    return base
  }

  /// A page that says what a credit costs.
  private static func keepCreditPrice(in base: TemporaryBase) throws {
    let text = "A credit is USD 0.01."
    let bytes = Array(text.utf8)
    let day = try #require(Day("2024-07-23"))
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: "docs",
      address: "https://docs.example",
      captured: day,
      published: DaySpan(day),
      mediaType: .plain,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    let claim = Claim(
      id: "credit-price",
      source: "docs",
      subject: "credit",
      attribute: .price,
      value: .amount(Amount(units: Amount.scale / 100)),
      unit: .usdPerCredit,
      validity: .init(asserted: DaySpan(day)),
      evidence: Evidence(
        snapshot: snapshot.id,
        passage: Passage(bytes: 12..<20, quote: "USD 0.01"),
        path: "p[1]",
        rule: "test"
      )
    )
    let reading = Reading(
      snapshot: snapshot.id,
      source: "docs",
      reader: try PageReader(base.base).version,
      claims: [claim],
      checks: [],
      findings: []
    )
    try base.base.writing { writer in
      _ = try writer.importing(bytes, snapshot)
      _ = try writer.record(readings: [reading])
    }
  }

  private static func rows(_ base: TemporaryBase, _ words: String...) -> [Substring] {
    let outcome = base.outcome(
      ["forecast", "--growth", "0%", "--noise", "0%", "--months", "2", "-f", "jsonl"]
        + ["--paths", "1000"] + words
    )
    return (outcome.output + outcome.notes.joined(separator: "\n")).split(separator: "\n")
  }

  @Test func `operations cost what the table of the month says`() throws {
    let base = try Self.base([
      ("Erase costs 3 credits.", "docs", "2024-07-23", "erase", 3),
      ("Erase costs 5 credits.", "docs", "2025-08-01", "erase", 5),
    ])
    let now = Self.rows(base, "eraser=100")
    #expect(now[0].contains(#""month":"2025-10""#) && now[0].contains(#""median":"5""#), "\(now)")
    #expect(now[4].contains(#""subject":"erase""#) && now[4].contains(#""priceLow":"0.05""#))
    let before = Self.rows(base, "eraser=100", "--on", "2025-07-01", "--balance", "700")
    #expect(before[0].contains(#""median":"3""#))
    // 300 credits a month from October on: two months, and a third of December.
    let balance = try #require(before.first { $0.contains(#""kind":"balance""#) })
    #expect(balance.contains(#""balance":"700","unit":"credit","day":"2025-12-11""#))
  }

  @Test func `a price that is contested is drawn from what is stated`() throws {
    let base = try Self.base([
      ("Fast costs 2 credits.", "docs", "2025-08-01", "upscale-fast", 2),
      ("Fast is 7 credits.", "docs", "2025-08-01", "upscale-fast", 7),
    ])
    let rows = Self.rows(base, "upscale-fast=100")
    #expect(rows[0].contains(#""low80":"2","high80":"7""#), "\(rows)")
    // Drawn once a course: both months at the one value or at the other.
    #expect(rows[3].contains(#""low95":"4","high95":"14""#))
    #expect(rows[4].contains(#""priceLow":"0.02","priceHigh":"0.07","contested":true"#))
    let words = "The price of 'upscale-fast' is contested: USD 0.02-0.07, drawn once a course."
    #expect(rows.contains { $0.contains(words) })
  }

  @Test func `an operation without a price is named with the way out`() throws {
    let base = try Self.base([("Erase costs 3 credits.", "docs", "2024-07-23", "erase", 3)])
    #expect(
      Self.rows(base, "upscale-fast=3") == [
        "There is no price for 'upscale-fast' on that day; expected an operation that is offered; "
          + "'pricebook prices' lists them."
      ]
    )
  }
}

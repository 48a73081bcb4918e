import TestSupport
import Testing
import Vocabulary

@testable import Reporting

struct ConflictReportTests {
  static let evidence = Evidence(
    snapshot: "ab12",
    passage: Passage(bytes: 10..<19, quote: "3 credits"),
    context: [Passage(bytes: 0..<5, quote: "Erase")],
    path: "h2[1]/table[1]",
    rule: "table-row"
  )

  static let settled = makeRuling(
    periods: [
      makePeriod(amount("3"), until: "2025-08-01", kept: ["c1"]),
      makePeriod(amount("5"), from: "2025-08-01", kept: ["c2"]),
    ],
    setAside: [
      .init(claim: "c3", cause: .staleCopy, reason: "The page of 2025-09-01 shows the old price."),
      .init(claim: "c4", cause: .unitSlip(factor: Amount("0.1") ?? .one), reason: "Ten times low."),
    ]
  )

  static let open = makeRuling(
    "membership",
    attribute: .monthlyFee,
    unit: .usdPerMonth,
    periods: [
      makePeriod(
        amount("20"),
        status: .contested,
        percent: 55,
        kept: ["c5"],
        wanted: "An official page that states the fee."
      )
    ]
  )

  static let register = Register(
    subjects: [makeSubject("erase"), makeSubject("membership")],
    sources: [makeSource("guide"), makeSource("map")],
    claims: [
      makeClaim("c3", source: "guide", value: amount("3"), evidence: evidence),
      makeClaim("c4", source: "map", value: amount("0.005"), unit: .usdPerGeneration),
      makeClaim("c2", source: "page", value: amount("5"), evidence: evidence),
    ]
  )

  static let report = Report.conflicts(
    Conflict.all(in: [settled, open]),
    on: someDay,
    known: someDay,
    register
  )

  @Test func `a row a cause, those that are open first`() {
    let text = Self.report.printed(as: .text, in: TextStyle(width: 130, isColored: false))
    #expect(
      text == """
        3 conflicts, known as of 2026-01-01; the values in force are those of 2026-01-01.
        WHAT                    IN FORCE  UNIT               STATUS     CAUSE           SET ASIDE             SAID BY
        membership monthly-fee  20        USD/month          contested  uncorroborated
        erase                    5        credit/generation  settled    stale-copy      3                     guide
        erase                    5        credit/generation  settled    unit-slip       0.005 USD/generation  map

        """
    )
  }

  @Test func `records carry the claims kept and set aside, down to the bytes`() {
    let lines = Self.report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains(#""cause":"uncorroborated""#))
    #expect(lines[0].contains(#""wanted":"An official page that states the fee.""#))
    #expect(lines[1].contains(#""cause":"stale-copy""#))
    #expect(lines[1].contains(#""quote":"3 credits""#))
    #expect(lines[1].contains(#""snapshot":"ab12","bytes":[10,19]"#))
    #expect(lines[2].contains(#""factor":"0.1""#))
  }

  @Test func `no conflict is said in a sentence`() {
    let report = Report.conflicts([], on: someDay, known: someDay, Register())
    #expect(report.printed(as: .text) == "No conflict is known, as of 2026-01-01.\n")
    #expect(report.printed(as: .json) == "[]\n")
  }
}

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
           WHAT                    IN FORCE  UNIT               STATUS     CAUSE            SET ASIDE  SAID BY
        ?  membership monthly-fee  $20.00    USD/month          contested  uncorroborated
           erase                     5       credit/generation  settled    unit-slip x 0.1  $0.005     map
           erase                     5       credit/generation  settled    stale-copy       3          guide
        ? contested: sources of weight disagree, or none that should know says it.
        'pricebook explain SUBJECT' shows one in full: claims, quoted words, bytes, captures.

        """
    )
  }

  @Test func `records carry the claims kept and set aside, down to the bytes`() {
    let lines = Self.report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains(#""cause":"uncorroborated""#))
    #expect(lines[0].contains(#""wanted":"An official page that states the fee.""#))
    #expect(lines[1].contains(#""factor":"0.1""#))
    #expect(lines[2].contains(#""cause":"stale-copy""#))
    #expect(lines[2].contains(#""quote":"3 credits""#))
    #expect(lines[2].contains(#""snapshot":"ab12","bytes":[10,19]"#))
  }

  @Test func `two products are two causes, several copies one`() {
    let ruling = makeRuling(
      periods: [makePeriod(amount("3"), kept: ["c2"])],
      setAside: [
        .init(claim: "c3", cause: .otherProduct("inpaint"), reason: ""),
        .init(claim: "c4", cause: .otherProduct("outpaint"), reason: ""),
        .init(claim: "c5", cause: .copy(of: "guide"), reason: ""),
        .init(claim: "c6", cause: .copy(of: "map"), reason: ""),
      ]
    )
    let conflicts = Conflict.all(in: [ruling])
    #expect(
      conflicts.map { "\($0.cause) \($0.setAside.count)" } == [
        "copy 2", "other-product 1", "other-product 1",
      ]
    )
    let text = Report.conflicts(conflicts, on: someDay, known: someDay, Self.register)
      .printed(as: .text, in: TextStyle(width: 130, isColored: false))
    #expect(text.contains("other-product outpaint"))
    #expect(text.contains("'pricebook explain SUBJECT'"))
  }

  @Test func `no conflict is said in a sentence`() {
    let report = Report.conflicts([], on: someDay, known: someDay, Register())
    #expect(report.printed(as: .text) == "No conflict is known, as of 2026-01-01.\n")
    #expect(report.printed(as: .json) == "[]\n")
  }
}

import TestSupport
import Testing
import Vocabulary

@testable import Reporting

struct AuditReportTests {
  private func diagnosis(
    _ verdict: Diagnosis.Verdict,
    _ subject: String,
    _ value: String,
    expected: String?,
    venue: Venue = .stability
  ) -> Diagnosis {
    Diagnosis(
      claim: makeClaim(
        subject: subject,
        value: amount(value),
        unit: .usdPerGeneration,
        venue: venue
      ),
      verdict: verdict,
      ruling: "r",
      expected: expected.map(amount)
    )
  }

  @Test func `each row says what it is, by how much it is off and what it should be`() {
    let check = ArithmeticCheck(
      evidence: Evidence(
        snapshot: "ab",
        passage: Passage(bytes: 0..<9, quote: "3 + 5 = 9"),
        path: "p[1]",
        rule: "sum"
      ),
      expression: "3 + 5",
      stated: Amount(9),
      computed: Amount(8),
      unit: .credit,
      verdict: .wrong
    )
    let report = Report.audit(
      [
        diagnosis(.unitSlip(factor: Amount("0.1") ?? .one), "erase", "0.005", expected: "0.05"),
        diagnosis(.right, "ultra", "0.08", expected: "0.08"),
        diagnosis(
          .stale(since: Day("2025-08-01") ?? someDay),
          "inpaint",
          "0.03",
          expected: "0.05"
        ),
        diagnosis(
          .otherVenue(Venue("bedrock")),
          "ultra",
          "0.14",
          expected: nil,
          venue: Venue("bedrock")
        ),
        diagnosis(.unknown, "new-thing", "1", expected: nil),
      ],
      checks: [check],
      of: "map.json",
      on: someDay,
      known: someDay,
      Register()
    )
    #expect(
      report.printed(as: .text, in: TextStyle(width: 110, isColored: false)) == """
        map.json against the prices of 2026-01-01, known as of 2026-01-01.
        5 claims: 1 other-venue, 1 right, 1 stale, 1 unit-slip, 1 unknown.
        VERDICT      WHAT              STATED  SHOULD BE  UNIT            WHY
        unit-slip    erase             0.005   0.05       USD/generation  10 times too low
        stale        inpaint           0.03    0.05       USD/generation  changed on 2025-08-01
        right        ultra             0.08               USD/generation
        unknown      new-thing         1                  USD/generation  nothing is known of it
        other-venue  ultra at bedrock  0.14               USD/generation  charged by bedrock

        1 worked example computed again: 1 wrong, 0 open.
        WORKED EXAMPLE  STATED  COMPUTED  OFF BY  UNIT    WORDS
        3 + 5           9       8         1       credit  3 + 5 = 9

        """
    )
    let lines = report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines[0].contains(#""expected":"0.05","factor":"0.1""#))
    #expect(lines[2].contains(#""changed":"2025-08-01""#))
    #expect(lines[5].contains(#""difference":"1""#))
  }
}

import Testing
import Vocabulary

@testable import Reporting

struct HistoryReportTests {
  static let ruling = makeRuling(
    periods: [
      makePeriod(amount("3"), until: "2025-08-01", kept: ["c1", "c2"]),
      makePeriod(amount("5"), from: "2025-08-01", until: "2026-03-01", kept: ["c3"]),
      makePeriod(nil, from: "2026-03-01", status: .contested, percent: 70),
    ])

  @Test func `shows each value with its time and the change in percent`() {
    let report = Report.history(
      of: [Self.ruling],
      known: someDay,
      Register(subjects: [makeSubject("erase", name: "Erase")])
    )
    #expect(
      report.printed(as: .text, in: TextStyle(width: 100, isColored: false)) == """
        Erase: price, known as of 2026-01-01.
        ▁███████████████████████  before 2025-08-01 to 2026-01-01
        FROM        UNTIL       VALUE        UNIT                CHANGE  STATUS     SURE  SAYS
                    2025-08-01  3            credit/generation           settled    97 %  2 claims
        2025-08-01  2026-03-01  5            credit/generation  +66.7 %  settled    97 %  1 claim
        2026-03-01              not offered  credit/generation           contested  70 %  0 claims

        """
    )
    let lines = report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains(#""percent":"66.7""#))
    #expect(lines[2].contains(#""value":null"#))
  }

  @Test func `an edge that is not known to the day says by when`() throws {
    let span = try #require(
      DaySpan(from: Day("2024-01-01") ?? someDay, to: Day("2024-07-23") ?? someDay)
    )
    let period = Ruling.Period(
      value: amount("5"),
      interval: Interval(from: .init(span)),
      status: .settled,
      confidence: Confidence(percent: 90),
      kept: []
    )
    let report = Report.history(of: [makeRuling(periods: [period])], known: someDay, Register())
    #expect(report.printed(as: .text).contains("by 2024-07-23"))
    #expect(
      report.printed(as: .jsonl).contains(#""fromSpan":{"from":"2024-01-01","to":"2024-07-23"}"#)
    )
  }
}

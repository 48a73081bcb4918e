import TestSupport
import Testing
import Vocabulary

@testable import Reporting

struct SourceReportTests {
  @Test func `lists kind, venue, captures, claims and how often a source agrees`() {
    let report = Report.sources(
      [
        SourceRow(
          source: makeSource("official", kind: .official),
          captured: [someDay, someDay.adding(days: 9)],
          claims: 40,
          kept: 38,
          setAside: 2
        ),
        SourceRow(source: makeSource("guide"), captured: [], claims: 0, kept: 0, setAside: 0),
      ],
      known: someDay
    )
    #expect(
      report.printed(as: .text, in: TextStyle(width: 80, isColored: false)) == """
        2 sources, 2 snapshots, known as of 2026-01-01.
        SOURCE    KIND         VENUE      CAPTURES  LAST        CLAIMS  AGREES
        official  official     stability         2  2026-01-10      40    95 %
        guide     third-party  stability         0  never            0
        (a wider terminal also shows: publisher, address)

        """
    )
    #expect(
      report.printed(as: .jsonl).contains(#""claims":40,"kept":38,"setAside":2,"agreement":95}"#)
    )
  }
}

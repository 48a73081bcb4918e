import TestSupport
import Testing
import Vocabulary

@testable import Reporting

struct SourceReportTests {
  private static let record = CaptureRecord(source: "shop")
    .seeing(["a"], at: "https://shop.de/", on: someDay.adding(days: 3), validators: nil)
    .failing(
      CaptureRecord.Failure(day: someDay.adding(days: 4), kind: .gone, message: "No page."),
      at: "https://shop.de/"
    )

  private static let report = Report.sources(
    [
      SourceRow(
        source: makeSource("official", kind: .official),
        captured: [someDay, someDay.adding(days: 9)],
        claims: 40,
        kept: 38,
        setAside: 2,
        record: CaptureRecord(source: "official")
      ),
      SourceRow(
        source: Source(
          id: "shop",
          publisher: "Shop",
          title: "Shop",
          address: "https://shop.de/",
          kind: .thirdParty
        ),
        captured: [someDay],
        claims: 0,
        kept: 0,
        setAside: 0,
        record: record
      ),
    ],
    known: someDay,
    today: someDay.adding(days: 10)
  )

  @Test func `lists kind, venue, captures, claims and how often a source agrees`() {
    let shown = Self.report.printed(as: .text, in: TextStyle(width: 100, isColored: false))
    #expect(
      shown == """
        2 sources, 3 snapshots, known as of 2026-01-01.
        SOURCE    KIND         VENUE      CAPTURES  LAST SEEN      DAYS  FAILED  CLAIMS  AGREES  PUBLISHER
        official  official     stability         2  2026-01-10  by hand              40    95 %  official
        shop      third-party  stability         1  2026-01-04        7       1       0          Shop
        (a wider terminal also shows: address)

        """
    )
    #expect(
      Self.report.printed(as: .jsonl).contains(
        #""claims":40,"kept":38,"setAside":2,"agreement":95,"#
      )
    )
  }

  @Test func `tells the age of a live page and what has failed since`() {
    #expect(
      Self.report.printed(as: .jsonl).contains(
        #""live":true,"lastSeen":"2026-01-04","ageInDays":7,"failuresInARow":1,"#
          + #""lastFailure":"No page."}"#
      )
    )
  }
}

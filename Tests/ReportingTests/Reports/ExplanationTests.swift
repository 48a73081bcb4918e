import TestSupport
import Testing
import Vocabulary

@testable import Reporting

struct ExplanationTests {
  static let snapshot = Snapshot(
    id: "ab12",
    source: "guide",
    address: "https://example.org/prices",
    captured: someDay,
    mediaType: .html,
    way: .file,
    fidelity: .verbatim,
    length: 900
  )

  static let register = Register(
    subjects: [makeSubject("erase", name: "Erase")],
    sources: [makeSource("guide")],
    snapshots: [snapshot],
    claims: [
      makeClaim(
        "c1",
        source: "guide",
        value: amount("5"),
        asserted: "2025-09-01",
        evidence: ConflictReportTests.evidence
      ),
      makeClaim("c2", source: "guide", value: amount("3"), evidence: ConflictReportTests.evidence),
    ]
  )

  static let ruling = makeRuling(
    periods: [makePeriod(amount("5"), from: "2025-08-01", kept: ["c1"])],
    setAside: [.init(claim: "c2", cause: .staleCopy, reason: "It shows the price of 2024.")]
  )

  @Test func `the text walks from the value down to the bytes of the capture`() {
    let text = Report.explanation(of: [Self.ruling], on: nil, known: someDay, Self.register)
      .printed(as: .text, in: TextStyle(width: 100, isColored: false))
    #expect(
      text == """
        Erase: price, known as of 2026-01-01.
          ruling erase/price
          5 credit/generation, from 2025-08-01: settled, 97 % sure.
            Kept: 1 claim, strongest first.
              guide, third-party (2025-09-01): 5 credit/generation
                “3 credits”, under “Erase”
                bytes 10..<19 at h2[1]/table[1], rule table-row
                snapshot ab12, captured 2026-01-01 from https://example.org/prices (verbatim)
          Set aside: 1 claim.
            stale-copy: It shows the price of 2024.
              guide, third-party: 3 credit/generation
                “3 credits”, under “Erase”
                bytes 10..<19 at h2[1]/table[1], rule table-row
                snapshot ab12, captured 2026-01-01 from https://example.org/prices (verbatim)

        """
    )
  }

  @Test func `JSON carries quotes, byte ranges and hashes`() {
    let text = Report.explanation(of: [Self.ruling], on: nil, known: someDay, Self.register)
      .printed(as: .jsonl)
    #expect(text.contains(#""bytes":[10,19],"quote":"3 credits""#))
    #expect(text.contains(#""sha256":"ab12""#))
    #expect(text.contains(#""cause":"stale-copy","reason":"It shows the price of 2024.""#))
  }

  @Test func `a day before the first value has no period`() {
    let text = Report.explanation(
      of: [Self.ruling],
      on: Day("2020-01-01"),
      known: someDay,
      Self.register
    ).printed(as: .text)
    #expect(text.contains("No value was in force on 2020-01-01."))
  }
}

import Testing
import Vocabulary

@testable import Reporting

struct ChangeReportTests {
  private func change(
    _ kind: Change.Kind,
    _ subject: String,
    old: String?,
    new: String?,
    percent: String? = nil
  ) -> Change {
    Change(
      kind: kind,
      key: .init(subject: Identifier(subject), attribute: .price, unit: .creditPerGeneration),
      old: old.map(amount),
      new: new.map(amount),
      percent: percent.flatMap { Amount($0) },
      day: Day("2025-08-01") ?? someDay
    )
  }

  @Test func `each row has its class, both values and the percent`() {
    let report = Report.changes(
      [
        change(.priceChange, "erase", old: "3", new: "5", percent: "66.7"),
        change(.new, "stable-audio-2.5", old: nil, new: "20"),
        change(.renamed(from: "sd3-large"), "sd3.5-large", old: "6.5", new: "6.5"),
      ],
      between: "2025-07-31",
      and: "2025-08-01",
      Register()
    )
    #expect(
      report.printed(as: .text, in: TextStyle(width: 100, isColored: false)) == """
        3 changes between 2025-07-31 and 2025-08-01.
        CLASS         WHAT              OLD  NEW   PERCENT  UNIT               DAY
        price-change  erase             3     5    +66.7    credit/generation  2025-08-01
        new           stable-audio-2.5       20             credit/generation  2025-08-01
        renamed       sd3.5-large       6.5   6.5           credit/generation  2025-08-01

        """
    )
    let lines = report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines[0].contains(#""class":"price-change","subject":"erase""#))
    #expect(lines[0].contains(#""old":"3","new":"5","percent":"66.7""#))
    #expect(lines[1].contains(#""old":null"#))
    #expect(lines[2].contains(#""formerly":"sd3-large""#))
  }

  @Test func `no change is said in a sentence`() {
    let report = Report.changes([], between: "a", and: "b", Register())
    #expect(report.printed(as: .text) == "Nothing changed between a and b.\n")
  }
}

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
        WHAT                             OLD  NEW   PERCENT  UNIT               DAY
        price-change: 1
        erase                            3     5    +66.7    credit/generation  2025-08-01
        renamed: 1
        sd3.5-large, formerly sd3-large  6.5   6.5           credit/generation  2025-08-01
        new: 1
        stable-audio-2.5                      20             credit/generation  2025-08-01

        """
    )
    let lines = report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines[0].contains(#""class":"price-change","subject":"erase""#))
    #expect(lines[0].contains(#""old":"3","new":"5","percent":"66.7""#))
    #expect(lines[1].contains(#""formerly":"sd3-large""#))
    #expect(lines[2].contains(#""old":null"#))
  }

  @Test func `truths are yes and no, money has its sign`() {
    let key = Rate.Key(subject: "plan", attribute: .rollover, unit: .boolean)
    let fee = Rate.Key(subject: "plan", attribute: .monthlyFee, unit: .usdPerMonth)
    let text = Report.changes(
      [
        Change(
          kind: .correction,
          key: key,
          old: .boolean(false),
          new: .boolean(true),
          day: someDay
        ),
        Change(kind: .priceChange, key: fee, old: amount("20"), new: amount("27"), day: someDay),
      ],
      between: "a",
      and: "b",
      Register()
    ).printed(as: .text, in: TextStyle(width: 120, isColored: false))
    let lines = text.split(separator: "\n")
    #expect(lines[2] == "price-change: 1")
    #expect(lines[3].contains("$20.00") && lines[3].contains("$27.00"))
    #expect(lines[4] == "correction: 1")
    #expect(lines[5].contains("no") && lines[5].contains("yes"))
  }

  @Test func `no change is said in a sentence`() {
    let report = Report.changes([], between: "a", and: "b", Register())
    #expect(report.printed(as: .text) == "Nothing changed between a and b.\n")
  }
}

import Testing
import Vocabulary

@testable import Reporting

/// The course of a value on one row of a terminal.
struct SparklineTests {
  private static func day(_ text: String) -> Day { Day(text) ?? someDay }

  @Test func `A price that rose halfway fills the second half`() throws {
    let ruling = makeRuling(periods: [
      makePeriod(amount("25"), from: "2025-01-01", until: "2025-01-11"),
      makePeriod(amount("60"), from: "2025-01-11"),
    ])
    let line = try #require(Sparkline(of: ruling, until: Self.day("2025-01-21"), columns: 10))
    #expect(line.words == "▁▁▁▁▁█████  2025-01-01 to 2025-01-21")
  }

  @Test func `Heights are in proportion, and a time without a value is blank`() throws {
    let ruling = makeRuling(periods: [
      makePeriod(amount("0"), from: "2025-01-01", until: "2025-01-03"),
      makePeriod(amount("4"), from: "2025-01-03", until: "2025-01-05"),
      makePeriod(nil, from: "2025-01-05", until: "2025-01-07"),
      makePeriod(amount("7"), from: "2025-01-07"),
    ])
    let line = try #require(Sparkline(of: ruling, until: Self.day("2025-01-09"), columns: 4))
    #expect(line.blocks == "▁▅ █")
  }

  @Test func `There is none of one value, of words, and of no time`() {
    let one = makeRuling(periods: [makePeriod(amount("5"), from: "2025-01-01")])
    #expect(Sparkline(of: one, until: someDay) == nil)
    let words = makeRuling(periods: [
      makePeriod(.boolean(true), until: "2025-01-01"),
      makePeriod(.boolean(false), from: "2025-01-01"),
    ])
    #expect(Sparkline(of: words, until: someDay) == nil)
    let ahead = makeRuling(periods: [
      makePeriod(amount("3"), from: "2027-01-01", until: "2027-02-01"),
      makePeriod(amount("5"), from: "2027-02-01"),
    ])
    #expect(Sparkline(of: ahead, until: someDay) == nil)
  }

  @Test func `History shows it below its title`() {
    let ruling = makeRuling(periods: [
      makePeriod(amount("3"), from: "2024-01-01", until: "2025-01-01"),
      makePeriod(amount("5"), from: "2025-01-01"),
    ])
    let lines = Report.history(of: [ruling], known: someDay, Register()).printed(as: .text)
      .split(separator: "\n")
    #expect(lines.dropFirst().first == "▁▁▁▁▁▁▁▁▁▁▁▁████████████  2024-01-01 to 2026-01-01")
  }

  static let ages: [(days: Int, words: String)] = [
    (-1, "ahead"), (0, "today"), (1, "1 day ago"), (60, "60 days ago"), (61, "2 months ago"),
    (365, "12 months ago"), (731, "2 years ago"),
  ]

  @Test(arguments: ages)
  func `An age is told in the unit a person would take`(_ days: Int, _ words: String) {
    #expect(Age.words(of: someDay.adding(days: -days), on: someDay) == words)
  }

  @Test func `A title tells the age of what is known where the reader's day is given`() {
    let report = Report.history(of: [], known: someDay, Register())
    #expect(report.printed(as: .text) == "Nothing is known, as of 2026-01-01.\n")
    let titled = Report.conflicts([], on: someDay, known: someDay, Register())
    let style = TextStyle(width: 80, isColored: false, today: someDay.adding(days: 7))
    #expect(
      titled.printed(as: .text, in: style)
        == "No conflict is known, as of 2026-01-01, 7 days ago.\n"
    )
    #expect(titled.printed(as: .text) == "No conflict is known, as of 2026-01-01.\n")
  }
}

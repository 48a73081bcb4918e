import Testing
import Vocabulary

@testable import Planning

struct ForecastCalendarTests {
  private static func month(_ text: String) -> Month { Month(text) ?? Month(number: 0) }

  private static func calendar(to last: String, today: String) -> ForecastCalendar? {
    ForecastCalendar(
      recordFrom: month("2026-07"),
      to: month(last),
      today: Day(today) ?? Day(number: 0)
    )
  }

  @Test(arguments: [
    // Last recorded, today; then last known, first ahead, missing months, whether one is not over.
    ("2026-10", "2026-11-25", "2026-10", "2026-11", 0, false),
    ("2026-11", "2026-11-25", "2026-10", "2026-11", 0, true),
    ("2026-11", "2026-12-01", "2026-11", "2026-12", 0, false),
    ("2026-08", "2026-11-25", "2026-08", "2026-11", 2, false),
    ("2026-11", "2026-09-10", "2026-11", "2026-12", 0, false),
  ])
  func `the month of today is not over`(
    last: String,
    today: String,
    known: String,
    ahead: String,
    missing: Int,
    isPartial: Bool
  ) throws {
    let calendar = try #require(Self.calendar(to: last, today: today))
    #expect(calendar.lastKnown == Self.month(known))
    #expect(calendar.ahead == Self.month(ahead))
    #expect(calendar.missing == missing)
    #expect((calendar.partial != nil) == isPartial)
    #expect(calendar.from == max(Day(today) ?? Day(number: 0), Self.month(ahead).start))
  }

  @Test func `a record of this month alone is no history`() {
    #expect(
      ForecastCalendar(
        recordFrom: Self.month("2026-11"),
        to: Self.month("2026-11"),
        today: Day("2026-11-25") ?? Day(number: 0)
      ) == nil
    )
  }

  @Test func `months without use are zeros, months without a record are gaps`() throws {
    let calendar = try #require(Self.calendar(to: "2026-09", today: "2026-11-25"))
    let series = UsageSeries(
      operation: "erase",
      first: Self.month("2026-07"),
      counts: [amount("4"), amount("6")]
    )
    let history = calendar.history(of: series)
    #expect(history.prefix(3) == [4, 6, 0])
    #expect(history.count == 4 && history[3].isNaN)
    let later = UsageSeries(operation: "erase", first: Self.month("2026-11"), counts: [.one])
    #expect(calendar.history(of: later).isEmpty)
  }
}

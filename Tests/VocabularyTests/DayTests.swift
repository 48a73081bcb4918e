import Testing
import Vocabulary

struct DayTests {
  @Test(arguments: ["1970-01-01", "2000-02-29", "2025-08-01", "2026-12-31", "0001-01-01"])
  func `prints what it read`(text: String) throws {
    let day = try #require(Day(text))
    #expect(day.description == text)
  }

  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-8-1", "20250801", "", "2025-08-01x"])
  func `refuses what is no day`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `every day of four centuries follows the one before`() {
    var civil = (year: 1799, month: 12, day: 31)
    for number in -62_091...84_006 {
      civil.day += 1
      if civil.day > Day.length(ofMonth: civil.month, year: civil.year) {
        civil = civil.month == 12 ? (civil.year + 1, 1, 1) : (civil.year, civil.month + 1, 1)
      }
      let day = Day(number: number)
      guard day.civil == civil else {
        Issue.record("day \(number) is \(day.civil), not \(civil)")
        return
      }
    }
  }

  @Test func `the end of an interval is not in it`() throws {
    let first = try #require(Day("2024-07-23"))
    let change = try #require(Day("2025-08-01"))
    let interval = Interval(from: .init(on: first), until: .init(on: change))
    #expect(interval.contains(first))
    #expect(interval.contains(change.adding(days: -1)))
    #expect(!interval.contains(change))
  }
}

import Testing
import Vocabulary

struct MonthTests {
  @Test(arguments: [
    ("2026-11", "2026-11"), ("2026-11-30", "2026-11"), ("0001-01", "0001-01"),
    ("9999-12-31", "9999-12"),
  ])
  func `reads a month or any day of it`(text: String, expected: String) {
    #expect(Month(text)?.description == expected)
  }

  @Test(arguments: ["", "2026", "2026-13", "2026-1", "11/2026", "2026-02-30", "2026-11-"])
  func `anything else is no month`(text: String) {
    #expect(Month(text) == nil)
  }

  @Test func `counts over the ends of years`() throws {
    let month = try #require(Month("2026-11"))
    #expect(month.adding(2).description == "2027-01")
    #expect(month.adding(-11).description == "2025-12")
    #expect(month.start == Day("2026-11-01"))
    #expect(month.adding(15).length == 29)
    #expect(month.adding(1_000_000).description == "9999-12")
    #expect(month.adding(-1_000_000).description == "0001-01")
  }
}

import Planning
import Testing
import Vocabulary

struct RunwayTests {
  @Test func `A balance lasts from its quotient by the dearest to that by the cheapest`() {
    let runway = Runway(
      balance: amount("1500"),
      cost: Bounds(amount("40"), amount("48")),
      each: .month
    )
    #expect(runway.shortest == fraction("125/4"))
    #expect(runway.longest == fraction("75/2"))
  }

  @Test func `Without spending it lasts for ever, without a balance not at all`() {
    let idle = Runway(balance: .one, cost: Bounds(.zero, .zero), each: .day)
    #expect(idle.shortest == nil && idle.longest == nil)
    let maybe = Runway(balance: .one, cost: Bounds(.zero, amount("2")), each: .day)
    #expect(maybe.shortest == fraction("1/2") && maybe.longest == nil)
    let broke = Runway(balance: amount("-5"), cost: Bounds(.one), each: .day)
    #expect(broke.shortest == Rational(.zero))
  }

  static let ends: [(String, Runway.Period, String, String?)] = [
    ("0", .day, "2026-01-01", "2026-01-01"),
    ("7/2", .day, "2026-01-30", "2026-02-02"),
    ("1", .month, "2026-01-31", "2026-02-28"),
    ("5/2", .month, "2026-01-01", "2026-03-16"),
    ("1/2", .month, "2024-02-01", "2024-02-15"),
    ("12", .month, "2024-02-29", "2025-02-28"),
    ("125/4", .month, "2026-01-01", "2028-08-08"),
    ("100000", .month, "2026-01-01", nil),
    ("4000000", .day, "2026-01-01", nil),
    ("3999999", .day, "2026-01-01", nil),
    ("99999999999999999999", .day, "2026-01-01", nil),
    ("-1", .day, "2026-01-01", nil),
  ]

  @Test(arguments: ends)
  func `The end is the first day not covered in full`(
    periods: String,
    period: Runway.Period,
    first: String,
    expected: String?
  ) throws {
    let start = try #require(Day(first))
    let end = Runway.end(after: fraction(periods), each: period, from: start)
    #expect(end?.description == expected)
  }
}

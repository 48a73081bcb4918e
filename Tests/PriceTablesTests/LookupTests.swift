import Testing
import Vocabulary

@testable import PriceTables

/// Both axes: what was believed on one day about another.
struct LookupTests {
  static let published = [
    makeTable("2024-01-01", number: 1, known: "2024-06-01"),
    makeTable("2025-08-01", number: 2, known: "2025-09-01"),
    makeTable("2024-01-01", number: 3, known: "2025-09-01"),
    makeTable("2025-08-01", number: 4, known: "2026-02-01"),
    makeTable("2026-05-01", number: 5, known: "2026-02-01"),
    makeTable("2024-07-01", number: 6, known: "2026-03-01"),
  ]

  static let cases: [(on: String, knownOn: String?, number: Int?)] = [
    ("2023-12-31", nil, nil),
    ("2024-01-01", nil, 3),
    ("2024-06-30", nil, 3),
    ("2024-07-01", nil, 6),
    ("2025-07-31", nil, 6),
    ("2025-08-01", nil, 4),
    ("2026-04-30", nil, 4),
    ("2026-05-01", nil, 5),
    ("2030-01-01", nil, 5),
    ("2024-07-01", "2024-05-31", nil),
    ("2024-07-01", "2024-06-01", 1),
    ("2024-07-01", "2025-08-31", 1),
    ("2024-07-01", "2025-09-01", 3),
    ("2024-07-01", "2026-02-28", 3),
    ("2024-07-01", "2026-03-01", 6),
    ("2026-06-01", "2024-06-01", 1),
    ("2026-06-01", "2025-09-01", 2),
    ("2026-06-01", "2026-01-31", 2),
    ("2026-06-01", "2026-02-01", 5),
    ("2026-01-01", "2026-02-01", 4),
  ]

  @Test(arguments: cases.indices)
  func `The table in force on a day as known on another`(index: Int) {
    let (on, knownOn, number) = Self.cases[index]
    let known = knownOn.map(day)
    let table = PriceTables.table(on: day(on), knownOn: known, among: Self.published)
    #expect(table?.number == number)
    let entries = Self.published.map { ($0.number, $0.day) }
    let read = PriceTables.table(on: day(on), knownOn: known, among: entries) { number, _ in
      Self.published[number - 1]
    }
    #expect(read?.number == number)
  }

  @Test
  func `Looking up today reads one table`() {
    var reads = 0
    let entries = Self.published.map { ($0.number, $0.day) }
    _ = PriceTables.table(on: day("2026-06-01"), among: entries) { number, _ in
      reads += 1
      return Self.published[number - 1]
    }
    #expect(reads == 1)
  }

  @Test
  func `An ended service is listed on its last day only`() {
    let table = makeTable(
      "2025-07-24",
      number: 1,
      makeRate(nil, of: "video", from: "2025-07-24"),
      makeRate(amount("5"), of: "erase", until: "2025-09-01")
    )
    func subjects(_ on: String) -> [Identifier<Subject>] {
      PriceTables.rates(in: table, on: day(on)).map(\.key.subject)
    }
    #expect(subjects("2025-07-24") == ["erase", "video"])
    #expect(subjects("2025-07-25") == ["erase"])
    #expect(subjects("2025-09-01") == [])
  }
}

import Testing
import Vocabulary

@testable import PriceTables

struct ErasTests {
  static let published = [
    makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
    makeTable(
      "2025-08-01",
      number: 2,
      known: "2025-09-01",
      makeRate(amount("5"), from: "2025-08-01")
    ),
    makeTable("2025-01-01", number: 3, known: "2025-10-01", makeRate(amount("4"))),
    makeTable(
      "2026-05-01",
      number: 4,
      known: "2026-02-01",
      makeRate(amount("6"), from: "2026-05-01")
    ),
  ]

  static let cases: [(known: String?, eras: [String])] = [
    ("2025-01-31", []),
    ("2025-02-01", ["1 2025-01-01.. 3"]),
    ("2025-09-01", ["1 2025-01-01..2025-08-01 3", "2 2025-08-01.. 5"]),
    ("2025-10-01", ["3 2025-01-01..2025-08-01 4", "2 2025-08-01.. 5"]),
    (nil, ["3 2025-01-01..2025-08-01 4", "2 2025-08-01..2026-05-01 5", "4 2026-05-01.. 6"]),
  ]

  @Test(arguments: cases.indices)
  func `Eras follow each other without a gap, as known on a day`(index: Int) {
    let (known, eras) = Self.cases[index]
    for tables in [Self.published, Self.published.reversed()] {
      #expect(PriceTables.eras(in: tables, knownOn: known.map(day)).map(summary) == eras)
    }
  }

  @Test func `A row that ends before the next table begins has no price from then on`() {
    let table = makeTable(
      "2025-01-01",
      makeRate(amount("3"), until: "2025-03-01"),
      makeRate(amount("2"), of: "core")
    )
    #expect(
      PriceTables.eras(in: [table]).map(summary) == [
        "1 2025-01-01..2025-03-01 2,3", "1 2025-03-01.. 2",
      ]
    )
  }

  @Test func `A service that ended has a row without a value in the era of its end`() {
    let table = makeTable("2025-01-01", makeRate(nil))
    #expect(PriceTables.eras(in: [table]).map(summary) == ["1 2025-01-01.. -"])
  }

  private func summary(_ era: PriceEra) -> String {
    let values = era.rates.map { $0.value?.description ?? "-" }.joined(separator: ",")
    return "\(era.table) \(era.from)..\(era.until?.description ?? "") \(values)"
  }
}

struct CorrectionsTests {
  @Test func `The first knowledge of past prices corrects nothing, nor does a price known in time`()
  {
    let tables = [
      makeTable("2025-01-01", number: 1, known: "2025-09-01", makeRate(amount("3"))),
      makeTable(
        "2025-08-01",
        number: 2,
        known: "2025-09-01",
        makeRate(amount("5"), from: "2025-08-01")
      ),
      makeTable(
        "2025-10-01",
        number: 3,
        known: "2025-10-01",
        makeRate(amount("6"), from: "2025-10-01")
      ),
      makeTable(
        "2026-05-01",
        number: 4,
        known: "2026-02-01",
        makeRate(amount("7"), from: "2026-05-01")
      ),
    ]
    #expect(corrections(in: tables) == [])
  }

  @Test func `Another table of the same day corrects it`() {
    let tables = [
      makeTable("2025-01-01", number: 1, known: "2025-09-01", makeRate(amount("3"))),
      makeTable("2025-01-01", number: 2, known: "2025-10-01", makeRate(amount("5"))),
      makeTable("2025-01-01", number: 3, known: "2025-11-01", makeRate(amount("5"))),
    ]
    #expect(
      corrections(in: tables) == [
        "2 corrects 1 on 2025-01-01 known 2025-10-01: correction erase 3 -> 5 (66.7 %) on 2025-01-01"
      ]
    )
  }

  @Test func `What only a newer reader makes of the same pages is told apart`() {
    let tables = [
      makeTable("2025-01-01", number: 1, makeRate(amount("3"))),
      makeTable("2025-01-01", number: 2, reader: "2", makeRate(amount("5"))),
    ]
    #expect(corrections(in: tables).map { $0.contains("reader-upgrade erase 3 -> 5") } == [true])
  }

  @Test func `Prices that become known after their first day correct what was believed until then`()
  {
    let tables = [
      makeTable("2025-01-01", number: 1, known: "2025-01-01", makeRate(amount("3"))),
      makeTable(
        "2025-03-01",
        number: 2,
        known: "2025-06-01",
        makeRate(amount("4"), from: "2025-03-01")
      ),
      makeTable(
        "2025-05-01",
        number: 3,
        known: "2025-06-01",
        makeRate(amount("3"), from: "2025-05-01")
      ),
      makeTable(
        "2025-05-20",
        number: 4,
        known: "2025-06-01",
        makeRate(amount("5"), from: "2025-05-20")
      ),
    ]
    #expect(
      corrections(in: tables) == [
        "2 corrects 1 on 2025-03-01 known 2025-06-01: correction erase 3 -> 4 (33.3 %) on 2025-03-01",
        "4 corrects 1 on 2025-05-20 known 2025-06-01: correction erase 3 -> 5 (66.7 %) on 2025-05-20",
      ]
    )
  }

  private func corrections(in tables: [PriceTable]) -> [String] {
    PriceTables.corrections(in: tables).map { correction in
      let changes = correction.changes.map(summary).joined(separator: ", ")
      return "\(correction.table) corrects \(correction.corrects) on \(correction.day) "
        + "known \(correction.known): \(changes)"
    }
  }
}

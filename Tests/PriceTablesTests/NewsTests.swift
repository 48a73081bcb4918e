import Testing
import Vocabulary

@testable import PriceTables

struct NewsTests {
  /// What is published, and what of it is news after a number.
  static let cases: [(name: String, after: Int, tables: [PriceTable], news: [String])] = [
    (
      "the first knowledge is no news", 0,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
        makeTable(
          "2025-02-01",
          number: 2,
          known: "2025-02-01",
          makeRate(amount("4"), from: "2025-02-01")
        ),
      ], []
    ),
    (
      "a later price is a price change", 1,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
        makeTable(
          "2025-08-01",
          number: 2,
          known: "2025-08-02",
          makeRate(amount("5"), from: "2025-08-01")
        ),
      ], ["price-change erase 3 -> 5 (66.7 %) on 2025-08-01"]
    ),
    (
      "what was looked at is no news", 2,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
        makeTable(
          "2025-08-01",
          number: 2,
          known: "2025-08-02",
          makeRate(amount("5"), from: "2025-08-01")
        ),
      ], []
    ),
    (
      "a price that is announced is told before its day", 1,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
        makeTable(
          "2026-01-01",
          number: 2,
          known: "2025-08-02",
          makeRate(amount("5"), from: "2026-01-01")
        ),
      ], ["price-change erase 3 -> 5 (66.7 %) on 2026-01-01"]
    ),
    (
      "the end of a service is told, announced or not", 1,
      [
        makeTable(
          "2025-01-01",
          number: 1,
          known: "2025-02-01",
          makeRate(amount("3"), until: "2026-01-01")
        ),
        makeTable("2026-01-01", number: 2, known: "2025-08-02", makeRate(nil, from: "2026-01-01")),
      ], ["removed erase 3 -> - on 2026-01-01"]
    ),
    (
      "what is found out of days gone by is no news", 2,
      [
        makeTable("2024-01-01", number: 1, known: "2025-02-01", makeRate(amount("2"), from: nil)),
        makeTable("2025-01-01", number: 2, known: "2025-02-01", makeRate(amount("3"))),
        makeTable("2024-01-01", number: 3, known: "2025-03-01", makeRate(amount("9"), from: nil)),
      ], []
    ),
    (
      "what was wrong of today is a correction", 1,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
        makeTable("2025-01-01", number: 2, known: "2025-03-01", makeRate(amount("4"))),
      ], ["correction erase 3 -> 4 (33.3 %) on 2025-01-01"]
    ),
    (
      "a row seen for the first time corrects nothing: it is new", 1,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3"))),
        makeTable(
          "2025-01-01",
          number: 2,
          known: "2025-03-01",
          makeRate(amount("3")),
          makeRate(amount("7"), of: "core", from: nil)
        ),
      ], ["new core - -> 7 on 2025-03-01"]
    ),
    (
      "a newer reader without newer knowledge makes reader upgrades, also of new rows", 1,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", reader: "1", makeRate(amount("3"))),
        makeTable(
          "2025-01-15",
          number: 2,
          known: "2025-02-01",
          reader: "2",
          makeRate(amount("4"), from: "2025-01-15"),
          makeRate(amount("7"), of: "core", from: nil)
        ),
      ],
      [
        "reader-upgrade core - -> 7 on 2025-02-01",
        "reader-upgrade erase 3 -> 4 (33.3 %) on 2025-01-15",
      ]
    ),
    (
      "a newer reader comes first, and what pages say afterwards is the seller's", 1,
      [
        makeTable("2025-01-01", number: 1, known: "2025-02-01", reader: "1", makeRate(amount("3"))),
        makeTable("2025-01-01", number: 2, known: "2025-02-01", reader: "2", makeRate(amount("4"))),
        makeTable(
          "2025-08-01",
          number: 3,
          known: "2025-08-02",
          reader: "2",
          makeRate(amount("5"), from: "2025-08-01")
        ),
      ],
      [
        "reader-upgrade erase 3 -> 4 (33.3 %) on 2025-01-01",
        "price-change erase 4 -> 5 (25 %) on 2025-08-01",
      ]
    ),
  ]

  @Test(arguments: cases)
  func `News is what later publications say otherwise of now and of days to come`(
    name: String,
    after: Int,
    tables: [PriceTable],
    news: [String]
  ) {
    let found = PriceTables.news(in: tables.reversed(), after: after)
    #expect(found.flatMap(\.changes).map(summary) == news, "\(name)")
  }

  @Test func `An announced change is the same one when its day has come`() {
    let first = makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3")))
    let announced = makeTable(
      "2025-09-01",
      number: 2,
      known: "2025-08-02",
      makeRate(amount("5"), from: "2025-09-01")
    )
    let other = makeTable(
      "2025-10-01",
      number: 3,
      known: "2025-10-01",
      makeRate(amount("5"), from: "2025-09-01"),
      makeRate(amount("1"), of: "core", from: "2025-10-01")
    )
    let tables = [first, announced, other]
    let early = PriceTables.news(in: tables, after: 1).first?.changes ?? []
    let late = PriceTables.news(in: tables, after: 2).flatMap(\.changes)
    #expect(early.count == 1)
    #expect(late.filter { $0.key.subject == "erase" } == early)
  }
}

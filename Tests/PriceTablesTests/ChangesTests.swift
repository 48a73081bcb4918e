import Testing
import Vocabulary

@testable import PriceTables

struct ChangesTests {
  static let subjects = [
    Subject(
      id: "relight",
      name: "Relight",
      kind: .service,
      family: "edit",
      formerIDs: ["light", "lamp"]
    )
  ]

  static let units = [
    UnitDefinition(
      unit: "cent/generation",
      dimension: "price",
      aliases: [],
      conversion: .init(base: .usdPerGeneration, factor: Amount(units: Amount.scale / 100))
    )
  ]

  /// Two tables and what differs; the second day of the old table is what both are compared with.
  static let cases: [(name: String, old: PriceTable, new: PriceTable, changes: [String])] = [
    (
      "nothing", makeTable("2025-01-01", makeRate(amount("3"))),
      makeTable("2025-08-01", makeRate(amount("3"))), []
    ),
    (
      "a later price is a price change", makeTable("2025-01-01", makeRate(amount("3"))),
      makeTable("2025-08-01", makeRate(amount("5"), from: "2025-08-01")),
      ["price-change erase 3 -> 5 (66.7 %) on 2025-08-01"]
    ),
    (
      "also the other way round",
      makeTable("2025-08-01", makeRate(amount("5"), from: "2025-08-01")),
      makeTable("2025-01-01", makeRate(amount("3"))),
      ["price-change erase 5 -> 3 (-40 %) on 2025-01-01"]
    ),
    (
      "a price change is one whoever read it",
      makeTable("2025-01-01", known: "2025-02-01", reader: "1", makeRate(amount("3"))),
      makeTable(
        "2025-08-01",
        known: "2026-02-01",
        reader: "2",
        makeRate(amount("5"), from: "2025-08-01")
      ),
      ["price-change erase 3 -> 5 (66.7 %) on 2025-08-01"]
    ),
    (
      "the same day known better is a correction",
      makeTable("2025-01-01", known: "2025-02-01", makeRate(amount("3"))),
      makeTable("2025-01-01", known: "2026-02-01", makeRate(amount("4"))),
      ["correction erase 3 -> 4 (33.3 %) on 2025-01-01"]
    ),
    (
      "a later table that reaches back is a correction",
      makeTable("2025-03-01", known: "2025-04-01", makeRate(amount("3"), from: "2025-01-01")),
      makeTable("2025-08-01", known: "2026-02-01", makeRate(amount("4"), from: "2025-02-01")),
      ["correction erase 3 -> 4 (33.3 %) on 2025-02-01"]
    ),
    (
      "so is one that has always been so",
      makeTable("2025-03-01", known: "2025-04-01", makeRate(amount("3"))),
      makeTable("2025-08-01", known: "2026-02-01", makeRate(amount("4"), from: nil)),
      ["correction erase 3 -> 4 (33.3 %) on 2025-08-01"]
    ),
    (
      "the same knowledge read anew is a reader upgrade",
      makeTable("2025-01-01", reader: "1", makeRate(amount("3"))),
      makeTable("2025-01-01", reader: "2", makeRate(amount("4"))),
      ["reader-upgrade erase 3 -> 4 (33.3 %) on 2025-01-01"]
    ),
    (
      "better knowledge and a newer reader make a correction",
      makeTable("2025-01-01", known: "2025-02-01", reader: "1", makeRate(amount("3"))),
      makeTable("2025-01-01", known: "2026-02-01", reader: "2", makeRate(amount("4"))),
      ["correction erase 3 -> 4 (33.3 %) on 2025-01-01"]
    ),
    (
      "rows of the same day that come and go are corrections or upgrades too",
      makeTable("2025-01-01", reader: "1", makeRate(amount("3"), of: "a")),
      makeTable("2025-01-01", reader: "2", makeRate(amount("4"), of: "b")),
      ["reader-upgrade a 3 -> - on 2025-01-01", "reader-upgrade b - -> 4 on 2025-01-01"]
    ),
    (
      "a row that begins later is new", makeTable("2025-01-01"),
      makeTable("2025-08-01", makeRate(amount("5"), from: "2025-06-01")),
      ["new erase - -> 5 on 2025-06-01"]
    ),
    (
      "a row that we learn of is a correction", makeTable("2025-01-01"),
      makeTable("2025-08-01", makeRate(amount("5"), from: "2024-06-01")),
      ["correction erase - -> 5 on 2024-06-01"]
    ),
    (
      "a row that ended is removed",
      makeTable("2025-01-01", makeRate(amount("5"), until: "2025-06-01")),
      makeTable("2025-08-01"), ["removed erase 5 -> - on 2025-06-01"]
    ),
    (
      "a row that ends with the table is removed", makeTable("2025-01-01", makeRate(amount("5"))),
      makeTable("2025-07-24", makeRate(nil, from: "2025-07-24")),
      ["removed erase 5 -> - on 2025-07-24"]
    ),
    (
      "neither had it", makeTable("2025-01-01", makeRate(nil)), makeTable("2025-07-24"), []
    ),
    (
      "a subject under its new id is renamed",
      makeTable("2025-01-01", makeRate(amount("5"), of: "light")),
      makeTable("2025-08-01", makeRate(amount("5"), of: "relight")),
      ["renamed relight 5 -> 5 on 2025-01-01"]
    ),
    (
      "renamed and dearer are two changes",
      makeTable("2025-01-01", makeRate(amount("5"), of: "lamp")),
      makeTable("2025-08-01", makeRate(amount("8"), of: "relight", from: "2025-08-01")),
      [
        "price-change relight 5 -> 8 (60 %) on 2025-08-01",
        "renamed relight 5 -> 8 on 2025-08-01",
      ]
    ),
    (
      "an id that both have is not renamed",
      makeTable(
        "2025-01-01",
        makeRate(amount("5"), of: "light"),
        makeRate(amount("6"), of: "relight")
      ),
      makeTable("2025-08-01", makeRate(amount("6"), of: "relight")),
      ["removed light 5 -> - on 2025-08-01"]
    ),
    (
      "the same price in another unit by the units file",
      makeTable("2025-01-01", makeRate(amount("0.05"), unit: .usdPerGeneration)),
      makeTable("2025-08-01", makeRate(amount("5"), unit: "cent/generation")),
      ["unit erase 0.05 -> 5 on 2025-01-01"]
    ),
    (
      "the same price in another unit by the price of the credit",
      makeTable("2025-01-01", makeRate(amount("5"), usd: amount("0.05"))),
      makeTable("2025-08-01", makeRate(amount("5"), unit: "cent/generation")),
      ["unit erase 5 -> 5 on 2025-01-01"]
    ),
    (
      "another price in another unit is compared in the new one",
      makeTable("2025-01-01", makeRate(amount("5"), usd: amount("0.05"))),
      makeTable(
        "2025-08-01",
        makeRate(amount("0.06"), unit: .usdPerGeneration, from: "2025-08-01")
      ),
      ["price-change erase 0.05 -> 0.06 (20 %) on 2025-08-01"]
    ),
    (
      "units that do not convert are two rows",
      makeTable("2025-01-01", makeRate(amount("5"), unit: "lumen")),
      makeTable("2025-08-01", makeRate(amount("5"), unit: "second", from: "2025-08-01")),
      ["removed erase 5 -> - on 2025-08-01", "new erase - -> 5 on 2025-08-01"]
    ),
    (
      "another status is no change",
      makeTable("2025-01-01", makeRate(amount("5"), status: .contested)),
      makeTable("2025-08-01", makeRate(amount("5"), status: .settled)), []
    ),
    (
      "ranges are compared as values and have no percentage",
      makeTable("2025-01-01", makeRate(.range(.one, Amount(2)))),
      makeTable("2025-08-01", makeRate(.range(.one, Amount(3)), from: "2025-08-01")),
      ["price-change erase 1-2 -> 1-3 on 2025-08-01"]
    ),
    (
      "a range of one value is that value",
      makeTable("2025-01-01", makeRate(.range(.one, .one))),
      makeTable("2025-08-01", makeRate(amount("1"))), []
    ),
    (
      "another condition is another row",
      makeTable("2025-01-01", makeRate(amount("5"), conditions: ["steps": "30"])),
      makeTable(
        "2025-08-01",
        makeRate(amount("5"), from: "2025-08-01", conditions: ["steps": "50"])
      ),
      ["removed erase 5 -> - on 2025-08-01", "new erase - -> 5 on 2025-08-01"]
    ),
    (
      "nothing has no percentage",
      makeTable("2025-01-01", makeRate(amount("0"))),
      makeTable("2025-08-01", makeRate(amount("5"), from: "2025-08-01")),
      ["price-change erase 0 -> 5 on 2025-08-01"]
    ),
  ]

  @Test(arguments: cases.indices)
  func `Each difference has its class`(index: Int) {
    let (name, old, new, expected) = Self.cases[index]
    let changes = PriceTables.changes(
      from: old,
      to: new,
      subjects: Self.subjects,
      units: Self.units
    )
    #expect(changes.map(summary) == expected, "\(name)")
  }

  @Test
  func `One day under two knowledge days is a correction, whichever tables answer`() {
    let old = makeTable("2025-01-01", number: 1, known: "2025-02-01", makeRate(amount("3")))
    let new = makeTable(
      "2025-08-01",
      number: 2,
      known: "2026-01-01",
      makeRate(amount("5"), from: "2025-08-01")
    )
    let on = day("2025-10-01")
    let changes = PriceTables.changes(from: old, on: on, to: new, on: on)
    #expect(changes.map(summary) == ["correction erase 3 -> 5 (66.7 %) on 2025-08-01"])
  }

  static let percentages: [(old: String, new: String, percent: String)] = [
    ("25", "60", "140"), ("3", "5", "66.7"), ("1", "2", "100"), ("2", "10", "400"),
    ("8", "8.004", "0.1"), ("8", "7.996", "-0.1"), ("8", "8.0039", "0"), ("7", "6", "-14.3"),
    ("0.000000000001", "0.000000000002", "100"),
  ]

  @Test(arguments: percentages.indices)
  func `Percentages have one place, halves away from zero`(index: Int) {
    let (old, new, percent) = Self.percentages[index]
    let changes = PriceTables.changes(
      from: makeTable("2025-01-01", makeRate(amount(old))),
      to: makeTable("2025-08-01", makeRate(amount(new), from: "2025-08-01"))
    )
    #expect(changes.first?.percent?.description == percent)
  }

  @Test
  func `A grid fitted otherwise is no change, another cell is`() throws {
    let formula = try #require(Formula(parsing: "0.1 * steps"))
    func grid(_ price: Int, fit: Grid.Fit?) -> Value {
      .grid(
        Grid(
          parameters: ["steps"],
          cells: [.init(point: [Amount(30)], value: Amount(price))],
          fit: fit
        )
      )
    }
    let fit = Grid.Fit(formula: formula, exact: 1, largestResidual: .zero)
    let old = makeTable("2025-01-01", makeRate(grid(3, fit: nil)))
    let refitted = makeTable("2025-08-01", makeRate(grid(3, fit: fit)))
    let dearer = makeTable("2025-08-01", makeRate(grid(4, fit: fit), from: "2025-08-01"))
    #expect(PriceTables.changes(from: old, to: refitted) == [])
    #expect(PriceTables.changes(from: old, to: dearer).map(\.kind) == [.priceChange])
  }

  @Test
  func `Changes are sorted by key`() {
    let old = makeTable(
      "2025-01-01",
      makeRate(amount("1"), of: "c"),
      makeRate(amount("1"), of: "a")
    )
    let new = makeTable(
      "2025-08-01",
      makeRate(amount("1"), of: "d", from: "2025-08-01"),
      makeRate(amount("1"), of: "b", from: "2025-08-01")
    )
    #expect(
      PriceTables.changes(from: old, to: new).map(\.key.subject) == ["a", "b", "c", "d"]
    )
  }
}

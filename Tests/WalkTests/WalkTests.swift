import Archive
import PriceTables
import Testing
import Vocabulary

@testable import pricebook

/// What the program does, day by day: pages come in, and what is believed follows.
///
/// All rooms take part; the pages are small and made up, and the day is the day of capture.
struct WalkTests {
  @Test func `over the days`() throws {
    let house = try House()

    // A first official page: everything on it is new.
    try house.capture(
      """
      # API pricing

      | Service | Credits |
      |---|---|
      | Erase | 3 |
      | Core | 3 |
      | Rubber | 9 |
      """,
      of: "official",
      on: "2025-01-10"
    )
    try house.walk()
    #expect(try house.prices(on: "2025-01-10") == ["core 3", "erase 3"])

    // Walking again changes nothing.
    let files = try house.generated()
    #expect(try house.walk().published.isEmpty)
    #expect(try house.generated() == files)

    // The page shows a new price: a price change, and the core keeps its own.
    try house.capture(
      """
      # API pricing

      | Service | Credits |
      |---|---|
      | Erase | 5 |
      | Core | 3 |
      """,
      of: "official",
      on: "2025-09-01"
    )
    try house.walk()
    #expect(try house.prices(on: "2025-09-01") == ["core 3", "erase 5"])
    #expect(try house.changes("2025-08-31", "2025-09-01") == ["price-change erase 3 5"])
    #expect(try house.prices(on: "2025-09-01", knownBy: "2025-08-31") == ["core 3", "erase 3"])

    // A guide that still shows the old price is set aside as stale, and changes no price.
    try house.capture(
      "# A guide to prices\n\n- Erase: 3 credits\n",
      of: "guide",
      on: "2025-10-01"
    )
    try house.walk()
    #expect(try house.prices(on: "2025-10-01") == ["core 3", "erase 5"])
    #expect(try house.setAside() == ["erase stale-copy guide"])

    // An announcement found late: the change came earlier than believed, which is a correction.
    try house.capture(
      """
      # Price update

      In effect from August 1, 2025.

      | Service | Old price (credits) | New price (credits) |
      |---|---|---|
      | Erase | 3 | 5 |
      """,
      of: "official",
      on: "2025-11-01",
      published: "2025-07-09"
    )
    try house.walk()
    #expect(try house.changes("2025-07-31", "2025-08-01") == ["price-change erase 3 5"])
    #expect(
      try house.changes(about: "2025-08-15", known: "2025-10-01", "2025-11-01")
        == ["correction erase 3 5"]
    )

    // A person decides otherwise; what was believed before the decision stays on record.
    try house.decide(
      Decision(
        id: "core-is-four",
        who: "A. Person",
        when: house.day("2025-12-01"),
        why: "The invoice of November says so.",
        subject: "core",
        attribute: .price,
        verdict: .value(
          .amount(Amount(4)),
          Interval(from: .init(on: house.day("2025-11-15")))
        )
      )
    )
    try house.walk()
    #expect(try house.prices(on: "2025-12-01") == ["core 4", "erase 5"])
    #expect(try house.prices(on: "2025-12-01", knownBy: "2025-11-30") == ["core 3", "erase 5"])
    #expect(try house.rulings().contains { $0.decision == "core-is-four" })

    // Everything generated is a function of what is kept: without it, the same bytes come back.
    let kept = try house.generated()
    try house.removeGenerated()
    try house.walk()
    #expect(try house.generated() == kept)
    #expect(house.findings().isEmpty)

    // A newer reader knows one more name: an old page says more, and no price is said to have changed.
    try house.capture("# Prices\n\n- Erase: 5 credits\n", of: "official", on: "2025-12-20")
    #expect(try house.walk().published.isEmpty)
    let before = try #require(try house.base.latestTable())
    try house.teach("Rubber", id: "rubber")
    let walk = try house.walk()
    #expect(walk.readings.count == 5)
    #expect(try house.prices(on: "2025-12-20").contains("rubber 9"))
    let after = try #require(try house.base.latestTable())
    let upgrade = PriceTables.changes(
      from: before,
      on: house.day("2025-12-20"),
      to: after,
      on: house.day("2025-12-20")
    )
    #expect(upgrade.map(\.kind) == [.readerUpgrade])
    #expect(house.findings().isEmpty)
  }

  @Test func `a page that cannot be read is told of and stops nothing`() throws {
    let house = try House()
    try house.capture("- Erase: 3 credits\n", of: "official", on: "2025-01-10")
    try house.capture(
      bytes: [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 0],
      of: "guide",
      on: "2025-01-11"
    )
    let walk = try house.walk()
    #expect(walk.readings.count == 2)
    #expect(walk.readings.flatMap(\.findings).contains { $0.category == "unreadable-page" })
    #expect(try house.prices(on: "2025-01-11") == ["erase 3"])
  }

  @Test func `tables once published stay as they are when a page of an earlier day comes late`()
    throws
  {
    let house = try House()
    try house.capture("- Erase: 5 credits\n", of: "official", on: "2025-09-01")
    try house.walk()
    let first = try house.generated().filter { $0.key.contains("tables") }
    try house.capture("- Erase: 3 credits\n", of: "official", on: "2025-01-10")
    try house.walk()
    let second = try house.generated().filter { $0.key.contains("tables") }
    for (file, bytes) in first { #expect(second[file] == bytes, "\(file)") }
    #expect(try house.prices(on: "2025-02-01") == ["erase 3"])
    #expect(try house.prices(on: "2025-09-02") == ["erase 5"])
  }
}

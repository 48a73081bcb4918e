import Archive
import PriceTables
import Testing
import Vocabulary

@testable import pricebook

/// Pages that go back to what they said before, byte for byte.
struct ReturnTests {
  private static let three = "- Erase: 3 credits\n"
  private static let five = "- Erase: 5 credits\n"

  /// The ways by which a page may come in.
  enum Way: CaseIterable {
    case network
    case file
    case datedFile

    func bring(
      _ page: String,
      of source: String = "official",
      on day: String,
      to house: House
    )
      throws
    {
      switch self {
      case .network: try house.watch(page, of: source, on: day)
      case .file: try house.keep(page, of: source, on: day)
      case .datedFile: try house.capture(page, of: source, on: day)
      }
    }
  }

  @Test(arguments: Way.allCases, [true, false])
  func `a price that comes back is in force from the day of the return`(
    way: Way,
    walksEachDay: Bool
  ) throws {
    let house = try House()
    for (page, day) in [
      (Self.three, "2025-01-01"), (Self.five, "2025-01-10"), (Self.three, "2025-01-20"),
    ] {
      try way.bring(page, on: day, to: house)
      if walksEachDay { try house.walk() }
    }
    try house.walk()
    #expect(try house.prices(on: "2025-01-05") == ["erase 3"])
    #expect(try house.prices(on: "2025-01-10") == ["erase 5"])
    #expect(try house.prices(on: "2025-01-20") == ["erase 3"])
    #expect(try house.prices(on: "2025-03-01") == ["erase 3"])
    #expect(try house.changes("2025-01-19", "2025-01-20") == ["price-change erase 5 3"])
    // By the day before the return nobody knew of it.
    #expect(try house.prices(on: "2025-01-20", knownBy: "2025-01-19") == ["erase 5"])
    #expect(try house.setAside().isEmpty)
    #expect(house.findings().isEmpty)
    #expect(try house.base.snapshots().count == 2)

    // All of it follows from what is kept.
    let files = try house.generated()
    #expect(try house.walk().published.isEmpty)
    #expect(try house.generated() == files)
    try house.removeGenerated()
    try house.walk()
    if !walksEachDay { #expect(try house.generated() == files) }
    #expect(try house.prices(on: "2025-01-20") == ["erase 3"])
    #expect(try house.prices(on: "2025-01-12") == ["erase 5"])
  }

  @Test(arguments: Way.allCases)
  func `a page that flutters has a period for each time`(way: Way) throws {
    let house = try House()
    for (page, day) in [
      (Self.three, "2025-01-01"), (Self.five, "2025-02-01"), (Self.three, "2025-03-01"),
      (Self.five, "2025-04-01"),
    ] {
      try way.bring(page, on: day, to: house)
      try house.walk()
    }
    let ruling = try #require(try house.rulings().first { $0.subject == "erase" })
    #expect(ruling.periods.map { $0.value?.description } == ["3", "5", "3", "5"])
    #expect(ruling.setAside.isEmpty)
    for (day, price) in [
      ("2025-01-01", "3"), ("2025-02-01", "5"), ("2025-03-01", "3"), ("2025-04-01", "5"),
    ] {
      #expect(try house.prices(on: day) == ["erase \(price)"], "\(day)")
      #expect(try house.prices(on: day, knownBy: day) == ["erase \(price)"], "\(day)")
    }
    #expect(house.findings().isEmpty)
  }

  @Test(arguments: Way.allCases)
  func `a return of somebody else does not change what the seller says`(way: Way) throws {
    let house = try House()
    try way.bring(Self.three, on: "2025-01-01", to: house)
    try way.bring("# A guide\n\n\(Self.three)", of: "guide", on: "2025-01-02", to: house)
    try way.bring(Self.five, on: "2025-01-10", to: house)
    try way.bring("# A guide\n\n\(Self.five)", of: "guide", on: "2025-01-11", to: house)
    try way.bring("# A guide\n\n\(Self.three)", of: "guide", on: "2025-01-20", to: house)
    try house.walk()
    #expect(try house.prices(on: "2025-01-25") == ["erase 5"])
    #expect(try house.setAside() == ["erase stale-copy guide"])
    #expect(house.findings().isEmpty)
  }

  @Test(arguments: Way.allCases)
  func `where only somebody else speaks the return counts`(way: Way) throws {
    let house = try House()
    for (page, day) in [
      (Self.three, "2025-01-01"), (Self.five, "2025-01-10"), (Self.three, "2025-01-20"),
    ] {
      try way.bring(page, of: "guide", on: day, to: house)
    }
    try house.walk()
    #expect(try house.prices(on: "2025-01-15") == ["erase 5"])
    #expect(try house.prices(on: "2025-01-20") == ["erase 3"])
  }

  @Test(arguments: Way.allCases)
  func `a return on the same day takes back what was between`(way: Way) throws {
    let house = try House()
    try way.bring(Self.three, on: "2025-01-01", to: house)
    try way.bring(Self.five, on: "2025-01-10", to: house)
    try house.walk()
    #expect(try house.prices(on: "2025-01-10") == ["erase 5"])
    try way.bring(Self.three, on: "2025-01-10", to: house)
    try house.walk()
    #expect(try house.prices(on: "2025-01-10") == ["erase 3"])
    #expect(try house.prices(on: "2025-02-01") == ["erase 3"])

    // Where the order of the day is known, what came back in the evening is what stays.
    guard way == .network else { return }
    try way.bring(Self.five, on: "2025-01-10", to: house)
    try way.bring(Self.five, on: "2025-01-15", to: house)
    try house.walk()
    #expect(try house.prices(on: "2025-01-15") == ["erase 5"])
    #expect(house.findings().isEmpty)
  }

  @Test func `a page that dates itself speaks for its own day whenever it is seen`() throws {
    let house = try House()
    let old = "Last updated: 2025-01-01\n\n\(Self.three)"
    try house.watch(old, of: "official", on: "2025-01-02")
    try house.watch("Last updated: 2025-01-10\n\n\(Self.five)", of: "official", on: "2025-01-11")
    try house.watch(old, of: "official", on: "2025-01-20")
    try house.walk()
    #expect(try house.prices(on: "2025-01-25") == ["erase 5"])
    #expect(house.findings().isEmpty)
  }

  @Test func `a page seen again without another between is no return`() throws {
    let house = try House()
    for day in ["2025-01-01", "2025-01-05", "2025-01-09"] {
      try house.watch(Self.three, of: "official", on: day)
      try house.keep("# A guide\n\n\(Self.three)", of: "guide", on: day)
    }
    try house.walk()
    var claims: [Claim] = []
    try house.base.forEachReading { claims += $0.claims }
    #expect(claims.count == 2 && claims.allSatisfy { $0.validity.returned == nil })
    #expect(try house.base.latestTable()?.known == house.day("2025-01-01"))
  }

  @Test func `bytes kept from a file and found again on the network came back`() throws {
    let house = try House()
    try house.keep(Self.three, of: "official", on: "2025-01-01")
    try house.watch(Self.five, of: "official", on: "2025-01-10")
    try house.watch(Self.three, of: "official", on: "2025-01-20")
    try house.walk()
    #expect(try house.prices(on: "2025-01-20") == ["erase 3"])
    var ids: [String] = []
    try house.base.forEachReading { ids += $0.claims.map(\.id.text) }
    #expect(ids.count == 3 && ids.contains { $0.hasSuffix("-2025-01-20") })
  }

  @Test func `of a page in several documents only the one that came back counts again`() throws {
    let house = try House()
    let core = "- Core: 3 credits\n"
    try house.watch([Self.three, core], of: "official", on: "2025-01-01")
    try house.watch([Self.five, core], of: "official", on: "2025-01-10")
    try house.watch([Self.three, core], of: "official", on: "2025-01-20")
    try house.walk()
    #expect(try house.prices(on: "2025-01-21") == ["core 3", "erase 3"])
    var returned: [String] = []
    try house.base.forEachReading {
      returned += $0.claims.filter { $0.validity.returned != nil }.map(\.subject.text)
    }
    #expect(returned == ["erase"])
  }

  @Test func `another page of the source comes back by itself`() throws {
    let house = try House()
    let core = "- Core: 3 credits\n"
    let dearer = "- Core: 4 credits\n"
    try house.watch(Self.three, of: "official", on: "2025-01-01")
    try house.watch(core, of: "official", at: "/core", on: "2025-01-01")
    try house.watch(Self.five, of: "official", on: "2025-01-10")
    try house.watch(core, of: "official", at: "/core", on: "2025-01-10")
    try house.watch(dearer, of: "official", at: "/core", on: "2025-01-15")
    try house.watch(core, of: "official", at: "/core", on: "2025-01-20")
    try house.walk()
    #expect(try house.prices(on: "2025-01-16") == ["core 4", "erase 5"])
    #expect(try house.prices(on: "2025-01-21") == ["core 3", "erase 5"])
  }
}

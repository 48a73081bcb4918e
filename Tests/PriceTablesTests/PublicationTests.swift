import Testing
import Vocabulary

@testable import PriceTables

struct PublicationTests {
  static let first = makeRuling("erase", (amount("3"), "2024-01-01"))
  static let raised = makeRuling("erase", (amount("3"), "2024-01-01"), (amount("5"), "2025-08-01"))
  static let corrected = makeRuling(
    "erase",
    (amount("4"), "2024-01-01"),
    (amount("5"), "2025-08-01")
  )

  /// Publishes knowledge day by knowledge day, as the walk does.
  static func walk(_ stages: [(known: String, rulings: [Ruling])]) -> [PriceTable] {
    var published: [PriceTable] = []
    for stage in stages {
      published += PriceTables.publications(
        of: stage.rulings,
        known: day(stage.known),
        after: published,
        reader: "1"
      )
    }
    return published
  }

  static let walks:
    [(name: String, stages: [(known: String, rulings: [Ruling])], tables: [String])] =
      [
        ("nothing known, nothing published", [("2026-01-01", [])], []),
        (
          "one table a breakpoint", [("2026-01-01", [raised])],
          ["#1 2024-01-01 known 2026-01-01: erase 3", "#2 2025-08-01 known 2026-01-01: erase 5"]
        ),
        (
          "nothing new, nothing published", [("2026-01-01", [raised]), ("2026-02-01", [raised])],
          ["#1 2024-01-01 known 2026-01-01: erase 3", "#2 2025-08-01 known 2026-01-01: erase 5"]
        ),
        (
          "a change learnt later also closes the row before it",
          [("2025-01-01", [first]), ("2026-01-01", [raised])],
          [
            "#1 2024-01-01 known 2025-01-01: erase 3", "#2 2024-01-01 known 2026-01-01: erase 3",
            "#3 2025-08-01 known 2026-01-01: erase 5",
          ]
        ),
        (
          "a correction is a new publication of the same day",
          [("2025-01-01", [raised]), ("2026-01-01", [corrected])],
          [
            "#1 2024-01-01 known 2025-01-01: erase 3", "#2 2025-08-01 known 2025-01-01: erase 5",
            "#3 2024-01-01 known 2026-01-01: erase 4",
          ]
        ),
        (
          "a day that is no breakpoint any more is corrected",
          [("2025-01-01", [raised]), ("2026-01-01", [first])],
          [
            "#1 2024-01-01 known 2025-01-01: erase 3", "#2 2025-08-01 known 2025-01-01: erase 5",
            "#3 2024-01-01 known 2026-01-01: erase 3", "#4 2025-08-01 known 2026-01-01: erase 3",
          ]
        ),
        (
          "an end without a successor empties the row",
          [("2026-01-01", [makeRuling(until: "2025-05-01", (amount("3"), "2024-01-01"))])],
          ["#1 2024-01-01 known 2026-01-01: erase 3", "#2 2025-05-01 known 2026-01-01: "]
        ),
        (
          "an ended service is named on the day it ended",
          [("2026-01-01", [makeRuling("erase", (amount("3"), "2024-01-01"), (nil, "2025-05-01"))])],
          [
            "#1 2024-01-01 known 2026-01-01: erase 3",
            "#2 2025-05-01 known 2026-01-01: erase ended",
          ]
        ),
        (
          "an unknown beginning is in force from the beginning",
          [("2026-01-01", [makeRuling("erase", (amount("3"), nil), (amount("5"), "2025-08-01"))])],
          ["#1 0001-01-01 known 2026-01-01: erase 3", "#2 2025-08-01 known 2026-01-01: erase 5"]
        ),
        (
          "all that was believed may be withdrawn",
          [("2025-01-01", [first]), ("2026-01-01", [])],
          ["#1 2024-01-01 known 2025-01-01: erase 3", "#2 2024-01-01 known 2026-01-01: "]
        ),
        (
          "a capture found late is published for its own knowledge day",
          [("2026-01-01", [raised]), ("2025-01-01", [first]), ("2026-01-01", [raised])],
          [
            "#1 2024-01-01 known 2026-01-01: erase 3", "#2 2025-08-01 known 2026-01-01: erase 5",
            "#3 2024-01-01 known 2025-01-01: erase 3", "#4 2024-01-01 known 2026-01-01: erase 3",
          ]
        ),
      ]

  @Test(arguments: walks.indices)
  func `Tables are published where what is published is not what is true`(index: Int) {
    let (name, stages, tables) = Self.walks[index]
    #expect(Self.walk(stages).map(summary) == tables, "\(name)")
  }

  @Test
  func `More evidence for the same rates publishes nothing`() {
    let more = makeRuling(kept: ["erase-1", "another"], (amount("3"), "2024-01-01"))
    #expect(Self.walk([("2025-01-01", [Self.first]), ("2026-01-01", [more])]).count == 1)
  }

  @Test
  func `Evidence that no longer supports a rate publishes it again`() {
    let other = makeRuling(kept: ["another"], (amount("3"), "2024-01-01"))
    let tables = Self.walk([("2025-01-01", [Self.first]), ("2026-01-01", [other])])
    #expect(tables.map(\.number) == [1, 2])
    #expect(tables.last?.rates.first?.claims == ["another"])
  }

  @Test
  func `A newer reader that reads the same publishes nothing`() {
    let published = Self.walk([("2026-01-01", [Self.raised])])
    let again = PriceTables.publications(
      of: [Self.raised],
      known: day("2026-01-01"),
      after: published,
      reader: "2"
    )
    #expect(again == [])
    let better = PriceTables.publications(
      of: [Self.corrected],
      known: day("2026-01-01"),
      after: published,
      reader: "2"
    )
    #expect(better.map(summary) == ["#3 2024-01-01 known 2026-01-01: erase 4"])
    #expect(better.map(\.reader) == ["2"])
  }

  @Test
  func `The order of the rulings changes nothing`() {
    let rulings = [Self.raised, makeRuling("b", (amount("1"), nil)), RatesTests.credit]
    #expect(
      Self.walk([("2026-01-01", rulings)]) == Self.walk([("2026-01-01", rulings.reversed())])
    )
  }

  @Test(arguments: 0..<50)
  func `What is looked up is what the rulings of that knowledge day say`(seed: Int) {
    var random = Seeded(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    var published: [PriceTable] = []
    var known: [(day: Day, rulings: [Ruling])] = []
    for stage in 0..<6 {
      let rulings = ["a", "b", "c"].map { randomRuling(Identifier($0), &random) }
      let on = Day(number: 20_000 + stage * 10)
      let tables = PriceTables.publications(of: rulings, known: on, after: published, reader: "1")
      published += tables
      known.append((on, rulings))
    }
    #expect(published.map(\.number) == Array(1..<(published.count + 1)))
    for (on, rulings) in known {
      for number in 18_990..<19_110 {
        let day = Day(number: number)
        let table = PriceTables.table(on: day, knownOn: on, among: published)
        let found = table.map { PriceTables.rates(in: $0, on: day) } ?? []
        #expect(found.map(\.value) == PriceTables.rates(from: rulings, on: day).map(\.value))
      }
    }
  }

  /// A ruling of up to four periods on days of one season, perhaps with a gap or an end.
  private func randomRuling(
    _ subject: Identifier<Subject>,
    _ random: inout Seeded
  ) -> Ruling {
    var edges = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      Int.random(in: 19_000..<19_100, using: &random)
    }
    edges = Set(edges).sorted()
    let periods = edges.indices.map { index in
      let end = index + 1 < edges.count ? edges[index + 1] : nil
      let isUnknown = index == 0 && Bool.random(using: &random)
      return Ruling.Period(
        value: Int.random(in: 0..<5, using: &random) == 0
          ? nil : .amount(Amount(Int.random(in: 1...3, using: &random))),
        interval: Interval(
          from: isUnknown ? nil : .init(on: Day(number: edges[index])),
          until: end.map { .init(on: Day(number: $0)) }
        ),
        status: .settled,
        confidence: Confidence(percent: 90),
        kept: ["c"]
      )
    }
    return Ruling(
      id: Identifier(subject.text),
      subject: subject,
      attribute: .price,
      unit: .creditPerGeneration,
      scope: [:],
      venue: .stability,
      periods: periods,
      setAside: []
    )
  }
}

/// SplitMix64: the same numbers on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

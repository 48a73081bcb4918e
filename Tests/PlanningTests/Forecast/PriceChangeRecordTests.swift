import Testing
import Vocabulary

@testable import Planning

struct PriceChangeRecordTests {
  private static func period(_ value: String?, from: String?, until: String?) -> Ruling.Period {
    func edge(_ text: String?) -> Interval.Edge? {
      text.flatMap { Day($0) }.map { Interval.Edge(on: $0) }
    }
    return Ruling.Period(
      value: value.map { .amount(amount($0)) },
      interval: Interval(from: edge(from), until: edge(until)),
      status: .settled,
      confidence: Confidence(percent: 90),
      kept: []
    )
  }

  private static func ruling(
    _ subject: Identifier<Subject>,
    unit: Unit = .creditPerGeneration,
    attribute: Attribute = .price,
    venue: Venue = .stability,
    _ periods: [Ruling.Period]
  ) -> Ruling {
    Ruling(
      id: Identifier("\(subject)/price"),
      subject: subject,
      attribute: attribute,
      unit: unit,
      scope: [:],
      venue: venue,
      periods: periods,
      setAside: []
    )
  }

  private static let known = Day("2026-11-21") ?? Day(number: 0)

  @Test func `rulings become courses: plain prices of uses, while they are offered`() throws {
    let courses = PriceCourse.courses(
      in: [
        Self.ruling(
          "erase",
          [
            Self.period("3", from: "2024-07-23", until: "2025-08-01"),
            Self.period("5", from: "2025-08-01", until: nil),
          ]
        ),
        Self.ruling(
          "image-to-video",
          [
            Self.period("20", from: "2024-07-23", until: "2025-07-24"),
            Self.period(nil, from: "2025-07-24", until: nil),
          ]
        ),
        Self.ruling("credit", unit: .usdPerCredit, [Self.period("1", from: nil, until: nil)]),
        Self.ruling("membership", unit: .usdPerMonth, attribute: .monthlyFee, []),
        Self.ruling(
          "erase",
          venue: Venue("bedrock"),
          [Self.period("1", from: "2024-01-01", until: nil)]
        ),
      ],
      until: Self.known
    )
    #expect(courses.map(\.operation) == ["erase", "image-to-video"])
    #expect(courses[0].from == Day("2024-07-23") && courses[0].until == Self.known)
    #expect(courses[0].steps.map(\.day) == [Day("2025-08-01")])
    let ratio = Elementary.exp(courses[0].steps[0].logRatio)
    #expect(ForecasterTests.isClose(ratio, 5.0 / 3, within: 1e-12))
    #expect(courses[1].until == Day("2025-07-24") && courses[1].steps.isEmpty)
  }

  @Test func `prices that change in one month are one round`() throws {
    let record = try #require(
      PriceChangeRecord(of: MakeSpending.courses([2, 1.5, 0.8], of: 6))
    )
    #expect(record.rounds.count == 1)
    #expect(record.rounds[0].atRisk == 6 && record.rounds[0].steps.count == 3)
    #expect(record.operations == 6)
    // Half of six take part: a round is missed in one month of 64.
    #expect(ForecasterTests.isClose(record.watched, 40 * 63.0 / 64, within: 1e-9))
    let expected = 1 - Elementary.exp(-1.5 / record.watched)
    #expect(record.monthlyChance == expected)
  }

  @Test func `a change while one price is watched counts for less time than among many`() throws {
    let few = try #require(PriceChangeRecord(of: MakeSpending.courses([2, 2], of: 4)))
    let many = try #require(
      PriceChangeRecord(of: MakeSpending.courses(Array(repeating: 2, count: 20), of: 40))
    )
    #expect(few.watched < many.watched)
    #expect(few.monthlyChance > many.monthlyChance)
  }

  @Test func `nothing watched is no record`() {
    #expect(PriceChangeRecord(of: []) == nil)
    #expect(PriceChangeRecord(of: MakeSpending.courses([], of: 3, months: 0)) == nil)
  }

  @Test func `rounds are drawn as often and as large as they were seen, mostly`() throws {
    let record = PriceChangeRecord(of: MakeSpending.courses([2, 2, 2], of: 6, changedAfter: 2))
    let rounds = try #require(PriceRounds(record))
    var generator = SeededGenerator(seed: 3)
    var chance = 0.0
    var changed = 0.0
    var cuts = 0
    var products: [Double] = []
    for _ in 0..<20_000 {
      chance += rounds.monthlyChance(using: &generator) / 20_000
      var factors = [1.0]
      rounds.apply(to: &factors, baskets: [false], using: &generator)
      guard factors[0] != 1 else { continue }
      changed += 1.0 / 20_000
      products.append(factors[0])
      if factors[0] < 1 { cuts += 1 }
    }
    // The mean of 1 - exp(-rate) over the gamma law: 1 - (t / (t + 1))^1.5.
    let watched = try #require(record).watched
    let expected = 1 - Elementary.pow(watched / (watched + 1), 1.5)
    #expect(abs(chance - expected) < 0.001)
    // Half the operations took part in the one round, any share in a new kind.
    #expect(abs(changed - 0.5) < 0.02)
    // A quarter of rounds cut: half of the new kind.
    #expect(abs(Double(cuts) / Double(products.count) - 0.25) < 0.02)
    for factor in products { #expect(abs(factor - 2) < 0.001 || abs(factor - 0.5) < 0.001) }
  }
}

import Testing
import Vocabulary

@testable import Planning

/// The cheapest way to buy enough in whole packs, held against trying everything.
struct PackCoverTests {
  static let cases: [[(Int, Int)]] = [
    [(1000, 10)], [(1000, 10), (5000, 50)], [(1000, 10), (5000, 45)], [(1000, 10), (6000, 20)],
    [(3, 4), (5, 6)], [(7, 9), (5, 6), (2, 3)], [(4, 1), (6, 5)], [(10, 0), (3, 1)],
  ]

  @Test(arguments: cases)
  func `The cover is as cheap as the cheapest of all combinations`(packs: [(Int, Int)]) throws {
    let cover = try #require(PackCover(packs.map { .init(size: Amount($0), price: whole($1)) }))
    let step = try #require(cover.step.whole)
    for steps in 0...60 {
      let cost = cover.cost(ofSteps: Int128(steps))
      #expect(cost == whole(cheapest(packs, covering: steps * step)), "\(steps) steps")
    }
  }

  @Test(arguments: cases)
  func `The packs named cover what is asked and cost what is said`(packs: [(Int, Int)]) throws {
    let cover = try #require(PackCover(packs.map { .init(size: Amount($0), price: whole($1)) }))
    let step = try #require(cover.step.whole)
    for steps in [1, 2, 3, 7, 11, 59, 1_000, 123_457] {
      let counts = cover.packs(forSteps: Int128(steps))
      let size = zip(counts, packs).reduce(Int128(0)) { $0 + $1.0 * Int128($1.1.0) }
      let price = zip(counts, packs).reduce(Int128(0)) { $0 + $1.0 * Int128($1.1.1) }
      #expect(size >= Int128(steps * step))
      #expect(cover.cost(ofSteps: Int128(steps)) == Rational(units: price))
    }
  }

  @Test func `Packs that are none, or whose sizes share next to nothing, have no cover`() {
    #expect(PackCover([]) == nil)
    #expect(PackCover([.init(size: .zero, price: whole(1))]) == nil)
    #expect(PackCover([.init(size: Amount(-5), price: whole(1))]) == nil)
    let odd = [Amount(units: 1_000_000_000_001), Amount(1_000_000)]
    #expect(PackCover(odd.map { .init(size: $0, price: whole(1)) }) == nil)
  }

  private func cheapest(_ packs: [(Int, Int)], covering need: Int) -> Int {
    var costs = [0]
    for units in 1...max(1, need) {
      costs.append(packs.map { costs[max(0, units - $0.0)] + $0.1 }.min() ?? 0)
    }
    return costs[max(0, need)]
  }
}

func whole(_ number: Int) -> Rational {
  Rational(Amount(number))
}

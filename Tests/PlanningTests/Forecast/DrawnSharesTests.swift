import Testing

@testable import Planning

struct DrawnSharesTests {
  /// What a sort of all draws gives.
  private static func expected(_ share: Double, _ sorted: [Double]) -> Double {
    let rank = share * Double(sorted.count - 1)
    let below = sorted[Int(rank)]
    return below + (sorted[min(Int(rank) + 1, sorted.count - 1)] - below)
      * (rank - rank.rounded(.down))
  }

  @Test(arguments: [1, 2, 7, 100, 5000])
  func `shares are those of draws that are sorted`(count: Int) {
    var generator = SeededGenerator(seed: 9)
    let courses: [[Double]] = [
      (0..<count).map { _ in 100 + 10 * generator.nextFraction() },
      (0..<count).map { $0 % 7 == 0 ? 0 : Elementary.exp(40 * generator.nextFraction() - 20) },
      (0..<count).map { $0 % 50 == 3 ? 1e12 : 5 },
      Array(repeating: 3, count: count), Array(repeating: 0, count: count),
    ]
    let shares = [0, 0.025, 0.1, 0.5, 0.9, 0.975, 1]
    for draws in courses {
      let sorted = draws.sorted()
      let found = DrawnShares(shares, of: draws[...])
      #expect(found.values == shares.map { Self.expected($0, sorted) })
      #expect(found.mean == draws.reduce(0, +) / Double(count))
    }
  }

  @Test func `shares lie between neighbours in rank`() {
    #expect(DrawnShares([0.5, 0.25], of: [4, 1, 3, 2]).values == [2.5, 1.75])
    #expect(DrawnShares([0.5], of: []).values == [0])
  }
}

import Planning
import Testing
import Vocabulary

/// Points of the cost curves that a chart draws.
struct CostLineTests {
  @Test func `Each point is the cost that a comparison of that many gives`() throws {
    let market = makeMarket(plans: [payAsYouGo, membership])
    let counts = [1, 333, 666, 667, 5_000]
    let lines = try Comparison.costLines(
      of: workload("stable-image-core=100"),
      in: market,
      for: ["pay-as-you-go", "membership"],
      at: counts
    )
    #expect(lines.map(\.entry.text).sorted() == ["membership", "pay-as-you-go"])
    for line in lines {
      #expect(line.points.map(\.assets) == counts)
      for point in line.points {
        let comparison = try Comparison(
          of: workload("stable-image-core=\(point.assets)"),
          in: market
        )
        let entry = try #require(comparison.entries.first { $0.id == line.entry })
        #expect(point.usd == entry.monthly, "\(line.entry) at \(point.assets)")
      }
    }
  }

  @Test func `Only the entries asked for are given, and none at numbers below one`() throws {
    let lines = try Comparison.costLines(
      of: workload("stable-image-core=100"),
      in: makeMarket(plans: [payAsYouGo, membership]),
      for: ["membership", "nobody"],
      at: []
    )
    #expect(lines.map(\.entry.text) == ["membership"])
    #expect(lines.allSatisfy { $0.points.isEmpty })
  }
}

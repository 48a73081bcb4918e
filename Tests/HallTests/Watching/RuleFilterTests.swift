import Testing
import Vocabulary

@testable import pricebook

struct RuleFilterTests {
  private static func bill(_ low: Int, _ high: Int) -> WorkloadCost.Outcome {
    .billed(
      before: Bounds(Amount(100)),
      after: Bounds(Amount(100 + low)),
      low: Amount(low),
      high: Amount(high)
    )
  }

  /// What a change does to the bill alone and with others, and whether a least of 10 USD lets it pass.
  static let costs: [(alone: WorkloadCost.Outcome, together: WorkloadCost.Outcome, isTold: Bool)] =
    [
      (bill(10, 10), bill(10, 10), true), (bill(-10, -10), bill(0, 0), true),
      (bill(9, 9), bill(9, 9), false), (bill(0, 10), bill(0, 10), true),
      // Several small ones add up; what does not touch the workload adds nothing.
      (bill(4, 4), bill(12, 12), true), (bill(0, 0), bill(12, 12), false),
      (.unbilled("No."), bill(0, 0), true), (bill(1, 1), .unbilled("No."), true),
      (bill(0, 0), .unbilled("No."), false),
    ]

  @Test(arguments: costs)
  func `A bill changes enough alone or together, and one that cannot be made hides nothing`(
    alone: WorkloadCost.Outcome,
    together: WorkloadCost.Outcome,
    isTold: Bool
  ) {
    let cost = WorkloadCost(
      scenario: "shop",
      title: "A shop",
      period: .month,
      alone: alone,
      together: together
    )
    let filter = RuleFilter(Watch.Rules(workload: "shop", leastUSD: Amount(10)), [])
    #expect(filter.admits(cost) == isTold)
    #expect(RuleFilter(Watch.Rules(workload: "shop"), []).admits(cost))
  }

  @Test func `What has no percent is let through, and a fall counts as a rise does`() {
    let filter = RuleFilter(Watch.Rules(leastPercent: Amount(5)), [])
    let percents: [(Int?, Bool)] = [(5, true), (-5, true), (4, false), (-4, false), (nil, true)]
    for (percent, isTold) in percents {
      let change = Change(
        kind: .priceChange,
        key: Rate.Key(subject: "erase", attribute: .price, unit: .creditPerGeneration),
        old: .amount(.one),
        new: .amount(.one),
        percent: percent.map { Amount($0) },
        day: TemporaryBase.today
      )
      #expect(filter.admits(change) == isTold)
    }
  }
}

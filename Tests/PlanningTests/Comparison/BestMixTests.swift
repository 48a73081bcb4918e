import Planning
import Testing
import Vocabulary

/// The cheapest way to spread a workload over a market.
struct BestMixTests {
  @Test func `A membership takes what its credits save most, and the rest goes elsewhere`() throws {
    let host = makeHost("host", [("stable-image-core", price("0.02"))])
    let market = makeMarket(plans: [payAsYouGo, membership], hosts: [host])
    // 40 x 200 = 8,000 credits of upscaling, 6,000 of which the membership holds.
    let mix = try Mix(of: workload("stable-image-core=100", "upscale-conservative=200"), in: market)
    #expect(mix.total == amount("42"))
    #expect(mix.proof.isProven)
    #expect(mix.purchases.map { "\($0.count) \($0.name)" } == ["1 month of Membership"])
  }

  @Test func `Operations that no single way serves are served by two`() throws {
    let hosts = [
      makeHost("first", [("erase", price("0.07"))]),
      makeHost("second", [("outpaint", price("0.06"))]),
    ]
    let market = makeMarket(plans: [], hosts: hosts)
    let load = workload("erase=10", "outpaint=10")
    #expect(try Comparison(of: load, in: market).entries.isEmpty)
    #expect(try Mix(of: load, in: market).total == amount("1.3"))
  }

  @Test func `An operation that nobody serves is named`() {
    #expect(throws: MixError("erase", .unservable)) {
      _ = try Mix(of: workload("erase=1"), in: makeMarket(plans: []))
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `No mix is dearer than any single way, and splitting by hand finds none cheaper`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let counts = [number(1...30), number(1...30)]
    let prices = (0..<4).map { _ in number(1...60) }
    let fee = number(1...9)
    let included = number(10...200)
    let plan = Plan(
      id: "membership",
      name: "Membership",
      kind: .membership,
      fee: stated("\(fee)"),
      grants: [.init(credits: stated("\(included)"), every: .month, rollsOver: false)],
      most: 1
    )
    func cents(_ value: Int) -> Host.Terms {
      price(Amount(value).divided(by: Amount(100))?.description ?? "")
    }
    let hosts = [
      makeHost(
        "first",
        [("stable-image-core", cents(prices[0])), ("remove-background", cents(prices[1]))]
      ),
      makeHost(
        "second",
        [("stable-image-core", cents(prices[2])), ("remove-background", cents(prices[3]))]
      ),
    ]
    let market = makeMarket(plans: [plan], hosts: hosts)
    let load = workload("stable-image-core=\(counts[0])", "remove-background=\(counts[1])")
    let mix = try Mix(of: load, in: market)
    for entry in try Comparison(of: load, in: market).entries {
      #expect(mix.total <= entry.monthly.low)
    }
    // By hand: how many of each the membership serves, at 3 and 5 credits.
    let direct = [min(prices[0], prices[2]), min(prices[1], prices[3])]
    var best = counts[0] * direct[0] + counts[1] * direct[1]
    for first in 0...counts[0] {
      for second in 0...counts[1] where first * 3 + second * 5 <= included {
        let rest = (counts[0] - first) * direct[0] + (counts[1] - second) * direct[1]
        best = min(best, rest + fee * 100)
      }
    }
    #expect(mix.total == Amount(best).divided(by: Amount(100)))
  }
}

import Testing
import Vocabulary

@testable import Planning

struct StandingPriceTests {
  private static func price(
    _ status: Ruling.Status,
    _ others: [String],
    value: Value = .amount(amount("5"))
  ) throws -> StandingPrice {
    let row = makeRate("erase", value, status: status)
    return try StandingPrice(
      of: "erase",
      at: [:],
      rates: [creditPrice, row],
      alternatives: [row.key: others.map { .amount(amount($0)) }]
    )
  }

  @Test func `a settled price is one case, whatever others say`() throws {
    let price = try Self.price(.settled, ["8"])
    #expect(price.cases == [.init(usd: Bounds(amount("0.05")), weight: 1)])
    #expect(!price.isContested)
  }

  @Test func `a contested one weighs as its ruling is sure, an unresolved one evenly`() throws {
    let contested = try Self.price(.contested, ["8", "10", "8", "5"])
    #expect(contested.cases.map(\.usd.low) == [amount("0.05"), amount("0.08"), amount("0.1")])
    #expect(contested.cases[0].weight == 0.9)
    #expect(abs(contested.cases[1].weight - 0.05) < 1e-12)
    #expect(contested.bounds == Bounds(amount("0.05"), amount("0.1")))
    let unresolved = try Self.price(.unresolved, ["8"])
    #expect(unresolved.cases.map(\.weight) == [0.5, 0.5])
  }

  @Test func `a contested one without another value stands alone and is still contested`() throws {
    let price = try Self.price(.contested, [])
    #expect(price.cases.count == 1 && price.isContested)
  }

  @Test func `a range is one case that is drawn from`() throws {
    let price = try Self.price(.settled, [], value: .range(amount("2"), amount("6")))
    #expect(price.bounds == Bounds(amount("0.02"), amount("0.06")))
    #expect(price.leading == amount("0.04"))
    let drawn = DrawnPrice(price)
    #expect(drawn.value(case: 0.3, within: 0) == 0.02)
    #expect(abs(drawn.value(case: 0.3, within: 0.5) - 0.04) < 1e-12)
  }

  @Test func `cases are drawn by their weights`() throws {
    let drawn = DrawnPrice(try Self.price(.contested, ["8"]))
    #expect(drawn.value(case: 0.89, within: 0.5) == 0.05)
    #expect(abs(drawn.value(case: 0.91, within: 0.5) - 0.08) < 1e-12)
    #expect(abs(drawn.value(case: 0.9999999999999999, within: 0.5) - 0.08) < 1e-12)
  }

  @Test func `no USD, no price`() {
    do throws(BillError) {
      _ = try StandingPrice(of: "erase", at: [:], rates: [makeRate("erase", "5")])
      Issue.record("expected a refusal")
    } catch {
      #expect(error == BillError("erase", .noCommonCurrency))
    }
  }
}

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
  }

  @Test func `cases are drawn by their weights, and a range evenly`() throws {
    let prices = [
      try Self.price(.contested, ["8"]),
      try Self.price(.settled, [], value: .range(amount("2"), amount("6"))),
    ]
    let forecast = try Forecaster(horizon: 1).forecast([1, 1, 1])
    let operations = prices.enumerated().map { index, price in
      SpendingPaths.Operation(
        law: UsageLaw(forecast),
        prices: [price],
        price: index,
        isBasket: false,
        floor: 0
      )
    }
    var drawn = DrawnPrices(operations, months: 1)
    var generator = SeededGenerator(seed: 2)
    var leading = 0
    var sum = 0.0
    for _ in 0..<10_000 {
      drawn.next(nil, using: &generator)
      let price = drawn.price(in: 0)
      #expect(price == 0.05 || price == 0.08)
      if price == 0.05 { leading += 1 }
      let other = drawn.price(in: 1)
      #expect((0.02...0.06).contains(other))
      sum += other
    }
    #expect((8900...9100).contains(leading))
    #expect(abs(sum / 10_000 - 0.04) < 0.0005)
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

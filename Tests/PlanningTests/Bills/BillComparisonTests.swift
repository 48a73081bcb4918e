import Planning
import Testing
import Vocabulary

struct BillComparisonTests {
  @Test func `The same usage at new prices differs by price alone`() throws {
    let later = Biller(rates: [creditPrice, makeRate("x", "5"), makeRate("y", "8")])
    let usage = workload("x=100", "y=10")
    let comparison = try compare(prices.bill(for: usage), later.bill(for: usage))
    #expect(
      summary(comparison) == """
        x: price 2 volume 0 mix 0 of 2; y: price -0.2 volume 0 mix 0 of -0.2; \
        total: price 1.8 volume 0 mix 0 of 1.8
        """
    )
    #expect(comparison.currency == .usd)
  }

  @Test func `Twice as much of everything differs by volume alone`() throws {
    let comparison = try compare(
      prices.bill(for: workload("x=100", "y=10")),
      prices.bill(for: workload("x=200", "y=20"))
    )
    #expect(
      summary(comparison) == """
        x: price 0 volume 3 mix 0 of 3; y: price 0 volume 1 mix 0 of 1; \
        total: price 0 volume 4 mix 0 of 4
        """
    )
  }

  @Test func `As many requests of other operations differ by mix alone`() throws {
    let comparison = try compare(
      prices.bill(for: workload("x=100", "y=10")),
      prices.bill(for: workload("x=60", "y=50"))
    )
    #expect(
      summary(comparison) == """
        x: price 0 volume 0 mix -1.2 of -1.2; y: price 0 volume 0 mix 4 of 4; \
        total: price 0 volume 0 mix 2.8 of 2.8
        """
    )
  }

  @Test func `Price, volume and mix at once, by hand`() throws {
    // x: 100 at 0.03, then 150 at 0.05; y: 100 at 0.10, then 250 at 0.10; 200, then 400 requests.
    let later = Biller(rates: [creditPrice, makeRate("x", "5"), makeRate("y", "10")])
    let comparison = try compare(
      prices.bill(for: workload("x=100", "y=100")),
      later.bill(for: workload("x=150", "y=250"))
    )
    // x: 125 * 0.02; 0.04 * (0.5 + 0.375) / 2 * 200; the rest of 4.5.
    // y: 0; 0.10 * (0.5 + 0.625) / 2 * 200; the rest of 15.
    #expect(
      summary(comparison) == """
        x: price 2.5 volume 3.5 mix -1.5 of 4.5; y: price 0 volume 11.25 mix 3.75 of 15; \
        total: price 2.5 volume 14.75 mix 2.25 of 19.5
        """
    )
  }

  @Test func `An operation of one bill only has no price effect`() throws {
    let comparison = try compare(
      prices.bill(for: workload("x=100")),
      prices.bill(for: workload("y=100"))
    )
    #expect(
      summary(comparison) == """
        x: price 0 volume 0 mix -3 of -3; y: price 0 volume 0 mix 10 of 10; \
        total: price 0 volume 0 mix 7 of 7
        """
    )
  }

  @Test func `From nothing to something is all volume`() throws {
    let comparison = try compare(
      prices.bill(for: workload("x=0")),
      prices.bill(for: workload("x=100"))
    )
    #expect(summary(comparison.total) == "price 0 volume 3 mix 0 of 3")
  }

  @Test func `Settings are compared apart, lines of the same settings together`() throws {
    func usage(_ counts: (String, String)...) -> Workload {
      .operations(
        counts.map { .init("x", count: amount($0.0), settings: ["size": $0.1]) }
      )
    }
    let comparison = try compare(
      prices.bill(for: usage(("10", "big"), ("20", "big"), ("5", "small"))),
      prices.bill(for: usage(("30", "big"), ("5", "small")))
    )
    #expect(comparison.effects.map(\.settings) == [["size": "big"], ["size": "small"]])
    #expect(comparison.total.difference == .zero)
  }

  @Test func `A ranged bill is compared at either bound, in credits where USD is unknown`() throws {
    let narrow = try Biller(rates: [makeRate("x", "2")]).bill(for: workload("x=10"))
    let wide = try Biller(rates: [makeRate("x", .range(.one, amount("4")))]).bill(
      for: workload("x=10")
    )
    let low = try BillComparison(from: narrow, to: wide, at: .low)
    let high = try BillComparison(from: narrow, to: wide, at: .high)
    #expect(low.currency == .credits)
    #expect(low.total.price == amount("-10"))
    #expect(high.total.price == amount("20"))
  }

  @Test func `Bills without a common currency cannot be compared`() throws {
    let credits = try Biller(rates: [makeRate("x", "2")]).bill(for: workload("x=1"))
    let rate = makeRate("x", .amount(.one), unit: .usdPerGeneration)
    let usd = try Biller(rates: [rate]).bill(for: workload("x=1"))
    #expect(throws: BillError(nil, .noCommonCurrency)) {
      try BillComparison(from: credits, to: usd)
    }
  }

  private let prices = Biller(rates: [creditPrice, makeRate("x", "3"), makeRate("y", "10")])

  private func compare(_ old: Bill, _ new: Bill) throws -> BillComparison {
    try BillComparison(from: old, to: new)
  }
}

private func summary(_ comparison: BillComparison) -> String {
  let effects = comparison.effects.map { "\($0.operation): \(summary($0.split))" }
  return (effects + ["total: \(summary(comparison.total))"]).joined(separator: "; ")
}

private func summary(_ split: BillComparison.Split) -> String {
  "price \(split.price) volume \(split.volume) mix \(split.mix) of \(split.difference)"
}

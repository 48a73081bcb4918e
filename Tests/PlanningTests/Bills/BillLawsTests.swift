import Planning
import Testing
import Vocabulary

/// What holds of every bill, tried on workloads drawn from a seed.
struct BillLawsTests {
  @Test(arguments: 0..<100)
  func `Lines sum exactly to the total, and their parts of its width to one`(seed: Int) throws {
    var draw = Draw(seed)
    let bill = try Biller(rates: draw.rates()).bill(for: draw.workload())
    for sum in [\Bill.Cost.credits, \Bill.Cost.usd] {
      let lows = bill.lines.compactMap { $0.cost[keyPath: sum]?.low.units }
      let highs = bill.lines.compactMap { $0.cost[keyPath: sum]?.high.units }
      #expect(lows.count == bill.lines.count)
      #expect(lows.reduce(0, +) == bill.total[keyPath: sum]?.low.units)
      #expect(highs.reduce(0, +) == bill.total[keyPath: sum]?.high.units)
    }
    let shares = bill.lines.compactMap(\.shareOfUncertainty)
    let isWide = bill.total.usd?.isExact == false
    #expect(shares.count == (isWide ? bill.lines.count : 0))
    if isWide { #expect(shares.reduce(0) { $0 + $1.approximation } - 1 < 1e-9) }
  }

  @Test(arguments: 0..<100)
  func `Effects sum exactly to the difference, and turn their sign when the days are swapped`(
    seed: Int
  ) throws {
    var draw = Draw(seed)
    let old = try Biller(rates: draw.rates()).bill(for: draw.workload())
    let new = try Biller(rates: draw.rates()).bill(for: draw.workload())
    for bound in [BillComparison.Bound.low, .high] {
      let there = try BillComparison(from: old, to: new, at: bound)
      let back = try BillComparison(from: new, to: old, at: bound)
      let before = bound == .low ? old.total.usd?.low : old.total.usd?.high
      let after = bound == .low ? new.total.usd?.low : new.total.usd?.high
      let difference = try #require(after).units - #require(before).units
      #expect(there.total.difference.units == difference)
      for split in there.effects.map(\.split) + [there.total] {
        let sum = split.price.units + split.volume.units + split.mix.units
        #expect(sum == split.difference.units)
      }
      for kind in [\BillComparison.Split.price, \.volume, \.mix] {
        let parts = there.effects.map { $0.split[keyPath: kind].units }
        #expect(parts.reduce(0, +) == there.total[keyPath: kind].units)
        // Quotients of counts with twelve decimals each are rounded: a tenth of a cent in millions.
        let turned = there.total[keyPath: kind].units + back.total[keyPath: kind].units
        #expect(abs(turned) < Amount.scale / 1_000)
      }
    }
  }

  @Test(arguments: 0..<50)
  func `The same usage gives the same bill, whatever the order of the rows`(seed: Int) throws {
    var draw = Draw(seed)
    let rates = draw.rates()
    let workload = draw.workload()
    let bill = try Biller(rates: rates).bill(for: workload)
    #expect(try Biller(rates: rates.reversed()).bill(for: workload) == bill)
  }
}

extension Rational {
  fileprivate var approximation: Double { Double(numerator) / Double(denominator) }
}

/// Hand-made rates and workloads at random.
private struct Draw {
  private var generator: SeededGenerator

  init(_ seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
  }

  mutating func rates() -> [Rate] {
    var rates = [creditPrice] + failureRates
    for name in names {
      let price = decimal(below: 100)
      let isWide = Bool.random(using: &generator)
      let high = isWide ? price.adding(decimal(below: 10)) ?? price : price
      rates.append(makeRate(name, .range(price, high)))
    }
    return rates
  }

  mutating func workload() -> Workload {
    if Bool.random(using: &generator) {
      let count = Int.random(in: 1...8, using: &generator)
      return .operations((0..<count).map { _ in .init(name(), count: decimal(below: 100_000)) })
    }
    let count = Int.random(in: 1...8, using: &generator)
    return .pipeline(
      Pipeline(
        items: decimal(below: 100_000),
        steps: (0..<count).map { _ in step() },
        keepRate: share(above: 0)
      )
    )
  }

  private let names: [Identifier<Subject>] = ["a", "b", "c", "d", "e"]

  private mutating func name() -> Identifier<Subject> {
    names.randomElement(using: &generator) ?? "a"
  }

  private mutating func step() -> Pipeline.Step {
    Pipeline.Step(
      name(),
      share: share(above: -1),
      retries: Int.random(in: 0...4, using: &generator),
      failures: FailureShares(
        failed: fraction(ofMillion: 300_000),
        refused: fraction(ofMillion: 300_000),
        filtered: fraction(ofMillion: 300_000)
      )
    )
  }

  private mutating func share(above least: Int) -> Rational {
    let whole = Int.random(in: 1...600, using: &generator)
    let part = Int.random(in: (least + 1)...whole, using: &generator)
    return Rational(Amount(part)).divided(by: Rational(Amount(whole))) ?? Rational(.one)
  }

  private mutating func fraction(ofMillion most: Int128) -> Amount {
    Amount(units: Int128.random(in: 0...most, using: &generator) * 1_000_000)
  }

  private mutating func decimal(below most: Int128) -> Amount {
    Amount(units: Int128.random(in: 0..<(most * Amount.scale), using: &generator))
  }
}

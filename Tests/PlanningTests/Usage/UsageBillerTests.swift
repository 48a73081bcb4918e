import Planning
import Testing
import Vocabulary

struct UsageBillerTests {
  /// Erase costs 3 credits in January, then 5; core costs 2, and ends with March.
  private let eras = [
    makeEra(
      2,
      "2026-02-01",
      "2026-04-01",
      [creditPrice, makeRate("erase", "5"), makeRate("core", "2")]
    ),
    makeEra(
      1,
      "2026-01-01",
      "2026-02-01",
      [creditPrice, makeRate("erase", "3"), makeRate("core", "2")]
    ),
    makeEra(3, "2026-04-01", nil, [creditPrice, makeRate("erase", "5"), makeRate("core", nil)]),
  ]

  @Test func `Each row is priced by the rates in force on its day`() {
    let bill = bill(
      "erase 2026-01-01=10",
      "erase 2026-01-31=10",
      "erase 2026-02-01=10",
      "core 2026-03-31=1.5"
    )
    #expect(
      bill == """
        1 from 2026-01-01 until 2026-02-01 used 2026-01-01..2026-01-31: erase 60 credits USD 0.6; \
        total 60 credits USD 0.6
        2 from 2026-02-01 until 2026-04-01 used 2026-02-01..2026-03-31: core 3 credits USD 0.03; \
        erase 50 credits USD 0.5; total 53 credits USD 0.53
        all 113 credits USD 1.13 days 2026-01-01..2026-03-31
        """
    )
  }

  @Test func `What has no price is a fault with its days and count, and in no total`() {
    let bill = bill(
      "erase 2025-12-30=1",
      "erase 2025-12-31=2",
      "erase 2026-04-05=1",
      "core 2026-04-01=3",
      "core 2026-05-01=4",
      "sharpen 2026-05-01=7"
    )
    #expect(
      bill == """
        3 from 2026-04-01 until ever used 2026-04-05: erase 5 credits USD 0.05; \
        total 5 credits USD 0.05
        all 5 credits USD 0.05 days 2026-04-05
        erase 3 2025-12-30..2025-12-31 in none: noTable
        core 7 2026-04-01..2026-05-01 in 3: unbillable(discontinued)
        sharpen 7 2026-05-01 in 3: unbillable(unknownOperation)
        """
    )
  }

  @Test func `Each line names its row of the table and its ruling`() throws {
    let ledger = makeLedger("erase 2026-01-01=10")
    let line = try #require(UsageBiller(eras: eras).bill(for: ledger).eras.first?.bill.lines.first)
    #expect(line.rate == eras[1].rates[1].key)
    #expect(line.basis == .ruling("erase/price"))
    #expect(line.requests == Rational(Amount(10)))
  }

  @Test func `Settings price a line, and a missing one is a fault`() {
    let rate = makeRate("audio", Formula(parsing: "17 + 0.06 * steps").map(Value.formula))
    let biller = UsageBiller(eras: [makeEra(1, "2026-01-01", nil, [creditPrice, rate])])
    let given = makeLedger("audio 2026-01-01=2", settings: ["steps": "50"])
    #expect(
      summary(biller.bill(for: given)).hasPrefix(
        "1 from 2026-01-01 until ever used 2026-01-01: audio 40 credits"
      )
    )
    let missing = biller.bill(for: makeLedger("audio 2026-01-01=2"))
    #expect(missing.faults.map(\.reason) == [.unbillable(.missingSetting("steps"))])
    #expect(missing.eras.isEmpty)
    #expect(missing.days == nil)
  }

  @Test func `Another venue has its own prices`() {
    let rates = [
      makeRate("erase", "5"),
      makeRate("erase", .amount(amount("0.07")), unit: .usdPerGeneration, venue: Venue("bedrock")),
    ]
    let biller = UsageBiller(eras: [makeEra(1, "2026-01-01", nil, rates)], venue: Venue("bedrock"))
    #expect(summary(biller.bill(for: makeLedger("erase 2026-01-01=3"))).contains("erase USD 0.21;"))
  }

  @Test func `What is too large names the operation, and the rest is billed`() {
    let most = "170141183460469231731687303"
    let bill = bill("core 2026-01-01=1", "erase 2026-01-01=100000000000000000000000000")
    #expect(bill.contains("core 2 credits USD 0.02; total 2 credits USD 0.02"))
    #expect(bill.hasSuffix("in 1: unbillable(overflow)"))
    #expect(self.bill("erase 2026-01-01=\(most)").hasSuffix("in 1: unbillable(overflow)"))
  }

  @Test func `Totals that overflow across eras name the line that did it`() {
    let rate = makeRate("core", "1")
    let biller = UsageBiller(
      eras: [
        makeEra(1, "2026-01-01", "2026-02-01", [rate]),
        makeEra(2, "2026-02-01", nil, [makeRate("core", "2")]),
      ]
    )
    let large = "100000000000000000000000000"
    let bill = biller.bill(
      for: makeLedger("core 2026-01-01=\(large)", "core 2026-02-01=50000000000000000000000000")
    )
    #expect(bill.total.credits == Bounds(amount(large)))
    #expect(bill.faults.map(\.table) == [2])
    #expect(bill.faults.map(\.reason) == [.unbillable(.overflow)])
  }

  @Test func `Lines without a common currency are not added up`() {
    let rates = [
      makeRate("core", "2"), makeRate("erase", .amount(.one), unit: .usdPerGeneration),
    ]
    let biller = UsageBiller(eras: [makeEra(1, "2026-01-01", nil, rates)])
    let bill = biller.bill(for: makeLedger("core 2026-01-01=1", "erase 2026-01-01=1"))
    #expect(summary(bill).contains("core 2 credits; total 2 credits"))
    #expect(bill.faults.map(\.reason) == [.unbillable(.noCommonCurrency)])
  }

  @Test func `Without eras and in gaps between them nothing has a price`() {
    let none = UsageBiller(eras: []).bill(for: makeLedger("core 2026-01-01=1"))
    #expect(none.faults.map(\.reason) == [.noTable])
    let gap = UsageBiller(eras: [eras[1], eras[2]])
    let bill = gap.bill(
      for: makeLedger("erase 2026-01-31=1", "erase 2026-02-01=2", "erase 2026-04-01=4")
    )
    #expect(bill.total.credits == Bounds(Amount(23)))
    #expect(bill.faults.map(\.count) == [Amount(2)])
    #expect(UsageBiller(eras: eras).bill(for: .empty).total.usd == Bounds(.zero))
  }

  @Test(arguments: 0..<40)
  func `Lines, totals and faults account for every generation`(_ seed: Int) {
    var generator = TestGenerator(seed: UInt64(seed))
    var entries: [(use: UsageLedger.Use, entry: UsageLedger.Entry)] = []
    for _ in 0..<Int.random(in: 1..<80, using: &generator) {
      let name = ["erase", "core", "sharpen"].randomElement(using: &generator) ?? ""
      let day = Day(number: day("2025-12-01").number + Int.random(in: 0..<200, using: &generator))
      let count = Amount(
        units: Int128(Int.random(in: 0..<10_000_000, using: &generator)) * 1_000_000
      )
      entries.append((UsageLedger.Use(Identifier(name)), UsageLedger.Entry(day, count)))
    }
    let ledger = UsageLedger(entries) ?? .empty
    let bill = UsageBiller(eras: eras).bill(for: ledger)
    var (billed, credits) = (Rational(.zero), Amount.zero)
    for line in bill.eras.flatMap(\.bill.lines) {
      billed = billed.adding(line.requests) ?? billed
      credits = line.cost.credits.flatMap { credits.adding($0.low) } ?? credits
    }
    let lost = bill.faults.reduce(Amount.zero) { $0.adding($1.count) ?? $0 }
    #expect(billed.adding(Rational(lost)) == Rational(ledger.count()))
    #expect(bill.total.credits == Bounds(credits))
    // Day by day, by hand.
    var expected = Amount.zero
    for (use, entry) in entries {
      let price: Int
      switch use.operation.text {
      case "erase" where entry.day >= day("2026-02-01"): price = 5
      case "erase" where entry.day >= day("2026-01-01"): price = 3
      case "core" where entry.day >= day("2026-01-01") && entry.day < day("2026-04-01"): price = 2
      default: price = 0
      }
      expected = entry.count.multiplied(by: Amount(price)).flatMap(expected.adding) ?? expected
    }
    #expect(credits == expected)
  }

  private func bill(_ entries: String...) -> String {
    let counts = entries.flatMap { entry in
      makeLedger(entry).series.flatMap { series in
        series.entries.map { (use: series.use, entry: $0) }
      }
    }
    return summary(UsageBiller(eras: eras).bill(for: UsageLedger(counts) ?? .empty))
  }
}

func makeEra(_ table: Int, _ from: String, _ until: String?, _ rates: [Rate]) -> PriceEra {
  PriceEra(table: table, from: day(from), until: until.map(day), rates: rates)
}

/// A bill of usage as text: a line an era, one for the total, one a fault.
func summary(_ bill: UsageBill) -> String {
  var lines = bill.eras.map { era in
    let until = era.until.map { $0.description } ?? "ever"
    return "\(era.table) from \(era.from) until \(until) used \(era.days): \(summary(era.bill))"
  }
  lines.append("all \(summary(bill.total)) days \(bill.days.map { $0.description } ?? "none")")
  lines += bill.faults.map { fault in
    let table = fault.table.map(String.init) ?? "none"
    return "\(fault.operation) \(fault.count) \(fault.days) in \(table): "
      + "\(fault.reason)".replacing("Vocabulary.BillError.Reason.", with: "")
  }
  return lines.joined(separator: "\n")
}

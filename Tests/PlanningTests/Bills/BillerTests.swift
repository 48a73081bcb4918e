import Planning
import Testing
import Vocabulary

struct BillerTests {
  @Test(arguments: [
    ("stable-image-core=2000", "60"),
    ("sd3.5-medium=2000", "70"),
    ("sd3.5-large=2000", "130"),
    ("stable-image-ultra=2000", "160"),
    ("stable-image-core=3000", "90"),
    ("sd3.5-medium=15000", "525"),
    ("stable-image-core=15000", "450"),
    ("stable-image-ultra=15000", "1200"),
  ])
  func `One operation costs its count times its price`(text: String, usd: String) throws {
    let bill = try Biller(rates: shopRates).bill(for: workload(text))
    #expect(bill.total.usd == Bounds(amount(usd)))
    #expect(bill.kept == nil)
  }

  @Test func `Several operations are lines that sum to the total`() throws {
    let bill = try Biller(rates: shopRates).bill(
      for: workload(
        "stable-image-core=600",
        "remove-background=100",
        "upscale-conservative=100"
      )
    )
    #expect(
      summary(bill) == """
        stable-image-core 1800 credits USD 18; remove-background 500 credits USD 5; \
        upscale-conservative 4000 credits USD 40; total 6300 credits USD 63
        """
    )
    #expect(bill.lines[1].basis == .ruling("remove-background/price"))
    #expect(bill.lines[1].rate.unit == .creditPerGeneration)
    #expect(bill.lines.allSatisfy { !$0.isContested && $0.shareOfUncertainty == nil })
  }

  static let priced: [(Rate, [String: String], String)] = [
    (makeRate("x", .formula(formula("0.9 * max(steps, 30) / 30"))), ["steps": "50"], "1.5"),
    (makeRate("x", .formula(formula("roundup(0.5 * steps, 1)"))), ["steps": "3"], "2"),
    (makeRate("x", .grid(grid(fit: nil))), ["steps": "30"], "2"),
    (makeRate("x", .grid(grid(fit: "steps / 15"))), ["steps": "60"], "4"),
    (makeRate("x", .grid(grid(fit: "steps / 15", off: "0.5"))), ["steps": "60"], "3.5-4.5"),
    (makeRate("x", .range(.one, amount("2.5"))), [:], "1-2.5"),
    (makeRate("x", .amount(amount("0.2")), unit: "credit/second"), ["seconds": "7.5"], "1.5"),
  ]

  @Test(arguments: priced)
  func `A price follows from the settings`(
    rate: Rate,
    settings: [String: String],
    credits: String
  ) throws {
    let bill = try Biller(rates: [rate]).bill(for: workload("x=1", settings: settings))
    #expect(bill.total.credits?.description == credits)
    #expect(bill.total.usd == nil)
  }

  static let faults: [(Rate, [String: String], BillError.Reason)] = [
    (makeRate("y", "1"), [:], .unknownOperation),
    (makeRate("x", "1").at(Venue("elsewhere")), [:], .unknownOperation),
    (makeRate("x", nil), [:], .discontinued),
    (makeRate("x", .text("by quote")), [:], .notAPrice("x/price")),
    (makeRate("x", "-1"), [:], .notAPrice("x/price")),
    (makeRate("x", .formula(formula("1 / steps"))), ["steps": "0"], .notAPrice("x/price")),
    (makeRate("x", .formula(formula("2 * steps"))), [:], .missingSetting("steps")),
    (
      makeRate("x", .formula(formula("2 * steps"))), ["steps": "1e3"],
      .setting("steps", is: "1e3")
    ),
    (makeRate("x", .grid(grid(fit: nil))), ["steps": "31"], .unlistedSettings),
    (makeRate("x", .amount(.one), unit: "credit/second"), [:], .missingSetting("seconds")),
    (makeRate("x", .amount(.one), conditions: ["size": "big"]), [:], .missingSetting("size")),
    (
      makeRate("x", .amount(.one), conditions: ["size": "big"]), ["size": "small"],
      .unlistedSettings
    ),
    (makeRate("x", String(repeating: "9", count: 26)), [:], .overflow),
  ]

  @Test(arguments: faults)
  func `What has no price is an error that names the operation`(
    rate: Rate,
    settings: [String: String],
    reason: BillError.Reason
  ) {
    let found = fault(Biller(rates: [rate]), workload("x=1000", settings: settings))
    #expect(found == BillError("x", reason))
  }

  @Test func `A negative count and an empty workload are errors`() {
    let biller = Biller(rates: shopRates)
    #expect(
      fault(biller, workload("remove-background=-1"))
        == BillError("remove-background", .outOfRange("count"))
    )
    #expect(fault(biller, .operations([])) == BillError(nil, .nothingToBill))
  }

  @Test func `The row whose conditions the settings meet comes before the general one`() throws {
    let rates = [
      makeRate("x", "1"),
      makeRate("x", .amount(amount("4")), conditions: ["size": "1024"]),
      makeRate("x", .amount(amount("0.5")), unit: .usdPerGeneration),
    ]
    let biller = Biller(rates: rates)
    let big = try biller.bill(for: workload("x=1", settings: ["size": "1024.0"]))
    let small = try biller.bill(for: workload("x=1", settings: ["size": "512"]))
    #expect(summary(big) == "x 4 credits; total 4 credits")
    #expect(summary(small) == "x 1 credits; total 1 credits")
  }

  @Test func `Two rows that fit equally are an error that names both`() {
    let rates = [
      makeRate("x", .amount(.one), conditions: ["size": "1"]),
      makeRate("x", .amount(.one), conditions: ["tier": "2"]),
    ]
    let found = fault(Biller(rates: rates), workload("x=1", settings: ["size": "1", "tier": "2"]))
    #expect(found == BillError("x", .ambiguous(["x/price?size=1", "x/price?tier=2"])))
  }

  @Test func `Prices in USD alone and in credits alone have no total`() {
    let rates = [makeRate("x", "1"), makeRate("y", .amount(.one), unit: .usdPerGeneration)]
    #expect(
      fault(Biller(rates: rates), workload("x=1", "y=1")) == BillError("y", .noCommonCurrency)
    )
    let priced = Biller(rates: rates + [creditPrice])
    #expect(fault(priced, workload("x=1", "y=1")) == nil)
  }

  @Test func `Without a price of the credit the row's own USD counts`() throws {
    let rate = makeRate("x", .amount(amount("3")), usd: .amount(amount("0.03")))
    let bill = try Biller(rates: [rate]).bill(for: workload("x=10"))
    #expect(summary(bill.total) == "30 credits USD 0.3")
  }

  @Test func `A contested price makes a range, and each line says how much of it`() throws {
    let open = makeRate("x", .amount(amount("4")), status: .contested)
    let wide = makeRate("y", .range(.one, amount("1.5")))
    let biller = Biller(
      rates: [creditPrice, open, wide, makeRate("z", "9")],
      alternatives: [open.key: [.amount(amount("2.5"))]]
    )
    let bill = try biller.bill(for: workload("x=100", "y=100", "z=1"))
    #expect(summary(bill.total) == "359-559 credits USD 3.59-5.59")
    #expect(bill.lines.map(\.isContested) == [true, false, false])
    let shares = bill.lines.map(\.shareOfUncertainty)
    #expect(shares == [fraction("3/4"), fraction("1/4"), Rational(.zero)])
  }

  @Test func `A settled row has no alternatives`() throws {
    let rate = makeRate("x", "4")
    let biller = Biller(rates: [rate], alternatives: [rate.key: [.amount(.one)]])
    #expect(try biller.bill(for: workload("x=1")).total.credits == Bounds(amount("4")))
  }

  @Test func `A contested price of the credit makes the USD a range`() throws {
    let credit = makeRate(
      "credit",
      .range(amount("0.01"), amount("0.02")),
      unit: .usdPerCredit,
      status: .contested
    )
    let bill = try Biller(rates: [credit, makeRate("x", "3")]).bill(for: workload("x=100"))
    #expect(summary(bill.total) == "300 credits USD 3-6")
    #expect(bill.lines[0].isContested)
  }

  @Test func `What-if replaces one price and says so`() throws {
    let biller = Biller(rates: shopRates)
    let usage = workload("remove-background=100", "upscale-conservative=100")
    let bill = try biller.assuming(amount("50"), for: "upscale-conservative").bill(for: usage)
    #expect(summary(bill.total) == "5500 credits USD 55")
    #expect(bill.lines.map(\.basis) == [.ruling("remove-background/price"), .assumption])
    #expect(try biller.bill(for: usage).total.usd == Bounds(amount("45")))
    let unknown = biller.assuming(.one, for: "nothing")
    #expect(fault(unknown, workload("nothing=1")) == BillError("nothing", .unknownOperation))
  }

  @Test func `A line is rounded once, half-even at twelve places`() throws {
    let rate = makeRate("x", "0.000000000005")
    let biller = Biller(rates: [rate])
    let costs = try ["0.1", "0.3", "0.5", "0.300000000001"].map { count in
      try biller.bill(for: workload("x=\(count)")).total.credits?.low.units
    }
    #expect(costs == [0, 2, 2, 2])
  }
}

private func formula(_ text: String) -> Formula {
  Formula(parsing: text) ?? Formula(.constant(amount("-1")))
}

/// 1 at 15 steps and 2 at 30, perhaps with a formula.
private func grid(fit: String?, off residual: String = "0") -> Grid {
  Grid(
    parameters: ["steps"],
    cells: [
      .init(point: [amount("15")], value: .one),
      .init(point: [amount("30")], value: amount("2")),
    ],
    fit: fit.map { text in
      .init(formula: formula(text), exact: 2, largestResidual: amount(residual))
    }
  )
}

private func makeRate(_ subject: Identifier<Subject>, _ value: Value?) -> Rate {
  makeRate(subject, value, attribute: .price)
}

extension Rate {
  fileprivate func at(_ venue: Venue) -> Rate {
    makeRate(key.subject, value, venue: venue)
  }
}

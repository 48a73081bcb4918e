import Planning
import Testing
import Vocabulary

struct PipelineTests {
  @Test func `A finished asset of three steps costs 48 credits`() throws {
    let bill = try price(items: "1", [step("stable-image-core"), cutOut, upscale])
    #expect(
      summary(bill) == """
        stable-image-core 3 credits USD 0.03; remove-background 5 credits USD 0.05; \
        upscale-conservative 40 credits USD 0.4; total 48 credits USD 0.48
        """
    )
  }

  @Test func `Shares of the items reproduce the marketing team, and keeping a sixth its assets`()
    throws
  {
    let sixth = fraction("100/600")
    let steps = [
      step("stable-image-core"), step("remove-background", share: sixth),
      step("upscale-conservative", share: sixth),
    ]
    let bill = try price(items: "600", steps, keep: sixth)
    #expect(bill.lines.map { $0.cost.usd?.description } == ["18", "5", "40"])
    #expect(bill.total.usd == Bounds(amount("63")))
    #expect(bill.kept == fraction("100"))
    #expect(bill.perKept.map(summary) == "63 credits USD 0.63")
  }

  static let failures: [(FailureShares, Int, String, String)] = [
    // Failed and refused requests cost nothing; each leaves an item without a result.
    (FailureShares(failed: amount("0.1")), 0, "1000", "900"),
    (FailureShares(refused: amount("0.1")), 0, "1000", "900"),
    // Filtered ones cost as much as a result.
    (FailureShares(filtered: amount("0.1")), 0, "1000", "1000"),
    // 1 + 0.1 requests an item, 0.99 results.
    (FailureShares(failed: amount("0.1")), 1, "1100", "990"),
    (FailureShares(filtered: amount("0.1")), 1, "1100", "1100"),
    // p = 0.5: 1 + 0.5 + 0.25 requests, of which 0.5 results and 0.2 filtered.
    (
      FailureShares(failed: amount("0.2"), refused: amount("0.1"), filtered: amount("0.2")), 2,
      "1750", "1225"
    ),
  ]

  @Test(arguments: failures)
  func `Failures are charged as their rulings say, and retries add requests`(
    shares: FailureShares,
    retries: Int,
    requests: String,
    charged: String
  ) throws {
    let bill = try price(
      items: "1000",
      [Pipeline.Step("remove-background", retries: retries, failures: shares)]
    )
    #expect(bill.lines[0].requests == fraction(requests))
    #expect(bill.lines[0].charged == Bounds(fraction(charged)))
    #expect(bill.total.credits?.low == amount(charged).multiplied(by: amount("5")))
  }

  @Test func `What a step loses no later step is asked for, and is not kept`() throws {
    let lossy = Pipeline.Step("stable-image-core", failures: FailureShares(failed: amount("0.2")))
    let bill = try price(items: "100", [lossy, cutOut], keep: fraction("1/2"))
    #expect(bill.lines.map(\.requests) == [fraction("100"), fraction("80")])
    #expect(bill.kept == fraction("40"))
    // 80 * 3 + 80 * 5 = 640 credits for 40 assets.
    #expect(bill.perKept.map(summary) == "16 credits USD 0.16")
  }

  @Test func `An item that skips a step cannot be lost there`() throws {
    let lossy = Pipeline.Step(
      "remove-background",
      share: fraction("1/4"),
      failures: FailureShares(failed: amount("0.5"))
    )
    let bill = try price(items: "100", [step("stable-image-core"), lossy, upscale])
    // 25 enter the lossy step, 12.5 are lost there.
    #expect(bill.lines.map(\.requests) == [100, 25, "87.5"].map { fraction("\($0)") })
    #expect(bill.kept == fraction("87.5"))
  }

  @Test func `A contested failure ruling makes the bill a range from free to charged`() throws {
    let rates = [
      makeRate("x", "1"), makeFailureRate(.filtered, isCharged: true, status: .contested),
    ]
    let lossy = Pipeline.Step("x", failures: FailureShares(filtered: amount("0.25")))
    let pipeline = Pipeline(items: amount("100"), steps: [lossy])
    let bill = try Biller(rates: rates).bill(for: .pipeline(pipeline))
    #expect(bill.total.credits == Bounds(amount("75"), amount("100")))
    #expect(bill.lines[0].isContested)
  }

  @Test func `A ruling on the operation comes before that on the whole API`() throws {
    let rates =
      [makeRate("x", "1"), makeFailureRate(.filtered, isCharged: false, of: "x")] + failureRates
    let lossy = Pipeline.Step("x", failures: FailureShares(filtered: amount("0.25")))
    let pipeline = Pipeline(items: amount("100"), steps: [lossy])
    let bill = try Biller(rates: rates).bill(for: .pipeline(pipeline))
    #expect(bill.total.credits == Bounds(amount("75")))
  }

  static let faults: [(Pipeline.Step, BillError.Reason)] = [
    (step("x", share: fraction("7/6")), .outOfRange("share")),
    (step("x", share: fraction("-1")), .outOfRange("share")),
    (Pipeline.Step("x", retries: -1), .outOfRange("retries")),
    (Pipeline.Step("x", retries: 101), .outOfRange("retries")),
    (Pipeline.Step("x", failures: FailureShares(failed: .one)), .outOfRange("failed")),
    (
      Pipeline.Step("x", failures: FailureShares(failed: amount("0.6"), filtered: amount("0.4"))),
      .outOfRange("filtered")
    ),
    (Pipeline.Step("x", failures: FailureShares(refused: amount("0.1"))), .unruled(.refused)),
  ]

  @Test(arguments: faults)
  func `A step out of range or without a ruling is an error that names it`(
    step: Pipeline.Step,
    reason: BillError.Reason
  ) {
    let workload = Workload.pipeline(Pipeline(items: .one, steps: [step]))
    #expect(fault(Biller(rates: [makeRate("x", "1")]), workload) == BillError("x", reason))
  }

  @Test func `Keeping nothing or more than all is an error`() {
    for keep in ["0", "1.1", "-1"] {
      let pipeline = Pipeline(items: .one, steps: [cutOut], keepRate: fraction(keep))
      #expect(
        fault(Biller(rates: shopRates), .pipeline(pipeline)) == BillError(nil, .outOfRange("keep"))
      )
    }
  }

  @Test func `More steps than any pipeline has are an error`() {
    let pipeline = Pipeline(items: .one, steps: Array(repeating: cutOut, count: 1_001))
    #expect(
      fault(Biller(rates: shopRates), .pipeline(pipeline)) == BillError(nil, .outOfRange("steps"))
    )
  }

  @Test func `Many lossy steps with long decimals still have a bill`() throws {
    let shares = FailureShares(
      failed: amount("0.012345678901"),
      filtered: amount("0.023456789012")
    )
    let steps = (0..<40).map { _ in
      Pipeline.Step("remove-background", retries: 3, failures: shares)
    }
    let bill = try price(items: "123456.789", steps)
    let credits = try #require(bill.total.credits)
    // Each step delivers 1 - 0.0358^4 of its items and charges 1.024 requests an item, for 5 credits.
    let expected = 40 * 123456.789 * 5 * 1.02432
    #expect(abs(credits.low.approximation / expected - 1) < 1e-3)
  }
}

private let cutOut = step("remove-background")
private let upscale = step("upscale-conservative")

private func step(
  _ subject: Identifier<Subject>,
  share: Rational = Rational(.one)
) -> Pipeline.Step {
  Pipeline.Step(subject, share: share)
}

private func price(
  items: String,
  _ steps: [Pipeline.Step],
  keep: Rational = Rational(.one)
) throws -> Bill {
  let pipeline = Pipeline(items: amount(items), steps: steps, keepRate: keep)
  return try Biller(rates: shopRates).bill(for: .pipeline(pipeline))
}

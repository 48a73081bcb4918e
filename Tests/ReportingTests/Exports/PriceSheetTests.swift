import Testing
import Vocabulary

@testable import Reporting

struct PriceSheetTests {
  private func table(_ rates: [Rate]) -> PriceTable {
    PriceTable(number: 7, day: someDay, known: someDay, reader: "r", rates: rates)
  }

  private func sheet(_ rates: Rate...) -> PriceSheet {
    PriceSheet(rates, from: table(rates), Register(subjects: [makeSubject("erase", name: "Erase")]))
  }

  @Test func `a price is a line with every column, null where it has nothing to say`() {
    let rate = makeRate("erase", .amount(Amount(5)), usd: "0.05", from: "2025-08-01")
    #expect(
      sheet(rate).text(as: .jsonl) == """
        {"table":7,"in_force_from":"2026-01-01","known":"2026-01-01","subject":"erase","name":"Erase",\
        "family":"edit","attribute":"price","kind":"amount","value":"5","value_number":5,"low":"5",\
        "low_number":5,"high":"5","high_number":5,"formula":null,"settings":null,\
        "unit":"credit/generation","usd":"0.05","usd_number":0.05,"usd_low":"0.05","usd_high":"0.05",\
        "usd_formula":null,"conditions":null,"venue":"stability","from_first":"2025-08-01",\
        "from_last":"2025-08-01","until_first":null,"until_last":null,"status":"settled",\
        "confidence":97,"ruling":"erase/price","claims":1,"evidence":null}

        """
    )
  }

  static let values: [(Value?, kind: String, rows: Int)] = [
    (nil, "none", 1), (.amount(Amount(3)), "amount", 1), (.range(Amount(1), Amount(2)), "range", 1),
    (.boolean(false), "boolean", 1), (.day(someDay), "day", 1), (.text("10 / 10 s"), "text", 1),
    (.formula(Formula(.parameter("steps"))), "formula", 1),
    (
      .grid(
        Grid(
          parameters: ["steps"],
          cells: [
            .init(point: [Amount(15)], value: Amount(1)),
            .init(point: [Amount(30)], value: Amount(2)),
          ]
        )
      ), "grid", 2
    ),
  ]

  @Test(arguments: values)
  func `each kind of value has its name, its rows and the same columns`(
    given: (value: Value?, kind: String, rows: Int)
  ) {
    let records = sheet(makeRate("erase", given.value)).records
    #expect(records.count == given.rows)
    for record in records {
      #expect(record.map(\.name) == PriceSheet.columns)
      #expect(record.first { $0.name == "kind" }?.value == .string(given.kind))
    }
  }

  @Test func `a cell of a grid has its settings and its own price in USD`() {
    func grid(_ price: String) -> Value {
      .grid(
        Grid(
          parameters: ["steps", "width"],
          cells: [.init(point: [Amount(30), Amount(512)], value: Amount(price) ?? .zero)]
        )
      )
    }
    let rate = Rate(
      key: makeRate("erase", nil).key,
      value: grid("2"),
      usd: grid("0.02"),
      interval: Interval(),
      status: .settled,
      confidence: Confidence(percent: 90),
      ruling: "erase/price",
      claims: []
    )
    let text = sheet(rate).text(as: .jsonl)
    #expect(text.contains(#""settings":"steps=30&width=512""#))
    #expect(text.contains(#""usd":"0.02""#))
  }

  static let numbers = [
    ("0.065", "0.065"), ("6000", "6000"), ("123456789.012345", "123456789.012345"),
    ("1234567890.123456", "null"), ("-0.000000000001", "-0.000000000001"), ("0", "0"),
  ]

  @Test(arguments: numbers)
  func `an amount is a number as far as a double gives back its every digit`(
    given: (amount: String, number: String)
  ) throws {
    let amount = try #require(Amount(given.amount))
    let text = sheet(makeRate("erase", .amount(amount))).text(as: .jsonl)
    #expect(text.contains("\"value\":\"\(given.amount)\",\"value_number\":\(given.number),"))
  }

  @Test func `the CSV has a head and as many cells in each row`() {
    let lines = sheet(makeRate("erase", .amount(Amount(5)))).text(as: .csv)
      .split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines.map(\.count) == [PriceSheet.columns.count, PriceSheet.columns.count])
    #expect(lines.first?.map(String.init) == PriceSheet.columns)
  }
}

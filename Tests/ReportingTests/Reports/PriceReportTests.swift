import Testing
import Vocabulary

@testable import Reporting

struct PriceReportTests {
  static let table = PriceTable(
    number: 12,
    day: Day("2025-08-01") ?? someDay,
    known: Day("2026-11-20") ?? someDay,
    reader: "1",
    rates: [
      makeRate("erase", amount("5"), usd: "0.05", from: "2025-08-01"),
      makeRate("sd3.5-medium", amount("3.5"), usd: "0.035", from: "2024-10-29"),
      makeRate(
        "signup-grant",
        amount("25"),
        attribute: .credits,
        unit: .credit,
        conditions: ["signup": "google"],
        status: .contested,
        percent: 61
      ),
      makeRate("video", nil),
    ]
  )

  static let register = Register(
    subjects: [makeSubject("sd3.5-medium", name: "SD 3.5 Medium"), makeSubject("erase")])

  private func report(_ rows: [PriceRow]) -> Report {
    .prices(rows, on: someDay, from: Self.table, Self.register)
  }

  @Test func `says how old it is and lists rows in the order of the registry`() {
    let text = report(Self.table.rates.map { PriceRow($0) })
      .printed(as: .text, in: TextStyle(width: 120, isColored: false))
    #expect(
      text == """
        Prices in force on 2026-01-01, known as of 2026-11-20 (table 12).
           NAME           WHAT                               PRICE        UNIT               USD     SINCE       STATUS     SURE
        Edit
           SD 3.5 Medium  sd3.5-medium                        3.5         credit/generation  $0.035  2024-10-29  settled    97 %
           erase          erase                               5           credit/generation  $0.05   2025-08-01  settled    97 %
        Other
        ?                 signup-grant credits (signup       25           credit                                 contested  61 %
                          google)
                          video                              not offered  credit/generation                      settled    97 %
        ? contested: sources of weight disagree, or none that should know says it.

        """
    )
  }

  @Test(arguments: [60, 80, 120])
  func `fits the terminal`(width: Int) {
    let text = report(Self.table.rates.map { PriceRow($0) })
      .printed(as: .text, in: TextStyle(width: width, isColored: false))
    for line in text.split(separator: "\n") { #expect(line.count <= width) }
    #expect(text.contains("sd3.5-medium"))
  }

  @Test func `JSON carries what scripts rely on`() {
    let text = report([PriceRow(Self.table.rates[0])]).printed(as: .jsonl)
    #expect(
      text == #"{"subject":"erase","name":"erase","attribute":"price","value":"5","#
        + #""unit":"credit/generation","usd":"0.05","conditions":{},"venue":"stability","#
        + #""from":"2025-08-01","until":null,"fromSpan":null,"untilSpan":null,"status":"settled","#
        + #""confidence":97,"ruling":"erase/price","claims":["c1"],"table":12,"known":"2026-11-20"}"#
        + "\n"
    )
  }

  @Test func `an answer at settings says whether it was computed`() {
    let answer = PriceRow.Answer(
      settings: ["steps": Amount(50)],
      value: Amount("1.5") ?? .zero,
      isComputed: true
    )
    let formula = Formula(parsing: "0.9 * max(steps, 30) / 30").map(Value.formula)
    let report = report([PriceRow(makeRate("sdxl", formula), answer: answer)])
    #expect(report.printed(as: .text).contains("sdxl: computed for steps 50 by 0.9 *"))
    let json = report.printed(as: .jsonl)
    #expect(json.contains(#""value":"1.5""#))
    #expect(json.contains(#""at":{"steps":"50"},"computed":true"#))
  }

  struct Short: Sendable, CustomTestStringConvertible {
    let value: String
    let unit: Unit
    let shown: String
    var testDescription: String { value }
  }

  @Test(arguments: [
    Short(value: "0.9 * max(steps, 30) / 30", unit: "credit", shown: "0.9 up to 30 steps, formula"),
    Short(value: "17 + 0.06 * steps", unit: "credit", shown: "17 + 0.06 * steps"),
    Short(
      value: "(width * height - 169527) * steps / 30",
      unit: "credit",
      shown: "formula of width"
    ),
    Short(value: "1.5", unit: .usdPerCredit, shown: "$1.50"),
  ])
  func `a list shows long values short and money with its sign`(short: Short) {
    let value =
      Amount(short.value).map(Value.amount) ?? Formula(parsing: short.value).map(Value.formula)
    let rows = [
      PriceRow(makeRate("sdxl", value, unit: short.unit)), PriceRow(makeRate("erase", nil)),
    ]
    let text = report(rows).printed(as: .text, in: TextStyle(width: 200, isColored: false))
    #expect(text.contains(short.shown))
    #expect(text.contains("'pricebook prices SUBJECT'") == short.shown.contains("formula"))
  }

  @Test func `one subject's grid is shown whole, in a list as its ends`() {
    let cells = ["0.1", "9.5"].enumerated().compactMap { index, text in
      Amount(text).map { Grid.Cell(point: [Amount(index + 15)], value: $0) }
    }
    let rate = makeRate("sdxl", .grid(Grid(parameters: ["steps"], cells: cells)))
    #expect(report([PriceRow(rate)]).printed(as: .text).contains("   16  9.5"))
    let list = report([PriceRow(rate), PriceRow(makeRate("erase", nil))]).printed(as: .text)
    #expect(list.contains("grid of 2: 0.1-9.5"))
    #expect(!list.contains("   16  9.5"))
  }

  @Test func `a grid tells the formula behind it and how far that is off`() throws {
    let cells = [Grid.Cell(point: [Amount(15)], value: .one)]
    let formula = try #require(Formula(parsing: "0.06 * steps"))
    let fit = Grid.Fit(formula: formula, exact: 0, largestResidual: try #require(Amount("0.1")))
    let rate = makeRate("sdxl", .grid(Grid(parameters: ["steps"], cells: cells, fit: fit)))
    let text = report([PriceRow(rate)]).printed(as: .text)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("The formula 0.06 * steps gives 0 of 1 listed prices exactly;"))
    #expect(text.contains("the largest difference is 0.1."))
  }

  @Test func `what is discontinued is listed apart`() {
    let gone = makeRate("sd3.5-medium", .day(someDay), attribute: .discontinuedOn, unit: .date)
    let table = PriceTable(
      number: 1,
      day: someDay,
      known: someDay,
      reader: "1",
      rates: [gone, makeRate("erase", amount("5"))]
    )
    let text = Report.prices(
      table.rates.map { PriceRow($0) },
      on: someDay,
      from: table,
      Self.register
    )
    .printed(as: .text)
    let lines = text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
    #expect(lines[2] == "Edit")
    #expect(lines[4] == "No longer offered")
  }

  @Test func `before the first table it says so`() {
    let none = PriceTable(number: 0, day: someDay, known: someDay, reader: "", rates: [])
    let text = Report.prices([], on: someDay, from: none, Register()).printed(as: .text)
    #expect(text.hasPrefix("No price table is in force on 2026-01-01;"))
  }

  @Test func `CSV has one row a price and its conditions in one cell`() {
    let lines = report([PriceRow(Self.table.rates[2])]).printed(as: .csv)
      .split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("signup-grant,signup-grant,credits,25,,,,,credit,,signup=google,"))
  }
}

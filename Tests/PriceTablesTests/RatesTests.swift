import Testing
import Vocabulary

@testable import PriceTables

struct RatesTests {
  static let credit = makeRuling("credit", unit: .usdPerCredit, (amount("0.01"), "2023-01-01"))

  static let steps = makeRuling(
    "erase",
    (amount("3"), "2024-01-01"),
    (amount("5"), "2025-08-01"),
    (nil, "2026-02-01")
  )

  static let days: [(day: String, rows: [String])] = [
    ("2023-12-31", []),
    ("2024-01-01", ["erase 3 = 0.03"]),
    ("2025-07-31", ["erase 3 = 0.03"]),
    ("2025-08-01", ["erase 5 = 0.05"]),
    ("2026-02-01", ["erase ended"]),
    ("2026-02-02", []),
  ]

  @Test(arguments: days.indices)
  func `A day has the rows in force, and an ended service on its last day only`(index: Int) {
    let (on, rows) = Self.days[index]
    let rates = PriceTables.rates(from: [Self.steps, Self.credit], on: day(on))
    let printed = rates.filter { $0.key.subject == "erase" }.map { rate in
      "\(rate.key.subject) \(rate.value?.description ?? "ended")"
        + (rate.usd.map { " = \($0)" } ?? "")
    }
    #expect(printed == rows)
  }

  static let twins: [(value: Value, usd: String?)] = [
    (amount("8"), "0.08"),
    (amount("0.2"), "0.002"),
    (.range(.one, Amount(2)), "0.01-0.02"),
    (.boolean(true), nil),
    (.text("free"), nil),
  ]

  @Test(arguments: twins.indices)
  func `A price in credits states USD as well`(index: Int) {
    let (value, usd) = Self.twins[index]
    let rates = PriceTables.rates(
      from: [makeRuling("erase", (value, nil)), Self.credit],
      on: day("2025-01-01")
    )
    #expect(rates.last?.usd?.description == usd)
  }

  static let formulas: [(credits: String, usd: String)] = [
    ("17 + 0.06 * steps", "0.17 + 0.0006 * steps"),
    ("0.9 * max(steps, 30) / 30", "0.009 * max(steps, 30) / 30"),
    ("steps * 2", "steps * 0.02"),
    ("steps / 30", "0.01 * steps / 30"),
    ("max(steps, 30)", "max(0.01 * steps, 0.3)"),
    ("roundup(0.5 * steps, 0.1)", "roundup(0.005 * steps, 0.001)"),
    ("(steps + 3) * width", "(0.01 * steps + 0.03) * width"),
  ]

  @Test(arguments: formulas.indices)
  func `A formula in credits becomes one in USD with the same prices`(index: Int) throws {
    let (credits, usd) = Self.formulas[index]
    let formula = try #require(Formula(parsing: credits))
    let rates = PriceTables.rates(
      from: [makeRuling("erase", (.formula(formula), nil)), Self.credit],
      on: day("2025-01-01")
    )
    let twin = try #require(rates.last?.usd)
    #expect(twin.description == usd)
    guard case .formula(let converted) = twin else { return }
    for steps in [1, 7, 30, 31, 150] {
      let settings = ["steps": Amount(steps), "width": Amount(512)]
      let price = try #require(
        formula.value(at: settings)?.multiplied(by: Amount(units: 10_000_000_000))
      )
      #expect(converted.value(at: settings) == price, "\(steps) steps")
    }
  }

  @Test
  func `A grid converts cell by cell, with its fit`() throws {
    let formula = try #require(Formula(parsing: "0.1 * steps"))
    let grid = Grid(
      parameters: ["steps"],
      cells: [.init(point: [Amount(30)], value: Amount(3))],
      fit: .init(formula: formula, exact: 1, largestResidual: .one)
    )
    let rates = PriceTables.rates(
      from: [makeRuling("erase", (.grid(grid), nil)), Self.credit],
      on: day("2025-01-01")
    )
    guard case .grid(let usd) = rates.last?.usd else {
      Issue.record("no grid")
      return
    }
    #expect(usd.cells.map(\.value) == [Amount("0.03")])
    #expect(usd.fit?.formula.description == "0.001 * steps")
    #expect(usd.fit?.largestResidual == Amount("0.01"))
  }

  @Test
  func `The narrowest settled price of a credit counts, of the same venue only`() {
    let rulings = [
      makeRuling("a", (amount("10"), nil)),
      makeRuling("b", scope: ["plan": "membership"], (amount("10"), nil)),
      makeRuling("c", venue: Venue("elsewhere"), (amount("10"), nil)),
      Self.credit,
      makeRuling(
        "credit",
        unit: .usdPerCredit,
        scope: ["plan": "membership"],
        (amount("0.003"), nil)
      ),
      makeRuling(
        "credit",
        unit: .usdPerCredit,
        scope: ["plan": "x"],
        status: .contested,
        (amount("9"), nil)
      ),
    ]
    let rates = PriceTables.rates(from: rulings, on: day("2025-01-01"))
    let twins = rates.filter { $0.key.unit == .creditPerGeneration }
      .map { $0.usd?.description ?? "-" }
    #expect(twins == ["0.1", "0.03", "-"])
  }

  @Test
  func `Only prices state USD, and not while the price of the credit is contested`() {
    let contested = makeRuling(
      "credit",
      unit: .usdPerCredit,
      status: .contested,
      (amount("0.01"), nil)
    )
    let price = makeRuling("erase", (amount("5"), nil))
    let grant = makeRuling(
      "signup-grant",
      attribute: .credits,
      unit: .credit,
      (amount("25"), nil)
    )
    let on = day("2025-01-01")
    #expect(PriceTables.rates(from: [grant, Self.credit], on: on).allSatisfy { $0.usd == nil })
    #expect(PriceTables.rates(from: [price, contested], on: on).allSatisfy { $0.usd == nil })
  }

  @Test
  func `Rows are sorted by key whatever the order of the rulings`() {
    let rulings = [
      makeRuling("b", (.boolean(true), nil)),
      makeRuling("a", scope: ["x": "2"], (amount("1"), nil)),
      makeRuling("a", scope: ["x": "1"], (amount("1"), nil)),
    ]
    let rates = PriceTables.rates(from: rulings, on: day("2025-01-01"))
    #expect(rates.map(\.key) == rates.map(\.key).sorted())
    #expect(rates == PriceTables.rates(from: rulings.reversed(), on: day("2025-01-01")))
    #expect(rates.first?.key.conditions == ["x": "1"])
  }
}

import Reporting
import Testing
import Vocabulary

@testable import pricebook

struct SettingsTests {
  static let texts: [(String, [String: Int]?)] = [
    ("steps=50", ["steps": 50]), ("steps=50,width=512", ["steps": 50, "width": 512]),
    ("steps", nil), ("steps=", nil), ("=5", nil), ("steps=-1", nil), ("steps=5,", nil), ("", nil),
    ("steps=1=2", nil),
  ]

  @Test(arguments: texts)
  func `reads settings`(text: String, settings: [String: Int]?) {
    #expect(Settings.reading(text) == settings?.mapValues { Amount($0) })
  }

  static let formula = Formula(parsing: "0.9 * max(steps, 30) / 30")

  @Test func `a formula is computed`() throws {
    let value = Value.formula(try #require(Self.formula))
    let answer = try #require(Settings.answer(of: value, at: ["steps": Amount(50), "seed": .one]))
    #expect(answer.value == Amount("1.5"))
    #expect(answer.isComputed)
    #expect(answer.settings == ["steps": Amount(50)])
  }

  @Test func `a cell of a grid is listed, anything else is computed by its formula`() throws {
    let fit = Grid.Fit(formula: try #require(Self.formula), exact: 1, largestResidual: .zero)
    let grid = Grid(
      parameters: ["steps"],
      cells: [.init(point: [Amount(30)], value: Amount("0.9") ?? .one)],
      fit: fit
    )
    let listed = try #require(Settings.answer(of: .grid(grid), at: ["steps": Amount(30)]))
    #expect(!listed.isComputed)
    let other = try #require(Settings.answer(of: .grid(grid), at: ["steps": Amount(60)]))
    #expect(other.isComputed)
    #expect(other.value == Amount("1.8"))
  }

  @Test func `a plain price and missing settings have no answer`() throws {
    #expect(Settings.answer(of: .amount(.one), at: ["steps": .one]) == nil)
    #expect(Settings.answer(of: .formula(try #require(Self.formula)), at: ["width": .one]) == nil)
  }
}

import Testing
import Vocabulary

struct FormulaTests {
  static let notations = [
    "0.9 * max(steps, 30) / 30", "17 + 0.06 * steps", "a - (b - c)", "(a + b) * c", "a / (b * c)",
    "roundup((width * height - 169527) * steps / 30 * 0.00000216, 0.1)",
  ]

  @Test(arguments: notations)
  func `prints what it read`(text: String) throws {
    let formula = try #require(Formula(parsing: text))
    #expect(formula.description == text)
  }

  @Test(arguments: ["", "1 +", "(a", "roundup(a)", "a b", "max(a)", "roundup(a, 0)", "2 ** 3"])
  func `refuses what is no formula`(text: String) {
    #expect(Formula(parsing: text) == nil)
  }

  @Test func `a formula nested a million deep is refused, not a crash`() {
    let deep = String(repeating: "(", count: 1_000_000)
    #expect(Formula(parsing: deep) == nil)
  }

  static let values: [(String, [String: Int], String)] = [
    ("0.9 * max(steps, 30) / 30", ["steps": 30], "0.9"),
    ("0.9 * max(steps, 30) / 30", ["steps": 50], "1.5"),
    ("17 + 0.06 * steps", ["steps": 50], "20"),
    (
      "roundup((width * height - 169527) * steps / 30 * 0.00000216, 0.1)",
      ["width": 1024, "height": 1024, "steps": 150], "9.5"
    ),
  ]

  @Test(arguments: values)
  func `computes exactly`(text: String, settings: [String: Int], expected: String) throws {
    let formula = try #require(Formula(parsing: text))
    #expect(formula.value(at: settings.mapValues { Amount($0) }) == Amount(expected))
  }

  @Test func `a missing setting gives no value`() throws {
    let formula = try #require(Formula(parsing: "0.06 * steps"))
    #expect(formula.value(at: [:]) == nil)
  }
}

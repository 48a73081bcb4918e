import Planning
import Testing
import Vocabulary

struct BudgetCheckTests {
  static let cases: [(String, String, String, BudgetCheck)] = [
    ("63", "63", "70", .within(left: amount("7"))),
    ("63", "63", "63", .within(left: .zero)),
    ("63", "63", "50", .over(by: amount("13"))),
    ("40", "63", "50", .uncertain(over: amount("13"))),
    ("50", "63", "50", .uncertain(over: amount("13"))),
    ("50.01", "63", "50", .over(by: amount("0.01"))),
  ]

  @Test(arguments: cases)
  func `A budget holds, may be passed or is passed`(
    low: String,
    high: String,
    budget: String,
    expected: BudgetCheck
  ) {
    #expect(BudgetCheck(Bounds(amount(low), amount(high)), budget: amount(budget)) == expected)
  }
}

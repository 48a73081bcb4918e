package import Vocabulary

extension BudgetCheck {
  /// Judges a cost; a bill of exactly the budget is within it.
  ///
  /// `nil` where a difference does not fit.
  package init?(_ cost: Bounds<Amount>, budget: Amount) {
    guard let left = budget.subtracting(cost.high), let over = cost.low.subtracting(budget) else {
      return nil
    }
    if !left.isNegative {
      self = .within(left: left)
    } else if over > .zero {
      self = .over(by: over)
    } else {
      self = .uncertain(over: left.magnitude)
    }
  }
}

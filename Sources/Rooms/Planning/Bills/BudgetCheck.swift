package import Vocabulary

/// Whether a bill keeps to a budget.
package enum BudgetCheck: Sendable, Hashable {
  /// At every bound: this much is left at least.
  case within(left: Amount)
  /// At the low bound only: it may pass the budget by this much.
  case uncertain(over: Amount)
  /// At every bound: by this much at least.
  case over(by: Amount)

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

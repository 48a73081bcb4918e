/// Whether a bill keeps to a budget.
package enum BudgetCheck: Sendable, Hashable {
  /// At every bound: this much is left at least.
  case within(left: Amount)
  /// At the low bound only: it may pass the budget by this much.
  case uncertain(over: Amount)
  /// At every bound: by this much at least.
  case over(by: Amount)
}

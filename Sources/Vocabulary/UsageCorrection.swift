/// One use that costs something else by what is known now than by what was known before.
package struct UsageCorrection: Sendable, Hashable {
  package let operation: Identifier<Subject>
  package let settings: [String: String]

  /// From the first to the last day of usage that it concerns.
  package let days: DaySpan
  package let count: Amount
  package let old: Outcome
  package let new: Outcome

  /// What a use came to by one state of knowledge.
  package struct Outcome: Sendable, Hashable {
    /// The publication in force on its days; `nil` before the first.
    package let table: Int?
    package let price: Price

    package init(table: Int?, price: Price) {
      self.table = table
      self.price = price
    }
  }

  package enum Price: Sendable, Hashable {
    case cost(Bill.Cost, rate: Rate.Key, basis: Bill.Basis)
    case none(UsageBill.Reason)

    package var cost: Bill.Cost? {
      if case .cost(let cost, _, _) = self { cost } else { nil }
    }
  }

  package init(
    operation: Identifier<Subject>,
    settings: [String: String],
    days: DaySpan,
    count: Amount,
    old: Outcome,
    new: Outcome
  ) {
    self.operation = operation
    self.settings = settings
    self.days = days
    self.count = count
    self.old = old
    self.new = new
  }

  /// New less old in USD, at the low and at the high bound; `nil` where one of them has no USD.
  package var differenceInUSD: (low: Amount, high: Amount)? {
    Self.difference(old.price.cost?.usd, new.price.cost?.usd)
  }

  /// New less old in credits, at the low and at the high bound; `nil` where one has no credits.
  package var differenceInCredits: (low: Amount, high: Amount)? {
    Self.difference(old.price.cost?.credits, new.price.cost?.credits)
  }

  private static func difference(
    _ old: Bounds<Amount>?,
    _ new: Bounds<Amount>?
  ) -> (low: Amount, high: Amount)? {
    guard
      let old, let new, let low = new.low.subtracting(old.low),
      let high = new.high.subtracting(old.high)
    else { return nil }
    return (low, high)
  }
}

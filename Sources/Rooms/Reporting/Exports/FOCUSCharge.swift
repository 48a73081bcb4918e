package import Vocabulary

/// One line of a cost sheet before it is put in the columns of FOCUS: a use, or credits bought for it.
package struct FOCUSCharge: Sendable, Hashable {
  package let kind: Kind

  /// The days it is for.
  package let days: DaySpan

  /// The billing period it falls in.
  package let month: Month

  /// The row of the price table it was priced by, and where that stands.
  package let rate: Rate
  package let table: Int
  package let known: Day

  package enum Kind: Sendable, Hashable {
    /// Paid for with credits that were bought before.
    case creditUse(Use, credits: Amount, usd: Amount)
    /// Paid for in USD.
    case paidUse(Use, usd: Amount)
    /// Credits bought to cover later use: packs of a size, or single ones.
    case credits(size: Amount, count: Amount, usdEach: Amount)
  }

  package struct Use: Sendable, Hashable {
    package let operation: Identifier<Subject>
    package let settings: [String: String]

    /// How many generations are charged, rounded half-even to twelve places.
    package let count: Amount

    package init(operation: Identifier<Subject>, settings: [String: String], count: Amount) {
      self.operation = operation
      self.settings = settings
      self.count = count
    }
  }

  package init(
    _ kind: Kind,
    days: DaySpan,
    month: Month,
    rate: Rate,
    table: Int,
    known: Day
  ) {
    self.kind = kind
    self.days = days
    self.month = month
    self.rate = rate
    self.table = table
    self.known = known
  }
}

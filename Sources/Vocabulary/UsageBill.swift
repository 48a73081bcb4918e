/// The bill of metered usage: each use at the prices in force on its day.
package struct UsageBill: Sendable, Hashable {
  /// Those with usage, oldest first.
  package let eras: [Era]

  /// The exact sum of the eras' totals, in what all of them are priced in.
  package let total: Bill.Cost

  /// From the first to the last day that is billed; `nil` where nothing is.
  package let days: DaySpan?

  /// Uses that have no price, in the order of the eras; they are in no line and no total.
  package let faults: [Fault]

  /// What was used while the same prices were in force.
  package struct Era: Sendable, Hashable {
    /// The publication that the prices stand in.
    package let table: Int
    package let from: Day
    package let until: Day?

    /// From the first to the last day with usage that is billed.
    package let days: DaySpan

    /// One line a use, by operation and settings; each names its row of the table and the ruling.
    package let bill: Bill

    package init(table: Int, from: Day, until: Day?, days: DaySpan, bill: Bill) {
      self.table = table
      self.from = from
      self.until = until
      self.days = days
      self.bill = bill
    }
  }

  /// A use that cannot be billed.
  package struct Fault: Sendable, Hashable {
    package let operation: Identifier<Subject>
    package let settings: [String: String]

    /// How many generations it concerns.
    package let count: Amount

    /// From the first to the last day of them.
    package let days: DaySpan

    /// The publication in force on those days; `nil` before the first.
    package let table: Int?
    package let reason: Reason

    package init(
      operation: Identifier<Subject>,
      settings: [String: String],
      count: Amount,
      days: DaySpan,
      table: Int?,
      reason: Reason
    ) {
      self.operation = operation
      self.settings = settings
      self.count = count
      self.days = days
      self.table = table
      self.reason = reason
    }
  }

  package enum Reason: Sendable, Hashable {
    /// No table was in force on its days.
    case noTable
    case unbillable(BillError.Reason)
  }

  package init(eras: [Era], total: Bill.Cost, days: DaySpan?, faults: [Fault]) {
    self.eras = eras
    self.total = total
    self.days = days
    self.faults = faults
  }
}

/// Days on which the same prices were in force, as far as is known.
package struct PriceEra: Sendable, Hashable {
  /// The publication that its prices stand in.
  package let table: Int

  package let from: Day

  /// The first day of the next prices; `nil` where there are none yet.
  package let until: Day?
  package let rates: [Rate]

  package init(table: Int, from: Day, until: Day?, rates: [Rate]) {
    self.table = table
    self.from = from
    self.until = until
    self.rates = rates
  }

  package func contains(_ day: Day) -> Bool {
    from <= day && until.map { day < $0 } ?? true
  }
}

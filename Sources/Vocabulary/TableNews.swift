/// What the publications of one step of knowledge say otherwise than those before them.
package struct TableNews: Sendable, Hashable {
  /// The table that is compared, and the day it is asked about.
  package let before: PriceTable
  package let dayBefore: Day

  /// The table that says otherwise, and the day it is asked about.
  package let after: PriceTable
  package let dayAfter: Day

  /// The day of capture or decision that brought it.
  package let known: Day

  /// Sorted by key.
  package let changes: [Change]

  package init(
    before: PriceTable,
    on dayBefore: Day,
    after: PriceTable,
    on dayAfter: Day,
    known: Day,
    changes: [Change]
  ) {
    self.before = before
    self.dayBefore = dayBefore
    self.after = after
    self.dayAfter = dayAfter
    self.known = known
    self.changes = changes
  }
}

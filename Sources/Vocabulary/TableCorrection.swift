/// A publication that says something else of a day than an earlier one did.
package struct TableCorrection: Sendable, Hashable {
  package let table: Int

  /// The day from which the corrected rates are in force.
  package let day: Day

  /// When it was known.
  package let known: Day

  /// The publication that stood for that day before.
  package let corrects: Int

  /// What differs, each a correction or made by a newer reader.
  package let changes: [Change]

  package init(table: Int, day: Day, known: Day, corrects: Int, changes: [Change]) {
    self.table = table
    self.day = day
    self.known = known
    self.corrects = corrects
    self.changes = changes
  }
}

/// The data behind a chart in words, for those who do not see the drawing.
///
/// Texts are plain and not escaped: whoever writes the table into a page escapes them.
package struct ChartTable: Sendable, Hashable {
  package let columns: [String]

  /// Cells in the order of the columns; the first is the head of its row.
  package let rows: [[String]]

  package init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}

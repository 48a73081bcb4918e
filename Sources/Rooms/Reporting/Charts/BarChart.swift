package import Vocabulary

/// What each of several ways of paying costs, in USD, as horizontal bars from one zero.
///
/// The axis is linear. A bar whose high end is more than ten times the median of the high ends above
/// zero (of an even count, the lower one in the middle) is cut at the right edge, with a mark across
/// it and its number beside it, so that the others can still be told apart.
package struct BarChart: Sendable, Hashable {
  /// Unique in its page.
  package let id: String
  package let title: String

  /// One sentence that says what is seen.
  package let summary: String

  /// What the amounts are: "USD a month".
  package let unit: String

  /// From top to bottom.
  package let rows: [Row]

  package init(id: String, title: String, summary: String, unit: String, rows: [Row]) {
    self.id = id
    self.title = title
    self.summary = summary
    self.unit = unit
    self.rows = rows
  }

  /// One bar: full to `low`, lighter from there to `high`.
  package struct Row: Sendable, Hashable {
    package let name: String
    package let low: Amount
    package let high: Amount

    /// A few words below the name; empty where there is nothing to say.
    package let note: String
    package let emphasis: Emphasis

    /// Bounds may come in either order.
    package init(name: String, low: Amount, high: Amount, note: String, emphasis: Emphasis) {
      self.name = name
      self.low = min(low, high)
      self.high = max(low, high)
      self.note = note
      self.emphasis = emphasis
    }
  }

  package enum Emphasis: String, Sendable, Hashable, CaseIterable {
    /// In another colour, its name in bold.
    case best
    case plain
    /// Hatched: rests on something that is not settled.
    case doubtful
  }

  /// A row for each bar, with the costs to the cent.
  package var table: ChartTable {
    ChartTable(
      columns: ["what", unit, "note"],
      rows: rows.map { row in
        let note = row.emphasis == .doubtful ? ["not settled", row.note] : [row.note]
        return [
          row.name, Figure.range(row.low, row.high, Figure.dollars),
          note.filter { !$0.isEmpty }.joined(separator: "; "),
        ]
      }
    )
  }

  /// The amount above which bars are cut; `nil` where none is.
  var limit: Amount? {
    let highs = rows.map { $0.high }.filter { $0 > .zero }.sorted()
    guard let largest = highs.last else { return nil }
    let (limit, isBeyond) = highs[(highs.count - 1) / 2].units.multipliedReportingOverflow(by: 10)
    return isBeyond || largest.units <= limit ? nil : Amount(units: limit)
  }
}

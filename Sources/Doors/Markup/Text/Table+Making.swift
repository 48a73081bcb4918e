import Vocabulary

extension Table {
  /// A table whose rows are padded to the same length; empty rows and empty columns at the end go.
  ///
  /// `headRows` is guessed where nobody marked heads.
  init?(
    padding rows: [[Cell]],
    caption: SourceText? = nil,
    headRows: Int? = nil,
    limit: Int = Limits.cells
  ) {
    var width = 0
    for row in rows {
      let used = row.lastIndex { !$0.text.isEmpty }.map { $0 + 1 } ?? 0
      width = max(width, used)
    }
    guard width > 0 else { return nil }
    var padded: [[Cell]] = []
    var heads = headRows ?? 0
    for (index, row) in rows.enumerated() {
      if row.allSatisfy({ $0.text.isEmpty }) {
        if index < headRows ?? 0 { heads -= 1 }
        continue
      }
      if (padded.count + 1) * width > limit { break }
      let missing = max(0, width - row.count)
      padded.append(
        Array(row.prefix(width))
          + Array(repeating: Cell(SourceText(text: "", segments: [])), count: missing)
      )
    }
    if headRows == nil { heads = Self.guessedHeadRows(padded) }
    self.init(caption: caption, headRows: min(heads, padded.count), rows: padded)
  }

  /// Whether a limit left out some of the rows or columns the table was made from.
  func isCut<Piece>(from rows: [[Piece]]) -> Bool {
    rows.contains { $0.count > Limits.columns }
      || (columnCount + 1) * rows.count > Limits.cells && self.rows.count < rows.count
  }

  /// One where the first row is words, in all columns but one perhaps, and a later one has numbers.
  private static func guessedHeadRows(_ rows: [[Cell]]) -> Int {
    guard rows.count > 1, let first = rows.first else { return 0 }
    let filled = first.count { !$0.text.isEmpty }
    let isWords = filled >= max(1, first.count - 1) && !first.contains { $0.text.hasDigit }
    let laterHaveDigits = rows.dropFirst().contains { row in row.contains { $0.text.hasDigit } }
    return isWords && laterHaveDigits ? 1 : 0
  }
}

extension SourceText {
  fileprivate var hasDigit: Bool { text.utf8.contains { $0.isDigit } }
}

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

  /// One where the first row is words in every column and a later one has numbers, otherwise none.
  private static func guessedHeadRows(_ rows: [[Cell]]) -> Int {
    guard rows.count > 1, let first = rows.first else { return 0 }
    let isWords = first.allSatisfy { !$0.text.isEmpty && !$0.text.hasDigit }
    let isFilled = first.count { !$0.text.isEmpty } == first.count
    let laterHaveDigits = rows.dropFirst().contains { row in row.contains { $0.text.hasDigit } }
    return isFilled && isWords && laterHaveDigits ? 1 : 0
  }
}

extension SourceText {
  fileprivate var hasDigit: Bool { text.utf8.contains { $0.isDigit } }
}

/// Lines whose cells are set apart by two or more spaces and stand below each other.
struct AlignedColumns {
  /// The cells of each line.
  let rows: [[Range<Int>]]

  /// Reads the lines from `start` on that make a table, at least two, or gives `nil`.
  init?(_ lines: [PlainLine], from start: Int, in bytes: [UInt8]) {
    var rows: [[Range<Int>]] = []
    var index = start
    while index < lines.count, lines[index].shape == .text || lines[index].shape == .rule {
      // A drawn line between head and body.
      if lines[index].shape == .rule {
        guard rows.count == 1 else { break }
        index += 1
        continue
      }
      let cells = Self.cells(of: lines[index].content, in: bytes)
      guard cells.count >= 2 else { break }
      if let last = rows.last, !Self.isAligned(cells, with: last, in: bytes) { break }
      rows.append(cells)
      index += 1
    }
    guard rows.count >= 2 else { return nil }
    self.rows = rows
    length = index - start
  }

  /// How many lines the table takes.
  let length: Int

  private static func cells(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      let gap = bytes.runLength(of: .space, at: index, before: line.upperBound)
      // Two spaces after a sentence part no columns.
      let endsSentence = index > start && (bytes[index - 1] == .dot || bytes[index - 1] == .colon)
      if gap >= 2, !(endsSentence && gap == 2) {
        cells.append(start..<index)
        start = index + gap
      }
      index += max(gap, 1)
    }
    cells.append(start..<line.upperBound)
    return cells
  }

  /// Whether two lines have as many cells, or some that begin or end in the same column.
  private static func isAligned(
    _ cells: [Range<Int>],
    with other: [Range<Int>],
    in bytes: [UInt8]
  ) -> Bool {
    if cells.count == other.count, cells.count >= 3 { return true }
    func columns(_ row: [Range<Int>]) -> [(start: Int, end: Int)] {
      let line = row[0].lowerBound
      return row.map { cell in
        let before = bytes[line..<cell.lowerBound].count { $0 & 0xC0 != 0x80 }
        return (before, before + bytes[cell].count { $0 & 0xC0 != 0x80 })
      }
    }
    let (these, those) = (columns(cells), columns(other))
    let isAnyAligned = these.dropFirst().contains { cell in
      those.dropFirst().contains { $0.start == cell.start || $0.end == cell.end }
    }
    return isAnyAligned && abs(cells.count - other.count) <= 2
  }
}

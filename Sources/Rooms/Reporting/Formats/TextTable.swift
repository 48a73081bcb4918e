/// A table for a terminal: numbers stand under each other by their decimal points, and what does
/// not fit is first wrapped, then left out by rank.
package struct TextTable: Sendable, Hashable {
  let columns: [Column]
  let rows: [[Cell]]

  struct Column: Sendable, Hashable {
    let title: String
    let alignment: Alignment

    /// Columns of a high rank go first where the table is too wide; rank 0 always stays.
    let rank: Int

    /// The narrowest it may be wrapped to; `nil` where it must not be broken.
    let narrowest: Int?

    init(_ title: String, _ alignment: Alignment = .left, rank: Int = 0, narrowest: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.rank = rank
      self.narrowest = narrowest
    }
  }

  enum Alignment: Sendable, Hashable {
    case left
    case right
    /// By the decimal point.
    case decimal
  }

  struct Cell: Sendable, Hashable {
    let text: String
    let tone: Tone

    init(_ text: String, _ tone: Tone = .plain) {
      self.text = Printable.text(text)
      self.tone = tone
    }
  }
}

extension TextTable {
  /// Lines without trailing blanks; the last names the columns that were left out.
  func lines(in style: TextStyle) -> [String] {
    let aligned = alignedRows
    var shown = Array(columns.indices)
    // A column without a word in it tells nothing.
    shown.removeAll { index in
      columns[index].rank > 0 && aligned.allSatisfy { $0[index].text.isEmpty }
    }
    var omitted: [Int] = []
    while minimalWidth(of: shown, aligned) > style.width {
      guard
        let worst = shown.filter({ columns[$0].rank > 0 }).max(by: {
          (columns[$0].rank, $0) < (columns[$1].rank, $1)
        })
      else { break }
      shown.removeAll { $0 == worst }
      omitted.append(worst)
    }
    let widths = fittedWidths(of: shown, aligned, to: style.width)
    let head = columns.map { Cell($0.title.uppercased(), .faint) }
    var lines = printed(head, shown, widths, style)
    for row in aligned { lines += printed(row, shown, widths, style) }
    if !omitted.isEmpty {
      let names = omitted.sorted().map { columns[$0].title }.joined(separator: ", ")
      lines.append(style.painted("(a wider terminal also shows: \(names))", .faint))
    }
    return lines
  }

  private static let gap = 2

  // MARK: - Widths

  private func natural(_ index: Int, _ rows: [[Cell]]) -> Int {
    rows.reduce(Printable.width(columns[index].title)) { max($0, Printable.width($1[index].text)) }
  }

  private func minimal(_ index: Int, _ rows: [[Cell]]) -> Int {
    let natural = natural(index, rows)
    guard let narrowest = columns[index].narrowest else { return natural }
    return min(natural, max(narrowest, Printable.width(columns[index].title)))
  }

  private func minimalWidth(of shown: [Int], _ rows: [[Cell]]) -> Int {
    shown.reduce(0) { $0 + minimal($1, rows) } + Self.gap * max(0, shown.count - 1)
  }

  /// Gives the columns that wrap what the others leave, the narrow ones first.
  private func fittedWidths(of shown: [Int], _ rows: [[Cell]], to width: Int) -> [Int: Int] {
    var widths: [Int: Int] = [:]
    for index in shown { widths[index] = minimal(index, rows) }
    var spare = width - minimalWidth(of: shown, rows)
    let wrapping = shown.filter { columns[$0].narrowest != nil }
      .map { (index: $0, missing: natural($0, rows) - minimal($0, rows)) }
      .sorted { ($0.missing, $0.index) < ($1.missing, $1.index) }
    for (position, column) in wrapping.enumerated() where spare > 0 {
      let share = min(column.missing, spare / (wrapping.count - position))
      widths[column.index, default: 0] += share
      spare -= share
    }
    return widths
  }

  // MARK: - Cells

  /// The rows with numbers padded so that their points stand in one column.
  private var alignedRows: [[Cell]] {
    var rows = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0] : Cell("") }
    }
    for index in columns.indices where columns[index].alignment == .decimal {
      let places = rows.map { Self.places(in: $0[index].text) }
      let widest = places.compactMap { $0 }.max() ?? 0
      for row in rows.indices {
        let cell = rows[row][index]
        guard let count = places[row] else { continue }
        rows[row][index] = Cell(
          cell.text + String(repeating: " ", count: widest - count),
          cell.tone
        )
      }
    }
    return rows
  }

  /// How many characters stand from the point on; `nil` for what is no number and stays left.
  private static func places(in text: String) -> Int? {
    guard let last = text.utf8.last, (0x30...0x39).contains(last) else { return nil }
    let isNumber = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
    }
    guard isNumber, text.utf8.dropFirst().firstIndex(of: 0x2D) == nil else { return nil }
    guard let point = text.utf8.firstIndex(of: 0x2E) else { return 0 }
    return text.utf8.distance(from: point, to: text.utf8.endIndex)
  }

  private func printed(
    _ row: [Cell],
    _ shown: [Int],
    _ widths: [Int: Int],
    _ style: TextStyle
  ) -> [String] {
    let wrapped = shown.map { index in
      columns[index].narrowest == nil
        ? [row[index].text] : Printable.wrapped(row[index].text, to: widths[index] ?? 0)
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { number in
      var line = ""
      var column = 0
      var end = 0
      for (position, index) in shown.enumerated() {
        let text = number < wrapped[position].count ? wrapped[position][number] : ""
        let width = widths[index] ?? 0
        let isNumber = columns[index].alignment == .decimal && Self.places(in: trimmed(text)) != nil
        let leads = columns[index].alignment == .right || isNumber
        let blanks = leads ? max(0, width - Printable.width(text)) : 0
        if !trimmed(text).isEmpty {
          line += String(repeating: " ", count: column + blanks - end)
          line += style.painted(trimmed(text), row[index].tone)
          end = column + blanks + Printable.width(trimmed(text))
        }
        column += width + Self.gap
      }
      return line
    }
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

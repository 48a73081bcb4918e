/// A table for a terminal: numbers stand under each other by their decimal points, and what does
/// not fit is first wrapped, then left out by rank.
package struct TextTable: Sendable, Hashable {
  let columns: [Column]
  let rows: [[Cell]]

  /// Lines that stand above the rows of these indexes and name what follows.
  let headings: [Int: String]

  init(columns: [Column], rows: [[Cell]], headings: [Int: String] = [:]) {
    self.columns = columns
    self.rows = rows
    self.headings = headings
  }

  struct Column: Sendable, Hashable {
    let title: String
    let alignment: Alignment

    /// Columns of a high rank go first where the table is too wide; rank 0 always stays.
    let rank: Int

    /// The narrowest it may be wrapped to; `nil` where it must not be broken.
    let narrowest: Int?

    /// The narrowest terminal it is shown on; on others it is not even missed.
    let terminal: Int

    init(
      _ title: String,
      _ alignment: Alignment = .left,
      rank: Int = 0,
      narrowest: Int? = nil,
      terminal: Int = 0
    ) {
      self.title = title
      self.alignment = alignment
      self.rank = rank
      self.narrowest = narrowest
      self.terminal = terminal
    }
  }

  enum Alignment: Sendable, Hashable {
    case left
    case right
    /// By the decimal point.
    case decimal
    /// A drawing of characters, in which blanks count; on the left.
    case drawing
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
        || columns[index].terminal > style.width
    }
    var omitted: [Int] = []
    while comfortableWidth(of: shown, aligned) > style.width {
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
    for (index, row) in aligned.enumerated() {
      if let heading = headings[index] { lines.append(style.painted(heading, .strong)) }
      lines += printed(row, shown, widths, style)
    }
    if !omitted.isEmpty {
      let names = omitted.sorted().map { columns[$0].title }.joined(separator: ", ")
      lines += Printable.wrapped("(a wider terminal also shows: \(names))", to: style.width)
        .map { style.painted($0, .faint) }
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

  /// What a column takes without being squeezed: half as much again as its narrowest, where it wraps.
  private func comfortable(_ index: Int, _ rows: [[Cell]]) -> Int {
    let natural = natural(index, rows)
    guard let narrowest = columns[index].narrowest else { return natural }
    return min(natural, max(narrowest * 3 / 2, Printable.width(columns[index].title)))
  }

  private func comfortableWidth(of shown: [Int], _ rows: [[Cell]]) -> Int {
    shown.reduce(0) { $0 + comfortable($1, rows) } + Self.gap * max(0, shown.count - 1)
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

  /// The rows with numbers moved in so that their points stand in one column.
  private var alignedRows: [[Cell]] {
    var rows = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0] : Cell("") }
    }
    for index in columns.indices where columns[index].alignment == .decimal {
      let wholes = rows.map { Self.wholePart(of: $0[index].text) }
      let widest = wholes.compactMap { $0 }.max() ?? 0
      for row in rows.indices {
        let cell = rows[row][index]
        guard let count = wholes[row] else { continue }
        rows[row][index] = Cell(
          String(repeating: " ", count: widest - count) + cell.text,
          cell.tone
        )
      }
    }
    return rows
  }

  /// How many characters stand before the point; `nil` for what is no number and stays as it is.
  private static func wholePart(of text: String) -> Int? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let last = text.utf8.last, digits.contains(last) else { return nil }
    var whole: Int?
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case digits: continue
      case UInt8(ascii: "."):
        if whole != nil { return nil }
        whole = offset
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "$"):
        if offset > 0 { return nil }
      default: return nil
      }
    }
    return whole ?? text.utf8.count
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
        let words = text.drop { $0 == " " }
        if !words.isEmpty {
          let slack = columns[index].alignment == .right ? width - Printable.width(text) : 0
          let start = column + text.count - words.count + max(0, slack)
          line += String(repeating: " ", count: start - end)
          line += style.painted(String(words), row[index].tone)
          end = start + Printable.width(String(words))
        }
        column += width + Self.gap
      }
      return line
    }
  }
}

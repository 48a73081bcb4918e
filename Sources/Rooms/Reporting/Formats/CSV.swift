/// Rows for spreadsheets, as RFC 4180 has them: CRLF, a head, quotes where needed.
struct CSV {
  private var output = PrintedBytes()

  /// The cell being written, before it is known whether it needs quotes.
  private var cell = PrintedBytes()

  static func text(columns: [String], records: [[JSON.Member]]) -> String {
    var table = CSV()
    table.add(columns.map { .string($0) })
    for record in records {
      let values = Dictionary(record.map { ($0.name, $0.value) }) { first, _ in first }
      table.add(columns.map { values[$0] ?? .null })
    }
    return table.output.text
  }

  private mutating func add(_ row: [JSON]) {
    for (index, value) in row.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      cell.removeAll()
      write(value)
      addCell()
    }
    output.append("\r\n")
  }

  /// A value as one cell: conditions as "signup=google&steps=30", lists with blanks between.
  private mutating func write(_ value: JSON) {
    switch value {
    case .null: break
    case .boolean, .number, .decimal: value.write(to: &cell, indent: nil)
    case .string(let string): write(string)
    case .array(let values):
      let words = values.compactMap(Self.word)
      if words.count == values.count {
        write(words.joined(separator: " "))
      } else {
        value.write(to: &cell, indent: nil)
      }
    case .object(let members):
      let pairs = members.compactMap { member in
        Self.word(member.value).map { "\(member.name)=\($0)" }
      }
      if pairs.count == members.count {
        write(pairs.joined(separator: "&"))
      } else {
        value.write(to: &cell, indent: nil)
      }
    }
  }

  private static func word(_ value: JSON) -> String? {
    if case .string(let string) = value { string } else { nil }
  }

  /// Keeps a spreadsheet from running captured text: one that begins like a formula gets an
  /// apostrophe, unless it is a plain number.
  private mutating func write(_ text: String) {
    let shown = Printable.text(text)
    if let first = shown.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      let rest = shown.utf8.dropFirst()
      let isNumber =
        first == "-" && !rest.isEmpty
        && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      if !isNumber { cell.append(UInt8(ascii: "'")) }
    }
    cell.append(shown)
  }

  private mutating func addCell() {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = cell.bytes.contains {
      $0 == quote || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else { return output.append(cell.bytes) }
    output.append(quote)
    for piece in cell.bytes.split(separator: quote, omittingEmptySubsequences: false).enumerated() {
      if piece.offset > 0 { output.append("\"\"") }
      output.append(piece.element)
    }
    output.append(quote)
  }
}

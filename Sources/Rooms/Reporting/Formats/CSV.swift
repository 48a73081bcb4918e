/// Rows for spreadsheets, as RFC 4180 has them: CRLF, a head, quotes where needed.
enum CSV {
  static func text(columns: [String], records: [[JSON.Member]]) -> String {
    var text = line(columns)
    for record in records {
      let values = Dictionary(record.map { ($0.name, $0.value) }) { first, _ in first }
      text += line(columns.map { cell(values[$0] ?? .null) })
    }
    return text
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// A value as one cell: conditions as "signup=google&steps=30", lists with blanks between.
  private static func cell(_ value: JSON) -> String {
    switch value {
    case .null: return ""
    case .boolean, .number: return value.compact
    case .string(let string): return guarded(string)
    case .array(let values):
      let words = values.compactMap(word)
      return words.count == values.count ? guarded(words.joined(separator: " ")) : value.compact
    case .object(let members):
      let pairs = members.compactMap { member in word(member.value).map { "\(member.name)=\($0)" } }
      return pairs.count == members.count ? guarded(pairs.joined(separator: "&")) : value.compact
    }
  }

  private static func word(_ value: JSON) -> String? {
    if case .string(let string) = value { string } else { nil }
  }

  /// Keeps a spreadsheet from running captured text: one that begins like a formula gets an
  /// apostrophe, unless it is a plain number.
  private static func guarded(_ text: String) -> String {
    let shown = Printable.text(text)
    guard let first = shown.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else {
      return shown
    }
    let rest = shown.dropFirst()
    let isNumber =
      first == "-" && !rest.isEmpty
      && rest.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    return isNumber ? shown : "'" + shown
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if !needsQuotes { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

import Vocabulary

/// Something to show: as lines and tables to people, as records to scripts.
package struct Report: Sendable, Hashable {
  let parts: [Part]

  /// Names of the members that become columns of a CSV file, in order.
  let columns: [String]

  /// One object a row, for JSON, JSON lines and CSV.
  let records: [[JSON.Member]]

  enum Part: Sendable, Hashable {
    /// A sentence over the whole width.
    case line(String, Tone = .plain)
    /// A strong line around the day by which all of it was known; its age stands behind the day.
    case title(String, known: Day, String)
    case blank
    case table(TextTable)
    /// A line moved in by two blanks a level, its later lines likewise.
    case item(level: Int, String, Tone = .plain)
  }

  /// Reports under one another, with an empty line between; records of one shape only.
  package static func joined(_ reports: [Report]) -> Report {
    Report(
      parts: Array(reports.map(\.parts).joined(separator: [.blank])),
      columns: reports.first?.columns ?? [],
      records: reports.flatMap(\.records)
    )
  }

  func text(in style: TextStyle) -> String {
    var lines: [String] = []
    for part in parts {
      switch part {
      case .line(let text, let tone):
        lines += Printable.wrapped(Printable.text(text), to: style.width)
          .map { style.painted($0, tone) }
      case .title(let before, let known, let after):
        let words = before + Age.words(for: known, on: style.today) + after
        lines += Printable.wrapped(Printable.text(words), to: style.width)
          .map { style.painted($0, .strong) }
      case .blank: lines.append("")
      case .table(let table): lines += table.lines(in: style)
      case .item(let level, let text, let tone):
        let indent = String(repeating: " ", count: 2 * level)
        let pieces = Printable.wrapped(Printable.text(text), to: style.width - 2 * level - 2)
        for (index, piece) in pieces.enumerated() {
          lines.append(indent + (index == 0 ? "" : "  ") + style.painted(piece, tone))
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

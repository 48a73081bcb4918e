package import Vocabulary

extension Page {
  /// The page as a test compares it: a line a block, a row a line of a table.
  ///
  /// "~" marks a cell that repeats its neighbour, "^" one that is a head.
  package var printed: String {
    blocks.map(\.printed).joined(separator: "\n")
  }
}

extension Block {
  fileprivate var printed: String {
    switch content {
    case .heading(let level, let text): "h\(level): \(text.printed)"
    case .paragraph(let text): "p: \(text.printed)"
    case .item(let depth, let text): "\(String(repeating: "-", count: depth)) \(text.printed)"
    case .code(let language, let text): "code(\(language ?? "")): \(text.printed)"
    case .table(let table): table.printed
    case .record(let record): record.printed
    }
  }
}

extension SourceText {
  fileprivate var printed: String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
  }
}

extension Table {
  fileprivate var printed: String {
    let title = "table(\(headRows))" + (caption.map { ": \($0.printed)" } ?? "")
    let lines = rows.map { row in
      row.map { ($0.isContinued ? "~" : "") + ($0.isHead ? "^" : "") + $0.text.printed }
        .joined(separator: " | ")
    }
    return ([title] + lines.map { "  " + $0 }).joined(separator: "\n")
  }
}

extension Record {
  fileprivate var printed: String {
    let members = fields.map { "\($0.name.text)=\($0.value.printed)" }
    return "record(\(keys.map(\.text).joined(separator: "/"))): " + members.joined(separator: ", ")
  }
}

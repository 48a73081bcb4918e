extension Report {
  /// The report as GitHub Flavored Markdown, ready to stand below a heading.
  var markdown: String {
    var blocks: [String] = []
    var items: [String] = []
    func close() {
      if !items.isEmpty { blocks.append(items.joined(separator: "\n") + "\n") }
      items = []
    }
    for part in parts {
      switch part {
      case .item(let level, let words, _):
        items.append(
          String(repeating: "  ", count: max(0, level - 1)) + "- " + Markdown.escaped(words)
        )
        continue
      case .blank: close()
      case .title(let before, let known, let after):
        close()
        blocks.append("**\(Markdown.escaped("\(before)\(known)\(after)"))**\n")
      case .line(let words, .strong):
        close()
        blocks.append("**\(Markdown.escaped(words))**\n")
      case .line(let words, _):
        close()
        blocks.append(Markdown.escaped(words) + "\n")
      case .table(let table):
        close()
        blocks.append(table.markdown)
      }
    }
    close()
    return blocks.joined(separator: "\n")
  }
}

extension TextTable {
  /// All columns that have a word in them, but for drawings; a group's heading is a row with its words in bold.
  fileprivate var markdown: String {
    let shown = columns.indices.filter { index in
      columns[index].alignment != .drawing
        && rows.contains { $0.indices.contains(index) && !$0[index].text.isEmpty }
    }
    var lines: [[String]] = []
    for (number, row) in rows.enumerated() {
      if let heading = headings[number] {
        lines.append(
          shown.enumerated().map { $0.offset == 0 ? "**\(Markdown.escaped(heading))**" : "" }
        )
      }
      lines.append(
        shown.map { row.indices.contains($0) ? Markdown.escaped(row[$0].text) : "" }
      )
    }
    return Markdown.table(
      shown.map { (Markdown.escaped(columns[$0].title), columns[$0].alignment != .left) },
      lines
    )
  }
}

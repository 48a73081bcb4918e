import Vocabulary

/// Makes pages out of small texts, so that tests of the rules need no reader of markup.
///
/// "# " begins a heading, "- " an item, "|" a row of a table whose first row is its head, "```" code;
/// every other line is a paragraph.
struct PageText {
  let bytes: [UInt8]
  private(set) var blocks: [Block] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var offset = 0
    var rows: [[Table.Cell]] = []
    var tableStart = 0
    var code: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let start = offset
      offset += line.utf8.count + 1
      if line.hasPrefix("```") {
        if let first = code {
          let body = String(decoding: bytes[first..<max(first, start - 1)], as: UTF8.self)
          add(
            .code(language: nil, SourceText(verbatim: body, at: first)),
            first..<max(first, start - 1)
          )
          code = nil
        } else {
          code = offset
        }
        continue
      }
      if code != nil { continue }
      if line.hasPrefix("|") {
        if rows.isEmpty { tableStart = start }
        rows.append(Self.cells(line, at: start, isHead: rows.isEmpty))
        continue
      }
      flush(&rows, tableStart..<start)
      block(line, at: start)
    }
    flush(&rows, tableStart..<bytes.count)
  }

  var page: Page { Page(blocks: blocks) }

  private mutating func flush(_ rows: inout [[Table.Cell]], _ range: Range<Int>) {
    if !rows.isEmpty { add(.table(Table(headRows: 1, rows: rows)), range) }
    rows = []
  }

  private mutating func block(_ line: String, at start: Int) {
    let levels = line.prefix { $0 == "#" }.count
    let range = start..<(start + line.utf8.count)
    if levels > 0, line.dropFirst(levels).hasPrefix(" ") {
      let text = String(line.dropFirst(levels + 1))
      add(.heading(level: levels, SourceText(verbatim: text, at: start + levels + 1)), range)
    } else if line.hasPrefix("- ") {
      add(.item(depth: 1, SourceText(verbatim: String(line.dropFirst(2)), at: start + 2)), range)
    } else if !line.isEmpty {
      add(.paragraph(SourceText(verbatim: line, at: start)), range)
    }
  }

  private mutating func add(_ content: Block.Content, _ range: Range<Int>) {
    blocks.append(Block(content, path: "b[\(blocks.count + 1)]", bytes: range))
  }

  private static func cells(_ line: String, at start: Int, isHead: Bool) -> [Table.Cell] {
    var offset = start + 1
    return line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast().map {
      let text = String($0)
      let leading = text.prefix { $0 == " " }.count
      let trimmed = String(text.dropFirst(leading).reversed().drop { $0 == " " }.reversed())
      defer { offset += text.utf8.count + 1 }
      return Table.Cell(SourceText(verbatim: trimmed, at: offset + leading), isHead: isHead)
    }
  }
}

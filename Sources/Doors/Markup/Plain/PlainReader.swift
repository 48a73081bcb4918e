import Vocabulary

/// Reads plain text, as people write it and as tools export it, by the shape of its lines.
struct PlainReader {
  private let source: MappedBytes
  private let lines: [PlainLine]
  private let headlines: Headlines
  private var text: TextBuilder

  init(_ source: MappedBytes) {
    self.source = source
    let bytes = source.bytes
    var ranges = bytes.lines(in: bytes.startIndex..<bytes.endIndex)
    ranges = Furniture.removed(from: ranges, in: bytes)
    ranges = Gutter.stripped(ranges, in: bytes)
    if let code = SourceCode.lines(ranges, in: bytes) {
      lines = code.map { PlainLine($0.range, in: bytes, isCode: $0.isCode) }
    } else if let yaml = YAMLLines.lines(ranges, in: bytes) {
      lines = yaml
    } else {
      lines = ranges.map { PlainLine($0, in: bytes) }
    }
    headlines = Headlines(lines, in: bytes)
    text = TextBuilder(source)
  }

  mutating func read(into page: inout PageBuilder) {
    var index = 0
    var depths: [Int] = []
    while index < lines.count, !page.isFull {
      let line = lines[index]
      let start = index
      if case .item = line.shape {} else if line.shape != .blank { depths = [] }
      switch line.shape {
      case .blank, .rule, .separator:
        index += 1
      case .code:
        page.append(
          .code(language: nil, verbatim(line.content)),
          from: source.original(line.content)
        )
        index += 1
      case .fence:
        index = readFence(at: index, into: &page)
      case .heading(let level, let content):
        append(.heading(level: level, folded(content)), start...start, to: &page)
        index += 1
      case .item(let content, _):
        if let level = headlines.level(at: index) {
          append(.heading(level: level, folded(line.content)), start...start, to: &page)
          index += 1
        } else {
          let depth = Self.depth(of: line.indent, in: &depths)
          index = readParagraph(
            content,
            at: index,
            as: { .item(depth: depth, $0) },
            into: &page
          )
        }
      case .pipes, .tabs, .text:
        index = readTable(at: index, into: &page) ?? readText(at: index, into: &page)
      }
    }
  }

  // MARK: - Text

  private mutating func readText(at index: Int, into page: inout PageBuilder) -> Int {
    let line = lines[index]
    let underline = index + 1 < lines.count && lines[index + 1].shape == .rule ? index + 1 : nil
    if let underline, let level = setextLevel(of: lines[underline], below: line) {
      append(.heading(level: level, folded(line.content)), index...underline, to: &page)
      return underline + 1
    }
    if let level = headlines.level(at: index) {
      let title = folded(line.content)
      if level == 1, page.title == nil { page.title = title.text }
      append(.heading(level: level, title), index...index, to: &page)
      return index + 1
    }
    return readParagraph(line.content, at: index, as: { .paragraph($0) }, into: &page)
  }

  /// A line drawn under a title in about its length marks it as a heading.
  private func setextLevel(of underline: PlainLine, below title: PlainLine) -> Int? {
    let mark = source.bytes[underline.content.lowerBound]
    guard mark == .equal || mark == .dash, title.content.count <= 120 else { return nil }
    return mark == .equal ? 1 : 2
  }

  /// Reads a line and those that clearly go on with its sentence.
  private mutating func readParagraph(
    _ content: Range<Int>,
    at index: Int,
    as make: (SourceText) -> Block.Content,
    into page: inout PageBuilder
  ) -> Int {
    text.fold(content)
    var end = index
    while end + 1 < lines.count, lines[end + 1].shape == .text, isWrapped(end, continuedAt: end + 1)
    {
      text.space(lines[end].content.upperBound..<lines[end + 1].content.lowerBound)
      text.fold(lines[end + 1].content)
      end += 1
    }
    append(make(text.take()), index...end, to: &page)
    return end + 1
  }

  /// Whether a long line was broken by its width and the next one goes on in lower case.
  private func isWrapped(_ index: Int, continuedAt next: Int) -> Bool {
    let (line, rest) = (lines[index].content, lines[next].content)
    guard line.count > 60, let first = rest.first, let last = line.last else { return false }
    return source.bytes[first].isLower && source.bytes[last] != .dot
  }

  /// 1 for the outermost items; deeper ones are indented further than those above.
  private static func depth(of indent: Int, in depths: inout [Int]) -> Int {
    while let last = depths.last, last >= indent, depths.count > 1 || last > indent {
      depths.removeLast()
    }
    if depths.last != indent { depths.append(indent) }
    return depths.count
  }

  // MARK: - Code

  private mutating func readFence(at index: Int, into page: inout PageBuilder) -> Int {
    let opening = lines[index].content
    let mark = source.bytes[opening.lowerBound]
    let closing = (index + 1..<lines.count).first { next in
      lines[next].shape == .fence && source.bytes[lines[next].content.lowerBound] == mark
    }
    guard let closing else {
      text.fold(opening)
      append(.paragraph(text.take()), index...index, to: &page)
      return index + 1
    }
    let info = source.bytes.trimmed(
      (opening.lowerBound
        + source.bytes.runLength(of: mark, at: opening.lowerBound, before: opening.upperBound))..<opening
        .upperBound
    )
    for line in lines[(index + 1)..<closing] {
      text.breakLine(line.content.lowerBound..<line.content.lowerBound)
      text.append(line.content)
    }
    let language = info.isEmpty ? nil : source.bytes.string(info)
    append(.code(language: language, text.take()), index...closing, to: &page)
    return closing + 1
  }

  // MARK: - Tables

  /// Reads a table that starts at a line, or gives `nil` where none does.
  private mutating func readTable(at index: Int, into page: inout PageBuilder) -> Int? {
    switch lines[index].shape {
    case .pipes: return readPipes(at: index, into: &page)
    case .tabs: return readTabs(at: index, into: &page)
    default:
      guard let columns = AlignedColumns(lines, from: index, in: source.bytes) else { return nil }
      append(columns.rows, headRows: nil, index..<(index + columns.length), to: &page)
      return index + columns.length
    }
  }

  private mutating func readPipes(at index: Int, into page: inout PageBuilder) -> Int? {
    var rows: [[Range<Int>]] = []
    var isAllEdged = true
    var separator: Int?
    var end = index
    scan: while end < lines.count {
      switch lines[end].shape {
      case .pipes(let count):
        // A head whose separator comes next starts another table.
        let isHead = end + 1 < lines.count && lines[end + 1].shape == .separator
        if separator != nil, isHead { break scan }
        let previous = rows.last?.count
        if separator == nil, !isHead, let previous, previous != count || count == 1 { break scan }
        guard let row = PipeRow(lines[end].content, in: source.bytes) else { break scan }
        isAllEdged = isAllEdged && row.hasEdges
        rows.append(row.cells)
      case .separator where separator == nil && rows.count == 1:
        separator = end
      case .rule where PipeRow.isFrame(lines[end].content, in: source.bytes):
        if rows.count == 1 { separator = separator ?? end }
      default:
        break scan
      }
      end += 1
    }
    let columns = rows.first?.count ?? 0
    let isTable =
      separator != nil && rows.count >= 1 || rows.count >= 3 && columns >= 2
      || rows.count == 2 && (columns >= 3 || isAllEdged && columns >= 2)
    guard isTable else { return nil }
    append(rows, headRows: separator == nil ? nil : 1, index..<end, to: &page)
    return end
  }

  private mutating func readTabs(at index: Int, into page: inout PageBuilder) -> Int? {
    var rows: [[Range<Int>]] = []
    var end = index
    while end < lines.count, case .tabs = lines[end].shape {
      rows.append(cells(byTabsIn: lines[end].content))
      end += 1
    }
    guard rows.count >= 2 else { return nil }
    append(rows, headRows: nil, index..<end, to: &page)
    return end
  }

  private func cells(byTabsIn line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for index in line where source.bytes[index] == .tab {
      cells.append(source.bytes.trimmed(start..<index))
      start = index + 1
    }
    return cells + [source.bytes.trimmed(start..<line.upperBound)]
  }

  private mutating func append(
    _ rows: [[Range<Int>]],
    headRows: Int?,
    _ range: Range<Int>,
    to page: inout PageBuilder
  ) {
    let cells = rows.enumerated().map { index, row in
      row.prefix(Limits.columns).map { Table.Cell(folded($0), isHead: headRows == 1 && index == 0) }
    }
    guard let table = Table(padding: cells, headRows: headRows) else { return }
    if table.isCut(from: rows) { page.findCutTable() }
    append(.table(table), range.lowerBound...(range.upperBound - 1), to: &page)
  }

  // MARK: - Pieces

  private mutating func folded(_ range: Range<Int>) -> SourceText {
    text.fold(range)
    return text.take()
  }

  private mutating func verbatim(_ range: Range<Int>) -> SourceText {
    text.append(range)
    return text.take()
  }

  private func append(
    _ content: Block.Content,
    _ range: ClosedRange<Int>,
    to page: inout PageBuilder
  ) {
    let bytes =
      lines[range.lowerBound].content.lowerBound..<lines[range.upperBound].content.upperBound
    page.append(content, from: source.original(bytes))
  }
}

import Vocabulary

/// Reads Markdown with the tables of GFM.
struct MarkdownReader {
  private let source: MappedBytes
  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  private let labels: Set<String>

  /// What is added to the level of every heading: the depth of the keys above a JSON string.
  private let levelShift: Int
  private let title: String?

  init(_ source: MappedBytes, levelShift: Int = 0) {
    self.source = source
    self.levelShift = levelShift
    bytes = source.bytes
    let all = bytes.lines(in: 0..<bytes.count)
    let matter = FrontMatter(all, in: bytes)
    title = matter?.title
    lines = Array(all.dropFirst(matter?.lineCount ?? 0))
    labels = Self.labels(in: lines, of: bytes)
  }

  func read(into page: inout PageBuilder) {
    if page.title == nil { page.title = title }
    let outline = MarkdownOutline(bytes, lines: lines)
    var end = -1
    for leaf in outline.leaves where leaf.lines.lowerBound > end {
      end = max(end, read(leaf, into: &page))
    }
  }

  /// Reads a block and gives its last line.
  private func read(_ leaf: MarkdownOutline.Leaf, into page: inout PageBuilder) -> Int {
    let content = content(of: leaf)
    var last = leaf.lines.upperBound
    switch leaf.kind {
    case .heading(let level): readHeading(content, level: level, leaf, into: &page)
    case .code(let isFenced): readCode(leaf, isFenced: isFenced, into: &page)
    case .html:
      last = lastLineOfHTML(leaf)
      readHTML(leaf, through: last, into: &page)
    case .paragraph: readParagraph(content, leaf, into: &page)
    }
    return last
  }

  // MARK: - Lines

  /// The text of each line without the marks of the quotes and lists around it.
  private func content(of leaf: MarkdownOutline.Leaf) -> [Range<Int>] {
    leaf.lines.map { number in
      let line = lines[number]
      if number == leaf.lines.lowerBound {
        return bytes.trimmedStart(
          min(line.lowerBound + leaf.column, line.upperBound)..<line.upperBound
        )
      }
      var start = line.lowerBound
      var quotes = leaf.quoteDepth
      while start < line.upperBound {
        if bytes[start] == .greater, quotes > 0 {
          quotes -= 1
        } else if !bytes[start].isBlank {
          break
        }
        start += 1
      }
      return start..<line.upperBound
    }
  }

  private func joined(_ parts: ArraySlice<Range<Int>>) -> MappedBytes {
    if parts.count == 1, let only = parts.first { return source.slice(only) }
    var builder = TextBuilder(source)
    var previous: Range<Int>?
    for part in parts {
      if let previous { builder.append([.newline], for: previous.upperBound..<part.lowerBound) }
      builder.append(part)
      previous = part
    }
    return builder.takeBytes()
  }

  private func origin(_ parts: ArraySlice<Range<Int>>) -> Range<Int> {
    guard let first = parts.first, let last = parts.last else { return 0..<0 }
    return source.original(first.lowerBound..<max(first.lowerBound, last.upperBound))
  }

  private func append(
    _ content: Block.Content,
    lines numbers: ClosedRange<Int>,
    column: Int,
    to page: inout PageBuilder
  ) {
    let start = min(
      lines[numbers.lowerBound].lowerBound + column,
      lines[numbers.lowerBound].upperBound
    )
    let end = lines[numbers.upperBound].upperBound
    page.append(content, from: source.original(start..<max(start, end)))
  }

  // MARK: - Headings and paragraphs

  private func readHeading(
    _ content: [Range<Int>],
    level: Int,
    _ leaf: MarkdownOutline.Leaf,
    into page: inout PageBuilder
  ) {
    var parts = content
    let first = parts[0]
    if let mark = first.first, bytes[mark] == .hash,
      bytes.runLength(of: .hash, at: mark, before: first.upperBound) == level
    {
      parts = [bytes.trimmed((mark + level)..<first.upperBound)]
      let text = parts[0]
      var end = text.upperBound
      while end > text.lowerBound, bytes[end - 1] == .hash { end -= 1 }
      let isClosing = end == text.lowerBound || bytes[end - 1].isBlank
      if isClosing { parts = [bytes.trimmed(text.lowerBound..<end)] }
    } else {
      parts = parts.map { bytes.trimmed($0) }
      let underline = parts.lastIndex { part in
        !part.isEmpty && part.allSatisfy { bytes[$0] == .equal || bytes[$0] == .dash }
      }
      if let underline, underline > 0 { parts = Array(parts[..<underline]) }
    }
    parts[parts.count - 1] = withoutAttributes(parts[parts.count - 1])
    let text = MarkdownInline.text(of: joined(parts[...]), labels: labels)
    let shifted = min(6, level + levelShift)
    append(.heading(level: shifted, text), lines: leaf.lines, column: leaf.column, to: &page)
  }

  /// A heading without "{#anchor}" or "{.class}" at its end.
  private func withoutAttributes(_ text: Range<Int>) -> Range<Int> {
    guard let last = text.last, bytes[last] == .closeBrace,
      let open = text.last(where: { bytes[$0] == .openBrace }), open + 1 < last
    else { return text }
    let mark = bytes[open + 1]
    return mark == .hash || mark == .dot || mark == .colon
      ? bytes.trimmed(text.lowerBound..<open) : text
  }

  private func readParagraph(
    _ content: [Range<Int>],
    _ leaf: MarkdownOutline.Leaf,
    into page: inout PageBuilder
  ) {
    var start = 0
    var isFirst = leaf.isFirstInItem
    while start < content.count {
      if let end = tableEnd(in: content, from: start) {
        readTable(content[start..<end], hasHead: isSeparator(content[start + 1]), into: &page)
        start = end
        isFirst = false
        continue
      }
      var end = start + 1
      while end < content.count, tableEnd(in: content, from: end) == nil,
        bullet(of: content[end]) == nil
      {
        end += 1
      }
      readText(content[start..<end], leaf, isFirst: isFirst, into: &page)
      isFirst = false
      start = end
    }
  }

  private func readText(
    _ parts: ArraySlice<Range<Int>>,
    _ leaf: MarkdownOutline.Leaf,
    isFirst: Bool,
    into page: inout PageBuilder
  ) {
    var parts = Array(parts)
    let origin = origin(parts[...])
    if isDefinition(parts[0]) {
      parts.removeAll { isDefinition($0) }
      if parts.isEmpty { return }
    }
    let bullet = bullet(of: parts[0])
    if let bullet { parts[0] = bullet }
    if isFirst { parts[0] = withoutTaskMark(parts[0]) }
    // Short lines below each other are lines that the author meant, not text broken by its width.
    let breaks = parts.count > 1 && parts.allSatisfy { $0.count <= 60 }
    let text = MarkdownInline.text(of: joined(parts[...]), breaksLines: breaks, labels: labels)
    let isItem = isFirst || bullet != nil
    page.append(
      isItem ? .item(depth: max(1, leaf.itemDepth), text) : .paragraph(text),
      from: origin
    )
  }

  /// The text after a bullet that Markdown does not know, "• ", or `nil`.
  private func bullet(of line: Range<Int>) -> Range<Int>? {
    guard let first = line.first, bytes[first] >= 0x80 else { return nil }
    guard case .item(let content, _) = PlainLine(line, in: bytes).shape else { return nil }
    return content
  }

  private func withoutTaskMark(_ line: Range<Int>) -> Range<Int> {
    let start = line.lowerBound
    let isTask = ["[ ] ", "[x] "].contains { (mark: StaticString) in bytes.has(mark, at: start) }
    return isTask ? (start + 4)..<line.upperBound : line
  }

  /// Whether a line defines where a label links to: "[1]: https://...".
  private func isDefinition(_ line: Range<Int>) -> Bool {
    Self.label(of: line, in: bytes) != nil
  }

  private static func labels(in lines: [Range<Int>], of bytes: [UInt8]) -> Set<String> {
    Set(lines.compactMap { label(of: bytes.trimmed($0), in: bytes) })
  }

  private static func label(of line: Range<Int>, in bytes: [UInt8]) -> String? {
    guard let first = line.first, bytes[first] == .openBracket,
      let close = bytes[line].firstIndex(of: .closeBracket), close + 2 < line.upperBound,
      bytes[close + 1] == .colon, bytes[first + 1] != UInt8(ascii: "^")
    else { return nil }
    let target = bytes.trimmed((close + 2)..<line.upperBound)
    let isAddress =
      bytes.firstIndex(of: "://", in: target) != nil
      || target.first.map { bytes[$0] == .slash || bytes[$0] == .hash || bytes[$0] == .less }
        == true
    return isAddress ? bytes.string((first + 1)..<close).lowercased() : nil
  }

  // MARK: - Tables

  private func isSeparator(_ line: Range<Int>) -> Bool {
    PipeRow(line, in: bytes)?.isSeparator(in: bytes) == true
  }

  /// Where a table that starts at a line ends, or `nil` where none starts.
  ///
  /// Beside GFM's tables with a separator below the head, three or more lines with edges and as many
  /// cells are one.
  private func tableEnd(in content: [Range<Int>], from start: Int) -> Int? {
    guard start + 1 < content.count, bytes[content[start]].contains(.pipe),
      let head = PipeRow(content[start], in: bytes)
    else { return nil }
    let hasHead = isSeparator(content[start + 1])
    var end = hasHead ? start + 2 : start + 1
    while end < content.count, let row = PipeRow(content[end], in: bytes) {
      // The head of another table right below.
      if end + 1 < content.count, isSeparator(content[end + 1]) { break }
      if !hasHead, row.cells.count != head.cells.count || !row.hasEdges { break }
      end += 1
    }
    let isGrid = head.hasEdges && head.cells.count >= 2 && end - start >= 3
    return hasHead || isGrid ? end : nil
  }

  private func readTable(
    _ parts: ArraySlice<Range<Int>>,
    hasHead: Bool,
    into page: inout PageBuilder
  ) {
    var rows: [[Table.Cell]] = []
    for part in parts {
      guard let row = PipeRow(part, in: bytes), !row.isSeparator(in: bytes) else { continue }
      let isHead = hasHead && rows.isEmpty
      rows.append(
        row.cells.prefix(Limits.columns).map { cell in
          Table.Cell(MarkdownInline.text(of: source.slice(cell), labels: labels), isHead: isHead)
        }
      )
    }
    guard let table = Table(padding: rows, headRows: hasHead ? 1 : nil) else { return }
    let isTooWide = parts.contains { part in
      part.count > Limits.columns
        && (PipeRow(part, in: bytes)?.cells.count ?? 0) > Limits.columns
    }
    if isTooWide || table.isCut(from: rows) { page.findCutTable() }
    page.append(.table(table), from: origin(parts))
  }

  // MARK: - Code and HTML

  private func readCode(
    _ leaf: MarkdownOutline.Leaf,
    isFenced: Bool,
    into page: inout PageBuilder
  ) {
    var numbers = Array(leaf.lines)
    var language: String?
    if isFenced {
      let opening = lines[numbers.removeFirst()]
      let start = min(opening.lowerBound + leaf.column, opening.upperBound)
      let fence = bytes[start..<opening.upperBound].first ?? .backtick
      let run = bytes.runLength(of: fence, at: start, before: opening.upperBound)
      let info = bytes.trimmed((start + run)..<opening.upperBound)
      let word = bytes[info].prefix { !$0.isBlank && $0 != .openBrace }
      language = word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
      if let last = numbers.last, isFence(lines[last], fence, atLeast: run) { numbers.removeLast() }
    }
    // Indented code is said to reach over the empty lines after it.
    while !isFenced, let last = numbers.last, bytes.trimmed(lines[last]).isEmpty {
      numbers.removeLast()
    }
    var builder = TextBuilder(source)
    for number in numbers {
      let line = lines[number]
      var start = line.lowerBound
      let indent = min(line.upperBound, line.lowerBound + leaf.column)
      while start < indent, bytes[start].isBlank || bytes[start] == .greater { start += 1 }
      builder.append(start..<line.upperBound)
      if number != numbers.last {
        builder.append([.newline], for: line.upperBound..<line.upperBound)
      }
    }
    append(
      .code(language: language, builder.take()),
      lines: leaf.lines,
      column: leaf.column,
      to: &page
    )
  }

  private func isFence(_ line: Range<Int>, _ mark: UInt8, atLeast run: Int) -> Bool {
    let text = line.drop { bytes[$0].isBlank || bytes[$0] == .greater }
    let trimmed = bytes.trimmed(text.lowerBound..<line.upperBound)
    return trimmed.count >= run && trimmed.allSatisfy { bytes[$0] == mark }
  }

  /// The last line of a raw HTML block: a table goes on to its end tag, over empty lines.
  private func lastLineOfHTML(_ leaf: MarkdownOutline.Leaf) -> Int {
    let block = lines[leaf.lines.lowerBound].lowerBound..<lines[leaf.lines.upperBound].upperBound
    guard bytes.firstIndex(of: "<table", in: block) != nil,
      bytes.firstIndex(of: "</table", in: block) == nil
    else { return leaf.lines.upperBound }
    // A table that is never closed ends with its block.
    let limit = min(lines.count, leaf.lines.upperBound + 2_000)
    let end = (leaf.lines.upperBound..<limit).first { number in
      bytes.firstIndex(of: "</table", in: lines[number]) != nil
    }
    return end ?? leaf.lines.upperBound
  }

  private func readHTML(
    _ leaf: MarkdownOutline.Leaf,
    through last: Int,
    into page: inout PageBuilder
  ) {
    let whole = MarkdownOutline.Leaf(
      kind: .html,
      lines: leaf.lines.lowerBound...last,
      column: leaf.column,
      quoteDepth: leaf.quoteDepth,
      itemDepth: leaf.itemDepth,
      isFirstInItem: leaf.isFirstInItem
    )
    HTMLReader.read(joined(content(of: whole)[...]), into: &page)
  }
}

extension [UInt8] {
  /// The range without white space at its start.
  fileprivate func trimmedStart(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    while lower < range.upperBound, self[lower].isBlank { lower += 1 }
    return lower..<range.upperBound
  }
}

import CLibXML2
import Vocabulary

/// Reads HTML: libxml2 tells which elements open and close and where their text stands.
struct HTMLReader {
  private let source: MappedBytes
  private var page: PageBuilder

  /// The text being put together: of the block, and above it of each cell, caption or title open.
  private var texts: [TextBuilder]
  private var tables: [TableBuilder] = []
  private var open: [Open] = []
  private var tags: [UnsafePointer<CChar>: HTMLTag] = [:]

  /// How many elements are open that are not read, the outermost among them.
  private var skipped = 0
  private var headings = 0
  private var lists = 0
  private var items = 0
  private var preformatted = 0
  private var raised = 0
  private var language: String?
  private var join = Join.none
  private var edge = Edge.none

  /// Bytes before this were read as a character reference that libxml2 does not know.
  private var resolved = 0
  private var script: Range<Int>?
  private var scripts: [Range<Int>] = []

  /// The numbers of the elements to read; `nil` reads all of the page.
  private let region: Set<UInt32>?
  private var elements: UInt32 = 0

  /// How many elements were open when the region's was reached.
  private var regionDepth: Int?

  private struct Open {
    let tag: HTMLTag
    let start: Int
  }

  /// How a definition goes on after its term.
  private enum Join {
    case none
    case afterTerm
    case inDefinition
  }

  /// Two inline elements side by side, as "<span>Erase</span><span>5 credits</span>": a gap is seen.
  private enum Edge {
    case none
    case closed
    case between(Range<Int>)
  }

  /// Adds the blocks of HTML to a page.
  ///
  /// `region` is an XPath that selects the elements to read.
  static func read(_ source: MappedBytes, region: String? = nil, into page: inout PageBuilder) {
    let guarded = AttributeGuard.guarded(source.bytes)
    if guarded.isCut {
      page.find(
        .warning,
        "too-many-attributes",
        "An element has more than \(Limits.attributes) attributes; the others were not read."
      )
    }
    var numbers: Set<UInt32>?
    if let region {
      guard let found = select(region, in: guarded.bytes) else {
        page.find(
          .error,
          "region-invalid",
          "The region '\(region)' is no XPath that selects elements."
        )
        return
      }
      if found.isEmpty {
        page.find(
          .error,
          "region-missing",
          "The region '\(region)' is not on the page; look whether it moved."
        )
        return
      }
      numbers = Set(found)
    }
    var reader = Self(source, region: numbers, page: page)
    let outcome = reader.run(guarded.bytes)
    if outcome != CInt(html_read_whole) {
      reader.page.find(
        .error,
        "page-cut-off",
        "The page nests its elements too deep or too wildly; only its beginning was read."
      )
    }
    reader.finish()
    page = reader.page
  }

  private static func select(_ xpath: String, in bytes: [UInt8]) -> [UInt32]? {
    var numbers = [UInt32](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeBytes { buffer in
      html_select(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        buffer.count,
        xpath,
        &numbers,
        numbers.count
      )
    }
    return count < 0 ? nil : Array(numbers.prefix(count))
  }

  private init(_ source: MappedBytes, region: Set<UInt32>?, page: PageBuilder) {
    self.source = source
    self.region = region
    self.page = page
    texts = [TextBuilder(source)]
  }

  /// Hands the events of libxml2 to this reader, which does not move while it runs.
  private mutating func run(_ bytes: [UInt8]) -> Int32 {
    withUnsafeMutablePointer(to: &self) { reader in
      var events = html_events(
        context: UnsafeMutableRawPointer(reader),
        start: { context, name, attributes, start, end in
          guard let context, let name else { return 0 }
          let reader = context.assumingMemoryBound(to: HTMLReader.self)
          return reader.pointee.start(name, attributes, start..<max(start, end)) ? 1 : 0
        },
        end: { context, _, start, end in
          context?.assumingMemoryBound(to: HTMLReader.self).pointee.end(start..<max(start, end))
        },
        text: { context, text, length, start, end, verbatim in
          guard let context, let text else { return }
          let piece = UnsafeBufferPointer(
            start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self),
            count: length
          )
          context.assumingMemoryBound(to: HTMLReader.self).pointee
            .text(piece, start..<max(start, end), isVerbatim: verbatim != 0)
        }
      )
      return bytes.withUnsafeBytes { buffer in
        html_read(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &events)
      }
    }
  }

  // MARK: - Events

  /// An element opens; `false` stops the parser.
  private mutating func start(
    _ name: UnsafePointer<CChar>,
    _ list: UnsafePointer<UnsafePointer<CChar>?>?,
    _ range: Range<Int>
  ) -> Bool {
    let number = elements
    elements += 1
    let isWanted = region == nil || regionDepth != nil
    if !isWanted {
      if region?.contains(number) == true {
        regionDepth = open.count
      } else {
        open.append(Open(tag: .inline, start: range.lowerBound))
        return open.count < Limits.openElements
      }
    }
    var tag = tag(name)
    let attributes = list == nil ? nil : HTMLAttributes(list)
    if let role = attributes?.role, tag != .skipped {
      let isPresentation = role == "presentation" || role == "none"
      tag = HTMLTag(role: role, level: attributes?.level) ?? tag
      if isPresentation, tag == .table { tag = .block }
    }
    open.append(Open(tag: tag, start: range.lowerBound))
    if skipped > 0 || tag == .skipped {
      skipped += 1
    } else {
      begin(tag, attributes, range)
    }
    return open.count < Limits.openElements && !page.isFull
  }

  private mutating func end(_ range: Range<Int>) {
    guard let element = open.popLast() else { return }
    if let depth = regionDepth, open.count <= depth {
      finish(element, range)
      flush(range)
      regionDepth = nil
      return
    }
    if region == nil || regionDepth != nil { finish(element, range) }
  }

  private mutating func finish(_ element: Open, _ range: Range<Int>) {
    if skipped > 0 {
      skipped -= 1
    } else {
      close(element.tag, element.start, range)
    }
  }

  private mutating func text(
    _ piece: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    isVerbatim: Bool
  ) {
    guard skipped == 0, region == nil || regionDepth != nil else { return }
    if let open = script {
      let lower = open.isEmpty ? range.lowerBound : open.lowerBound
      script = lower..<max(lower, range.upperBound)
      return
    }
    guard range.upperBound > resolved else { return }
    let last = texts.count - 1
    let range = max(range.lowerBound, resolved)..<range.upperBound
    if preformatted > 0, isVerbatim {
      appendPreformatted(range)
      return
    }
    closeEdge(before: piece.first ?? .space)
    if join == .inDefinition, piece.contains(where: { !$0.isWhiteSpace }) { join = .none }
    if raised > 0 {
      texts[last].append(Superscript.raised(Array(piece)), for: range)
    } else if isVerbatim {
      appendVerbatim(range)
    } else {
      appendReplaced(piece, range)
    }
  }

  private mutating func appendVerbatim(_ range: Range<Int>) {
    let last = texts.count - 1
    if range.count == 1, source.bytes[range.lowerBound] == .ampersand,
      let found = NamedCharacters.reference(
        at: range.lowerBound,
        in: source.bytes,
        before: source.bytes.count
      )
    {
      let whole = range.lowerBound..<(range.lowerBound + found.length)
      found.utf8.withUnsafeBufferPointer { appendReplaced($0, whole) }
      resolved = whole.upperBound
      return
    }
    texts[last].fold(range)
  }

  /// Text that differs from its bytes: a character reference.
  private mutating func appendReplaced(_ piece: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let last = texts.count - 1
    let isNoBreak = piece.count == 2 && piece[0] == 0xC2 && piece[1] == 0xA0
    if isNoBreak {
      let next = range.upperBound < source.bytes.count ? source.bytes[range.upperBound] : .space
      let isGrouping =
        !texts[last].endsInGap && texts[last].utf8.last?.isDigit == true && next.isDigit
      if isGrouping {
        texts[last].append(piece, for: range)
      } else {
        texts[last].space(range)
      }
      return
    }
    // Old pages number the characters of Windows-1252: "&#150;" is a dash.
    if piece.count == 2, piece[0] == 0xC2, (0x80...0x9F).contains(piece[1]),
      let scalar = Unicode.Scalar(CodePage.windows1252.scalar(of: piece[1]))
    {
      texts[last].append(Array(scalar.utf8), for: range)
      return
    }
    var start = piece.startIndex
    for index in piece.indices where piece[index].isWhiteSpace {
      texts[last].append(piece[start..<index], for: range)
      texts[last].space(range)
      start = index + 1
    }
    texts[last].append(piece[start...], for: range)
  }

  private mutating func appendPreformatted(_ range: Range<Int>) {
    let last = texts.count - 1
    var range = range
    // The line feed after "<pre>" is not part of the text.
    if texts[last].isEmpty, source.bytes[range.lowerBound] == .newline { range = range.dropFirst() }
    texts[last].append(range)
  }

  private mutating func closeEdge(before next: UInt8) {
    guard case .between(let range) = edge else {
      edge = .none
      return
    }
    edge = .none
    let last = texts.count - 1
    guard let before = texts[last].utf8.last, !range.isEmpty else { return }
    let joinsNumber = before.isDigit && next.isDigit
    let isGap = before.isAlphanumeric && (next.isAlphanumeric || next == .dollar) && !joinsNumber
    if isGap { texts[last].space(range) }
  }

  private mutating func tag(_ name: UnsafePointer<CChar>) -> HTMLTag {
    // The parser keeps one copy of each name, so its address names it.
    if let tag = tags[name] { return tag }
    let tag = HTMLTag(name: String(cString: name).lowercased())
    tags[name] = tag
    return tag
  }
}

// MARK: - Elements

extension HTMLReader {
  private mutating func begin(_ tag: HTMLTag, _ attributes: HTMLAttributes?, _ range: Range<Int>) {
    switch tag {
    case .inline, .raised:
      if tag == .raised { raised += 1 }
      if preformatted > 0 { language = language ?? attributes?.language }
      if case .closed = edge, tag == .inline { edge = .between(range) } else { edge = .none }
      return
    case .lineBreak:
      texts[texts.count - 1].breakLine(range)
      return
    case .script:
      if attributes?.isJSON == true {
        script = range.upperBound..<range.upperBound
      } else {
        skipped += 1
      }
      return
    case .title:
      texts.append(TextBuilder(source))
      return
    default:
      edge = .none
    }
    if tag == .definition, join == .afterTerm {
      beginDefinition(range)
      return
    }
    if join != .inDefinition { join = .none }
    switch tag {
    case .table: beginTable(range)
    case .rowGroup, .headGroup, .row, .cell, .headCell, .caption: beginPart(tag, attributes, range)
    case .heading(let level): beginHeading(level, range)
    case .preformatted:
      boundary(range, isHard: true)
      preformatted += 1
      language = attributes?.language
    case .list:
      boundary(range, isHard: true)
      lists += 1
    case .item:
      boundary(range, isHard: true)
      items += 1
    default:
      boundary(range, isHard: false)
    }
  }

  private mutating func close(_ tag: HTMLTag, _ start: Int, _ range: Range<Int>) {
    switch tag {
    case .inline:
      edge = .closed
      return
    case .raised:
      raised = max(0, raised - 1)
      return
    case .lineBreak, .skipped: return
    case .script:
      if let script, !script.isEmpty { scripts.append(script) }
      script = nil
      return
    case .title:
      guard texts.count > 1 else { return }
      let title = texts.removeLast().takeLast()
      if page.title == nil, !title.isEmpty { page.title = title.text }
      return
    default:
      edge = .none
    }
    switch tag {
    case .term:
      join = .afterTerm
      return
    case .table: endTable(range)
    case .rowGroup, .headGroup, .row, .cell, .headCell, .caption: endPart(tag, range)
    case .heading(let level): endHeading(level, start, range)
    case .preformatted: endPreformatted(start, range)
    case .list:
      boundary(range, isHard: true)
      lists = max(0, lists - 1)
    case .item:
      boundary(range, isHard: true)
      items = max(0, items - 1)
    default:
      boundary(range, isHard: false)
    }
    if tag == .definition { join = .none }
  }

  /// A definition goes on in its term's line: "Erase: 5 credits".
  private mutating func beginDefinition(_ range: Range<Int>) {
    let last = texts.count - 1
    if !texts[last].isEmpty {
      if texts[last].utf8.last != .colon { texts[last].append([.colon], for: range) }
      texts[last].space(range)
    }
    join = .inDefinition
  }

  private mutating func beginHeading(_ level: Int, _ range: Range<Int>) {
    if let table = tables.last, table.isInCell, !table.isLayout, !table.hasHeadCells,
      table.caption == nil, table.isFirstRow, texts[texts.count - 1].isEmpty == false
    {
      // Text before a heading in the first row: the table lays out the page.
      dissolveTable(range)
    }
    boundary(range, isHard: true)
    headings += 1
  }

  private mutating func endHeading(_ level: Int, _ start: Int, _ range: Range<Int>) {
    headings = max(0, headings - 1)
    guard texts.count == 1 else {
      texts[texts.count - 1].breakLine(range)
      return
    }
    let text = texts[0].take()
    let bytes = source.original(min(start, range.upperBound)..<range.upperBound)
    page.append(.heading(level: level, text), from: bytes)
  }

  private mutating func endPreformatted(_ start: Int, _ range: Range<Int>) {
    preformatted = max(0, preformatted - 1)
    guard texts.count == 1, headings == 0 else {
      texts[texts.count - 1].breakLine(range)
      return
    }
    let text = texts[0].take()
    let upper = text.text.utf8.count - text.text.utf8.reversed().prefix { $0.isWhiteSpace }.count
    let bytes = source.original(min(start, range.upperBound)..<range.upperBound)
    page.append(.code(language: language, text.slice(0..<upper)), from: bytes)
    language = nil
  }

  // MARK: Blocks

  /// The edge of a block: ends the text before it, or its line where it stands in something larger.
  private mutating func boundary(_ range: Range<Int>, isHard: Bool) {
    if join == .inDefinition { return }
    if texts.count > 1 {
      texts[texts.count - 1].breakLine(range)
    } else if headings > 0 {
      texts[0].space(range)
    } else if items > 0, !isHard {
      texts[0].breakLine(range)
    } else {
      flush(range)
    }
  }

  private mutating func flush(_ range: Range<Int>) {
    guard !texts[0].isEmpty else {
      _ = texts[0].take()
      return
    }
    let text = texts[0].take()
    guard let bytes = text.bytes else { return }
    page.append(items > 0 ? .item(depth: max(1, lists), text) : .paragraph(text), from: bytes)
  }

  /// Ends what the page left open and reads the JSON it embeds.
  private mutating func finish() {
    let end = source.bytes.count..<source.bytes.count
    while !tables.isEmpty { endTable(end) }
    texts = Array(texts.prefix(1))
    flush(end)
    for script in scripts {
      var reader = JSONReader(source.slice(script))
      reader.read(into: &page)
    }
  }

  // MARK: Tables

  private mutating func beginTable(_ range: Range<Int>) {
    if let outer = tables.last, outer.isInCell, !outer.isLayout, !outer.hasHeadCells,
      outer.caption == nil, outer.rows.count(where: { $0.count > 1 }) < 2
    {
      dissolveTable(range)
    }
    boundary(range, isHard: true)
    tables.append(TableBuilder(start: range.lowerBound))
  }

  /// Reads the cells of the innermost table as blocks, those already read as well.
  private mutating func dissolveTable(_ range: Range<Int>) {
    var table = tables.removeLast()
    if table.isInCell { table.endCell(texts.removeLast().takeLast()) }
    table.endRow()
    for row in table.rows {
      for cell in row where !cell.isContinued {
        for line in cell.text.lines {
          emit(.paragraph(line), line.bytes ?? 0..<0)
        }
      }
    }
    let inner = table.inner
    var layout = TableBuilder(start: table.start)
    layout.isLayout = true
    tables.append(layout)
    for block in inner { emit(block.content, block.bytes) }
  }

  /// Adds a block, or keeps it until the table it stands in has ended.
  private mutating func emit(_ content: Block.Content, _ bytes: Range<Int>) {
    if let outer = tables.lastIndex(where: { !$0.isLayout }) {
      tables[outer].inner.append(.init(content: content, bytes: bytes))
    } else {
      page.append(content, from: bytes)
    }
  }

  private mutating func beginPart(
    _ tag: HTMLTag,
    _ attributes: HTMLAttributes?,
    _ range: Range<Int>
  ) {
    if tables.isEmpty {
      // Rows that a region selects without their table.
      guard region != nil, tag == .row else {
        boundary(range, isHard: false)
        return
      }
      flush(range)
      tables.append(TableBuilder(start: range.lowerBound))
    }
    let last = tables.count - 1
    if tables[last].isLayout {
      boundary(range, isHard: false)
      return
    }
    switch tag {
    case .headGroup, .rowGroup: tables[last].beginGroup(isHead: tag == .headGroup)
    case .row: tables[last].beginRow()
    case .caption: texts.append(TextBuilder(source))
    default:
      if tables[last].isInCell { tables[last].endCell(texts.removeLast().takeLast()) }
      tables[last].beginCell(
        isHead: tag == .headCell,
        columns: attributes?.columns ?? 1,
        rows: attributes?.rows ?? 1
      )
      texts.append(TextBuilder(source))
    }
  }

  private mutating func endPart(_ tag: HTMLTag, _ range: Range<Int>) {
    guard let last = tables.indices.last, !tables[last].isLayout else {
      boundary(range, isHard: false)
      return
    }
    switch tag {
    case .headGroup, .rowGroup: tables[last].endGroup()
    case .row: tables[last].endRow()
    case .caption:
      if texts.count > 1 { tables[last].caption = texts.removeLast().takeLast() }
    default:
      if tables[last].isInCell, texts.count > 1 {
        tables[last].endCell(texts.removeLast().takeLast())
      }
    }
  }

  private mutating func endTable(_ range: Range<Int>) {
    guard var table = tables.popLast() else { return }
    if table.isLayout {
      boundary(range, isHard: false)
      return
    }
    if table.isInCell, texts.count > 1 { table.endCell(texts.removeLast().takeLast()) }
    let inner = table.inner
    let bytes = source.original(table.start..<max(table.start, range.upperBound))
    if let content = table.table() {
      let isColumn = content.columnCount == 1 && content.headRows == 0 && content.caption == nil
      if isColumn {
        for line in content.rows.flatMap({ $0[0].text.lines }) {
          emit(.paragraph(line), line.bytes ?? bytes)
        }
      } else {
        emit(.table(content), bytes)
      }
    }
    if table.isCut {
      page.find(
        .error,
        "table-too-large",
        "A table has more than \(Limits.cells) cells or \(Limits.columns) columns; the rest is not read."
      )
    }
    for block in inner { emit(block.content, block.bytes) }
  }
}

extension TextBuilder {
  /// The text of a builder that is not used again.
  fileprivate consuming func takeLast() -> SourceText {
    var builder = self
    return builder.take()
  }
}

extension SourceText {
  /// The lines of the text.
  fileprivate var lines: [SourceText] {
    var lines: [SourceText] = []
    var start = 0
    for (index, byte) in text.utf8.enumerated() where byte == .newline {
      lines.append(slice(start..<index))
      start = index + 1
    }
    return start == 0 ? [self] : lines + [slice(start..<text.utf8.count)]
  }
}

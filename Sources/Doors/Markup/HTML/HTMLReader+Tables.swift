import Vocabulary

/// The tables of a page, those that only lay it out among them.
extension HTMLReader {
  mutating func beginTable(_ range: Range<Int>) {
    if let outer = tables.last, outer.isInCell, !outer.isLayout, !outer.hasHeadCells,
      outer.caption == nil, outer.rows.count(where: { $0.count > 1 }) < 2
    {
      dissolveTable(range)
    }
    boundary(range, isHard: true)
    tables.append(TableBuilder(start: range.lowerBound))
  }

  /// Reads the cells of the innermost table as blocks, those already read as well.
  mutating func dissolveTable(_ range: Range<Int>) {
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

  mutating func beginPart(
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

  mutating func endPart(_ tag: HTMLTag, _ range: Range<Int>) {
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

  mutating func endTable(_ range: Range<Int>) {
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
    if table.isCut { page.findCutTable() }
    for block in inner { emit(block.content, block.bytes) }
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

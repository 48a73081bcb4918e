import Vocabulary

/// What opening and closing elements do to the text.
extension HTMLReader {
  mutating func begin(_ tag: HTMLTag, _ attributes: HTMLAttributes?, _ range: Range<Int>) {
    switch tag {
    case .inline, .strong, .raised:
      if tag == .raised { raised += 1 }
      if tag == .strong { strong += 1 }
      if preformatted > 0 { language = language ?? attributes?.language }
      if case .closed = edge, tag != .raised { edge = .between(range) } else { edge = .none }
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

  mutating func close(_ tag: HTMLTag, _ start: Int, _ range: Range<Int>) {
    switch tag {
    case .inline, .strong:
      if tag == .strong { strong = max(0, strong - 1) }
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
  mutating func boundary(_ range: Range<Int>, isHard: Bool) {
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

  mutating func flush(_ range: Range<Int>) {
    guard !texts[0].isEmpty else {
      _ = texts[0].take()
      return
    }
    let text = texts[0].take()
    guard let bytes = text.bytes else { return }
    page.append(items > 0 ? .item(depth: max(1, lists), text) : .paragraph(text), from: bytes)
  }

  /// Ends what the page left open and reads the JSON it embeds.
  mutating func finish() {
    let end = source.bytes.count..<source.bytes.count
    while !tables.isEmpty { endTable(end) }
    texts = Array(texts.prefix(1))
    flush(end)
    for script in scripts {
      var reader = JSONReader(source.slice(script))
      reader.read(into: &page)
    }
  }
}

extension TextBuilder {
  /// The text of a builder that is not used again.
  consuming func takeLast() -> SourceText {
    var builder = self
    return builder.take()
  }
}

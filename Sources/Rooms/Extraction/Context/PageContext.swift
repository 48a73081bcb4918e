import Vocabulary

/// A page with every text scanned and its surroundings worked out.
struct PageContext {
  let page: Page
  let facts: PageFacts
  let lexicon: Lexicon
  private(set) var blocks: [ScannedBlock] = []

  init(_ page: Page, lexicon: Lexicon) {
    self.page = page
    self.lexicon = lexicon
    let style = Self.style(of: page)
    let scanner = Scanner(lexicon: lexicon, style: style)
    var stack = HeadingStack()
    if let title = page.title {
      stack.take(heading: ScannedText(SourceText(text: title, segments: []), scanner), level: 0)
    }
    var texts: [ScannedText] = []
    var dated: [ScannedText] = []
    var stated: Day?
    // The path of a block in a JSON document says what it is about.
    let isDocument = page.blocks.contains { if case .record = $0.content { true } else { false } }
    for block in page.blocks {
      let content = ScannedBlock.Content(block.content, scanner)
      if case .heading(let level, let text) = content { stack.take(heading: text, level: level) }
      var around = stack.surroundings
      if isDocument {
        let path = block.path.replacing("~1", with: "/")
        around.path = ScannedText(SourceText(text: path, segments: []), scanner)
      }
      blocks.append(ScannedBlock(block: block, content: content, around: around))
      switch content {
      case .paragraph(let text):
        stack.take(paragraph: text)
        stack.note(text, isCode: false)
      case .code(let text): stack.note(text, isCode: true)
      case .item(let text): stack.note(text, isCode: false)
      default: break
      }
      texts.append(contentsOf: content.texts)
      if case .record(let record) = content, record.keys.isEmpty { stated = stated ?? record.day }
      // A note deep in a document dates its own entry, not the whole.
      if isDocument { continue }
      dated.append(contentsOf: content.texts)
    }
    facts = PageFacts(texts, dated: dated, day: stated, style: style)
  }

  private static func style(of page: Page) -> NumberStyle {
    var sample: [UInt8] = []
    for block in page.blocks {
      for text in block.content.texts { sample.append(contentsOf: text.text.utf8) }
      sample.append(10)
      // Enough to tell, without a second copy of a huge page.
      if sample.count > 200_000 { break }
    }
    return NumberStyle.of(sample)
  }
}

/// A block with its texts scanned.
struct ScannedBlock {
  let block: Block
  let content: Content
  let around: Surroundings

  enum Content {
    case heading(level: Int, ScannedText)
    case paragraph(ScannedText)
    case item(ScannedText)
    case code(ScannedText)
    case table(ScannedTable)
    case record(ScannedRecord)

    init(_ content: Block.Content, _ scanner: Scanner) {
      switch content {
      case .heading(let level, let text): self = .heading(level: level, ScannedText(text, scanner))
      case .paragraph(let text): self = .paragraph(ScannedText(text, scanner))
      case .item(_, let text): self = .item(ScannedText(text, scanner))
      case .code(_, let text): self = .code(ScannedText(text, scanner))
      case .table(let table): self = .table(ScannedTable(table, scanner))
      case .record(let record): self = .record(ScannedRecord(record, scanner))
      }
    }

    var texts: [ScannedText] {
      switch self {
      case .heading(_, let text), .paragraph(let text), .item(let text), .code(let text): [text]
      case .table(let table): table.texts
      case .record(let record): record.texts
      }
    }
  }
}

/// A table with its cells scanned.
struct ScannedTable {
  let caption: ScannedText?
  let headRows: Int
  let rows: [[ScannedText]]
  let isContinued: [[Bool]]

  init(_ table: Table, _ scanner: Scanner) {
    caption = table.caption.map { ScannedText($0, scanner) }
    headRows = table.headRows
    let width = table.rows.map(\.count).max() ?? 0
    let empty = ScannedText(SourceText(text: "", segments: []), scanner)
    rows = table.rows.map { row in
      row.map { ScannedText($0.text, scanner) }
        + Array(repeating: empty, count: width - row.count)
    }
    isContinued = table.rows.map { $0.map(\.isContinued) }
  }

  var texts: [ScannedText] { (caption.map { [$0] } ?? []) + rows.flatMap { $0 } }
}

/// An object of a JSON document with its keys and members scanned.
struct ScannedRecord {
  let keys: [ScannedText]
  let fields: [Field]

  struct Field {
    let name: ScannedText
    let value: ScannedText
    let kind: Record.Field.Kind
  }

  init(_ record: Record, _ scanner: Scanner) {
    keys = record.keys.map { ScannedText($0, scanner) }
    fields = record.fields.map {
      Field(
        name: ScannedText($0.name, scanner),
        value: ScannedText($0.value, scanner),
        kind: $0.kind
      )
    }
  }

  /// The day a document gives itself: its member "last_verified", "updated".
  var day: Day? {
    for field in fields
    where field.name.marks.indices.contains(where: { field.name.reader.has($0, .verified) }) {
      if let day = EffectiveDay.day(in: field.value, 0..<field.value.marks.count) { return day }
    }
    return nil
  }

  var texts: [ScannedText] { keys + fields.flatMap { [$0.name, $0.value] } }
}

extension Block.Content {
  /// Every text in it, for a look at how the page writes numbers.
  fileprivate var texts: [SourceText] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .item(_, let text), .code(_, let text): [text]
    case .table(let table): table.rows.flatMap { $0.map(\.text) }
    case .record(let record): record.fields.map(\.value)
    }
  }
}

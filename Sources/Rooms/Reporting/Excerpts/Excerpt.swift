package import Vocabulary

/// The words of a page around the passage a claim was read from, as a reader of the page sees them.
package struct Excerpt: Sendable, Hashable {
  let content: Content

  /// What lends the quote its meaning and stands elsewhere on the page: its headings.
  let under: [String]

  enum Content: Sendable, Hashable {
    /// A stretch of a paragraph, an item, a heading or code.
    case text([Run])
    /// Rows of a table, the first of them its head rows; `nil` stands for columns left out.
    case table(headRows: Int, rows: [[[Run]?]])
    /// Members of a JSON object.
    case fields([Field])
  }

  struct Field: Sendable, Hashable {
    let name: [Run]
    let value: [Run]
  }

  /// Words that are all quoted, all context, or neither.
  struct Run: Sendable, Hashable {
    let text: String
    let mark: Mark
  }

  enum Mark: Sendable, Hashable {
    case plain
    /// It lends the quote meaning: the head of the column, the first cell of the row.
    case context
    /// It states the value.
    case quote
  }

  private init(content: Content, under: [String]) {
    self.content = content
    self.under = under
  }

  /// Where the page cannot be read again: the quoted words alone.
  package init(of evidence: Evidence) {
    content = .text([Run(text: evidence.passage.quote, mark: .quote)])
    under = evidence.context.map(\.quote)
  }

  /// Finds the passage on the page that was read from the snapshot.
  package init(of evidence: Evidence, on page: Page) {
    let passage = evidence.passage.bytes
    let holding = page.blocks.filter {
      $0.bytes.lowerBound <= passage.lowerBound && passage.upperBound <= $0.bytes.upperBound
    }
    let block =
      holding.first { $0.path == evidence.path } ?? holding.min { $0.bytes.count < $1.bytes.count }
    let marks = Marks(quote: passage, context: evidence.context.map(\.bytes))
    guard let block, let content = Self.content(of: block, marks) else {
      self.init(of: evidence)
      return
    }
    let elsewhere = evidence.context.filter { !block.bytes.overlaps($0.bytes) }.map(\.quote)
    let heading = evidence.context.isEmpty ? Self.heading(before: block, on: page) : nil
    self.init(content: content, under: elsewhere + [heading].compactMap { $0 })
  }

  /// The heading that a block stands below, where nothing else says what it is about.
  private static func heading(before block: Block, on page: Page) -> String? {
    let earlier = page.blocks.last { other in
      if case .heading = other.content {
        other.bytes.upperBound <= block.bytes.lowerBound
      } else {
        false
      }
    }
    guard case .heading(_, let text)? = earlier?.content else { return nil }
    return text.text
  }

  /// The quoted words as the page shows them.
  var quote: String { runs.filter { $0.mark == .quote }.map(\.text).joined(separator: " ") }

  /// The words just before the quote.
  var before: String {
    guard let place = runs.firstIndex(where: { $0.mark == .quote }), place > 0 else { return "" }
    return runs[..<place].suffix(2).map(\.text).joined(separator: " ")
  }

  private var runs: [Run] {
    switch content {
    case .text(let runs): runs
    case .table(let head, let rows):
      rows.dropFirst(head).flatMap { $0.compactMap { $0 } }.flatMap { $0 }
    case .fields(let fields): fields.flatMap { $0.name + $0.value }
    }
  }
}

// MARK: - Blocks

extension Excerpt {
  /// Which bytes are marked.
  fileprivate struct Marks {
    let quote: Range<Int>
    let context: [Range<Int>]
  }

  /// `nil` where the passage is in none of its texts.
  private static func content(of block: Block, _ marks: Marks) -> Content? {
    switch block.content {
    case .heading(_, let text), .paragraph(let text), .item(_, let text), .code(_, let text):
      return text.range(of: marks.quote).map { .text(runs(of: text, around: $0, marks)) }
    case .table(let table): return content(of: table, marks)
    case .record(let record): return content(of: record, marks)
    }
  }

  private static func content(of table: Table, _ marks: Marks) -> Content? {
    if let caption = table.caption, let range = caption.range(of: marks.quote) {
      return .text(runs(of: caption, around: range, marks))
    }
    let holding = table.rows.indices.filter { index in
      table.rows[index].contains { !$0.isContinued && $0.text.range(of: marks.quote) != nil }
    }
    guard let row = holding.first else { return nil }
    let heads = Array(0..<min(table.headRows, 2)).filter { $0 != row }
    let columns = columns(of: table, row, marks)
    let rows = (heads + [row]).map { index in
      columns.map { column in
        column.map { cell(table, index, $0).map { runs(of: $0.text, marks) } ?? [] }
      }
    }
    return .table(headRows: heads.count, rows: rows)
  }

  /// A row that is shorter than the first has no cell there.
  private static func cell(_ table: Table, _ row: Int, _ column: Int) -> Table.Cell? {
    table.rows[row].indices.contains(column) ? table.rows[row][column] : nil
  }

  private static let mostColumns = 6

  /// Of a wide table the first column and those with a mark; `nil` for a gap between them.
  private static func columns(of table: Table, _ row: Int, _ marks: Marks) -> [Int?] {
    let all = Array(0..<table.columnCount)
    if all.count <= mostColumns { return all }
    let ranges = [marks.quote] + marks.context
    let wanted = all.filter { column in
      column == 0
        || ranges.contains { cell(table, row, column)?.text.range(of: $0) != nil }
    }
    var shown: [Int?] = []
    for (place, column) in wanted.prefix(mostColumns).enumerated() {
      if place > 0, wanted[place - 1] + 1 < column { shown.append(nil) }
      shown.append(column)
    }
    if let last = wanted.prefix(mostColumns).last, last + 1 < all.count { shown.append(nil) }
    return shown
  }

  /// The marked members and their neighbours.
  private static func content(of record: Record, _ marks: Marks) -> Content? {
    let fields = record.fields.map { field in
      Field(name: runs(of: field.name, marks), value: runs(of: field.value, marks))
    }
    let marked = fields.indices.filter { index in
      (fields[index].name + fields[index].value).contains { $0.mark == .quote }
    }
    guard let first = marked.first, let last = marked.last else { return nil }
    let shown = fields[max(0, first - 1)...min(fields.count - 1, last + 1)]
    let keys = record.keys.map { $0.text }.joined(separator: " › ")
    let path = keys.isEmpty ? [] : [Field(name: [Run(text: keys, mark: .context)], value: [])]
    return .fields(path + shown)
  }
}

// MARK: - Texts

extension Excerpt {
  /// How many bytes of text stand before and after the quote of a long text.
  private static let reach = 150

  /// How long a quote or a cell may be before it is cut.
  private static let longest = 600

  /// All of a short text, and a window on a long one.
  private static func runs(
    of text: SourceText,
    around quote: Range<Int>? = nil,
    _ marks: Marks
  ) -> [Run] {
    let bytes = Array(text.text.utf8)
    let found = quote ?? text.range(of: marks.quote)
    let middle = found ?? 0..<min(bytes.count, 1)
    var lower = max(0, middle.lowerBound - reach)
    var upper = min(bytes.count, min(middle.upperBound, middle.lowerBound + longest) + reach)
    if lower > 0 { lower = wordEdge(bytes, near: lower) }
    if upper < bytes.count { upper = wordEdge(bytes, near: upper) }
    guard lower < upper else { return [] }
    var runs: [Run] = lower > 0 ? [Run(text: "… ", mark: .plain)] : []
    let context = marks.context.compactMap { text.range(of: $0) }
    var start = lower
    for edge in edges(of: [found].compactMap { $0 } + context, within: lower..<upper) + [upper] {
      guard edge > start else { continue }
      let words = String(decoding: bytes[start..<edge], as: UTF8.self)
      runs.append(Run(text: words, mark: mark(at: start, found, context)))
      start = edge
    }
    if upper < bytes.count { runs.append(Run(text: " …", mark: .plain)) }
    return runs
  }

  private static func edges(of ranges: [Range<Int>], within window: Range<Int>) -> [Int] {
    Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] })
      .filter { window.contains($0) && $0 > window.lowerBound }.sorted()
  }

  private static func mark(at place: Int, _ quote: Range<Int>?, _ context: [Range<Int>]) -> Mark {
    if quote?.contains(place) ?? false { return .quote }
    return context.contains { $0.contains(place) } ? .context : .plain
  }

  /// The next blank from a place on, or the next character's start where none is near.
  private static func wordEdge(_ bytes: [UInt8], near place: Int) -> Int {
    let near = place..<min(bytes.count, place + 24)
    if let blank = near.first(where: { bytes[$0] == UInt8(ascii: " ") }) { return blank }
    return near.first { bytes[$0] & 0xC0 != 0x80 } ?? bytes.count
  }
}

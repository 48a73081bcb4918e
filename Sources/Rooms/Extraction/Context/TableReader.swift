import Vocabulary

/// Takes a table to the rule that fits its heads: a grid, rows with prices, or rows as statements.
struct TableReader {
  let context: PageContext

  func read(_ table: ScannedTable, _ block: ScannedBlock, _ book: inout ClaimBook) {
    guard let width = table.rows.first?.count, width > 1 else {
      for row in table.rows { statements(of: row, table, block, &book) }
      return
    }
    if let grid = GridRule(table, block, context) {
      grid.read(into: &book)
      return
    }
    if let across = PricesAcross(table, block, context) {
      across.read(into: &book)
      return
    }
    let columns = PriceColumns(table, block, context)
    for row in table.rows.dropFirst(max(columns.headRows, 0)) {
      if let columns = columns.usable, columns.read(row, into: &book) { continue }
      statements(of: row, table, block, &book)
    }
  }

  /// A row read as one line, its cells parted by bars; the heads stand over it.
  private func statements(
    of row: [ScannedText],
    _ table: ScannedTable,
    _ block: ScannedBlock,
    _ book: inout ClaimBook
  ) {
    var source = SourceText(text: "", segments: [])
    for (index, cell) in row.enumerated() {
      if index > 0 { source = source.appending(SourceText(text: " | ", segments: [])) }
      source = source.appending(cell.source)
    }
    let scanner = Scanner(lexicon: context.lexicon, style: context.facts.style)
    let text = ScannedText(source, scanner)
    guard !text.marks.isEmpty else { return }
    book.beginText()
    let heads =
      table.rows.prefix(table.headRows).flatMap { $0 } + (table.caption.map { [$0] } ?? [])
    for range in text.sentences {
      let statement = Statement(
        text: text,
        range: text.sentences.count > 1 && text.marks.count > 400 ? range : nil,
        block: block.block,
        around: block.around,
        facts: context.facts,
        shape: .row,
        heads: heads
      )
      Rules.read(statement, into: &book)
      if statement.range.upperBound == text.marks.count { break }
    }
  }
}

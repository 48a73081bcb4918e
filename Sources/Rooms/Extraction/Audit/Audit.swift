import Vocabulary

/// Works out again what a page works out: sums, products, budgets, ratios, effective rates.
///
/// Every number comes from the statement itself or from the page's own claims, never from another
/// page. A statement that could be read in several ways is reported only where it comes out right.
enum Audit {
  /// The statements of a page that could be recomputed, in the order of the page.
  ///
  /// `claims` are what the rules read on the same page; `bytes` are the snapshot's.
  static func checks(
    in context: PageContext,
    bytes: [UInt8],
    snapshot: Identifier<Snapshot>,
    claims: [Claim]
  ) -> [ArithmeticCheck] {
    let page = AuditPage(context: context, prices: AuditPrices(claims, in: context))
    var book = AuditBook(snapshot: snapshot, bytes: bytes)
    for block in context.blocks {
      switch block.content {
      case .heading(_, let text), .paragraph(let text), .item(let text), .code(let text):
        read(AuditLine.lines(of: text, in: block, page), page, into: &book)
      case .table(let table):
        for row in table.rows {
          EffectiveRates.read(row, block, into: &book)
          for (column, cell) in row.enumerated() {
            let heads = table.heads(of: column)
            read(AuditLine.lines(of: cell, in: block, heads: heads, page), page, into: &book)
          }
        }
        TableSums.read(table, block, page, into: &book)
      case .record(let record):
        for field in record.fields where field.kind == .string {
          // A note in data reckons with anything; only credits beside dollars are a price's example.
          let lines = AuditLine.lines(of: field.value, in: block, page)
          read(lines.filter(\.hasBothMoneys), page, into: &book)
        }
      }
    }
    ClaimPairs.read(claims, page.prices, into: &book)
    FormulaCells.read(claims, into: &book)
    return book.checks
  }

  private static func read(_ lines: [AuditLine], _ page: AuditPage, into book: inout AuditBook) {
    var earlier: [AuditLine] = []
    for line in lines {
      if !line.figures.isEmpty || line.has(.multiple) || line.has(.cue(.comparison)) {
        Equations.read(line, page, into: &book)
        PricePairs.read(line, page, into: &book)
        EffectiveRates.read(line, page, into: &book)
        Products.read(line, into: &book)
        Volumes.read(line, after: earlier, page, into: &book)
        Budgets.read(line, after: earlier, page, into: &book)
        Ratios.read(line, after: earlier, page, into: &book)
        Totals.read(line, after: earlier, page, into: &book)
        Percents.read(line, page, into: &book)
      }
      // A thought rarely reaches over more than a few sentences.
      earlier = Array((earlier + [line]).suffix(3))
    }
  }
}

extension AuditLine {
  fileprivate var hasBothMoneys: Bool {
    figures.contains { $0.measure == .credit } && figures.contains { $0.measure == .dollar }
  }
}

extension ScannedTable {
  /// What stands over a column: its heads and the caption.
  func heads(of column: Int) -> [ScannedText] {
    rows.prefix(headRows).compactMap { $0.indices.contains(column) ? $0[column] : nil }
      + (caption.map { [$0] } ?? [])
  }
}

import Vocabulary

/// A table whose heads name services and whose rows say what the figures under them are.
///
/// Takes "| | Core | Ultra |" over "| Credits | 3 | 8 |" and "| USD per image | $0.03 | $0.08 |".
/// Leaves rows about anything but a price.
struct PricesAcross {
  private let table: ScannedTable
  private let block: ScannedBlock
  private let context: PageContext
  private let subjects: [Int: [Int]]
  private let headRow: Int

  /// `nil` where fewer than two heads name a service.
  init?(_ table: ScannedTable, _ block: ScannedBlock, _ context: PageContext) {
    self.table = table
    self.block = block
    self.context = context
    headRow = max(table.headRows - 1, 0)
    guard table.rows.count > headRow + 1 else { return nil }
    var subjects: [Int: [Int]] = [:]
    for (column, head) in table.rows[headRow].enumerated().dropFirst() {
      let whole = Self.statement(head, block, context)
      let groups = NameGroup.all(in: whole, excluding: [])
      if groups.count == 1, !head.quantities.contains(where: \.isPrice) {
        subjects[column] = groups[0].subjects
      }
    }
    guard subjects.count >= 2 else { return nil }
    self.subjects = subjects
  }

  private static func statement(
    _ text: ScannedText,
    _ block: ScannedBlock,
    _ context: PageContext
  ) -> Statement {
    Statement(
      text: text,
      range: 0..<text.marks.count,
      block: block.block,
      around: block.around,
      facts: context.facts,
      shape: .row
    )
  }

  func read(into book: inout ClaimBook) {
    guard let venue = PriceVenue.of(Self.statement(table.rows[headRow][0], block, context)) else {
      return
    }
    for row in table.rows.dropFirst(headRow + 1) {
      let label = row[0]
      guard isPrice(label) else { continue }
      let fallback = UnitHint.of(label)
      for (column, subjects) in subjects.sorted(by: { $0.key < $1.key }) where column < row.count {
        let cell = Self.statement(row[column], block, context)
        for quantity in row[column].quantities {
          let bare = quantity.measure == .bare && quantity.rate == nil ? fallback : nil
          guard let unit = PriceUnit.of(quantity) ?? bare else { continue }
          for subject in subjects {
            book.add(
              ClaimBook.Draft(
                rule: "prices-across",
                subject: context.lexicon.subjects[subject].id,
                attribute: .price,
                value: quantity.value,
                unit: unit,
                isApproximate: quantity.isHedged,
                venue: venue,
                marks: quantity.marks
              ),
              in: cell
            )
          }
        }
      }
    }
  }

  /// Whether a row's label speaks of a price, and of one image, not of many.
  private func isPrice(_ label: ScannedText) -> Bool {
    let reader = label.reader
    let indices = reader.marks.indices
    let isBatch = label.quantities.contains { $0.low > .one }
    let isPeriod = indices.contains { reader.thing($0) == .month || reader.has($0, .total) }
    return !isBatch && !isPeriod
      && indices.contains {
        reader.has($0, .price) || reader.has($0, .credit) || reader.has($0, .dollar)
          || reader.isSign($0, "$")
      }
  }
}

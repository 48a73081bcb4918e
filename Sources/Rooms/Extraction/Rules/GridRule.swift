import Vocabulary

/// A table of prices by settings: steps down, sizes across, or the other way round.
///
/// Takes cells such as "0.3", "0.3 ($0.003)", "$0.003" under heads such as "512 x 768" beside rows such
/// as "30". The subject is what the caption, the note before the table or the headings name; "all
/// models except X" and a grid that names no model stand for the old models. Leaves empty cells.
struct GridRule {
  private let table: ScannedTable
  private let block: ScannedBlock
  private let context: PageContext
  private let heads: [[String: String]]
  private let headRow: Int

  /// `nil` where the table is no grid.
  init?(_ table: ScannedTable, _ block: ScannedBlock, _ context: PageContext) {
    let headRow = max(table.headRows - 1, 0)
    guard table.rows.count > headRow + 1 else { return nil }
    let row = table.rows[headRow]
    let cornerHasSteps = row[0].reader.marks.indices.contains { row[0].reader.thing($0) == .step }
    let columns = row.dropFirst().map { Self.setting(of: $0, isSteps: false) }
    let isSizesAcross = columns.filter { $0["width"] != nil }.count >= 2
    let isStepsAcross = columns.filter { $0["steps"] != nil }.count >= 2
    guard isSizesAcross || isStepsAcross else { return nil }
    let first = Self.setting(
      of: table.rows[headRow + 1][0],
      isSteps: cornerHasSteps || isSizesAcross
    )
    guard !first.isEmpty else { return nil }
    self.table = table
    self.block = block
    self.context = context
    self.headRow = headRow
    heads = [[:]] + columns
  }

  func read(into book: inout ClaimBook) {
    guard let subjects = subjects, let venue = PriceVenue.of(statement(table.rows[headRow][0]))
    else { return }
    let isSizesAcross = heads.contains { $0["width"] != nil }
    for row in table.rows.dropFirst(headRow + 1) {
      let rowSettings = Self.setting(of: row[0], isSteps: isSizesAcross)
      guard !rowSettings.isEmpty else { continue }
      for (column, cell) in row.enumerated().dropFirst() where column < heads.count {
        guard !heads[column].isEmpty else { continue }
        let settings = rowSettings.merging(heads[column]) { first, _ in first }
        for quantity in cell.quantities {
          guard let unit = unit(quantity) else { continue }
          for subject in subjects {
            book.add(
              ClaimBook.Draft(
                rule: "grid",
                subject: subject,
                attribute: .price,
                value: quantity.value,
                unit: unit,
                conditions: settings,
                isApproximate: quantity.isHedged,
                venue: venue,
                marks: quantity.marks
              ),
              in: statement(cell)
            )
          }
        }
      }
    }
  }

  private func statement(_ text: ScannedText) -> Statement {
    Statement(
      text: text,
      range: 0..<text.marks.count,
      block: block.block,
      around: block.around,
      facts: context.facts,
      shape: .row
    )
  }

  /// Figures alone are credits, unless what stands over the grid says dollars.
  private func unit(_ quantity: Quantity) -> Unit? {
    if let unit = PriceUnit.of(quantity) { return unit }
    guard quantity.measure == .bare, quantity.rate == nil else { return nil }
    let over =
      [table.caption, block.around.lead].compactMap { $0 } + block.around.headings.prefix(2)
    return UnitHint.of(over) ?? .creditPerGeneration
  }

  /// "512 x 768", "30 steps", or a figure alone where steps are meant.
  private static func setting(of cell: ScannedText, isSteps: Bool) -> [String: String] {
    for mark in cell.marks {
      if case .size(let width, let height) = mark.kind {
        return ["width": String(width), "height": String(height)]
      }
    }
    guard let quantity = cell.quantities.first, !quantity.isRange else { return [:] }
    if quantity.measure == .thing(.step) { return ["steps": quantity.low.description] }
    guard isSteps, quantity.measure == .bare, cell.marks.count == 1 else { return [:] }
    return ["steps": quantity.low.description]
  }

  /// What the grid prices; `nil` where it is another maker's.
  private var subjects: [Identifier<Subject>]? {
    let over = [table.caption, block.around.lead].compactMap { $0 } + block.around.headings
    for text in over {
      let whole = statement(text)
      if whole.has(.except), whole.has(.all) || whole.has(.model) { return [Known.legacy] }
      let names = NameGroup.all(in: whole, excluding: [])
      if let name = names.first { return name.subjects.map { context.lexicon.subjects[$0].id } }
      if let vendor = Statement.vendor(in: text, 0..<text.marks.count), vendor.role == .maker {
        return nil
      }
    }
    return [Known.legacy]
  }
}

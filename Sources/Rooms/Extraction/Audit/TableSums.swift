import Vocabulary

/// Columns that are worked out from others: dollars of credits, a volume's cost of the unit price.
///
/// A relation between columns is believed where most rows bear it out; the rows that do not are wrong.
enum TableSums {
  static func read(
    _ table: ScannedTable,
    _ block: ScannedBlock,
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    let columns = (0..<min(table.rows.first?.count ?? 0, widest)).map { Column($0, of: table) }
    let body = table.rows.dropFirst(table.headRows).map { row in
      columns.map { $0.figure(in: row) }
    }
    let rows = Array(zip(body, table.rows.dropFirst(table.headRows)))
    for result in columns where result.measure != nil {
      for relation in relations(for: result, columns, page) {
        read(relation, rows, block, into: &book)
      }
    }
  }

  /// Wider tables are grids of settings, whose columns do not follow from each other.
  private static let widest = 12

  /// How a column follows from the cells of its row.
  private struct Relation {
    let rule: String
    let result: Int
    let needed: [Int]
    var isDefinition = false
    let value: ([Amount]) -> (Rational?, String)
  }

  private static func relations(
    for result: Column,
    _ columns: [Column],
    _ page: AuditPage
  ) -> [Relation] {
    var found: [Relation] = []
    for other in columns where other.index != result.index {
      if result.measure == .dollar, other.measure == .credit, result.volume == other.volume,
        let price = page.prices.creditPrice
      {
        found.append(
          Relation(rule: "price-pair", result: result.index, needed: [other.index]) {
            (Rational($0[0]).multiplied(by: Rational(price)), "\($0[0]) × $\(price)")
          }
        )
      }
      if let volume = result.volume, other.volume == nil, other.measure == result.measure {
        let sign = result.measure == .dollar ? "$" : ""
        found.append(
          Relation(rule: "volume", result: result.index, needed: [other.index]) {
            (Rational(volume).multiplied(by: Rational($0[0])), "\(volume) × \(sign)\($0[0])")
          }
        )
      }
      for third in columns where third.index != result.index && third.index != other.index {
        found += relation(of: result, other, third)
      }
    }
    return found
  }

  private static func relation(of result: Column, _ left: Column, _ right: Column) -> [Relation] {
    if result.isPerCredit, left.measure == .dollar, !left.isPerCredit, right.measure == .credit {
      return [
        Relation(
          rule: "effective-rate",
          result: result.index,
          needed: [left.index, right.index],
          isDefinition: true
        ) { (Rational($0[0]).divided(by: Rational($0[1])), "$\($0[0]) / \($0[1])") }
      ]
    }
    if result.isPerCredit || left.isPerCredit || right.isPerCredit { return [] }
    if result.measure == .thing(.percent), left.measure == right.measure, left.index < right.index {
      return [
        Relation(rule: "percent", result: result.index, needed: [left.index, right.index]) {
          (Percents.change(from: $0[0], to: $0[1]), "(\($0[1]) - \($0[0])) / \($0[0]) × 100")
        }
      ]
    }
    let isMoney = result.measure == .dollar || result.measure == .credit
    if isMoney, left.isCount, right.measure == result.measure {
      return [
        Relation(rule: "volume", result: result.index, needed: [left.index, right.index]) {
          (Rational($0[0]).multiplied(by: Rational($0[1])), "\($0[0]) × \($0[1])")
        }
      ]
    }
    return []
  }

  private static func read(
    _ relation: Relation,
    _ rows: [(figures: [Figure?], cells: [ScannedText])],
    _ block: ScannedBlock,
    into book: inout AuditBook
  ) {
    var reckonings: [Reckoning] = []
    for row in rows {
      let needed = relation.needed.compactMap { row.figures[$0]?.low }
      guard needed.count == relation.needed.count, let stated = row.figures[relation.result],
        !relation.needed.contains(where: { row.figures[$0]?.isRange ?? true }), !stated.isRange
      else { continue }
      let (value, expression) = relation.value(needed)
      let places = ([relation.result] + relation.needed).compactMap { index in
        row.figures[index].flatMap { row.cells[index].bytes(of: $0.marks) }
      }
      guard let value, let own = places.first, places.count == relation.needed.count + 1 else {
        continue
      }
      let start = places.map(\.lowerBound).min() ?? own.lowerBound
      let end = places.map(\.upperBound).max() ?? own.upperBound
      reckonings.append(
        Reckoning(
          rule: relation.rule,
          path: block.block.path,
          bytes: start..<end,
          statedBytes: own,
          expression: expression,
          stated: stated,
          computed: value,
          isCertain: false
        )
      )
    }
    let agreeing = reckonings.count { $0.outcome != nil }
    let isBelieved =
      relation.isDefinition || (agreeing >= 2 && agreeing * 3 >= reckonings.count * 2)
    guard isBelieved else { return }
    for var reckoning in reckonings {
      reckoning.isCertain = true
      book.add(reckoning)
    }
  }

  /// What a column holds, by its head and its cells.
  private struct Column {
    let index: Int
    var measure: Quantity.Measure?

    /// For how many generations it states a cost: "Monthly cost (2,000 images)".
    var volume: Amount?
    var isPerCredit = false
    var isCount = false

    init(_ index: Int, of table: ScannedTable) {
      self.index = index
      let heads = table.rows.prefix(table.headRows).map { $0[index] }
      let cells = table.rows.dropFirst(table.headRows).prefix(50).compactMap {
        Self.only(in: $0[index])
      }
      guard !cells.isEmpty else { return }
      let headFigures = heads.flatMap { Figure.all(in: $0) }
      let counts = headFigures.filter { Volumes.isVolume($0) && $0.measure == .thing(.generation) }
      volume =
        counts.count == 1
        ? counts[0].low
        : headFigures.compactMap { figure in
          figure.rate.flatMap {
            $0.counted == .thing(.generation) && $0.count > .one ? $0.count : nil
          }
        }.first
      func isHead(_ keyword: Keyword) -> Bool {
        heads.contains { head in head.marks.indices.contains { head.reader.has($0, keyword) } }
      }
      isPerCredit = cells.allSatisfy { $0.measure == .dollar && $0.rate?.counted == .credit }
      let measures = Set(cells.map(\.measure))
      guard measures.count == 1, let only = measures.first else { return }
      if only == .bare {
        let isDollar = isHead(.dollar) || heads.contains { $0.reader.text.bytes.contains(36) }
        let isCredit = isHead(.credit) && !isDollar
        measure = isCredit ? .credit : isDollar ? .dollar : nil
        isCount = measure == nil && isHead(.thing(.generation)) && !isHead(.cue(.price))
      } else {
        measure = only
        isCount = only == .thing(.generation)
      }
    }

    func figure(in row: [ScannedText]) -> Figure? {
      guard row.indices.contains(index), var figure = Self.only(in: row[index]) else { return nil }
      if figure.measure == .bare, let measure { figure.measure = measure }
      return figure
    }

    private static func only(in text: ScannedText) -> Figure? {
      let figures = Figure.all(in: text)
      return figures.count == 1 ? figures[0] : nil
    }
  }
}

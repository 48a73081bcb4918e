package import Vocabulary

/// The prices in force on a day as flat rows: the same columns in each, for data frames and queries.
///
///     PriceSheet(rates, on: day, from: table, register).text(as: .csv)
///
/// A grid gives a row for each cell, with its `settings`. An amount stands twice: exactly, as a text
/// (`value`, `usd`), and as a number (`value_number`) for sorting and drawing. The number is null
/// where it has more than fifteen significant digits, as many as a double keeps without loss. An
/// amount fills `low` and `high` too, a range these alone.
package struct PriceSheet: Sendable, Hashable {
  /// A row's members have the names and the order of `columns`.
  let records: [[JSON.Member]]

  static let columns = [
    "table", "in_force_from", "known", "subject", "name", "family", "attribute", "kind", "value",
    "value_number", "low", "low_number", "high", "high_number", "formula", "settings", "unit",
    "usd",
    "usd_number", "usd_low", "usd_high", "usd_formula", "conditions", "venue", "from_first",
    "from_last", "until_first", "until_last", "status", "confidence", "ruling", "claims",
    "evidence",
  ]

  /// How a sheet is written.
  package enum Format: Sendable, Hashable {
    /// RFC 4180, with a head.
    case csv
    /// One object a line, ready to be made Parquet: every column in every row, null where absent.
    case jsonl
  }

  package init(_ rates: [Rate], from table: PriceTable, _ register: Register) {
    records = rates.flatMap { Self.records(of: $0, from: table, register) }
  }

  /// The sheet as a file, with its final newline.
  package func text(as format: Format) -> String {
    switch format {
    case .csv: CSV.text(columns: Self.columns, records: records)
    case .jsonl: records.map { JSON.object($0).compact + "\n" }.joined()
    }
  }

  private static func records(
    of rate: Rate,
    from table: PriceTable,
    _ register: Register
  ) -> [[JSON.Member]] {
    let subject = register.subjects[rate.key.subject]
    let evidence = rate.claims.lazy.compactMap { register.claims[$0] }
      .compactMap { register.snapshot(of: $0)?.address }.first
    return priced(rate).map { price in
      var cells = price.cells
      cells["table"] = .number(table.number)
      cells["in_force_from"] = .string(table.day.description)
      cells["known"] = .string(table.known.description)
      cells["subject"] = .string(rate.key.subject.text)
      cells["name"] = .optional(subject?.name)
      cells["family"] = .optional(subject?.family)
      cells["attribute"] = .string(rate.key.attribute.name)
      cells["kind"] = .string(price.kind)
      cells["unit"] = .string(rate.key.unit.symbol)
      cells["conditions"] = .optional(text(of: rate.key.conditions))
      cells["venue"] = .string(rate.key.venue.name)
      cells["from_first"] = .optional(rate.interval.from?.span.first)
      cells["from_last"] = .optional(rate.interval.from?.span.last)
      cells["until_first"] = .optional(rate.interval.until?.span.first)
      cells["until_last"] = .optional(rate.interval.until?.span.last)
      cells["status"] = .string(rate.status.rawValue)
      cells["confidence"] = .number(rate.confidence.percent)
      cells["ruling"] = .string(rate.ruling.text)
      cells["claims"] = .number(rate.claims.count)
      cells["evidence"] = .optional(evidence)
      return columns.map { JSON.Member($0, cells[$0] ?? .null) }
    }
  }

  /// Null rather than an empty text, which readers of CSV cannot tell from it.
  private static func text(of conditions: [String: String]) -> String? {
    conditions.isEmpty ? nil : conditions.sortedText
  }

  private typealias Priced = (kind: String, cells: [String: JSON])

  /// What a rate says in columns: one row, or one for each cell of a grid.
  private static func priced(_ rate: Rate) -> [Priced] {
    switch rate.value {
    case nil: return [("none", [:])]
    case .amount(let amount):
      var cells = amounts(of: amount)
      if case .amount(let usd)? = rate.usd { fill(usd, in: &cells) }
      return [("amount", cells)]
    case .range(let low, let high):
      var cells = bounds(low, high)
      if case .range(let low, let high)? = rate.usd {
        cells["usd_low"] = .string(low.description)
        cells["usd_high"] = .string(high.description)
      }
      return [("range", cells)]
    case .boolean(let truth): return [("boolean", ["value": .string(truth ? "true" : "false")])]
    case .day(let day): return [("day", ["value": .string(day.description)])]
    case .text(let text): return [("text", ["value": .string(text)])]
    case .formula(let formula):
      var cells: [String: JSON] = ["formula": .string(formula.description)]
      if case .formula(let usd)? = rate.usd { cells["usd_formula"] = .string(usd.description) }
      return [("formula", cells)]
    case .grid(let grid): return rows(of: grid, usd: rate.usd)
    }
  }

  private static func rows(of grid: Grid, usd: Value?) -> [Priced] {
    grid.cells.map { cell in
      let settings = Dictionary(
        zip(grid.parameters, cell.point.map(\.description)),
        uniquingKeysWith: { first, _ in first }
      )
      var cells = amounts(of: cell.value)
      cells["settings"] = .string(settings.sortedText)
      cells["formula"] = .optional(grid.fit?.formula)
      if case .grid(let usd)? = usd, let price = usd.listed(at: cell.point) {
        fill(price, in: &cells)
      }
      return ("grid", cells)
    }
  }

  private static func amounts(of amount: Amount) -> [String: JSON] {
    var cells = bounds(amount, amount)
    cells["value"] = .string(amount.description)
    cells["value_number"] = .number(amount)
    return cells
  }

  private static func bounds(_ low: Amount, _ high: Amount) -> [String: JSON] {
    [
      "low": .string(low.description), "low_number": .number(low),
      "high": .string(high.description), "high_number": .number(high),
    ]
  }

  private static func fill(_ usd: Amount, in cells: inout [String: JSON]) {
    cells["usd"] = .string(usd.description)
    cells["usd_number"] = .number(usd)
    cells["usd_low"] = .string(usd.description)
    cells["usd_high"] = .string(usd.description)
  }
}

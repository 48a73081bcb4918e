package import Vocabulary

/// A row of the list of prices.
package struct PriceRow: Sendable, Hashable {
  package let rate: Rate

  /// The price at settings the user asked for, where the rate depends on settings.
  package let answer: Answer?

  /// The ruling behind it, whose course a wide terminal shows.
  package let ruling: Ruling?

  package struct Answer: Sendable, Hashable {
    package let settings: [String: Amount]
    package let value: Amount

    /// Whether it was computed by a formula, not found in a list.
    package let isComputed: Bool

    package init(settings: [String: Amount], value: Amount, isComputed: Bool) {
      self.settings = settings
      self.value = value
      self.isComputed = isComputed
    }
  }

  package init(_ rate: Rate, answer: Answer? = nil, ruling: Ruling? = nil) {
    self.rate = rate
    self.answer = answer
    self.ruling = ruling
  }
}

extension Report {
  /// The prices in force on a day, as known from a table.
  package static func prices(
    _ rows: [PriceRow],
    on day: Day,
    from table: PriceTable,
    _ register: Register
  ) -> Report {
    let register = register.discontinuing(
      Set(
        table.rates.filter { rate in
          guard rate.key.attribute == .discontinuedOn, rate.key.venue == .stability,
            case .day(let last)? = rate.value
          else { return false }
          return last <= day
        }.map(\.key.subject)
      )
    )
    let ordered = rows.map { (rank: register.rank(of: $0.rate.key.subject), row: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? left.row.rate.key < right.row.rate.key
          : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.row)
    var parts: [Part] = [title(on: day, from: table)]
    parts += ordered.isEmpty ? [.line("None is known.")] : priceParts(ordered, on: day, register)
    return Report(
      parts: parts,
      columns: [
        "subject", "name", "attribute", "value", "low", "high", "grid", "formula", "unit", "usd",
        "conditions", "venue", "from", "until", "status", "confidence", "ruling", "at", "computed",
        "table", "known",
      ],
      records: ordered.map { record(of: $0, from: table, register) }
    )
  }

  private static func title(on day: Day, from table: PriceTable) -> Part {
    table.number == 0
      ? .line(
        "No price table is in force on \(day); 'pricebook update' publishes what is known.",
        .strong
      )
      : .title(
        "Prices in force on \(day), known as of ",
        known: table.known,
        " (table \(table.number))."
      )
  }

  /// The table, and below it what its marks mean and where its short values stand in full.
  private static func priceParts(
    _ rows: [PriceRow],
    on day: Day,
    _ register: Register
  ) -> [Part] {
    let isList = Set(rows.map(\.rate.key.subject)).count > 1
    var parts: [Part] = [.table(priceTable(rows, isList: isList, on: day, register))]
    parts += legend(of: rows.map(\.rate.status))
    for row in rows {
      if let answer = row.answer {
        parts.append(.line(words(for: answer, of: row.rate), .faint))
      } else if !isList, case .grid(let grid) = row.rate.value {
        parts += [.blank, .table(gridTable(grid, row.rate.key.unit))]
        if let fit = grid.fit { parts.append(.line(words(for: fit, of: grid), .faint)) }
      }
    }
    if isList, rows.contains(where: { $0.answer == nil && Brief.isShortened($0.rate.value) }) {
      parts.append(
        .line(
          "Formulas and grids are shortened; 'pricebook prices SUBJECT' shows one whole.",
          .faint
        )
      )
    }
    return parts
  }

  private static func words(for answer: PriceRow.Answer, of rate: Rate) -> String {
    let settings = words(for: answer.settings)
    guard answer.isComputed else { return "\(rate.key.subject): listed for \(settings)." }
    if case .formula(let formula)? = rate.value {
      return "\(rate.key.subject): computed for \(settings) by \(formula)."
    }
    if case .grid(let grid)? = rate.value, let fit = grid.fit {
      return "\(rate.key.subject): computed for \(settings), which no page lists. "
        + words(for: fit, of: grid)
    }
    return "\(rate.key.subject): computed; \(settings) is no listed case."
  }

  /// The formula behind a grid, and how well it gives the listed prices.
  private static func words(for fit: Grid.Fit, of grid: Grid) -> String {
    "The formula \(fit.formula) gives \(fit.exact) of \(grid.cells.count) listed prices exactly; "
      + "the largest difference is \(fit.largestResidual)."
  }

  private static func gridTable(_ grid: Grid, _ unit: Unit) -> TextTable {
    TextTable(
      columns: grid.parameters.map { .init($0, .right) } + [
        .init("price", .decimal), .init("unit"),
      ],
      rows: grid.cells.map { cell in
        cell.point.map { .init($0.description) }
          + [.init(cell.value.description, .strong), .init(unit.symbol)]
      }
    )
  }

  private static func priceTable(
    _ rows: [PriceRow],
    isList: Bool,
    on day: Day,
    _ register: Register
  ) -> TextTable {
    let headings = headings(of: rows, register)
    let hasMarks = !headings.isEmpty || rows.contains { $0.rate.status != .settled }
    return TextTable(
      columns: [
        .init("", terminal: hasMarks ? 0 : .max),
        .init("name", narrowest: 16, terminal: 100), .init("what", narrowest: 18),
        .init("price", .decimal, narrowest: 10), .init("unit", rank: 1, narrowest: 11),
        .init("usd", .decimal, rank: 2, narrowest: 7), .init("since", rank: 3),
        .init("until", rank: 6), .init("status", rank: 5), .init("sure", .right, rank: 4),
        .init("course", rank: 4, terminal: 110),
      ],
      rows: rows.map { row in
        let rate = row.rate
        return [
          .init(mark(of: rate.status), tone(of: rate.status)),
          .init(register.subjects[rate.key.subject]?.name ?? "", .faint),
          .init(what(rate.key)), .init(price(of: row, isList: isList), .strong),
          .init(rate.key.unit.symbol), .init(shownUSD(row)),
          .init(words(for: rate.interval.from)), .init(words(for: rate.interval.until)),
          .init(rate.status.rawValue, tone(of: rate.status)), .init("\(rate.confidence.percent) %"),
          .init(course(of: row, until: day), .faint),
        ]
      },
      headings: headings
    )
  }

  private static func course(of row: PriceRow, until day: Day) -> String {
    row.ruling.flatMap { Sparkline(of: $0, until: day, columns: 12) }?.blocks ?? ""
  }

  private static func price(of row: PriceRow, isList: Bool) -> String {
    let value = row.answer.map { Value.amount($0.value) } ?? row.rate.value
    if row.rate.key.unit.numerator == "USD", let money = money(value) { return money }
    return isList || isGrid(value) ? Brief.text(of: value) : shown(value)
  }

  private static func isGrid(_ value: Value?) -> Bool {
    if case .grid = value { true } else { false }
  }

  /// The heading above the first row of its families, where there are several.
  private static func headings(of rows: [PriceRow], _ register: Register) -> [Int: String] {
    var headings: [Int: String] = [:]
    var last: String?
    for (index, row) in rows.enumerated() {
      let title = Families.title(of: register.family(of: row.rate.key.subject))
      if title != last { headings[index] = title }
      last = title
    }
    return headings.count > 1 ? headings : [:]
  }

  private static func shownUSD(_ row: PriceRow) -> String {
    guard row.answer == nil, row.rate.key.unit.numerator != "USD", let usd = row.rate.usd else {
      return ""
    }
    return money(usd) ?? "formula"
  }

  private static func record(
    of row: PriceRow,
    from table: PriceTable,
    _ register: Register
  ) -> [JSON.Member] {
    let rate = row.rate
    var members: [JSON.Member] = [
      .init("subject", .string(rate.key.subject.text)),
      .init("name", .string(register.name(of: rate.key.subject))),
      .init("attribute", .string(rate.key.attribute.name)),
    ]
    if let answer = row.answer {
      members.append(.init("value", .string(answer.value.description)))
    } else {
      members += JSON.members(of: rate.value)
    }
    members += [
      .init("unit", .string(rate.key.unit.symbol)),
      .init("usd", row.answer == nil ? .value(rate.usd) : .null),
      .init("conditions", .texts(rate.key.conditions)),
      .init("venue", .string(rate.key.venue.name)),
    ]
    members += JSON.interval(rate.interval)
    members += [
      .init("status", .string(rate.status.rawValue)),
      .init("confidence", .number(rate.confidence.percent)),
      .init("ruling", .string(rate.ruling.text)), .init("claims", .strings(rate.claims)),
    ]
    if let answer = row.answer {
      members += [
        .init("at", .texts(answer.settings.mapValues(\.description))),
        .init("computed", .boolean(answer.isComputed)),
      ]
      // What the answer was taken from.
      members += JSON.members(of: rate.value).filter { $0.name != "value" }
    }
    return members + [
      .init("table", .number(table.number)), .init("known", .string(table.known.description)),
    ]
  }
}

package import Vocabulary

/// A row of the list of prices.
package struct PriceRow: Sendable, Hashable {
  package let rate: Rate

  /// The price at settings the user asked for, where the rate depends on settings.
  package let answer: Answer?

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

  package init(_ rate: Rate, answer: Answer? = nil) {
    self.rate = rate
    self.answer = answer
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
    let ordered = rows.map { (rank: register.rank(of: $0.rate.key.subject), row: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? left.row.rate.key < right.row.rate.key
          : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.row)
    var parts: [Part] = [.line(title(on: day, from: table), .strong)]
    parts.append(ordered.isEmpty ? .line("None is known.") : .table(priceTable(ordered, register)))
    for row in ordered {
      guard let answer = row.answer else { continue }
      parts.append(
        .line(
          answer.isComputed
            ? "\(row.rate.key.subject): computed; \(words(for: answer.settings)) is no listed case."
            : "\(row.rate.key.subject): listed for \(words(for: answer.settings)).",
          .faint
        )
      )
    }
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

  private static func title(on day: Day, from table: PriceTable) -> String {
    table.number == 0
      ? "No price table is in force on \(day); 'pricebook update' publishes what is known."
      : "Prices in force on \(day), known as of \(table.known) (table \(table.number))."
  }

  private static func priceTable(_ rows: [PriceRow], _ register: Register) -> TextTable {
    TextTable(
      columns: [
        .init("what", narrowest: 20), .init("price", .decimal, narrowest: 10),
        .init("unit", rank: 1, narrowest: 11), .init("usd", .decimal, rank: 2, narrowest: 8),
        .init("since", rank: 4), .init("until", rank: 6), .init("status", rank: 3),
        .init("sure", .right, rank: 7), .init("name", rank: 5, narrowest: 18),
      ],
      rows: rows.map { row in
        let rate = row.rate
        let value = row.answer.map { $0.value.description } ?? shown(rate.value)
        return [
          .init(what(rate.key)), .init(value, .strong), .init(rate.key.unit.symbol),
          .init(row.answer == nil ? shownUSD(rate) : ""), .init(words(for: rate.interval.from)),
          .init(words(for: rate.interval.until)),
          .init(rate.status.rawValue, tone(of: rate.status)), .init("\(rate.confidence.percent) %"),
          .init(register.subjects[rate.key.subject]?.name ?? "", .faint),
        ]
      },
      headings: headings(of: rows, register)
    )
  }

  /// The family above its first row, where there are several.
  private static func headings(of rows: [PriceRow], _ register: Register) -> [Int: String] {
    var headings: [Int: String] = [:]
    var last: String?
    for (index, row) in rows.enumerated() {
      let family = register.subjects[row.rate.key.subject]?.family ?? "other"
      if family != last { headings[index] = "\(family):" }
      last = family
    }
    return headings.count > 1 ? headings : [:]
  }

  private static func shownUSD(_ rate: Rate) -> String {
    guard let usd = rate.usd, rate.key.unit.numerator != "USD" else { return "" }
    switch usd {
    case .amount(let amount): return "$" + cents(amount)
    case .range(let low, let high): return "$\(cents(low))-\(cents(high))"
    default: return usd.description
    }
  }

  /// With two decimal places at least, as money is written.
  private static func cents(_ amount: Amount) -> String {
    let text = amount.description
    guard let point = text.firstIndex(of: ".") else { return text + ".00" }
    return text.distance(from: point, to: text.endIndex) == 2 ? text + "0" : text
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

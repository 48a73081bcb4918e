package import Vocabulary

extension Report {
  /// What a walk did, and what it changed.
  package static func walk(
    captured: [CaptureRow] = [],
    readings: [Reading],
    rulings: [Ruling],
    published: [PriceTable],
    changes: [Change],
    known: Day?,
    _ register: Register
  ) -> Report {
    let claims = readings.reduce(0) { $0 + $1.claims.count }
    let open = rulings.count { ruling in
      (known.flatMap(ruling.period) ?? ruling.periods.last)?.status != .settled
    }
    var parts: [Part] = captured.isEmpty ? [] : [.line(summary(of: captured))]
    parts += [
      .line(
        readings.isEmpty
          ? "No snapshot was due."
          : "Read \(count(readings.count, "snapshot")): \(count(claims, "claim"))."
      ),
      .line("Decided: \(count(rulings.count, "ruling")), \(open) not settled."),
      .line(
        published.isEmpty
          ? "No table was due." : "Published \(count(published.count, "table")).",
        published.isEmpty ? .plain : .good
      ),
    ]
    if let known { parts.append(.line("Known as of \(known).")) }
    if !changes.isEmpty, !published.isEmpty {
      parts.append(.blank)
      parts += Report.changes(changes, between: "before", and: "after", register).parts
    }
    return Report(
      parts: parts,
      columns: [
        "captured", "failed", "read", "claims", "rulings", "open", "published", "changes", "known",
      ],
      records: [
        [
          .init("captured", .number(captured.count)),
          .init("failed", .number(captured.count { $0.isFailure })),
          .init("read", .number(readings.count)), .init("claims", .number(claims)),
          .init("rulings", .number(rulings.count)), .init("open", .number(open)),
          .init("published", .array(published.map { .number($0.number) })),
          .init("changes", .number(changes.count)), .init("known", .optional(known)),
        ]
      ]
    )
  }

  /// Tables that were published.
  package static func publications(_ tables: [PriceTable]) -> Report {
    var parts: [Part] = [
      .line(
        tables.isEmpty ? "No table was due." : "Published \(count(tables.count, "table")).",
        .strong
      )
    ]
    if !tables.isEmpty {
      parts.append(
        .table(
          TextTable(
            columns: [
              .init("table", .right), .init("in force from"), .init("known"),
              .init("rates", .right),
              .init("reader", rank: 1, narrowest: 20),
            ],
            rows: tables.map { table in
              [
                .init(String(table.number), .strong), .init(table.day.description),
                .init(table.known.description), .init(String(table.rates.count)),
                .init(table.reader, .faint),
              ]
            }
          )
        )
      )
    }
    return Report(
      parts: parts,
      columns: ["table", "day", "known", "rates", "reader"],
      records: tables.map { table in
        [
          .init("table", .number(table.number)), .init("day", .string(table.day.description)),
          .init("known", .string(table.known.description)),
          .init("rates", .number(table.rates.count)), .init("reader", .string(table.reader)),
        ]
      }
    )
  }
}

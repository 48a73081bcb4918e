package import Vocabulary

extension Report {
  /// Why one bill differs from another: price, volume and mix, by operation, adding up exactly.
  package static func difference(
    _ comparison: BillComparison,
    from old: String,
    to new: String,
    _ register: Register
  ) -> Report {
    let currency = comparison.currency
    func cells(_ split: BillComparison.Split, _ tone: Tone = .plain) -> [TextTable.Cell] {
      [split.price, split.volume, split.mix].map { .init(change($0, currency)) }
        + [.init(change(split.difference, currency), tone)]
    }
    var rows = comparison.effects.map { effects in
      [TextTable.Cell(operation(effects))] + cells(effects.split)
    }
    rows.append([.init("total", .strong)] + cells(comparison.total, .strong))
    return Report(
      parts: [
        .line("What changed from \(old) to \(new), in \(currency.rawValue):", .strong),
        .table(
          TextTable(
            columns: [
              .init("what", narrowest: 18), .init("price", .decimal, rank: 1),
              .init("volume", .decimal, rank: 2), .init("mix", .decimal, rank: 3),
              .init("difference", .decimal),
            ],
            rows: rows
          )
        ),
        .line(
          "Price, volume and mix add up exactly to the difference (Bennet's indicators).",
          .faint
        ),
      ],
      columns: [
        "row", "operation", "name", "settings", "price", "volume", "mix", "difference", "currency",
        "from", "to",
      ],
      records: comparison.effects.map { effects in
        [
          .init("row", .string("operation")), .init("operation", .string(effects.operation.text)),
          .init("name", .string(register.name(of: effects.operation))),
          .init("settings", .texts(effects.settings)),
        ] + members(effects.split, currency, old, new)
      } + [
        [.init("row", .string("total")), .init("operation", .null)]
          + members(comparison.total, currency, old, new)
      ]
    )
  }

  private static func operation(_ effects: BillComparison.Effects) -> String {
    effects.operation.text
      + (effects.settings.isEmpty ? "" : " (\(words(for: effects.settings)))")
  }

  private static func change(_ amount: Amount, _ currency: BillComparison.Currency) -> String {
    if amount.isZero { return "0" }
    let text = currency == .usd ? dollars(amount) : shown(Bounds(amount))
    return amount.isNegative ? text : "+" + text
  }

  private static func members(
    _ split: BillComparison.Split,
    _ currency: BillComparison.Currency,
    _ old: String,
    _ new: String
  ) -> [JSON.Member] {
    [
      .init("price", .string(split.price.description)),
      .init("volume", .string(split.volume.description)),
      .init("mix", .string(split.mix.description)),
      .init("difference", .string(split.difference.description)),
      .init("currency", .string(currency.rawValue)), .init("from", .string(old)),
      .init("to", .string(new)),
    ]
  }
}

import Vocabulary

/// The tables of what was published, and of how each row of them changed from publication to
/// publication, as `git-history` lays such a history out.
extension Dataset {
  static func prices(of knowledge: Knowledge) -> [Table] {
    let history = RateVersions(knowledge.tables)
    return [
      publications(knowledge), items(history), rates(knowledge, history), columns,
      versions(history),
      changed(history),
    ]
  }

  private static func publications(_ knowledge: Knowledge) -> Table {
    Table(
      "tables",
      [.init("number", .integer), .init("day"), .init("known"), .init("reader")],
      key: ["number"],
      rows: knowledge.tables.map { table in
        [
          .integer(table.number), .text(table.day.description), .text(table.known.description),
          .text(table.reader),
        ]
      }
    )
  }

  private static func items(_ history: RateVersions) -> Table {
    Table(
      "item",
      [.init("id", .integer)]
        + ["subject", "attribute", "unit", "conditions", "venue"].map { .init($0) },
      key: ["id"],
      references: [.init(["subject"], in: "subjects", ["id"])],
      rows: history.keys.enumerated().map { index, key in
        [
          .integer(index + 1), .text(key.subject.text), .text(key.attribute.name),
          .text(key.unit.symbol), .texts(key.conditions), .text(key.venue.name),
        ]
      }
    )
  }

  private static func rates(_ knowledge: Knowledge, _ history: RateVersions) -> Table {
    Table(
      "rates",
      [.init("table_number", .integer), .init("item", .integer)] + rateColumns
        + [.init("claims", .integer)],
      key: ["table_number", "item"],
      references: [
        .init(["table_number"], in: "tables", ["number"]), .init(["item"], in: "item", ["id"]),
      ],
      rows: knowledge.tables.flatMap { table in
        unique(table.rates.map { ($0.key, $0) }).map { rate in
          [.integer(table.number), .integer(history.number(of: rate.key))] + cells(of: rate)
            + [.integer(rate.claims.count)]
        }
      }
    )
  }

  private static var columns: Table {
    Table(
      "columns",
      [.init("name")],
      key: ["name"],
      rows: RateVersions.columns.map { [.text($0)] }
    )
  }

  private static func versions(_ history: RateVersions) -> Table {
    Table(
      "item_version",
      [
        .init("id", .integer), .init("item", .integer), .init("version", .integer),
        .init("table_number", .integer), .init("is_removed", .integer),
      ] + rateColumns.map { Column($0.name, $0.kind, isOptional: true) },
      key: ["id"],
      references: [
        .init(["item"], in: "item", ["id"]), .init(["table_number"], in: "tables", ["number"]),
      ],
      rows: history.versions.enumerated().map { index, version in
        [
          .integer(index + 1), .integer(history.number(of: version.key)), .integer(version.number),
          .integer(version.table), .truth(version.rate == nil),
        ] + (version.rate.map(cells) ?? rateColumns.map { _ in .null })
      }
    )
  }

  private static func changed(_ history: RateVersions) -> Table {
    Table(
      "item_changed",
      [.init("item_version", .integer), .init("column")],
      key: ["item_version", "column"],
      references: [
        .init(["item_version"], in: "item_version", ["id"]),
        .init(["column"], in: "columns", ["name"]),
      ],
      rows: history.versions.enumerated().flatMap { index, version in
        version.changed.map { [.integer(index + 1), .text($0)] }
      }
    )
  }

  private static let rateColumns: [Column] =
    Column.value + Column.amount("usd") + [.init("usd_text", isOptional: true)] + Column.interval
    + [.init("status"), .init("confidence", .integer), .init("ruling")]

  private static func cells(of rate: Rate) -> [Cell] {
    var usd: [Cell] = [.null, .null, .null]
    switch rate.usd {
    case .amount(let amount)?: usd = Cell.amount(amount) + [.text(amount.description)]
    case .formula(let formula)?: usd[2] = .text(formula.description)
    case .grid(let grid)?: usd[2] = .text(JSON.object(JSON.members(of: .grid(grid))).compact)
    case let other?: usd[2] = .text(other.description)
    case nil: break
    }
    return Cell.value(rate.value) + usd + Cell.interval(rate.interval) + [
      .text(rate.status.rawValue), .integer(rate.confidence.percent), .text(rate.ruling.text),
    ]
  }
}

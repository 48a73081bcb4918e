package import Vocabulary

extension Report {
  /// What differs between two tables, the loudest class first.
  package static func changes(
    _ changes: [Change],
    between first: String,
    and second: String,
    _ register: Register
  ) -> Report {
    var parts: [Part] = [
      .line(
        changes.isEmpty
          ? "Nothing changed between \(first) and \(second)."
          : "\(count(changes.count, "change")) between \(first) and \(second).",
        .strong
      )
    ]
    if !changes.isEmpty { parts.append(.table(changeTable(changes))) }
    return Report(
      parts: parts,
      columns: [
        "class", "subject", "attribute", "old", "new", "percent", "unit", "conditions", "venue",
        "day", "formerly",
      ],
      records: changes.map { record(of: $0, register) }
    )
  }

  private static func changeTable(_ changes: [Change]) -> TextTable {
    TextTable(
      columns: [
        .init("class"), .init("what", narrowest: 20), .init("old", .decimal, narrowest: 10),
        .init("new", .decimal, narrowest: 10), .init("percent", .decimal),
        .init("unit", rank: 1, narrowest: 11), .init("day", rank: 2),
      ],
      rows: changes.map { change in
        [
          .init(change.kind.name, tone(of: change)), .init(what(change.key)),
          .init(change.old?.description ?? ""), .init(change.new?.description ?? "", .strong),
          .init(change.percent.map(signed) ?? ""), .init(change.key.unit.symbol),
          .init(change.day.description),
        ]
      }
    )
  }

  private static func tone(of change: Change) -> Tone {
    switch change.kind {
    case .priceChange: (change.percent?.isNegative ?? false) ? .good : .bad
    case .new, .removed: .doubtful
    case .correction, .readerUpgrade, .renamed, .unit: .faint
    }
  }

  private static func record(of change: Change, _ register: Register) -> [JSON.Member] {
    var formerly: JSON = .null
    switch change.kind {
    case .renamed(let former): formerly = .string(former.text)
    case .unit(let former): formerly = .string(former.symbol)
    default: break
    }
    return [
      .init("class", .string(change.kind.name)), .init("subject", .string(change.key.subject.text)),
      .init("name", .string(register.name(of: change.key.subject))),
      .init("attribute", .string(change.key.attribute.name)), .init("old", .value(change.old)),
      .init("new", .value(change.new)), .init("percent", .optional(change.percent)),
      .init("unit", .string(change.key.unit.symbol)),
      .init("conditions", .texts(change.key.conditions)),
      .init("venue", .string(change.key.venue.name)), .init("day", .string(change.day.description)),
      .init("formerly", formerly),
    ]
  }
}

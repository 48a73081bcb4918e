package import Vocabulary

extension Report {
  /// What differs between two tables, the loudest class first.
  package static func changes(
    _ changes: [Change],
    between first: String,
    and second: String,
    _ register: Register
  ) -> Report {
    let changes = changes.map { (rank: rank(of: $0, register), change: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? left.change.key < right.change.key : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.change)
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

  private static func rank(of change: Change, _ register: Register) -> [Int] {
    [classes.firstIndex(of: change.kind.name) ?? classes.count]
      + register.rank(of: change.key.subject)
  }

  /// What costs somebody money comes first.
  private static let classes = [
    "price-change", "correction", "reader-upgrade", "unit", "renamed", "new", "removed",
  ]

  private static func changeTable(_ changes: [Change]) -> TextTable {
    TextTable(
      columns: [
        .init("what", narrowest: 18), .init("old", .decimal, narrowest: 10),
        .init("new", .decimal, narrowest: 10), .init("percent", .decimal, rank: 1),
        .init("unit", rank: 2, narrowest: 11), .init("day", rank: 3),
      ],
      rows: changes.map { change in
        [
          .init(what(change), tone(of: change)), .init(value(change.old, of: change)),
          .init(value(change.new, of: change), .strong),
          .init(change.percent.map(signed) ?? ""), .init(change.key.unit.symbol),
          .init(change.day.description),
        ]
      },
      headings: headings(of: changes)
    )
  }

  /// The class and how many there are, above its first change.
  private static func headings(of changes: [Change]) -> [Int: String] {
    var counts: [String: Int] = [:]
    for change in changes { counts[change.kind.name, default: 0] += 1 }
    var headings: [Int: String] = [:]
    var last: String?
    for (index, change) in changes.enumerated() where change.kind.name != last {
      headings[index] = "\(change.kind.name): \(counts[change.kind.name, default: 0])"
      last = change.kind.name
    }
    return headings
  }

  /// What a change is of, with the name or the unit it had before.
  static func what(_ change: Change) -> String {
    switch change.kind {
    case .renamed(let former): "\(what(change.key)), formerly \(former)"
    case .unit(let former): "\(what(change.key)), formerly in \(former)"
    default: what(change.key)
    }
  }

  private static func value(_ value: Value?, of change: Change) -> String {
    if value == nil { return "" }
    return (change.key.unit.numerator == "USD" ? money(value) : nil) ?? Brief.text(of: value)
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

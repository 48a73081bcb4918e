package import Vocabulary

/// What is known of a source and of how it has done.
package struct SourceRow: Sendable, Hashable {
  package let source: Source

  /// The days on which it was captured, oldest first.
  package let captured: [Day]
  package let claims: Int

  /// How many of its claims the rulings keep, and how many they set aside.
  package let kept: Int
  package let setAside: Int

  /// How its captures over the network have gone.
  package let record: CaptureRecord

  package init(
    source: Source,
    captured: [Day],
    claims: Int,
    kept: Int,
    setAside: Int,
    record: CaptureRecord
  ) {
    self.source = source
    self.captured = captured
    self.claims = claims
    self.kept = kept
    self.setAside = setAside
    self.record = record
  }

  /// The last day on which its page was seen, new or unchanged; of several pages the one looked at
  /// longest ago.
  package var lastSeen: Day? {
    record.pages.compactMap(\.lastSeen).min()
      ?? (captured + record.seen.map(\.day)).max()
  }

  /// How many captures in a row have failed, on the page where it is worst.
  package var failuresInARow: Int {
    record.pages.map(\.failuresInARow).max() ?? 0
  }

  /// Kept claims of those ruled on, in whole percent; `nil` where none was.
  package var agreement: Int? {
    let ruled = kept + setAside
    return ruled == 0 ? nil : (kept * 200 + ruled) / (ruled * 2)
  }
}

extension Report {
  /// Who speaks, when they were read, and how often they agree with what is taken to be true.
  package static func sources(_ rows: [SourceRow], known: Day, today: Day) -> Report {
    let snapshots = rows.reduce(0) { $0 + $1.captured.count }
    var parts: [Part] = [
      .title(
        "\(count(rows.count, "source")), \(count(snapshots, "snapshot")), known as of ",
        known: known,
        "."
      )
    ]
    if !rows.isEmpty { parts.append(.table(sourceTable(rows, today: today))) }
    return Report(
      parts: parts,
      columns: [
        "source", "publisher", "title", "kind", "venue", "address", "captured", "claims", "kept",
        "setAside", "agreement", "live", "lastSeen", "ageInDays", "failuresInARow", "lastFailure",
      ],
      records: rows.map { record(of: $0, today) }
    )
  }

  private static func sourceTable(_ rows: [SourceRow], today: Day) -> TextTable {
    TextTable(
      columns: [
        .init("source", narrowest: 16), .init("kind"), .init("venue", rank: 2),
        .init("captures", .right, rank: 1), .init("last seen", rank: 1),
        .init("days", .right, rank: 1), .init("failed", .right, rank: 1), .init("claims", .right),
        .init("agrees", .right), .init("publisher", rank: 3, narrowest: 14),
        .init("address", rank: 4, narrowest: 30),
      ],
      rows: rows.map { row in
        [
          .init(row.source.id.text, .strong), .init(row.source.kind.rawValue),
          .init(row.source.venue.name), .init(String(row.captured.count)),
          .init(row.lastSeen?.description ?? "never"),
          .init(age(of: row, today)),
          .init(failures(of: row), row.failuresInARow > 0 ? .bad : .plain),
          .init(String(row.claims)),
          .init(row.agreement.map { "\($0) %" } ?? "", tone(ofAgreement: row.agreement)),
          .init(row.source.publisher), .init(row.source.address, .faint),
        ]
      }
    )
  }

  /// How many days ago a live page was last seen; a page that is transcribed has no such age.
  private static func age(of row: SourceRow, _ today: Day) -> String {
    guard row.source.liveAddress != nil else { return "by hand" }
    return row.lastSeen.map { String(max(0, today.number - $0.number)) } ?? ""
  }

  private static func failures(of row: SourceRow) -> String {
    row.failuresInARow == 0 ? "" : String(row.failuresInARow)
  }

  private static func tone(ofAgreement percent: Int?) -> Tone {
    guard let percent else { return .faint }
    return percent >= 90 ? .good : percent >= 60 ? .doubtful : .bad
  }

  private static func record(of row: SourceRow, _ today: Day) -> [JSON.Member] {
    [
      .init("source", .string(row.source.id.text)),
      .init("publisher", .string(row.source.publisher)), .init("title", .string(row.source.title)),
      .init("kind", .string(row.source.kind.rawValue)),
      .init("venue", .string(row.source.venue.name)),
      .init("address", .string(row.source.address)),
      .init("derivesFrom", .strings(row.source.derivesFrom)),
      .init("captured", .strings(row.captured)), .init("claims", .number(row.claims)),
      .init("kept", .number(row.kept)), .init("setAside", .number(row.setAside)),
      .init("agreement", row.agreement.map(JSON.number) ?? .null),
      .init("live", .boolean(row.source.liveAddress != nil)),
      .init("lastSeen", .optional(row.lastSeen)),
      .init("ageInDays", row.lastSeen.map { .number(max(0, today.number - $0.number)) } ?? .null),
      .init("failuresInARow", .number(row.failuresInARow)),
      .init("lastFailure", .optional(row.record.pages.flatMap(\.failures).last?.message)),
    ]
  }
}

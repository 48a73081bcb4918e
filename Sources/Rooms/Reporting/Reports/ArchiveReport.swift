package import Vocabulary

/// What became of one capture of the past, from a web archive or a WARC file.
package struct ArchivedRow: Sendable, Hashable {
  package let source: Identifier<Source>
  package let address: String

  /// When it was taken.
  package let day: Day
  package let outcome: Outcome

  package enum Outcome: Sendable, Hashable {
    /// Kept; `later` is the day of the same bytes where these were known from a later day only.
    case kept([Snapshot], later: Day?)
    /// The same bytes were known from this day or an earlier one.
    case known
    /// No page.
    case failed(FailureKind, String)
  }

  package init(
    _ source: Identifier<Source>,
    at address: String,
    on day: Day,
    _ outcome: Outcome
  ) {
    self.source = source
    self.address = address
    self.day = day
    self.outcome = outcome
  }

  package var isFailure: Bool {
    if case .failed = outcome { true } else { false }
  }

  package var isKept: Bool {
    if case .kept = outcome { true } else { false }
  }
}

extension Report {
  /// What became of each capture of the past, and of all.
  package static func archived(_ rows: [ArchivedRow]) -> Report {
    Report(
      parts: [.line(summary(of: rows), .strong)] + rows.compactMap(part),
      columns: ["source", "address", "day", "outcome", "snapshots", "later", "kind", "message"],
      records: rows.map(record)
    )
  }

  private static func summary(of rows: [ArchivedRow]) -> String {
    let (failed, kept) = (rows.count { $0.isFailure }, rows.count { $0.isKept })
    return "Found \(count(rows.count, "capture")): \(kept) new, "
      + "\(rows.count - failed - kept) known before, \(failed) failed."
  }

  private static func part(of row: ArchivedRow) -> Part? {
    switch row.outcome {
    case .kept(let snapshots, let later):
      let bytes = snapshots.reduce(0) { $0 + $1.length }
      let before = later.map { "; the same bytes were known from \($0) on only" } ?? ""
      return .item(level: 1, "\(row.source): \(row.day), \(bytes) bytes\(before)", .good)
    // Only counted: on a second run that is all of them.
    case .known: return nil
    case .failed(let kind, let message):
      return .item(
        level: 1,
        "\(row.source): \(row.day) failed (\(kind.rawValue)). \(message)",
        .bad
      )
    }
  }

  private static func record(of row: ArchivedRow) -> [JSON.Member] {
    let first: [JSON.Member] = [
      .init("source", .string(row.source.text)), .init("address", .string(row.address)),
      .init("day", .string(row.day.description)),
    ]
    switch row.outcome {
    case .kept(let snapshots, let later):
      return first + [
        .init("outcome", .string("new")), .init("snapshots", .strings(snapshots.map(\.id))),
        .init("later", .optional(later)),
      ]
    case .known: return first + [.init("outcome", .string("known"))]
    case .failed(let kind, let message):
      return first + [
        .init("outcome", .string("failed")), .init("kind", .string(kind.rawValue)),
        .init("message", .string(message)),
      ]
    }
  }
}

package import Vocabulary

/// What became of one page that was to be captured over the network.
package struct CaptureRow: Sendable, Hashable {
  package let source: Identifier<Source>
  package let address: String
  package let outcome: Outcome

  package enum Outcome: Sendable, Hashable {
    /// Kept; `isReturn` where the same bytes were in force once before.
    case kept([Snapshot], isReturn: Bool)
    /// The same bytes as last time, first seen on a day.
    case seenAgain(since: Day)
    /// No page; the last good one stays in force.
    case failed(FailureKind, String, lastSeen: Day?, inARow: Int)
  }

  package init(_ source: Identifier<Source>, at address: String, _ outcome: Outcome) {
    self.source = source
    self.address = address
    self.outcome = outcome
  }

  package var isFailure: Bool {
    if case .failed = outcome { true } else { false }
  }

  /// The failure as a finding, for runs that go on.
  package var finding: Finding? {
    guard case .failed(let kind, let message, let lastSeen, _) = outcome else { return nil }
    let age = lastSeen.map { " The capture of \($0) stays in force." } ?? ""
    return Finding(.warning, "capture-\(kind.rawValue)", "\(source): \(message)\(age)")
  }
}

extension Report {
  /// What became of each page, and of all.
  package static func captures(_ rows: [CaptureRow]) -> Report {
    Report(
      parts: rows.isEmpty
        ? [.line("No page was due.")] : [.line(summary(of: rows), .strong)] + rows.map(part),
      columns: [
        "source", "address", "outcome", "snapshots", "way", "since", "kind", "message", "failures",
      ],
      records: rows.map(record)
    )
  }

  /// As "Looked at 3 pages: 1 new, 1 unchanged, 1 failed", a sentence.
  static func summary(of rows: [CaptureRow]) -> String {
    let failed = rows.count { $0.isFailure }
    let same = rows.count { row in
      if case .seenAgain = row.outcome { true } else { false }
    }
    return "Looked at \(count(rows.count, "page")): \(rows.count - failed - same) new, "
      + "\(same) unchanged, \(failed) failed."
  }

  private static func part(of row: CaptureRow) -> Part {
    switch row.outcome {
    case .kept(let snapshots, let isReturn):
      let bytes = snapshots.reduce(0) { $0 + $1.length }
      let way = snapshots.first?.way == .browser ? ", by browser" : ""
      let again = isReturn ? "; these bytes were in force before" : ""
      return .item(level: 1, "\(row.source): new, \(bytes) bytes\(way)\(again)", .good)
    case .seenAgain(let day):
      return .item(level: 1, "\(row.source): unchanged since \(day)")
    case .failed(let kind, let message, let lastSeen, let inARow):
      let times = inARow > 1 ? ", \(inARow) times in a row" : ""
      let age = lastSeen.map { " The capture of \($0) stays in force." } ?? ""
      return .item(
        level: 1,
        "\(row.source): failed (\(kind.rawValue)\(times)). \(message)\(age)",
        .bad
      )
    }
  }

  private static func record(of row: CaptureRow) -> [JSON.Member] {
    let first: [JSON.Member] = [
      .init("source", .string(row.source.text)), .init("address", .string(row.address)),
    ]
    switch row.outcome {
    case .kept(let snapshots, _):
      return first + [
        .init("outcome", .string("new")), .init("snapshots", .strings(snapshots.map(\.id))),
        .init("way", .string(snapshots.first?.way.rawValue ?? "http")),
      ]
    case .seenAgain(let day):
      return first + [
        .init("outcome", .string("unchanged")), .init("since", .string(day.description)),
      ]
    case .failed(let kind, let message, let lastSeen, let inARow):
      return first + [
        .init("outcome", .string("failed")), .init("since", .optional(lastSeen)),
        .init("kind", .string(kind.rawValue)), .init("message", .string(message)),
        .init("failures", .number(inARow)),
      ]
    }
  }
}

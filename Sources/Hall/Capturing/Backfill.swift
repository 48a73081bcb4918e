import Archive
import Capture
import Reporting
import Vocabulary
import WARC

/// Takes what a web archive has of a page, one capture a digest, and goes on where a run was ended.
///
/// Each capture is kept together with the word on it in `data/captures/archives`, so that however a run
/// ends, the next one asks only for the rest.
final class Backfill {
  private let base: KnowledgeBase
  private let archive: WebArchive
  private let pages: ArchivedPages
  private let isInterrupted: @Sendable () -> Bool
  private let line: ProgressLine?
  private let counter: Counter
  private let keepsUnverified: Bool
  private var result = Result()

  /// Failures in a row that may pass; after so many the archive is left alone.
  private var passing = 0
  private static let mostPassing = 3

  /// Whether every page of the listing so far was answered: what was not is to be listed again.
  private var isComplete = true

  private final class Counter {
    var page = (number: 0, of: 0)
  }

  /// What became of the captures, oldest first.
  struct Result {
    var rows: [ArchivedRow] = []
    var notes: [String] = []

    /// Whether it ended before its time.
    var isBrokenOff = false
  }

  init(
    _ base: KnowledgeBase,
    web: Web,
    server: ArchiveServer,
    allowsPrivate: Bool,
    keepsUnverified: Bool
  ) throws {
    self.base = base
    self.keepsUnverified = keepsUnverified
    line = web.progressLine
    isInterrupted = web.isInterrupted
    pages = try ArchivedPages(base, by: .wayback)
    let counter = Counter()
    self.counter = counter
    var policy = web.policy
    policy.allowsPrivate = allowsPrivate
    // An archive that is busy is given more time than a site: 10, 20 and 40 seconds, or what it asks.
    policy.limits.pause = .seconds(5)
    policy.limits.repetitions = 3
    policy.limits.longestPause = .seconds(120)
    let fetcher = Fetcher(policy, clock: web.clock, isInterrupted: web.isInterrupted) { progress in
      web.progressLine?.show(progress, page: counter.page.number, of: counter.page.of)
    }
    archive = WebArchive(server, fetcher: fetcher)
  }

  /// Takes the captures of each target whose times begin with `from` to `to`.
  func run(_ targets: [CaptureTarget], from: String?, to: String?) throws -> Result {
    defer { line?.clear() }
    for target in targets where !result.isBrokenOff {
      try take(target, archive.query(of: target.address, from: from, to: to))
    }
    return result
  }

  private func take(_ target: CaptureTarget, _ query: String) throws {
    isComplete = true
    let before = try base.backfill(of: target.source.id).unfinished
    var key = before?.query == query ? before?.key : nil
    repeat {
      let part: WebArchive.Part
      do throws(CaptureFailure) {
        part = try archive.part(query, at: key)
      } catch {
        breakOff(error)
        return
      }
      counter.page = (0, part.captures.count)
      for capture in part.captures {
        counter.page.number += 1
        try take(capture, of: target.source)
        if result.isBrokenOff { return }
      }
      key = part.next
      guard isComplete else { continue }
      try note(key.map { BackfillRecord.Listing(query: query, key: $0) }, of: target.source)
    } while key != nil
  }

  private func note(_ listing: BackfillRecord.Listing?, of source: Source) throws {
    let record = try base.backfill(of: source.id)
    guard record.unfinished != listing else { return }
    try base.writing { writer in
      _ = try writer.backfilling([], noting: record.listed(upTo: listing))
    }
  }

  // MARK: - One capture

  private func take(_ capture: ArchivedCapture, of source: Source) throws {
    if isInterrupted() { return breakOff() }
    let record = try base.backfill(of: source.id)
    // Without a digest the time alone tells one capture from another.
    let digest = capture.digest ?? "at-\(capture.timestamp)"
    if let known = record.capture(of: digest), known.timestamp <= capture.timestamp {
      switch known.outcome {
      case .kept(let ids):
        try pages.note(ids, of: source, seenOn: capture.day)
        add(capture, source, .known)
      case .failed(let kind, let statement): add(capture, source, .failed(kind, statement))
      }
      return
    }
    func word(_ outcome: BackfillRecord.Outcome) -> BackfillRecord {
      record.noting(
        BackfillRecord.Capture(
          address: capture.address,
          digest: digest,
          timestamp: capture.timestamp,
          outcome: outcome
        )
      )
    }
    do {
      let response = try archive.page(of: capture)
      passing = 0
      try check(response, capture)
      let found = try pages.pages(of: response, for: source, on: capture.day)
      let outcome = try pages.keep(found, noting: word(.kept(found.map(\.snapshot.id))))
      add(capture, source, outcome)
    } catch let failure as CaptureFailure {
      if failure.reason == .interrupted { return breakOff() }
      add(capture, source, .failed(failure.kind, failure.statement))
      guard failure.kind == .transient else {
        let record = word(.failed(failure.kind, failure.statement))
        try base.writing { writer in _ = try writer.backfilling([], noting: record) }
        return
      }
      isComplete = false
      passing += 1
      let asksForPeace = failure.response?.status == 429
      if asksForPeace || passing >= Self.mostPassing { breakOff(failure) }
    }
  }

  private func add(_ capture: ArchivedCapture, _ source: Source, _ outcome: ArchivedRow.Outcome) {
    result.rows.append(
      ArchivedRow(source.id, at: capture.address, on: capture.day, outcome)
    )
  }

  /// The index states the digest of what is stored; of a page that is stored as it came, that is the
  /// digest of these bytes.
  private func check(
    _ response: Response,
    _ capture: ArchivedCapture
  ) throws(CaptureFailure) {
    guard !keepsUnverified, let stated = capture.digest.flatMap({ StatedDigest($0) }) else {
      return
    }
    if stated.matches(response.bytes, by: .ofLibrary) || WebArchive.isRecoded(response) { return }
    throw CaptureFailure(
      .refused,
      at: "\(capture.address)' of '\(capture.timestamp)",
      "the archive sent other bytes than its index lists ('--unverified' keeps them)"
    )
  }

  private func breakOff(_ failure: CaptureFailure? = nil) {
    result.isBrokenOff = true
    let cause =
      failure.map { $0.reason == .interrupted ? "Interrupted" : $0.statement } ?? "Interrupted"
    let end = cause.hasSuffix(".") ? "" : "."
    result.notes.append("\(cause)\(end) The same command goes on where this one stopped.")
  }
}

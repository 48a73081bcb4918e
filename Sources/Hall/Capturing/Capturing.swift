import Archive
import Capture
import Reporting
import Vocabulary

/// Captures pages one after the other and keeps a record of each.
///
/// What fails is a row of the result and no error: the next page is asked for all the same.
final class Capturing {
  private let base: KnowledgeBase
  private let page: PageCapture
  private let today: Day
  private let pages: Int
  private let line: ProgressLine?
  private let counter: Counter
  private var unanswered: [Unanswered] = []
  private var hasAnswer = false

  /// A page whose host had no address: where that holds for every page there is no network, which
  /// is no failure of theirs.
  private struct Unanswered {
    let target: CaptureTarget
    let failure: CaptureFailure
  }

  /// After so many hosts without an address and none with one, there is no network.
  private static let mostUnanswered = 3

  /// Which page is being asked for, for the progress that curl's callback reports.
  private final class Counter {
    var page = 0
  }

  init(
    _ base: KnowledgeBase,
    web: Web,
    today: Day,
    way: CaptureWay,
    allowsPrivate: Bool,
    pages: Int
  ) throws {
    self.base = base
    self.today = today
    self.pages = pages
    line = web.progressLine
    let counter = Counter()
    self.counter = counter
    var policy = web.policy
    policy.allowsPrivate = allowsPrivate
    let fetcher = Fetcher(policy, clock: web.clock, isInterrupted: web.isInterrupted) { progress in
      web.progressLine?.show(progress, page: counter.page, of: pages)
    }
    page = PageCapture(
      base: base,
      reader: try PageReader(base),
      fetcher: fetcher,
      browser: web.browser,
      isInterrupted: web.isInterrupted,
      today: today,
      way: way
    )
  }

  /// What became of the pages, in their order.
  struct Result {
    var rows: [CaptureRow] = []
    var notes: [String] = []
  }

  func run(_ targets: [CaptureTarget]) throws -> Result {
    defer { line?.clear() }
    var result = Result()
    for (index, target) in targets.enumerated() {
      counter.page = index + 1
      if page.isInterrupted() {
        result.notes.append("Interrupted: \(targets.count - index) pages were not asked for.")
        break
      }
      if !hasAnswer, unanswered.count >= Self.mostUnanswered {
        result.notes.append(
          "No name has an address here, so there seems to be no network: "
            + "\(targets.count - index) pages were not asked for."
        )
        break
      }
      guard let (row, notes) = try captured(target) else { continue }
      result.rows.append(row)
      result.notes += notes
    }
    if hasAnswer {
      for item in unanswered { _ = try fail(item.target, item.failure) }
    }
    return result
  }

  /// Captures one page; `nil` where it was interrupted.
  private func captured(_ target: CaptureTarget) throws -> (CaptureRow, [String])? {
    let known = try base.captures(of: target.source.id).page(at: target.address)
    do {
      let found = try page.caught(target, known: known)
      hasAnswer = true
      return (try keep(found, target, known), found?.notes ?? [])
    } catch let failure as CaptureFailure {
      switch failure.reason {
      case .interrupted: return nil
      case .nameUnknown:
        unanswered.append(Unanswered(target: target, failure: failure))
        return (row(target, failure, known), [])
      default:
        hasAnswer = true
        return (try fail(target, failure), [])
      }
    }
  }

  // MARK: - Records

  private func keep(
    _ found: PageCapture.Catch?,
    _ target: CaptureTarget,
    _ known: CaptureRecord.Page?
  ) throws -> CaptureRow {
    let ids = found?.pages.map(\.snapshot.id) ?? known?.sightings.last?.snapshots ?? []
    let isSame = known?.sightings.last?.snapshots == ids
    try base.writing { writer in
      let record = try base.captures(of: target.source.id).seeing(
        ids,
        at: target.address,
        on: today,
        validators: found == nil ? known?.validators : found?.validators
      )
      _ = try writer.record(record, keeping: isSame ? [] : found?.pages ?? [])
    }
    if isSame, let sighting = known?.sightings.last {
      return CaptureRow(target.source.id, at: target.address, .seenAgain(since: sighting.first))
    }
    // Such a snapshot keeps the day of its first capture: the same bytes are kept once.
    let isReturn = known?.sightings.contains { $0.snapshots == ids } ?? false
    return CaptureRow(
      target.source.id,
      at: target.address,
      .kept(found?.pages.map(\.snapshot) ?? [], isReturn: isReturn)
    )
  }

  private func fail(_ target: CaptureTarget, _ failure: CaptureFailure) throws -> CaptureRow {
    let bytes = failure.response.map(\.bytes).flatMap { $0.isEmpty ? nil : $0 }
    try base.writing { writer in
      let record = try base.captures(of: target.source.id).failing(
        CaptureRecord.Failure(
          day: today,
          kind: failure.kind,
          message: failure.statement,
          bytes: bytes.map(Digest.snapshot(of:))
        ),
        at: target.address
      )
      _ = try writer.record(record, failed: bytes)
    }
    let known = try base.captures(of: target.source.id).page(at: target.address)
    return row(target, failure, known)
  }

  private func row(
    _ target: CaptureTarget,
    _ failure: CaptureFailure,
    _ known: CaptureRecord.Page?
  ) -> CaptureRow {
    CaptureRow(
      target.source.id,
      at: target.address,
      .failed(
        failure.kind,
        failure.description,
        lastSeen: known?.lastSeen,
        inARow: max(1, known?.failuresInARow ?? 1)
      )
    )
  }
}

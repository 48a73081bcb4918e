import Archive
import Capture
import Markup
import Reporting
import Vocabulary

/// Judges a page of the past as a page of today is judged, and keeps it where it is one.
struct ArchivedPages {
  private let base: KnowledgeBase
  private let reader: PageReader
  private let way: Snapshot.Way

  init(_ base: KnowledgeBase, by way: Snapshot.Way) throws {
    self.base = base
    reader = try PageReader(base)
    self.way = way
  }

  /// What there is to keep of an answer; throws a `CaptureFailure` where it is no page.
  ///
  /// An empty application gives the data within it: what it loaded is not there any more.
  func pages(of response: Response, for source: Source, on day: Day) throws -> [Writer.Page] {
    let verdict = SanityGate.verdict(on: response)
    if case .failure(let kind, let cause) = verdict {
      throw CaptureFailure(kind, at: response.address, cause)
    }
    let type = PageType.mediaType(of: response) ?? .html
    let page = try read(response.bytes, as: type, response.address, source, day)
    guard verdict == .shell, page.claims == 0 else { return [page.page] }
    let documents = try EmbeddedData(response.bytes).documents.compactMap { document in
      try? read(document.bytes, as: .json, "\(response.address)#\(document.name)", source, day)
    }
    let stating = documents.filter { $0.claims > 0 }.map(\.page)
    guard !stating.isEmpty else {
      throw CaptureFailure(
        .structureChanged,
        at: response.address,
        "the page is an empty application that states nothing"
      )
    }
    return stating
  }

  /// What became of pages that are kept, or of them that are known already.
  ///
  /// `record` is written with them, in one step.
  func keep(
    _ pages: [Writer.Page],
    noting record: BackfillRecord? = nil
  ) throws -> ArchivedRow.Outcome {
    var later: Day?
    var isNew = false
    for page in pages {
      let kept = try base.snapshots(page.snapshot.id).first { $0.source == page.snapshot.source }
      guard let kept else {
        isNew = true
        continue
      }
      if page.snapshot.captured < kept.captured, kept.fidelity == .verbatim {
        isNew = true
        later = kept.captured
      }
    }
    try base.writing { writer in _ = try writer.backfilling(pages, noting: record) }
    return isNew ? .kept(pages.map(\.snapshot), later: later) : .known
  }

  /// Notes a later day on which bytes that are kept were seen: the page may have been another
  /// between.
  func note(_ ids: [Identifier<Snapshot>], of source: Source, seenOn day: Day) throws {
    let known = try base.captures(of: source.id).seen
    let seen = try ids.filter { id in
      try base.snapshots(id).contains { $0.source == source.id && $0.captured < day }
        && !known.contains { $0.snapshot == id && $0.day == day }
    }.map { CaptureRecord.Seen(snapshot: $0, day: day) }
    guard !seen.isEmpty else { return }
    try base.writing { writer in _ = try writer.noting(seen, of: source.id) }
  }

  private func read(
    _ bytes: [UInt8],
    as type: Snapshot.MediaType,
    _ address: String,
    _ source: Source,
    _ day: Day
  ) throws -> (page: Writer.Page, claims: Int) {
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: source.id,
      address: address,
      captured: day,
      mediaType: type,
      way: way,
      fidelity: .verbatim,
      length: bytes.count
    )
    do throws(MarkupError) {
      let reading = try reader.reading(of: bytes, snapshot, from: source)
      return (Writer.Page(bytes, snapshot), reading.claims.count)
    } catch {
      let cause = "the page cannot be read: \(error.description)"
      throw CaptureFailure(
        .structureChanged,
        at: address,
        cause.hasSuffix(".") ? String(cause.dropLast()) : cause
      )
    }
  }
}

import Archive
import Capture
import Reporting
import Vocabulary
import WARC

/// Keeps the pages of sources that WARC files hold.
struct WARCImport {
  private let pages: ArchivedPages
  private let owners: @Sendable (String) -> [Source]
  private let isInterrupted: (@Sendable () -> Bool)?

  /// How many findings are told one by one.
  private static let mostNotes = 20

  /// `owners` are the sources that have an address for a page; none of it is read where there is none.
  init(
    _ base: KnowledgeBase,
    isInterrupted: (@Sendable () -> Bool)?,
    owners: @escaping @Sendable (String) -> [Source]
  ) throws {
    pages = try ArchivedPages(base, by: .warc)
    self.owners = owners
    self.isInterrupted = isInterrupted
  }

  struct Result {
    var rows: [ArchivedRow] = []
    var notes: [String] = []
    var isBrokenOff = false

    /// Notes that were not kept, because there are enough.
    fileprivate var more = 0
  }

  /// Reads files one after the other; `path` is where one is, `name` what messages call it.
  func run(_ files: [(path: String, name: String)]) throws -> Result {
    var result = Result()
    for file in files where !result.isBrokenOff {
      let reader = try WARCReader(file.path, called: file.name, digests: .ofLibrary) { address in
        !owners(address).isEmpty
      }
      // What the pages of this file were kept as, for the records that only refer to one.
      var kept: [String: [Identifier<Snapshot>]] = [:]
      while let item = try reader.next() {
        if isInterrupted?() == true {
          result.isBrokenOff = true
          result.notes.append(
            "Interrupted; what was kept stays, and the same command keeps the rest."
          )
          break
        }
        try take(item, of: file.name, &kept, into: &result)
      }
      if result.rows.isEmpty, result.more == 0 {
        result.notes.append(
          "'\(file.name)' has no page of a source: \(reader.passed) records were passed over; "
            + "'--source ID --url PATTERN' says which are whose."
        )
      }
    }
    if result.more > 0 { result.notes.append("\(result.more) more findings of this kind.") }
    return result
  }

  private func take(
    _ item: WARCReader.Item,
    of file: String,
    _ kept: inout [String: [Identifier<Snapshot>]],
    into result: inout Result
  ) throws {
    switch item {
    case .fault(let finding): note(finding.message, in: &result)
    case .page(let page):
      // A redirect says where the page is, and nothing of prices.
      if (300..<400).contains(page.status) { return }
      for source in owners(page.address) {
        let (outcome, ids) = try outcome(of: page, for: source)
        result.rows.append(ArchivedRow(source.id, at: page.address, on: page.day, outcome))
        if let digest = page.payloadDigest { kept[digest] = ids }
      }
    case .revisit(let revisit):
      if let ids = kept[revisit.payloadDigest] {
        if ids.isEmpty { return }
        for source in owners(revisit.address) {
          try pages.note(ids, of: source, seenOn: revisit.day)
          result.rows.append(ArchivedRow(source.id, at: revisit.address, on: revisit.day, .known))
        }
      } else {
        note(
          "'\(file)', byte \(revisit.place): '\(revisit.address)' had the bytes of another record, "
            + "which does not come before it in this file; import the file that has it.",
          in: &result
        )
      }
    }
  }

  private func note(_ text: String, in result: inout Result) {
    if result.notes.count < Self.mostNotes { result.notes.append(text) } else { result.more += 1 }
  }

  /// What became of a page, and what it is kept as.
  private func outcome(
    of page: WARCPage,
    for source: Source
  ) throws -> (ArchivedRow.Outcome, [Identifier<Snapshot>]) {
    guard page.status == 200 else {
      let kind: FailureKind = [404, 410].contains(page.status) ? .gone : .blocked
      let statement = "'\(page.address)' was not kept: the server had answered \(page.status)."
      return (.failed(kind, statement), [])
    }
    let response = Response(
      address: page.address,
      status: page.status,
      headers: page.headers.map { Header($0.name, $0.value) },
      bytes: page.bytes
    )
    do {
      let found = try pages.pages(of: response, for: source, on: page.day)
      return (try pages.keep(found), found.map(\.snapshot.id))
    } catch let failure as CaptureFailure {
      return (.failed(failure.kind, failure.statement), [])
    }
  }
}

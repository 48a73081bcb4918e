import Archive
import Capture
import Markup
import Vocabulary

/// Brings one page: asks for it, judges what came, and goes on to dearer ways where it is empty.
struct PageCapture {
  let base: KnowledgeBase
  let reader: PageReader
  let fetcher: Fetcher
  let browser: Browser?
  let isInterrupted: @Sendable () -> Bool
  let today: Day
  let way: CaptureWay

  /// What a good capture brings.
  struct Catch {
    let pages: [Writer.Page]

    /// Only where the plain answer is what was kept: asking whether it has changed then says all.
    let validators: CaptureRecord.Validators?
    let notes: [String]
  }

  /// The page, or `nil` where the server says that it has not changed since it was last seen.
  func caught(
    _ target: CaptureTarget,
    known: CaptureRecord.Page?
  ) throws -> Catch? {
    // A browser's page is not what the validators are of.
    let validators = way == .browser || known?.sightings.isEmpty != false ? nil : known?.validators
    let plain = try fetcher.fetch(Request(target.address, validators: validators))
    if plain.isUnchanged { return nil }
    let verdict = SanityGate.verdict(on: plain)
    if case .failure(let kind, let cause) = verdict {
      throw CaptureFailure(kind, at: plain.address, cause, response: plain)
    }
    if way == .browser { return try rendered(plain, target) }
    let page = try read(plain.bytes, as: PageType.mediaType(of: plain) ?? .html, plain, target)
    if verdict == .shell, page.claims == 0 {
      guard way == .auto else { throw Self.emptyShell(plain) }
      return try escalated(plain, target)
    }
    try checkClaims(page.claims, plain, target)
    return Catch(pages: [page.page], validators: plain.validators, notes: [])
  }

  // MARK: - Empty applications

  private func escalated(_ plain: Response, _ target: CaptureTarget) throws -> Catch {
    let data = EmbeddedData(plain.bytes)
    let documents = try data.documents.compactMap { document in
      try? read(document.bytes, as: .json, plain, target, part: document.name)
    }.filter { $0.claims > 0 }
    if !documents.isEmpty {
      return Catch(pages: documents.map(\.page), validators: plain.validators, notes: [])
    }
    if let loaded = try loaded(data.addresses, plain, target) { return loaded }
    return try rendered(plain, target)
  }

  /// How many documents that a page loads are asked for.
  private static let mostLoaded = 4

  /// The first document that the page would load and that states something.
  private func loaded(
    _ addresses: [String],
    _ plain: Response,
    _ target: CaptureTarget
  ) throws -> Catch? {
    for address in addresses.prefix(Self.mostLoaded) {
      do throws(CaptureFailure) {
        let whole = try fetcher.address(address, seenFrom: plain.address)
        let response = try fetcher.fetch(Request(whole))
        guard case .page = SanityGate.verdict(on: response) else { continue }
        guard let type = PageType.mediaType(of: response), type == .json else { continue }
        guard let page = try? read(response.bytes, as: type, response, target) else { continue }
        if page.claims > 0 { return Catch(pages: [page.page], validators: nil, notes: []) }
      } catch  where error.reason == .interrupted {
        throw error
      } catch {
        // One way among several: the browser comes next.
        continue
      }
    }
    return nil
  }

  private func rendered(_ plain: Response, _ target: CaptureTarget) throws -> Catch {
    guard let browser else {
      let cause =
        "the page is an empty application, and there is no Chromium in PATH to run it "
        + "('apt-get install chromium-headless-shell')"
      throw CaptureFailure(.structureChanged, at: plain.address, cause, response: plain)
    }
    let rendering = try fetcher.takingTurn(at: plain.address) { () throws(CaptureFailure) in
      try browser.rendering(of: plain, policy: fetcher.policy, isInterrupted: isInterrupted)
    }
    let response = Response(
      address: plain.address,
      status: plain.status,
      headers: [Header("Content-Type", "text/html")],
      bytes: rendering.bytes
    )
    let verdict = SanityGate.verdict(on: response)
    if case .failure(let kind, let cause) = verdict {
      throw CaptureFailure(kind, at: plain.address, cause, response: response)
    }
    let page = try read(rendering.bytes, as: .html, response, target, by: .browser)
    if verdict == .shell, page.claims == 0 { throw Self.emptyShell(response) }
    try checkClaims(page.claims, response, target)
    let note =
      "'\(plain.address)' was run without the browser's sandbox, which this system does not offer; "
      + "allow user namespaces, or keep such pages with 'pricebook capture FILE'."
    return Catch(
      pages: [page.page],
      validators: nil,
      notes: rendering.isUnconfined ? [note] : []
    )
  }

  private static func emptyShell(_ response: Response) -> CaptureFailure {
    CaptureFailure(
      .structureChanged,
      at: response.address,
      "the page is an empty application that states nothing",
      response: response
    )
  }

  // MARK: - Claims

  /// A page with how many claims it makes.
  private func read(
    _ bytes: [UInt8],
    as type: Snapshot.MediaType,
    _ response: Response,
    _ target: CaptureTarget,
    part: String? = nil,
    by way: Snapshot.Way = .http
  ) throws -> (page: Writer.Page, claims: Int) {
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: target.source.id,
      address: part.map { "\(response.address)#\($0)" } ?? response.address,
      captured: today,
      mediaType: type,
      way: way,
      fidelity: .verbatim,
      length: bytes.count
    )
    do throws(MarkupError) {
      let reading = try reader.reading(of: bytes, snapshot, from: target.source)
      return (Writer.Page(bytes, snapshot), reading.claims.count)
    } catch {
      let cause = "the page cannot be read: \(error.description)"
      throw CaptureFailure(
        .structureChanged,
        at: response.address,
        cause.hasSuffix(".") ? String(cause.dropLast()) : cause,
        response: response
      )
    }
  }

  /// A page that states nothing is no page where the last good one stated something.
  private func checkClaims(
    _ claims: Int,
    _ response: Response,
    _ target: CaptureTarget
  ) throws {
    guard claims == 0 else { return }
    let earlier = try base.snapshots().last { $0.source == target.source.id }
    guard let earlier else { return }
    let reading = try base.reading(of: earlier) ?? reader.reading(of: earlier, in: base)
    guard !reading.claims.isEmpty else { return }
    throw CaptureFailure(
      .structureChanged,
      at: response.address,
      "nothing is left of the \(reading.claims.count) claims of \(earlier.captured)",
      response: response
    )
  }
}

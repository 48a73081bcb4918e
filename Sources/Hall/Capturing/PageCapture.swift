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
    let type = PageType.mediaType(of: plain) ?? .html
    if way == .browser, type == .html { return try rendered(plain, target, known) }
    let page = try read(plain.bytes, as: type, plain, target)
    if verdict == .shell, page.claims == 0 {
      guard way == .auto else { throw Self.emptyShell(plain) }
      return try escalated(plain, target, known)
    }
    do {
      let notes = try lost(page.claims, plain, target, known)
      return Catch(pages: [page.page], validators: plain.validators, notes: notes)
    } catch let failure as CaptureFailure where way == .auto && type == .html {
      // A page with much around its prices is no empty application when they move into a script.
      do {
        return try escalated(plain, target, known)
      } catch let later as CaptureFailure where later.reason != .interrupted {
        throw failure
      }
    }
  }

  // MARK: - Empty applications

  private func escalated(
    _ plain: Response,
    _ target: CaptureTarget,
    _ known: CaptureRecord.Page?
  ) throws -> Catch {
    let data = EmbeddedData(plain.bytes)
    let documents = try data.documents.compactMap { document in
      try? read(document.bytes, as: .json, plain, target, part: document.name)
    }.filter { $0.claims > 0 }
    if !documents.isEmpty {
      return Catch(pages: documents.map(\.page), validators: plain.validators, notes: [])
    }
    if let loaded = try loaded(data.addresses, plain, target) { return loaded }
    return try rendered(plain, target, known)
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

  private func rendered(
    _ plain: Response,
    _ target: CaptureTarget,
    _ known: CaptureRecord.Page?
  ) throws -> Catch {
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
    let notes = try lost(page.claims, response, target, known)
    let note =
      "'\(plain.address)' was run without the browser's sandbox, which this system does not offer; "
      + "allow user namespaces, or keep such pages with 'pricebook capture FILE'."
    return Catch(
      pages: [page.page],
      validators: nil,
      notes: notes + (rendering.isUnconfined ? [note] : [])
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

  /// What a page states less than the last good one: a note where it is most of it.
  ///
  /// Throws `.structureChanged` where nothing is left.
  private func lost(
    _ claims: Int,
    _ response: Response,
    _ target: CaptureTarget,
    _ known: CaptureRecord.Page?
  ) throws -> [String] {
    let earlier = try lastGood(target, known)
    let before = try earlier.reduce(0) { sum, snapshot in
      let reading = try base.reading(of: snapshot) ?? reader.reading(of: snapshot, in: base)
      return sum + reading.claims.count { $0.validity.returned == nil }
    }
    guard let day = earlier.last?.captured, claims * 4 < before else { return [] }
    guard claims == 0 else {
      return [
        "'\(response.address)' makes only \(claims) of the \(before) claims of \(day); look whether it "
          + "has another form now."
      ]
    }
    throw CaptureFailure(
      .structureChanged,
      at: response.address,
      "nothing is left of the \(before) claims of \(day)",
      response: response
    )
  }

  /// The last good capture of a page; a transcription counts for the source's own address.
  private func lastGood(
    _ target: CaptureTarget,
    _ known: CaptureRecord.Page?
  ) throws -> [Snapshot] {
    let ofSource = try base.snapshots().filter { $0.source == target.source.id }
    if let sighting = known?.sightings.last {
      return ofSource.filter { sighting.snapshots.contains($0.id) }
    }
    return target.address == target.source.address ? Array(ofSource.suffix(1)) : []
  }
}

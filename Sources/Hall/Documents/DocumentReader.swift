import Archive
import Markup
import Reporting
import Vocabulary

/// Reads documents that are not in a knowledge base, with the names and units of one.
struct DocumentReader {
  private let reader: PageReader
  private let source: Source?

  init(_ opened: OpenBase, as source: Source?) throws {
    reader = try PageReader(opened.base)
    self.source = source
  }

  /// What a document says, as if captured on `day`; `onTimed` is told how long its bytes took to
  /// become a page, and the page to become claims.
  func reading(
    of name: String,
    called title: String? = nil,
    as type: Snapshot.MediaType?,
    published: Day? = nil,
    on day: Day,
    _ surroundings: Surroundings,
    onTimed: (_ bytes: Int, Duration, Duration) -> Void = { _, _, _ in }
  ) throws -> ReadDocument {
    let bytes = try DocumentFile.bytes(of: name, surroundings)
    let title = title ?? Self.title(of: name)
    let source =
      source
      ?? Source(
        id: "document",
        publisher: title,
        title: title,
        address: title,
        kind: .thirdParty
      )
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: source.id,
      address: source.address,
      captured: day,
      published: published.map { DaySpan($0) },
      mediaType: type ?? DocumentFile.mediaType(of: name, bytes),
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    let clock = ContinuousClock()
    let start = clock.now
    do throws(MarkupError) {
      let page = try Markup.page(from: bytes, as: snapshot.mediaType, region: source.region)
      let between = clock.now
      let reading = reader.reading(of: page, bytes, snapshot, from: source)
      onTimed(bytes.count, between - start, clock.now - between)
      return ReadDocument(name: title, reading: reading)
    } catch {
      throw CommandFailure("'\(name)' could not be read. \(error.description)")
    }
  }

  /// What a document is called in reports: the file's name without its folders.
  static func title(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }
}

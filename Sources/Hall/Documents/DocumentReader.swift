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

  /// What a document says, as if captured on `day`.
  func reading(
    of name: String,
    as type: Snapshot.MediaType?,
    published: Day?,
    on day: Day,
    _ surroundings: Surroundings
  ) throws -> ReadDocument {
    let bytes = try DocumentFile.bytes(of: name, surroundings)
    let base = name.split(separator: "/").last.map(String.init) ?? name
    let source =
      source
      ?? Source(
        id: "document",
        publisher: base,
        title: base,
        address: base,
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
    do throws(MarkupError) {
      return ReadDocument(
        name: base,
        reading: try reader.reading(of: bytes, snapshot, from: source)
      )
    } catch {
      throw CommandFailure("'\(name)' could not be read. \(error.description)")
    }
  }
}

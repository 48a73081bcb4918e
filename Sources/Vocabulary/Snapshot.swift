/// What is known of one capture; its bytes are kept beside it in `snapshots/`.
package struct Snapshot: Sendable, Hashable {
  /// The SHA-256 of the bytes, in lower-case hexadecimal.
  package let id: Identifier<Snapshot>
  package let source: Identifier<Source>

  /// The address the bytes came from; finer than the source's where it has several pages.
  package let address: String

  package let title: String?

  /// The day the bytes were taken: when we knew.
  package let captured: Day

  /// The days the page speaks for, where it or its publisher dates it: when it was said.
  package let published: DaySpan?

  package let mediaType: MediaType
  package let way: Way
  package let fidelity: Fidelity

  /// How many bytes were kept.
  package let length: Int

  package enum MediaType: String, Sendable, Hashable, CaseIterable {
    case html = "text/html"
    case markdown = "text/markdown"
    case plain = "text/plain"
    case json = "application/json"

    /// The ending a stored file of this kind gets.
    package var fileExtension: String {
      switch self {
      case .html: "html"
      case .markdown: "md"
      case .plain: "txt"
      case .json: "json"
      }
    }
  }

  /// By which way the bytes came.
  package enum Way: String, Sendable, Hashable, CaseIterable {
    case http
    case browser
    case wayback
    case warc
    case file
    /// Written by hand from the source's facts.
    case hand
  }

  package enum Fidelity: String, Sendable, Hashable, CaseIterable {
    /// The bytes as the publisher sent them.
    case verbatim
    /// The source's facts in the shape of its page, in our own words.
    case transcribed
  }

  package init(
    id: Identifier<Snapshot>,
    source: Identifier<Source>,
    address: String,
    title: String? = nil,
    captured: Day,
    published: DaySpan? = nil,
    mediaType: MediaType,
    way: Way,
    fidelity: Fidelity,
    length: Int
  ) {
    self.id = id
    self.source = source
    self.address = address
    self.title = title
    self.captured = captured
    self.published = published
    self.mediaType = mediaType
    self.way = way
    self.fidelity = fidelity
    self.length = length
  }
}

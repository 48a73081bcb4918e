/// What was taken for a source from web archives, so that a later run asks only for the rest: a file
/// of `data/captures/archives/`.
///
/// Written by `capture --via wayback` beside the walk, which never reads it.
package struct BackfillRecord: Sendable, Hashable {
  package let source: Identifier<Source>

  /// One a digest, in the order of digests.
  package let captures: [Capture]

  /// How far a listing had come that was broken off.
  package let unfinished: Listing?

  /// One capture as an archive's index lists it, with what became of it.
  package struct Capture: Sendable, Hashable {
    package let address: String

    /// As the index states it: the SHA-1 of what the archive stores, in base32.
    package let digest: String

    /// When the archive took it, in 14 digits: "20240723120000".
    package let timestamp: String
    package let outcome: Outcome

    package init(address: String, digest: String, timestamp: String, outcome: Outcome) {
      self.address = address
      self.digest = digest
      self.timestamp = timestamp
      self.outcome = outcome
    }
  }

  package enum Outcome: Sendable, Hashable {
    /// More than one where a page keeps its prices in several documents.
    case kept([Identifier<Snapshot>])
    /// No page, and asking again would bring the same: one sentence says why.
    case failed(FailureKind, String)
  }

  package struct Listing: Sendable, Hashable {
    /// The address of the listing's first part.
    package let query: String

    /// What the index names its next part by.
    package let key: String

    package init(query: String, key: String) {
      self.query = query
      self.key = key
    }
  }

  package init(source: Identifier<Source>, captures: [Capture] = [], unfinished: Listing? = nil) {
    self.source = source
    self.captures = captures.sorted { $0.digest < $1.digest }
    self.unfinished = unfinished
  }

  /// What is known of the bytes with a digest, at whatever address and time they were taken.
  package func capture(of digest: String) -> Capture? {
    captures.first { $0.digest == digest }
  }

  /// With what became of a capture; an earlier word on the same bytes is replaced.
  package func noting(_ capture: Capture) -> Self {
    let others = captures.filter { $0.digest != capture.digest }
    return Self(source: source, captures: others + [capture], unfinished: unfinished)
  }

  /// With how far the listing has come; `nil` where it is done.
  package func listed(upTo listing: Listing?) -> Self {
    Self(source: source, captures: captures, unfinished: listing)
  }
}

/// Who speaks: a file of `data/sources/`.
package struct Source: Sendable, Hashable {
  package let id: Identifier<Source>
  package let publisher: String
  package let title: String

  /// Where it is read, as a URL or a package name; never a path of somebody's machine.
  package let address: String

  package let kind: Kind

  /// Where it speaks with another authority than `kind`: an airline's site on its own flights.
  package let kindsBySubject: [SubjectKind]

  /// Sources whose statements this one repeats: a copy is no second witness.
  package let derivesFrom: [Identifier<Source>]

  /// Whose prices it states: "stability" for the API itself, the seller's name for resellers.
  package let venue: Venue

  /// Where on the page to read, as an XPath or a heading; `nil` for all of it.
  package let region: String?

  package let note: String?

  /// Whether its pages come in by hand only: an address that is pinned to a version says the same
  /// for ever, and a data set is no page.
  package let isTranscribedOnly: Bool

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The seller's own pages.
    case official
    /// Copies of the seller's own documents: specifications, notebooks.
    case officialDocs = "official-docs"
    /// Companies that write about or resell the service.
    case thirdParty = "third-party"
    /// Individuals: repositories, notes, forum posts.
    case community
  }

  /// The kind a source has for the subjects whose id begins with a prefix.
  package struct SubjectKind: Sendable, Hashable {
    package let prefix: String
    package let kind: Kind

    package init(prefix: String, kind: Kind) {
      self.prefix = prefix
      self.kind = kind
    }
  }

  package init(
    id: Identifier<Source>,
    publisher: String,
    title: String,
    address: String,
    kind: Kind,
    derivesFrom: [Identifier<Source>] = [],
    venue: Venue = .stability,
    region: String? = nil,
    note: String? = nil,
    isTranscribedOnly: Bool = false,
    kindsBySubject: [SubjectKind] = []
  ) {
    self.id = id
    self.publisher = publisher
    self.title = title
    self.address = address
    self.kind = kind
    self.derivesFrom = derivesFrom
    self.venue = venue
    self.region = region
    self.note = note
    self.isTranscribedOnly = isTranscribedOnly
    self.kindsBySubject = kindsBySubject
  }

  /// The authority with which it speaks of a subject: the longest prefix wins over `kind`.
  package func kind(for subject: Identifier<Subject>) -> Kind {
    var found: SubjectKind?
    for entry in kindsBySubject where subject.text.hasPrefix(entry.prefix) {
      if let found, found.prefix.utf8.count >= entry.prefix.utf8.count { continue }
      found = entry
    }
    return found?.kind ?? kind
  }
}

/// Where a price is charged; prices of different venues never vote on each other.
package struct Venue: Sendable, Hashable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  /// Stability AI's own developer platform.
  package static let stability = Self("stability")
}

extension Venue: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.name < right.name
  }
}

extension Venue: CustomStringConvertible {
  package var description: String { name }
}

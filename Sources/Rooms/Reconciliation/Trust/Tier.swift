import Vocabulary

/// The authority a source declares for what it states, as an order: the owner of a fact comes first.
enum Tier: UInt8, Sendable, Hashable, Comparable {
  case community
  case thirdParty
  case officialDocs
  case official

  init(_ kind: Source.Kind) {
    switch kind {
    case .official: self = .official
    case .officialDocs: self = .officialDocs
    case .thirdParty: self = .thirdParty
    case .community: self = .community
    }
  }

  static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What sources declare of themselves, by the index they have in a table.
struct Tiers {
  private var listed: [Int32: Source] = [:]

  /// Pairs of which the second is declared to repeat the first, sorted.
  private(set) var copies: [(original: Int32, copy: Int32)] = []

  init(_ sources: [Source], named: [Identifier<Source>: Int32]) {
    for source in sources {
      guard let index = named[source.id] else { continue }
      listed[index] = source
      for original in source.derivesFrom {
        if let first = named[original], first != index { copies.append((first, index)) }
      }
    }
    copies.sort { ($0.original, $0.copy) < ($1.original, $1.copy) }
  }

  func tier(of source: Int32, on subject: Identifier<Subject>) -> Tier {
    listed[source].map { Tier($0.kind(for: subject)) } ?? .thirdParty
  }
}

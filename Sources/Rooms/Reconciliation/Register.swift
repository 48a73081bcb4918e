import Vocabulary

/// Who speaks, by number: sources sorted by id, with what they repeat.
struct Register {
  let ids: [Identifier<Source>]
  private let sources: [Source?]

  /// For each source, those it repeats, also through others, ascending.
  let origins: [[Int]]

  /// Venues of which a source with authority is known.
  let venuesWithAuthority: Set<Venue>

  private let numbers: [Identifier<Source>: Int]

  init(_ listed: [Source], speaking claims: [Claim]) {
    let byID = Dictionary(
      listed.map { ($0.id, $0) },
      uniquingKeysWith: { $0.address <= $1.address ? $0 : $1 }
    )
    var names = Set(byID.keys)
    for claim in claims { names.insert(claim.source) }
    let ids = names.sorted()
    let numbers = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    let direct = ids.map { id in (byID[id]?.derivesFrom ?? []).compactMap { numbers[$0] } }
    self.ids = ids
    self.numbers = numbers
    sources = ids.map { byID[$0] }
    origins = ids.indices.map { Self.reachable(from: $0, over: direct) }
    venuesWithAuthority = Set(
      byID.values.filter { Voice(Tier($0.kind)).hasAuthority }.map(\.venue)
    )
  }

  func number(of source: Identifier<Source>) -> Int {
    numbers[source] ?? 0
  }

  func voice(of source: Int, on subject: Identifier<Subject>) -> Voice {
    Voice(sources[source].map { Tier($0.kind(for: subject)) } ?? .thirdParty)
  }

  private static func reachable(from start: Int, over edges: [[Int]]) -> [Int] {
    var seen: Set<Int> = []
    var open = edges[start]
    while let next = open.popLast() {
      guard next != start, seen.insert(next).inserted else { continue }
      open += edges[next]
    }
    return seen.sorted()
  }
}

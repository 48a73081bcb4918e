import Archive
import Reporting
import Vocabulary

extension OpenBase {
  /// Every source with how often it was captured and how often it is right, by what is known.
  func sourceRows(knownBy day: Day? = nil) throws -> [SourceRow] {
    let known = try base.snapshots().filter { snapshot in
      day.map { snapshot.captured <= $0 } ?? true
    }
    let snapshots = Dictionary(grouping: known) { $0.source }
    let captured = Set(known.map { Capture(snapshot: $0.id, source: $0.source) })
    var owners: [Identifier<Claim>: Identifier<Source>] = [:]
    var claims: [Identifier<Source>: Int] = [:]
    try base.forEachReading { reading in
      guard captured.contains(Capture(snapshot: reading.snapshot, source: reading.source)) else {
        return
      }
      claims[reading.source, default: 0] += reading.claims.count
      for claim in reading.claims { owners[claim.id] = claim.source }
    }
    var tally = Tally()
    for ruling in try rulings(knownBy: day) { tally.add(ruling, owners) }
    return try base.sources().map { source in
      SourceRow(
        source: source,
        captured: (snapshots[source.id] ?? []).map(\.captured).sorted(),
        claims: claims[source.id] ?? 0,
        kept: tally.kept[source.id] ?? 0,
        setAside: tally.setAside[source.id] ?? 0,
        record: try base.captures(of: source.id)
      )
    }
  }

  private struct Capture: Hashable {
    let snapshot: Identifier<Snapshot>
    let source: Identifier<Source>
  }
}

/// How many claims of each source stand, and how many do not.
private struct Tally {
  private(set) var kept: [Identifier<Source>: Int] = [:]
  private(set) var setAside: [Identifier<Source>: Int] = [:]

  mutating func add(_ ruling: Ruling, _ owners: [Identifier<Claim>: Identifier<Source>]) {
    for id in Set(ruling.periods.flatMap(\.kept)) {
      if let owner = owners[id] { kept[owner, default: 0] += 1 }
    }
    for item in ruling.setAside {
      guard let owner = owners[item.claim] else { continue }
      switch item.cause {
      case .copy, .approximation, .superseded: kept[owner, default: 0] += 1
      case .otherScope: break
      default: setAside[owner, default: 0] += 1
      }
    }
  }
}

import Archive
import Reporting
import Vocabulary

extension OpenBase {
  /// Every source with how often it was captured and how often it is right, by what is known.
  ///
  /// `owners` tells who made which claim, where that was read already.
  func sourceRows(
    knownBy day: Day? = nil,
    owners: [Identifier<Claim>: Identifier<Source>]? = nil
  ) throws -> [SourceRow] {
    let known = try base.snapshots().filter { snapshot in
      day.map { snapshot.captured <= $0 } ?? true
    }
    let snapshots = Dictionary(grouping: known) { $0.source }
    let captured = Set(known.map { CaptureKey($0) })
    let owners = try owners ?? self.owners(of: captured)
    var claims: [Identifier<Source>: Int] = [:]
    for source in owners.values { claims[source, default: 0] += 1 }
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

  private func owners(
    of captured: Set<CaptureKey>
  ) throws -> [Identifier<Claim>: Identifier<Source>] {
    var owners: [Identifier<Claim>: Identifier<Source>] = [:]
    try base.forEachReading { reading in
      guard captured.contains(CaptureKey(reading)) else { return }
      for claim in reading.claims { owners[claim.id] = claim.source }
    }
    return owners
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

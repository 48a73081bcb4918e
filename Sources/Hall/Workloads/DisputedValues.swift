import Archive
import Vocabulary

/// What else prices may be that are not settled: values that rulings set aside as disputed, in the
/// rulings' own units.
struct DisputedValues {
  private let values: [Identifier<Ruling>: [Value]]

  /// Of some rulings, or of all; claims are read only where one of them disputes something.
  init(
    among rulings: [Ruling],
    on wanted: Set<Identifier<Ruling>>? = nil,
    _ base: KnowledgeBase
  ) throws {
    var disputed: [Identifier<Claim>: Ruling] = [:]
    for ruling in rulings where wanted?.contains(ruling.id) ?? true {
      for aside in ruling.setAside where aside.cause == .dispute { disputed[aside.claim] = ruling }
    }
    var values: [Identifier<Ruling>: [Value]] = [:]
    if !disputed.isEmpty {
      try base.forEachReading { (reading) throws(ArchiveError) in
        for claim in reading.claims {
          guard let ruling = disputed[claim.id], claim.unit == ruling.unit else { continue }
          values[ruling.id, default: []].append(claim.value)
        }
      }
    }
    self.values = values
  }

  /// Those of rows that are not settled, by row.
  func alternatives(to rates: [Rate]) -> [Rate.Key: [Value]] {
    var found: [Rate.Key: [Value]] = [:]
    for rate in rates where rate.status != .settled {
      if let values = values[rate.ruling] { found[rate.key] = values }
    }
    return found
  }
}

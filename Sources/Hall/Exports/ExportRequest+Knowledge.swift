import Archive
import Reporting
import Vocabulary

extension ExportRequest {
  /// Everything that is known, or was by `--as-of`: what was captured or decided later is left out.
  ///
  /// Plans, hosts and graphics cards have no second time axis and are as they are now.
  func knowledge() throws -> Knowledge {
    try knowledge(with: tables())
  }

  /// The same with other tables than all: for who needs none of them.
  func knowledge(with tables: [PriceTable]) throws -> Knowledge {
    let base = opened.base
    func isKnown(_ day: Day) -> Bool { known.map { day <= $0 } ?? true }
    let snapshots = try base.snapshots().filter { isKnown($0.captured) }
    let captured = Set(snapshots.map { CaptureKey($0) })
    var claims: [Claim] = []
    try base.forEachReading { reading in
      if captured.contains(CaptureKey(reading)) {
        claims += reading.claims.filter { $0.validity.returned.map(isKnown) ?? true }
      }
    }
    return Knowledge(
      on: day,
      known: try opened.known(by: known) ?? known ?? day,
      subjects: try base.subjects(),
      sources: try base.sources(),
      snapshots: snapshots,
      claims: claims,
      decisions: try base.decisions().filter { isKnown($0.when) },
      rulings: try opened.rulings(knownBy: known),
      tables: tables,
      plans: try base.plans(),
      hosts: try base.hosts(),
      gpus: try base.gpus()
    )
  }
}

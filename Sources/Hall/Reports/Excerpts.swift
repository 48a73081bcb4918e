import Archive
import Markup
import Reporting
import Vocabulary

/// The words around what claims quote, from the captured pages.
enum Excerpts {
  /// Reads each page once; of one that cannot be read the quoted words alone are given.
  static func all(
    of claims: [Claim],
    in base: KnowledgeBase,
    _ sources: [Source],
    progress: (Int, Int) -> Void
  ) throws -> [Identifier<Claim>: Excerpt] {
    let regions = Dictionary(sources.map { ($0.id, $0.region) }) { first, _ in first }
    let quoting = Dictionary(grouping: claims) { claim in
      claim.evidence.map { CaptureKey(bytes: $0.snapshot, source: claim.source) }
    }
    var excerpts: [Identifier<Claim>: Excerpt] = [:]
    let snapshots = try base.snapshots()
    for (index, snapshot) in snapshots.enumerated() {
      guard let claims = quoting[CaptureKey(snapshot)] else { continue }
      progress(index + 1, snapshots.count)
      let region = regions[snapshot.source].flatMap { $0 }
      let bytes = try? base.bytes(of: snapshot)
      let page = bytes.flatMap {
        try? Markup.page(from: $0, as: snapshot.mediaType, region: region)
      }
      for claim in claims {
        guard let evidence = claim.evidence else { continue }
        excerpts[claim.id] =
          page.map { Excerpt(of: evidence, on: $0) } ?? Excerpt(of: evidence)
      }
    }
    return excerpts
  }
}

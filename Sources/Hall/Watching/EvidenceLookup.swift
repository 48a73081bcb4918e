import Archive
import Reporting
import Vocabulary

/// The words behind claims, read once and only where somebody asks.
final class EvidenceLookup {
  private let opened: OpenBase
  private var register: Register?

  /// How many witnesses a message names.
  private static let most = 3

  init(_ opened: OpenBase) {
    self.opened = opened
  }

  /// The pages and words behind the first few claims, in their order.
  func witnesses(of claims: [Identifier<Claim>]) throws -> [PriceNews.Witness] {
    if claims.isEmpty { return [] }
    let register = try self.register ?? opened.register()
    self.register = register
    return claims.prefix(Self.most).compactMap { id in
      guard
        let claim = register.claims[id], let evidence = claim.evidence,
        let captures = register.snapshots[evidence.snapshot],
        let snapshot = captures.first(where: { $0.source == claim.source }) ?? captures.first
      else { return nil }
      return PriceNews.Witness(
        source: claim.source,
        publisher: register.sources[claim.source]?.publisher ?? claim.source.text,
        address: snapshot.address,
        captured: claim.validity.returned ?? snapshot.captured,
        snapshot: snapshot.id,
        quote: evidence.passage.quote
      )
    }
  }
}

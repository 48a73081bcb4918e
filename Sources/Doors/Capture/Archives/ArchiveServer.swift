/// Where a web archive is asked: for its index by CDX, and for pages as Memento replay.
package struct ArchiveServer: Sendable, Hashable {
  /// The address of the index, without a query.
  package let index: String

  /// What comes before "20240501100000id_/https://…" in the address of an original page.
  package let replay: String

  /// Whether its index is asked for answers of status 200 only, and for changes only.
  ///
  /// Others are not: pywb knows no status of `resource` records, and would leave them out.
  let isWayback: Bool

  package init(index: String, replay: String) {
    self.index = index
    self.replay = replay.hasSuffix("/") ? replay : replay + "/"
    isWayback = index.contains("/cdx/search/")
  }

  /// The Internet Archive's Wayback Machine.
  package static let wayback = Self(
    index: "https://web.archive.org/cdx/search/cdx",
    replay: "https://web.archive.org/web/"
  )

  /// A collection of pywb, which has its index below its own address: "https://host/collection".
  package init(collection: String) {
    var base = collection
    while base.hasSuffix("/") { base.removeLast() }
    if base == "https://web.archive.org" || base == "https://web.archive.org/web" {
      self = .wayback
    } else {
      self.init(index: base + "/cdx", replay: base + "/")
    }
  }
}

package import Vocabulary

/// What publications changed, for feed readers: an entry for each class of change in each of them.
///
/// Entries are told apart by `tag:` ids (RFC 4151) of the publication's number and the class, so they
/// never change. The times are days of knowledge, not of the run, so the same knowledge base gives
/// the same bytes; a feed without entries has the beginning of 1970.
package struct ChangeFeed: Sendable, Hashable {
  /// Newest first.
  let entries: [Entry]

  /// Where it will stand, without a slash at the end: "https://prices.example.org".
  let site: String?

  /// Who says that its ids are unique: the host of the site.
  let authority: String

  /// A publication with what it changes against the one that stood for its day before.
  package struct Publication: Sendable, Hashable {
    package let table: Int
    package let day: Day
    package let known: Day
    package let changes: [Change]

    package init(table: Int, day: Day, known: Day, changes: [Change]) {
      self.table = table
      self.day = day
      self.known = known
      self.changes = changes
    }
  }

  struct Entry: Sendable, Hashable {
    let id: String
    let kind: String
    let title: String
    let known: Day
    let lines: [String]
  }

  /// Makes the entries; a site is an address that begins with "https://" or "http://" and has a host.
  package init(_ publications: [Publication], site: String? = nil) {
    self.site = site.map(Self.withoutSlashes)
    let authority = site.map(Self.authority) ?? Self.nobody
    self.authority = authority
    entries = publications.sorted { $0.table > $1.table }.flatMap { publication in
      Self.classes.compactMap { kind, one, many in
        let changes = publication.changes.filter { $0.kind.name == kind }
        guard !changes.isEmpty else { return nil }
        return Entry(
          id: "tag:\(authority),2026:changes/\(publication.table)/\(kind)",
          kind: kind,
          title: "\(changes.count) \(changes.count == 1 ? one : many) from \(publication.day) "
            + "(table \(publication.table))",
          known: publication.known,
          lines: changes.map(Self.line)
        )
      }
    }
  }

  static let title = "Stability AI API prices: changes"
  static let author = "Pricebook"

  /// When something was last learned.
  var updated: Day { entries.map(\.known).max() ?? Day(number: 0) }

  /// A day as RFC 3339 has moments.
  static func moment(_ day: Day) -> String { "\(day)T00:00:00Z" }

  /// The authority of ids where no site is named: a name that nobody can own (RFC 2606).
  private static let nobody = "pricebook.example"

  /// What costs somebody money comes first.
  private static let classes = [
    ("price-change", "price change", "price changes"),
    ("correction", "correction", "corrections"),
    ("reader-upgrade", "reader upgrade", "reader upgrades"),
    ("unit", "price in another unit", "prices in other units"),
    ("renamed", "renamed price", "renamed prices"), ("new", "new price", "new prices"),
    ("removed", "removed price", "removed prices"),
  ]

  private static func withoutSlashes(_ site: String) -> String {
    var site = site[...]
    while site.last == "/" { site.removeLast() }
    return String(site)
  }

  /// The host of an address, in lower case as ids are compared byte by byte.
  private static func authority(of site: String) -> String {
    let rest = site.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
    return rest.split(separator: ":").first.map { $0.lowercased() } ?? nobody
  }

  /// A change in words: "erase: from 3 to 5 credit/generation, +66.7 %, from 2025-08-01".
  private static func line(_ change: Change) -> String {
    let unit = change.key.unit == .boolean || change.key.unit == .date ? "" : " \(change.key.unit)"
    var words: String
    switch (change.old, change.new) {
    case (let old?, let new?):
      words = "from \(Brief.text(of: old)) to \(Brief.text(of: new))\(unit)"
    case (nil, let new?): words = "\(Brief.text(of: new))\(unit)"
    case (let old?, nil): words = "no longer \(Brief.text(of: old))\(unit)"
    case (nil, nil): words = "not offered"
    }
    switch change.kind {
    case .renamed(let former): words += ", formerly \(former)"
    case .unit(let former): words += ", formerly in \(former)"
    default: break
    }
    if let percent = change.percent {
      words += ", \(percent.isNegative || percent.isZero ? "" : "+")\(percent) %"
    }
    return "\(Report.what(change.key)): \(words), from \(change.day)"
  }
}

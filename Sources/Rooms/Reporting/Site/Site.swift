import Vocabulary

/// A static site over everything that is known: pages that need no script, no server and no network.
///
/// The same contents give the same bytes. Words of captured pages are on it: `HTML` escapes them, and
/// a policy in every page keeps a browser from running or fetching anything.
package struct Site: Sendable {
  let contents: SiteContents
  let register: Register

  /// Rulings by subject, those on a price at Stability AI first.
  let rulings: [Identifier<Subject>: [Ruling]]
  let rulingsByID: [Identifier<Ruling>: Ruling]

  /// A file of the site; made when asked for, since all together may be larger than memory.
  package struct File: Sendable {
    /// Below the folder of the site: "services/erase.html".
    package let path: String
    package let make: @Sendable () -> [UInt8]
  }

  package init(_ contents: SiteContents) {
    self.contents = contents
    let known = contents.knowledge
    register = Register(
      subjects: known.subjects,
      sources: known.sources,
      snapshots: known.snapshots,
      claims: known.claims,
      decisions: known.decisions
    )
    rulings = Dictionary(grouping: known.rulings) { $0.subject }.mapValues { rulings in
      rulings.sorted { Self.rank(of: $0) < Self.rank(of: $1) }
    }
    rulingsByID = Dictionary(known.rulings.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Every file, in the order of the navigation.
  package var files: [File] {
    [
      File(path: "index.html") { pricesPage() }, File(path: "elsewhere.html") { elsewherePage() },
      File(path: "changes.html") { changesPage() },
    ]
      + pastYears.map { year in File(path: "changes/\(year).html") { changesPage(of: year) } }
      + [
        File(path: "conflicts.html") { conflictsPage() },
        File(path: "scenarios.html") { scenariosPage() },
      ]
      + contents.scenarios.map { study in
        File(path: Self.path(of: study.id)) { scenarioPage(study) }
      }
      + (contents.spending.map { study in
        [File(path: Section.forecast.path) { spendingPage(study) }]
      } ?? [])
      + [
        File(path: "sources.html") { sourcesPage() }, File(path: "method.html") { methodPage() },
      ]
      + subjects.map { subject in
        File(path: Self.path(of: subject)) { servicePage(subject) }
      }
      + [
        File(path: "style.css") { Array(SiteStyle.text.utf8) },
        File(path: "prices.csv") {
          Array(PriceSheet(contents.rates, from: contents.table, register).text(as: .csv).utf8)
        },
        File(path: "prices.json") {
          let table = contents.table
          return Array(PriceDocument(contents.rates, on: day, from: table, register).text.utf8)
        },
      ]
  }

  var day: Day { contents.knowledge.on }
  var known: Day { contents.knowledge.known }

  /// Every subject that something was decided about, in the order of lists of prices.
  var subjects: [Identifier<Subject>] {
    rulings.keys.map { (rank: register.rank(of: $0), id: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? left.id < right.id : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.id)
  }

  // MARK: - Addresses

  static func path(of subject: Identifier<Subject>) -> String {
    "services/\(slug(subject.text)).html"
  }

  static func path(of scenario: Identifier<Scenario>) -> String {
    "scenarios/\(slug(scenario.text)).html"
  }

  /// Where a ruling stands on the page of its subject.
  static func anchor(of ruling: Identifier<Ruling>) -> String { "r-\(slug(ruling.text))" }

  static func path(of ruling: Ruling) -> String {
    path(of: ruling.subject) + "#" + anchor(of: ruling.id)
  }

  /// The text as a file's name and an anchor: other characters than letters, digits, "-" and "." as
  /// "_" and two digits, so that two texts never meet; a leading "." too.
  static func slug(_ text: String) -> String {
    var slug = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        slug.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where !slug.isEmpty: slug += "."
      default:
        let digits = String(byte, radix: 16)
        slug += "_" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return slug
  }

  /// A price at Stability AI first, then what else is said of it, then other sellers.
  private static func rank(of ruling: Ruling) -> (Int, Int, String) {
    (
      ruling.venue == .stability ? 0 : 1, ruling.attribute == .price ? 0 : 1, ruling.id.text
    )
  }
}

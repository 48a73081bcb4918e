import Archive
import Reporting
import Vocabulary

/// `pricebook sources`: who speaks, and how often they are right.
enum SourcesCommand {
  static let command = Command(
    description: CommandDescription(
      "sources",
      "List the sources: kind, venue, age of the last capture, claims, how often they agree",
      discussion: """
        A source agrees where its claim is kept, or where it only repeats, rounds or precedes the value
        that took its place; it disagrees where its claim is set aside for another cause. 'days' is how
        long ago its live page was last seen, 'failed' how many captures have failed since.
        """,
      options: SharedOptions.reading,
      examples: [
        .init("pricebook sources", "All sources."),
        .init("pricebook sources --format csv", "For a spreadsheet."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let snapshots = Dictionary(grouping: try opened.base.snapshots()) { $0.source }
    var owners: [Identifier<Claim>: Identifier<Source>] = [:]
    var claims: [Identifier<Source>: Int] = [:]
    try opened.base.forEachReading { reading in
      claims[reading.source, default: 0] += reading.claims.count
      for claim in reading.claims { owners[claim.id] = claim.source }
    }
    var tally = Tally()
    for ruling in try opened.base.rulings() { tally.add(ruling, owners) }
    let rows = try opened.base.sources().map { source in
      SourceRow(
        source: source,
        captured: (snapshots[source.id] ?? []).map(\.captured).sorted(),
        claims: claims[source.id] ?? 0,
        kept: tally.kept[source.id] ?? 0,
        setAside: tally.setAside[source.id] ?? 0,
        record: try opened.base.captures(of: source.id)
      )
    }
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let report = Report.sources(rows, known: try opened.known(by: nil) ?? today, today: today)
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
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
}

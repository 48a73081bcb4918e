import Archive
import PriceTables
import Reporting
import Vocabulary

/// Finds what is worth telling: from published tables and records of captures, never from pages.
struct NoticeMaker {
  private let base: KnowledgeBase
  private let tables: [PriceTable]
  private let subjects: [Subject]
  private let units: [UnitDefinition]

  /// The number of the last publication.
  let table: Int

  /// Claims and captures, read where something is to be told of them.
  private let evidence: EvidenceLookup

  init(_ opened: OpenBase) throws {
    base = opened.base
    tables = try base.tables()
    subjects = try base.subjects()
    units = try base.units()
    table = tables.map(\.number).max() ?? 0
    evidence = EvidenceLookup(opened)
  }

  /// What a watch wants to be told of: alarms, and what the publications after a number brought.
  func notices(for watch: Watch, after number: Int) throws -> [Notice] {
    try alarms(for: watch) + changes(for: watch, after: number)
  }

  // MARK: - Changes

  private func changes(for watch: Watch, after number: Int) throws -> [Notice] {
    let all = PriceTables.news(in: tables, after: number, subjects: subjects, units: units)
    let filter = RuleFilter(watch.rules, subjects)
    var costs: WorkloadCosts?
    var notices: [Notice] = []
    for news in all {
      for change in news.changes where filter.admits(change) {
        if costs == nil, let scenario = watch.rules.workload {
          costs = try WorkloadCosts(scenario, in: base)
        }
        let cost = costs?.cost(of: change, in: news)
        guard filter.admits(cost) else { continue }
        notices.append(try notice(of: change, cost, in: news, watch))
      }
    }
    return notices
  }

  private func notice(
    of change: Change,
    _ cost: WorkloadCost?,
    in news: TableNews,
    _ watch: Watch
  ) throws -> Notice {
    let rate =
      news.after.rates.first { $0.key == change.key }
      ?? news.before.rates.first { $0.key == change.key }
    let name = subjects.first { $0.id == change.key.subject }?.name
    return Notice(
      id: Self.id(of: change, known: news.known, watch),
      watch: watch.id,
      known: news.known,
      news: .change(
        PriceNews(
          change: change,
          name: name ?? change.key.subject.text,
          table: news.after.number,
          status: rate?.status ?? .settled,
          confidence: rate?.confidence ?? Confidence(percent: 0),
          cost: cost,
          evidence: try evidence.witnesses(of: rate?.claims ?? [])
        )
      )
    )
  }

  /// What makes two changes the same piece of news.
  ///
  /// Not the table: an announced change is published again with every other change of its day. A
  /// change of mind is news each time.
  private static func id(of change: Change, known: Day, _ watch: Watch) -> Identifier<Notice> {
    let key = change.key
    let isOurs = change.kind == .correction || change.kind == .readerUpgrade
    var formerly = ""
    switch change.kind {
    case .renamed(let former): formerly = former.text
    case .unit(let former): formerly = former.symbol
    default: break
    }
    return id([
      watch.id.text, change.kind.name, key.subject.text, key.attribute.name, key.venue.name,
      key.conditions.sortedText, key.unit.symbol, formerly, text(of: change.old),
      text(of: change.new), change.day.description, isOurs ? known.description : "",
    ])
  }

  /// Every place of a value: a grid's description names only its ends.
  private static func text(of value: Value?) -> String {
    guard case .grid(let grid) = value else { return value?.description ?? "" }
    return grid.parameters.joined(separator: ",")
      + grid.cells.map { cell in
        cell.point.map(\.description).joined(separator: ",") + "=\(cell.value)"
      }.joined(separator: ";")
  }

  private static func id(_ parts: [String]) -> Identifier<Notice> {
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return Identifier(String(Digest.fingerprint(of: Array(text.utf8)).prefix(32)))
  }

  // MARK: - Alarms

  private func alarms(for watch: Watch) throws -> [Notice] {
    let least = watch.rules.failuresBeforeAlarm
    guard least > 0 else { return [] }
    return try Self.failing(in: base, atLeast: least).map { source, page in
      let last = page.failures.last
      let sighting = page.sightings.last
      let streak = sighting.map { "\($0.first) \($0.last) \($0.times)" } ?? "never"
      return Notice(
        id: Self.id([watch.id.text, "capture-alarm", source.id.text, page.address, streak]),
        watch: watch.id,
        known: last?.day ?? sighting?.last ?? Day(number: 0),
        news: .alarm(
          CaptureAlarm(
            source: source.id,
            publisher: source.publisher,
            address: page.address,
            kind: last?.kind ?? .transient,
            message: last?.message ?? "",
            failuresInARow: page.failuresInARow,
            lastSeen: page.lastSeen
          )
        )
      )
    }
  }

  /// The pages that are still asked for and have failed so often in a row.
  static func failing(
    in base: KnowledgeBase,
    atLeast least: Int
  ) throws -> [(source: Source, page: CaptureRecord.Page)] {
    try base.sources().flatMap { source in
      let record = try base.captures(of: source.id)
      let asked = DueCaptures.targets(of: source, record).map(\.address)
      return record.pages
        .filter { $0.failuresInARow >= least && asked.contains($0.address) }
        .map { (source, $0) }
    }
  }
}

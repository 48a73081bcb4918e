import Archive
import PriceTables
import Reporting
import Vocabulary

/// The parts of a report, each as the command of its name would show it.
extension ExportRequest {
  /// Prices now, what changed since a day, conflicts, and for each scenario comparison and forecast.
  func sections() throws -> ReportDocument {
    let (table, rates) = try prices()
    let register = try opened.register()
    let rulings = try opened.rulings(knownBy: known).filter { $0.venue == .stability }
    let since = invocation[ReportCommand.since] ?? day.adding(days: -365)
    let before = try opened.base.table(inForceOn: since, knownBy: known)
    let changes = PriceTables.changes(
      from: before,
      on: since,
      to: table,
      on: day,
      subjects: try opened.base.subjects(),
      units: try opened.base.units()
    ).filter { $0.key.venue == .stability }
    let lastKnown = try opened.known(by: known) ?? day
    return ReportDocument(
      day: day,
      known: lastKnown,
      table: table.number,
      prices: .prices(
        rates.filter { $0.key.venue == .stability }.map { PriceRow($0) },
        on: day,
        from: table,
        register
      ),
      changes: .changes(changes, between: since.description, and: day.description, register),
      conflicts: .conflicts(Conflict.all(in: rulings), on: day, known: lastKnown, register),
      scenarios: try ScenarioStudies(self).all(),
      spending: try spending(),
      register: register
    )
  }

  /// What changed between two days and what it does to every scenario, for a pull request.
  func pullRequestComment(from first: Day, to second: Day) throws -> PullRequestComment {
    let before = try opened.base.table(inForceOn: first, knownBy: known)
    let after = try opened.base.table(inForceOn: second, knownBy: known)
    let changes = PriceTables.changes(
      from: before,
      on: first,
      to: after,
      on: second,
      subjects: try opened.base.subjects(),
      units: try opened.base.units()
    )
    let old = PriceTables.rates(in: before, on: first)
    let new = PriceTables.rates(in: after, on: second)
    let lookup = EvidenceLookup(opened)
    let rows = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
    return PullRequestComment(
      days: (first, second),
      tables: (before.number, after.number),
      known: try opened.known(by: known) ?? second,
      entries: try changes.map { change in
        let rate = rows[change.key]
        return PullRequestComment.Entry(
          change: change,
          status: rate?.status,
          confidence: rate?.confidence,
          evidence: try lookup.witnesses(of: rate?.claims ?? [])
        )
      },
      effects: try effects(from: old, to: new),
      register: Register(subjects: try opened.base.subjects())
    )
  }

  private func effects(from old: [Rate], to new: [Rate]) throws -> [WorkloadEffect] {
    let ids =
      try invocation[ReportCommand.scenario].map { [Identifier<Scenario>($0)] }
      ?? opened.base.scenarios().map(\.id)
    return try ids.map { try WorkloadCosts($0, in: opened.base).effect(from: old, to: new) }
  }
}

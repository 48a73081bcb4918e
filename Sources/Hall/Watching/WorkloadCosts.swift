import Archive
import Planning
import PriceTables
import Vocabulary

/// What changes do to the bill of one scenario, at the values that the tables state.
struct WorkloadCosts {
  private let scenario: Scenario
  private let workload: Workload

  init(_ id: Identifier<Scenario>, in base: KnowledgeBase) throws {
    guard let scenario = try base.scenarios().first(where: { $0.id == id }) else {
      throw CommandFailure(
        "There is no scenario '\(id)', by which a watch in data/watch judges changes; expected a file "
          + "'data/scenarios/\(id).json'."
      )
    }
    self.scenario = scenario
    workload = try scenario.monthly()
  }

  /// The bill before, the one with this row alone as it is afterwards, and the one with all rows.
  ///
  /// A row that got another name or unit cannot be put in place of the old one: then all rows are.
  func cost(of change: Change, in news: TableNews) -> WorkloadCost {
    let old = PriceTables.rates(in: news.before, on: news.dayBefore)
    let present = PriceTables.rates(in: news.after, on: news.dayAfter)
    let new: [Rate]
    switch change.kind {
    case .renamed, .unit: new = present
    case .priceChange, .correction, .readerUpgrade, .new, .removed:
      let kept = old.filter { $0.key != change.key }
      new = (kept + present.filter { $0.key == change.key }).sorted { $0.key < $1.key }
    }
    return WorkloadCost(
      scenario: scenario.id,
      title: scenario.title,
      period: scenario.period == .once ? .once : .month,
      alone: outcome(from: old, to: new, at: change.key.venue),
      together: outcome(from: old, to: present, at: change.key.venue)
    )
  }

  /// What all changes together do to the bill at Stability AI.
  func effect(from old: [Rate], to new: [Rate]) -> WorkloadEffect {
    WorkloadEffect(
      scenario: scenario.id,
      title: scenario.title,
      period: scenario.period == .once ? .once : .month,
      outcome: outcome(from: old, to: new, at: .stability)
    )
  }

  private func outcome(
    from old: [Rate],
    to new: [Rate],
    at venue: Venue
  ) -> WorkloadCost.Outcome {
    do throws(BillError) {
      let before = try bill(old, at: venue)
      let after = try bill(new, at: venue)
      guard let oldUSD = before.total.usd, let newUSD = after.total.usd else {
        return .unbilled("the price of the credit is not known.")
      }
      return .billed(
        before: oldUSD,
        after: newUSD,
        low: try BillComparison(from: before, to: after, at: .low).total.difference,
        high: try BillComparison(from: before, to: after, at: .high).total.difference
      )
    } catch {
      return .unbilled(BillErrorWords.sentence(for: error))
    }
  }

  private func bill(_ rates: [Rate], at venue: Venue) throws(BillError) -> Bill {
    try Biller(rates: rates, venue: venue).bill(for: workload)
  }
}

extension Scenario {
  /// Its work in a month: a day's is done on the mean number of days of a month, 365 / 12.
  func monthly() throws -> Workload {
    guard period == .day else { return workload }
    let days = Rational(Amount(365)).divided(by: Rational(Amount(12)))
    guard let days, let monthly = workload.scaled(by: days) else {
      throw CommandFailure("'\(title)' has counts too large for a month; expected smaller ones.")
    }
    return monthly
  }
}

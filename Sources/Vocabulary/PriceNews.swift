/// A change of a price with what it costs, how sure it is and who says so.
package struct PriceNews: Sendable, Hashable {
  package let change: Change

  /// What a person calls the subject.
  package let name: String

  /// The publication that says so.
  package let table: Int
  package let status: Ruling.Status
  package let confidence: Confidence

  /// What it does to the workload of the watch; `nil` where the watch has none.
  package let cost: WorkloadCost?

  /// Who says so, strongest first.
  package let evidence: [Witness]

  /// A statement on a captured page.
  package struct Witness: Sendable, Hashable {
    package let source: Identifier<Source>
    package let publisher: String
    package let address: String
    package let captured: Day
    package let snapshot: Identifier<Snapshot>

    /// The page's own words.
    package let quote: String

    package init(
      source: Identifier<Source>,
      publisher: String,
      address: String,
      captured: Day,
      snapshot: Identifier<Snapshot>,
      quote: String
    ) {
      self.source = source
      self.publisher = publisher
      self.address = address
      self.captured = captured
      self.snapshot = snapshot
      self.quote = quote
    }
  }

  package init(
    change: Change,
    name: String,
    table: Int,
    status: Ruling.Status,
    confidence: Confidence,
    cost: WorkloadCost? = nil,
    evidence: [Witness] = []
  ) {
    self.change = change
    self.name = name
    self.table = table
    self.status = status
    self.confidence = confidence
    self.cost = cost
    self.evidence = evidence
  }
}

/// What a change does to the bill of a scenario, in USD.
package struct WorkloadCost: Sendable, Hashable {
  package let scenario: Identifier<Scenario>
  package let title: String

  /// What the amounts are for: a day's work is billed for a month.
  package let period: Scenario.Period

  /// By this change alone.
  package let alone: Outcome

  /// By all changes that became known with it: several small ones may add up.
  package let together: Outcome

  package enum Outcome: Sendable, Hashable {
    /// The difference at the low and at the high end of the bills; its low may be the higher one.
    case billed(before: Bounds<Amount>, after: Bounds<Amount>, low: Amount, high: Amount)
    /// Why there is no bill, before or after: one sentence.
    case unbilled(String)
  }

  package init(
    scenario: Identifier<Scenario>,
    title: String,
    period: Scenario.Period,
    alone: Outcome,
    together: Outcome
  ) {
    self.scenario = scenario
    self.title = title
    self.period = period
    self.alone = alone
    self.together = together
  }
}

/// What all changes between two tables do to the bill of a scenario, in USD.
package struct WorkloadEffect: Sendable, Hashable {
  package let scenario: Identifier<Scenario>
  package let title: String

  /// What the amounts are for: a day's work is billed for a month.
  package let period: Scenario.Period
  package let outcome: WorkloadCost.Outcome

  package init(
    scenario: Identifier<Scenario>,
    title: String,
    period: Scenario.Period,
    outcome: WorkloadCost.Outcome
  ) {
    self.scenario = scenario
    self.title = title
    self.period = period
    self.outcome = outcome
  }
}

package import Vocabulary

/// Everything a knowledge base knows, as values, for exports that hold all of it.
package struct Knowledge: Sendable, Hashable {
  /// The day whose prices are "now".
  package let on: Day

  /// The last day of capture or decision, or the day by which everything was known that is here.
  package let known: Day
  package let subjects: [Subject]
  package let sources: [Source]
  package let snapshots: [Snapshot]
  package let claims: [Claim]
  package let decisions: [Decision]
  package let rulings: [Ruling]

  /// By number.
  package let tables: [PriceTable]
  package let plans: [Plan]
  package let hosts: [Host]
  package let gpus: [GPU]

  package init(
    on: Day,
    known: Day,
    subjects: [Subject],
    sources: [Source],
    snapshots: [Snapshot],
    claims: [Claim],
    decisions: [Decision],
    rulings: [Ruling],
    tables: [PriceTable],
    plans: [Plan],
    hosts: [Host],
    gpus: [GPU]
  ) {
    self.on = on
    self.known = known
    self.subjects = subjects
    self.sources = sources
    self.snapshots = snapshots
    self.claims = claims
    self.decisions = decisions
    self.rulings = rulings
    self.tables = tables
    self.plans = plans
    self.hosts = hosts
    self.gpus = gpus
  }
}

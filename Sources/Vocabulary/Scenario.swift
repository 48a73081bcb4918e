/// A workload worth a name: a file of `data/scenarios/`.
package struct Scenario: Sendable, Hashable {
  package let id: Identifier<Scenario>
  package let title: String

  /// Where its numbers come from, in a sentence.
  package let why: String?
  package let period: Period
  package let workload: Workload

  /// What it costs at the prices of the worked example it was taken from, if it was.
  package let expected: Expected?

  /// What the workload's counts are of.
  package enum Period: String, Sendable, Hashable, CaseIterable {
    case day
    case month
    case once
  }

  package struct Expected: Sendable, Hashable {
    package let credits: Amount?
    package let usd: Amount?

    package init(credits: Amount?, usd: Amount?) {
      self.credits = credits
      self.usd = usd
    }
  }

  package init(
    id: Identifier<Scenario>,
    title: String,
    why: String? = nil,
    period: Period,
    workload: Workload,
    expected: Expected? = nil
  ) {
    self.id = id
    self.title = title
    self.why = why
    self.period = period
    self.workload = workload
    self.expected = expected
  }
}

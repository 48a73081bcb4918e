/// What is to be billed: operations with their counts, or a pipeline that leads to finished assets.
package enum Workload: Sendable, Hashable {
  case operations([Operation])
  case pipeline(Pipeline)

  /// One service, asked for a number of times in the same way.
  package struct Operation: Sendable, Hashable {
    package let subject: Identifier<Subject>

    /// How many generations are paid for; an expected number may have decimals.
    package let count: Amount

    /// What the price depends on: `["steps": "50", "width": "512"]`.
    package let settings: [String: String]

    package init(
      _ subject: Identifier<Subject>,
      count: Amount,
      settings: [String: String] = [:]
    ) {
      self.subject = subject
      self.count = count
      self.settings = settings
    }
  }
}

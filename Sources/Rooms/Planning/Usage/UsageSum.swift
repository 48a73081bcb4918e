import Vocabulary

/// How often something was used over some days.
struct UsageSum {
  let use: UsageLedger.Use
  let count: Amount

  /// From the first to the last day that a row speaks of.
  let days: DaySpan

  func fault(_ reason: UsageBill.Reason, in table: Int?) -> UsageBill.Fault {
    UsageBill.Fault(
      operation: use.operation,
      settings: use.settings,
      count: count,
      days: days,
      table: table,
      reason: reason
    )
  }
}

extension UsageLedger {
  /// What was used from a day until before another, by operation and settings.
  func uses(from: Day?, until: Day?) -> [UsageSum] {
    series.compactMap { one in
      let entries = one.days(from: from, until: until)
      guard
        let first = entries.first, let last = entries.last,
        let days = DaySpan(from: first.day, to: last.day)
      else { return nil }
      let count = entries.reduce(Amount.zero) { Self.sum($0, $1.count) }
      return UsageSum(use: one.use, count: count, days: days)
    }
  }
}

extension DaySpan {
  /// The shortest span that holds both.
  func union(_ other: Self) -> Self {
    Self(from: min(first, other.first), to: max(last, other.last)) ?? self
  }
}

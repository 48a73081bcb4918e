package import Vocabulary

/// What later knowledge changes of a past bill.
///
/// The same usage gives the same bill for ever, as known on the same day. This says what it would be by
/// other knowledge, use by use, so that nothing changes without a name.
package struct UsageCorrections: Sendable, Hashable {
  /// By time, then operation and settings; only what differs.
  package let corrections: [UsageCorrection]

  /// Compares a bill by what was known with one by what is known now.
  ///
  /// Days are cut where either knows of other prices, and each piece is priced by both.
  package init(of ledger: UsageLedger, from old: UsageBiller, to new: UsageBiller) {
    let edges = old.edges.union(new.edges).sorted()
    var corrections: [UsageCorrection] = []
    for index in 0...edges.count {
      let from = index == 0 ? nil : edges[index - 1]
      let until = index == edges.count ? nil : edges[index]
      for use in ledger.uses(from: from, until: until) {
        let (before, after) = (old.outcome(of: use), new.outcome(of: use))
        guard !before.price.isSame(as: after.price) else { continue }
        corrections.append(
          UsageCorrection(
            operation: use.use.operation,
            settings: use.use.settings,
            days: use.days,
            count: use.count,
            old: before,
            new: after
          )
        )
      }
    }
    self.corrections = corrections
  }
}

extension UsageCorrection.Price {
  /// Whether as much is to be paid, by whatever row; or nothing can be billed for the same reason.
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.cost(let left, _, _), .cost(let right, _, _)): left == right
    case (.none(let left), .none(let right)): left == right
    default: false
    }
  }
}

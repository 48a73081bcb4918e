/// Steps that items go through in order, and how many of the results are kept.
///
/// "600 images, the background removed on 100 of them" is 600 items and the shares 1 and 100/600.
package struct Pipeline: Sendable, Hashable {
  /// How many items enter.
  package let items: Amount
  package let steps: [Step]

  /// The share of finished items that are kept, above 0 and up to 1.
  package let keepRate: Rational

  package struct Step: Sendable, Hashable {
    package let subject: Identifier<Subject>
    package let settings: [String: String]

    /// On which share of the pipeline's items it runs: 0 to 1.
    ///
    /// The items of a smaller share are taken to be among those of a larger one.
    package let share: Rational

    /// How many further requests an item is given at most after one without a result.
    package let retries: Int

    /// What becomes of its requests; each fares alike, whatever became of the one before.
    package let failures: FailureShares

    package init(
      _ subject: Identifier<Subject>,
      share: Rational = Rational(.one),
      settings: [String: String] = [:],
      retries: Int = 0,
      failures: FailureShares = FailureShares()
    ) {
      self.subject = subject
      self.settings = settings
      self.share = share
      self.retries = retries
      self.failures = failures
    }
  }

  package init(items: Amount, steps: [Step], keepRate: Rational = Rational(.one)) {
    self.items = items
    self.steps = steps
    self.keepRate = keepRate
  }
}

/// The three ways in which a request ends without a result; they are charged differently.
package enum FailureCase: String, Sendable, Hashable, CaseIterable {
  /// The generation broke off.
  case failed
  /// Moderation refused the request before it ran.
  case refused
  /// It ran, and a filter blurred or withheld the output.
  case filtered
}

/// Which share of requests ends in each failure case; together below 1.
package struct FailureShares: Sendable, Hashable {
  package let failed: Amount
  package let refused: Amount
  package let filtered: Amount

  package init(failed: Amount = .zero, refused: Amount = .zero, filtered: Amount = .zero) {
    self.failed = failed
    self.refused = refused
    self.filtered = filtered
  }

  package subscript(_ failure: FailureCase) -> Amount {
    switch failure {
    case .failed: failed
    case .refused: refused
    case .filtered: filtered
    }
  }
}

/// The decision on one attribute of one subject over time.
///
/// One ruling per subject, attribute, scope and venue; its periods follow each other without overlap.
package struct Ruling: Sendable, Hashable {
  /// "upscale-creative/price", "signup-grant/credits?signup=google", "erase/price@bedrock".
  package let id: Identifier<Ruling>
  package let subject: Identifier<Subject>
  package let attribute: Attribute
  package let unit: Unit

  /// Conditions that all its claims share.
  package let scope: [String: String]
  package let venue: Venue

  /// The values in force, oldest first.
  package let periods: [Period]

  /// Claims that do not agree with the value in force on their day, each with the cause.
  package let setAside: [SetAside]

  /// The person's decision that was applied, if any.
  package let decision: Identifier<Decision>?

  /// One value and the time it was in force.
  package struct Period: Sendable, Hashable {
    /// `nil` where the service was not offered: after it was discontinued.
    package let value: Value?
    package let interval: Interval
    package let status: Status
    package let confidence: Confidence

    /// Claims that support it, strongest first.
    package let kept: [Identifier<Claim>]

    /// What would settle it, for a period that is not settled: one sentence.
    package let wanted: String?

    package init(
      value: Value?,
      interval: Interval,
      status: Status,
      confidence: Confidence,
      kept: [Identifier<Claim>],
      wanted: String? = nil
    ) {
      self.value = value
      self.interval = interval
      self.status = status
      self.confidence = confidence
      self.kept = kept
      self.wanted = wanted
    }
  }

  package enum Status: String, Sendable, Hashable, CaseIterable {
    /// The evidence leaves no other value standing.
    case settled
    /// A value leads, but witnesses of weight disagree or nobody who should know states it.
    case contested
    /// No value leads.
    case unresolved
  }

  package struct SetAside: Sendable, Hashable {
    package let claim: Identifier<Claim>
    package let cause: Cause

    /// One sentence a person can check.
    package let reason: String

    package init(claim: Identifier<Claim>, cause: Cause, reason: String) {
      self.claim = claim
      self.cause = cause
      self.reason = reason
    }
  }

  package init(
    id: Identifier<Ruling>,
    subject: Identifier<Subject>,
    attribute: Attribute,
    unit: Unit,
    scope: [String: String],
    venue: Venue,
    periods: [Period],
    setAside: [SetAside],
    decision: Identifier<Decision>? = nil
  ) {
    self.id = id
    self.subject = subject
    self.attribute = attribute
    self.unit = unit
    self.scope = scope
    self.venue = venue
    self.periods = periods
    self.setAside = setAside
    self.decision = decision
  }

  /// The period taken to be in force on a day.
  package func period(on day: Day) -> Period? {
    periods.last { $0.interval.contains(day) }
  }
}

/// How sure a ruling is of a value, in whole percent.
package struct Confidence: Sendable, Hashable, Comparable {
  package let percent: Int

  /// Clamped to 0...100.
  package init(percent: Int) {
    self.percent = min(100, max(0, percent))
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.percent < right.percent
  }
}

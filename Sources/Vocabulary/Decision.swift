/// A person's ruling, kept by hand in `data/decisions/`; it outranks the algorithm.
package struct Decision: Sendable, Hashable {
  package let id: Identifier<Decision>
  package let who: String

  /// When it was made: it counts for what was known from this day on.
  package let when: Day
  package let why: String

  package let subject: Identifier<Subject>
  package let attribute: Attribute
  package let scope: [String: String]
  package let venue: Venue
  package let verdict: Verdict

  package enum Verdict: Sendable, Hashable {
    /// This value was in force in this time.
    case value(Value, Interval)
    /// These claims do not count.
    case setAside([Identifier<Claim>], Cause)
    /// The conflict is known and stays open; do not raise it again.
    case leaveOpen
  }

  package init(
    id: Identifier<Decision>,
    who: String,
    when: Day,
    why: String,
    subject: Identifier<Subject>,
    attribute: Attribute,
    scope: [String: String] = [:],
    venue: Venue = .stability,
    verdict: Verdict
  ) {
    self.id = id
    self.who = who
    self.when = when
    self.why = why
    self.subject = subject
    self.attribute = attribute
    self.scope = scope
    self.venue = venue
    self.verdict = verdict
  }
}

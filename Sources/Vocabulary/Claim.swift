/// One statement of one source: this subject's attribute has this value, in these words.
package struct Claim: Sendable, Hashable {
  /// Follows from the evidence and the statement, so that reading again gives the same id.
  package let id: Identifier<Claim>
  package let source: Identifier<Source>
  package let subject: Identifier<Subject>
  package let attribute: Attribute
  package let value: Value
  package let unit: Unit

  /// What the source says limits the claim: ["steps": "30"], ["signup": "google"].
  package let conditions: [String: String]

  /// Whose price it is.
  package let venue: Venue

  /// Whether the source hedges it: "about", "~", "roughly".
  package let isApproximate: Bool
  package let validity: Validity

  /// `nil` only for claims handed in as rows, without a page behind them.
  package let evidence: Evidence?

  /// For when a claim speaks.
  package struct Validity: Sendable, Hashable {
    /// The days on which the source asserts it: the page's own date, else the day of capture.
    package let asserted: DaySpan?

    /// Announced to be in force from this day on.
    package let from: Day?

    /// Said to be in force before this day: the old price of an announcement.
    package let until: Day?

    package init(asserted: DaySpan? = nil, from: Day? = nil, until: Day? = nil) {
      self.asserted = asserted
      self.from = from
      self.until = until
    }
  }

  package init(
    id: Identifier<Claim>,
    source: Identifier<Source>,
    subject: Identifier<Subject>,
    attribute: Attribute,
    value: Value,
    unit: Unit,
    conditions: [String: String] = [:],
    venue: Venue = .stability,
    isApproximate: Bool = false,
    validity: Validity = Validity(),
    evidence: Evidence? = nil
  ) {
    self.id = id
    self.source = source
    self.subject = subject
    self.attribute = attribute
    self.value = value
    self.unit = unit
    self.conditions = conditions
    self.venue = venue
    self.isApproximate = isApproximate
    self.validity = validity
    self.evidence = evidence
  }
}

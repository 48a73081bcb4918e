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

    /// The day on which the page said it again, after it had said something else; `nil` for what it
    /// said on its first capture.
    package let returned: Day?

    package init(
      asserted: DaySpan? = nil,
      from: Day? = nil,
      until: Day? = nil,
      returned: Day? = nil
    ) {
      self.asserted = asserted
      self.from = from
      self.until = until
      self.returned = returned
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

extension Claim {
  /// The same words on a page that came back on a day; a witness of its own, with an id of its own.
  ///
  /// `asserted` are the days on which the page asserts it then.
  package func returned(on day: Day, asserted: DaySpan?) -> Self {
    Self(
      id: Identifier("\(id)-\(day)"),
      source: source,
      subject: subject,
      attribute: attribute,
      value: value,
      unit: unit,
      conditions: conditions,
      venue: venue,
      isApproximate: isApproximate,
      validity: Validity(
        asserted: asserted,
        from: validity.from,
        until: validity.until,
        returned: day
      ),
      evidence: evidence
    )
  }
}

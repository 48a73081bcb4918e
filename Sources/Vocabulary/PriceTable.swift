/// A published, immutable version of the prices in force from a day.
package struct PriceTable: Sendable, Hashable {
  /// Counts publications from 1, without gaps.
  package let number: Int

  /// The day from which its rates are in force.
  package let day: Day

  /// The latest day of capture or decision it rests on: when this was known.
  package let known: Day

  /// The version of the extraction and reconciliation that made it.
  package let reader: String

  /// Sorted by subject, attribute, venue, scope and unit.
  package let rates: [Rate]

  package init(number: Int, day: Day, known: Day, reader: String, rates: [Rate]) {
    self.number = number
    self.day = day
    self.known = known
    self.reader = reader
    self.rates = rates
  }
}

/// A row of a price table.
package struct Rate: Sendable, Hashable {
  package let key: Key

  /// `nil` where the service is no longer offered.
  package let value: Value?

  /// The same price in USD, where the credit's own price was settled on the table's day.
  package let usd: Value?
  package let interval: Interval
  package let status: Ruling.Status
  package let confidence: Confidence
  package let ruling: Identifier<Ruling>

  /// The kept claims it rests on, strongest first.
  package let claims: [Identifier<Claim>]

  /// What makes two rows of two tables the same thing.
  package struct Key: Sendable, Hashable {
    package let subject: Identifier<Subject>
    package let attribute: Attribute
    package let unit: Unit
    package let conditions: [String: String]
    package let venue: Venue

    package init(
      subject: Identifier<Subject>,
      attribute: Attribute,
      unit: Unit,
      conditions: [String: String] = [:],
      venue: Venue = .stability
    ) {
      self.subject = subject
      self.attribute = attribute
      self.unit = unit
      self.conditions = conditions
      self.venue = venue
    }
  }

  package init(
    key: Key,
    value: Value?,
    usd: Value? = nil,
    interval: Interval,
    status: Ruling.Status,
    confidence: Confidence,
    ruling: Identifier<Ruling>,
    claims: [Identifier<Claim>]
  ) {
    self.key = key
    self.value = value
    self.usd = usd
    self.interval = interval
    self.status = status
    self.confidence = confidence
    self.ruling = ruling
    self.claims = claims
  }
}

extension Rate.Key: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.subject, left.attribute, left.venue, left.conditions.sortedText, left.unit)
      < (right.subject, right.attribute, right.venue, right.conditions.sortedText, right.unit)
  }
}

extension [String: String] {
  /// Conditions as one text in a fixed order: "height=512&steps=30&width=512".
  package var sortedText: String {
    map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "&")
  }
}

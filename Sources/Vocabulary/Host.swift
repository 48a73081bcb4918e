/// Somebody else who runs the same models for money: a file of `data/hosts/`.
package struct Host: Sendable, Hashable {
  package let id: Identifier<Host>
  package let name: String

  /// The name its prices have in rulings and price tables.
  package let venue: Venue
  package let payer: Payer

  /// In the order of the file.
  package let prices: [Price]

  /// What it takes for granted, a sentence each.
  package let assumptions: [String]

  /// Who pays for a use.
  package enum Payer: String, Sendable, Hashable, CaseIterable {
    case developer
    /// The person who uses the program: nothing for who wrote it.
    case user
  }

  /// What one operation costs there.
  package struct Price: Sendable, Hashable {
    package let subject: Identifier<Subject>

    /// "us-west-2"; `nil` where it is the same everywhere or not said.
    package let region: String?

    /// Settings it holds for; empty where it holds for all.
    package let conditions: [String: String]
    package let terms: Terms

    /// When it was in force, as far as that is known.
    package let interval: Interval
    package let citations: [Citation]

    package init(
      subject: Identifier<Subject>,
      region: String? = nil,
      conditions: [String: String] = [:],
      terms: Terms,
      interval: Interval = Interval(),
      citations: [Citation] = []
    ) {
      self.subject = subject
      self.region = region
      self.conditions = conditions
      self.terms = terms
      self.interval = interval
      self.citations = citations
    }
  }

  package enum Terms: Sendable, Hashable {
    /// The row of the price table in force.
    case rate(Rate.Key)
    /// USD a generation: an amount, a formula of settings, a grid, or a range where sources differ.
    case value(Value, isContested: Bool)
    /// USD for the number of generations a month.
    case charge(Charge)
  }

  package init(
    id: Identifier<Host>,
    name: String,
    venue: Venue,
    payer: Payer = .developer,
    prices: [Price],
    assumptions: [String] = []
  ) {
    self.id = id
    self.name = name
    self.venue = venue
    self.payer = payer
    self.prices = prices
    self.assumptions = assumptions
  }
}

package import Vocabulary

/// All that a comparison chooses from: prices in force on a day, and the ways of paying.
package struct Market: Sendable {
  /// The rows in force, of all venues.
  package let rates: [Rate]

  /// Values that weighty witnesses state for contested rows.
  package let alternatives: [Rate.Key: [Value]]
  package let plans: [Plan]
  package let hosts: [Host]
  package let gpus: [GPU]

  /// The day whose prices are compared.
  package let day: Day

  package init(
    rates: [Rate],
    alternatives: [Rate.Key: [Value]] = [:],
    plans: [Plan] = [],
    hosts: [Host] = [],
    gpus: [GPU] = [],
    day: Day
  ) {
    self.rates = rates
    self.alternatives = alternatives
    self.plans = plans
    self.hosts = hosts
    self.gpus = gpus
    self.day = day
  }

  /// Whether any price in it may be one of several.
  var isRanged: Bool {
    !alternatives.isEmpty || rates.contains { $0.value?.isRanged ?? false }
      || hosts.contains { host in
        host.prices.contains { price in
          if case .value(let value, _) = price.terms { value.isRanged } else { false }
        }
      }
  }
}

extension Value {
  /// A grid may be off from its formula where it lists nothing.
  fileprivate var isRanged: Bool {
    switch self {
    case .range, .grid: true
    case .amount, .boolean, .day, .text, .formula: false
    }
  }
}

/// What the user says of how things are paid and run.
package struct ComparisonTerms: Sendable, Hashable {
  package var leftovers: Leftovers

  /// Yearly revenue in USD; `nil` is taken to be below every licence's limit.
  package var revenue: Amount?

  /// Only hosts' prices of this region, and those without one; `nil` for all regions.
  package var region: String?

  /// Whether to leave out what rests on a contested price or an estimated time.
  package var isSureOnly = false

  /// What replaces a self-hosting plan's own figures.
  package var utilisation: Amount?
  package var secondsPerStart: Amount?
  package var startsPerMonth: Amount?
  package var usdPerKilowattHour: Amount?
  package var writeOffMonths: Int?

  /// Cards that are owned, with what each cost in USD.
  package var owned: [Identifier<GPU>: Amount]

  /// What becomes of credits of a pack that a month does not use.
  package enum Leftovers: String, Sendable, Hashable, CaseIterable {
    /// They serve later months: a month costs what it uses.
    case carried
    /// They count as cost: a month costs whole packs.
    case counted
  }

  package init(
    leftovers: Leftovers = .carried,
    revenue: Amount? = nil,
    region: String? = nil,
    owned: [Identifier<GPU>: Amount] = [:]
  ) {
    self.leftovers = leftovers
    self.revenue = revenue
    self.region = region
    self.owned = owned
  }
}

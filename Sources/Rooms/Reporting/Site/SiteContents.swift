package import Vocabulary

/// What a site is made of: everything known, and what was worked out from it for one day.
package struct SiteContents: Sendable {
  /// Its day is the one whose prices are "now" and from which ages are counted.
  package let knowledge: Knowledge

  /// The table in force on the day, and its rows that hold then.
  package let table: PriceTable
  package let rates: [Rate]
  package let publications: [ChangeFeed.Publication]
  package let sources: [SourceRow]

  /// When bytes were last seen unchanged, where a page is looked at again and again.
  package let sightings: [Identifier<Snapshot>: Day]

  /// The words around each claim's quote.
  package let excerpts: [Identifier<Claim>: Excerpt]
  package let scenarios: [ScenarioStudy]

  /// What the reader's own months cost and may cost; `nil` where no usage was given.
  package let spending: SpendingStudy?

  /// The program that makes the site, with its version.
  package let program: String

  package init(
    knowledge: Knowledge,
    table: PriceTable,
    rates: [Rate],
    publications: [ChangeFeed.Publication],
    sources: [SourceRow],
    sightings: [Identifier<Snapshot>: Day],
    excerpts: [Identifier<Claim>: Excerpt],
    scenarios: [ScenarioStudy],
    spending: SpendingStudy? = nil,
    program: String
  ) {
    self.knowledge = knowledge
    self.table = table
    self.rates = rates
    self.publications = publications
    self.sources = sources
    self.sightings = sightings
    self.excerpts = excerpts
    self.scenarios = scenarios
    self.spending = spending
    self.program = program
  }
}

/// What was found out about one scenario: its comparison, cost by volume, and forecast.
package struct ScenarioStudy: Sendable {
  package let id: Identifier<Scenario>
  package let why: String?
  package let heading: ComparisonHeading
  package let comparison: Comparison?
  package let mix: Mix?

  /// The best mix on settled prices and measured times alone, where it is another.
  package let sureMix: Mix?

  /// Of the ways of paying that the chart shows, cheapest first.
  package let lines: [CostLine]
  package let forecast: SpendingForecast?

  /// Why something of it is missing, a sentence each.
  package let problems: [String]

  package init(
    id: Identifier<Scenario>,
    why: String? = nil,
    heading: ComparisonHeading,
    comparison: Comparison? = nil,
    mix: Mix? = nil,
    sureMix: Mix? = nil,
    lines: [CostLine] = [],
    forecast: SpendingForecast? = nil,
    problems: [String] = []
  ) {
    self.id = id
    self.why = why
    self.heading = heading
    self.comparison = comparison
    self.mix = mix
    self.sureMix = sureMix
    self.lines = lines
    self.forecast = forecast
    self.problems = problems
  }
}

/// What months of one's own use cost, and what those ahead may.
package struct SpendingStudy: Sendable {
  /// The file that tells of the use, as the user named it.
  package let file: String

  /// Months that are over, oldest first, with USD at the prices of their days.
  package let spent: [Spent]
  package let forecast: SpendingForecast

  package struct Spent: Sendable, Hashable {
    package let month: Month
    package let usd: Amount

    package init(month: Month, usd: Amount) {
      self.month = month
      self.usd = usd
    }
  }

  package init(file: String, spent: [Spent], forecast: SpendingForecast) {
    self.file = file
    self.spent = spent
    self.forecast = forecast
  }
}

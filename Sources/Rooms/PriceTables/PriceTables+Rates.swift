package import Vocabulary

extension PriceTables {
  /// The rows of the table of a day, sorted by key.
  ///
  /// A ruling's scope becomes the row's conditions. A service that is no longer offered has a row
  /// without a value on the very day it ended, and none after. Prices in credits also state USD,
  /// through the price of the credit that was settled on that day.
  package static func rates(from rulings: [Ruling], on day: Day) -> [Rate] {
    let credits = CreditPrices(rulings, on: day)
    var rates: [Rate] = []
    for ruling in rulings {
      guard let period = ruling.period(on: day) else { continue }
      if period.value == nil, period.interval.from?.day != day { continue }
      let key = Rate.Key(
        subject: ruling.subject,
        attribute: ruling.attribute,
        unit: ruling.unit,
        conditions: ruling.scope,
        venue: ruling.venue
      )
      rates.append(
        Rate(
          key: key,
          value: period.value,
          usd: period.value.flatMap { credits.usd(of: $0, key) },
          interval: period.interval,
          status: period.status,
          confidence: period.confidence,
          ruling: ruling.id,
          claims: period.kept
        )
      )
    }
    return rates.sorted { ($0.key, $0.ruling) < ($1.key, $1.ruling) }
  }
}

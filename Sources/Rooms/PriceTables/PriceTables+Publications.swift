package import Vocabulary

extension PriceTables {
  /// The tables to publish now, so that what is published says what the rulings say.
  ///
  /// One for each breakpoint whose latest publication, as known on `known`, says something else or
  /// rests on claims that no longer support it; and one for each published day that is no breakpoint
  /// any more and is wrong. By day, numbered on from the last publication; none where nothing
  /// changed. More evidence for the same rates is no reason to publish again.
  ///
  /// `rulings` are those reached from what was known on `known`, and `published` is everything
  /// published so far, of any knowledge day.
  package static func publications(
    of rulings: [Ruling],
    known: Day,
    after published: [PriceTable],
    reader: String
  ) -> [PriceTable] {
    let standing = standing(in: published, knownOn: known)
    var days = breakpoints(of: rulings).union(standing.keys)
    if days.isEmpty, !rulings.isEmpty { days = [known] }
    var number = published.map(\.number).max() ?? 0
    var tables: [PriceTable] = []
    for day in days.sorted() {
      let rates = rates(from: rulings, on: day)
      if let table = standing[day], table.rates.holds(as: rates) { continue }
      number += 1
      tables.append(
        PriceTable(number: number, day: day, known: known, reader: reader, rates: rates)
      )
    }
    return tables
  }

  /// The days on which rates change: every period's first day, and the day after its last.
  ///
  /// Periods that have always been in force begin with `beginning`.
  package static func breakpoints(of rulings: [Ruling]) -> Set<Day> {
    var days: Set<Day> = []
    for period in rulings.lazy.flatMap(\.periods) {
      days.insert(period.interval.from?.day ?? beginning)
      if let until = period.interval.until { days.insert(until.day) }
    }
    return days
  }

  /// The day in force of prices whose first day nobody knows: 0001-01-01.
  package static let beginning = Day(number: -719_162)
}

extension [Rate] {
  /// Whether published rows still say what is true now, on claims that still support it.
  fileprivate func holds(as current: [Rate]) -> Bool {
    count == current.count
      && zip(self, current).allSatisfy { published, current in
        published.key == current.key && published.value == current.value
          && published.usd == current.usd && published.interval == current.interval
          && published.status == current.status && published.ruling == current.ruling
          && Set(published.claims).isSubset(of: current.claims)
      }
  }
}

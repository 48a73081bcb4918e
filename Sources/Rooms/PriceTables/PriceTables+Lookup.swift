package import Vocabulary

extension PriceTables {
  /// The table in force on a day, as known on another day; `nil` where none is.
  ///
  /// Among the tables known by `known` (all where it is `nil`) the one with the greatest day up to
  /// `day`, and of several for that day the highest number.
  package static func table(
    on day: Day,
    knownOn known: Day? = nil,
    among published: [PriceTable]
  ) -> PriceTable? {
    published
      .filter { table in table.day <= day && known.map { table.known <= $0 } ?? true }
      .max { ($0.day, $0.number) < ($1.day, $1.number) }
  }

  /// The same from an index of numbers and days, reading as few tables as the question needs.
  ///
  /// Without `known` that is one table. `read` is asked for tables from the likeliest on.
  package static func table<Failure>(
    on day: Day,
    knownOn known: Day? = nil,
    among published: [(number: Int, day: Day)],
    read: (_ number: Int, _ day: Day) throws(Failure) -> PriceTable
  ) throws(Failure) -> PriceTable? {
    let candidates = published.filter { $0.day <= day }
      .sorted { ($0.day, $0.number) > ($1.day, $1.number) }
    for candidate in candidates {
      let table = try read(candidate.number, candidate.day)
      if known.map({ table.known <= $0 }) ?? true { return table }
    }
    return nil
  }

  /// The rows of a table that are in force on a day on which the table is.
  ///
  /// Rows without a value, of services that ended, are there on the table's own day only.
  package static func rates(in table: PriceTable, on day: Day) -> [Rate] {
    table.rates.filter { rate in
      rate.interval.contains(day) && (rate.value != nil || table.day == day)
    }
  }

  /// The publication that counts for each day in force: the highest number among those known.
  static func standing(
    in published: [PriceTable],
    knownOn known: Day?
  ) -> [Day: PriceTable] {
    var standing: [Day: PriceTable] = [:]
    for table in published where known.map({ table.known <= $0 }) ?? true {
      if let other = standing[table.day], other.number > table.number { continue }
      standing[table.day] = table
    }
    return standing
  }
}

package import Vocabulary

extension PriceTables {
  /// The days that have the same prices, oldest first: one era a day in force, as known on a day.
  ///
  /// Without `known` as known now. Eras follow each other without a gap, and the last has no end. An
  /// era is cut where a row of it ends before the next table begins.
  package static func eras(in published: [PriceTable], knownOn known: Day? = nil) -> [PriceEra] {
    let tables = standing(in: published, knownOn: known).values.sorted { $0.day < $1.day }
    var eras: [PriceEra] = []
    for (index, table) in tables.enumerated() {
      let next = index + 1 < tables.count ? tables[index + 1].day : nil
      let ends = table.rates.compactMap { $0.interval.until?.day }.filter { day in
        table.day < day && next.map { day < $0 } ?? true
      }
      let starts = [table.day] + Set(ends).sorted()
      for (place, day) in starts.enumerated() {
        eras.append(
          PriceEra(
            table: table.number,
            from: day,
            until: place + 1 < starts.count ? starts[place + 1] : next,
            rates: rates(in: table, on: day)
          )
        )
      }
    }
    return eras
  }
}

package import Vocabulary

extension PriceTables {
  /// The publications that changed what had been said of a day, by number, with what they changed.
  ///
  /// Each is compared with what stood for its day before: an earlier publication of the same day, or,
  /// where the day had none and its prices became known only after it, the table in force until then.
  /// A table published before its day, or together with the one before it, corrects nothing.
  package static func corrections(
    in published: [PriceTable],
    subjects: [Subject] = [],
    units: [UnitDefinition] = []
  ) -> [TableCorrection] {
    let tables = published.sorted { $0.number < $1.number }
    var corrections: [TableCorrection] = []
    for (index, new) in tables.enumerated() {
      guard let old = table(on: new.day, among: Array(tables[..<index])) else { continue }
      guard old.day == new.day || (old.known < new.known && new.day < new.known) else { continue }
      let changes = changes(
        from: old,
        on: new.day,
        to: new,
        on: new.day,
        subjects: subjects,
        units: units
      ).filter { $0.kind == .correction || $0.kind == .readerUpgrade }
      if changes.isEmpty { continue }
      corrections.append(
        TableCorrection(
          table: new.number,
          day: new.day,
          known: new.known,
          corrects: old.number,
          changes: changes
        )
      )
    }
    return corrections
  }
}

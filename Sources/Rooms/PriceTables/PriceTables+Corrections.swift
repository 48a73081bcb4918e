package import Vocabulary

extension PriceTables {
  /// The publications that changed what had been said of a day, by number, with what they changed.
  ///
  /// Each is compared with what stood for its day before: an earlier publication of the same day or,
  /// where its prices became known only after it, the table that was taken to be in force. A table
  /// that was known by its day corrects nothing, nor does one of the first knowledge there was.
  package static func corrections(
    in published: [PriceTable],
    subjects: [Subject] = [],
    units: [UnitDefinition] = []
  ) -> [TableCorrection] {
    let tables = published.sorted { $0.number < $1.number }
    var corrections: [TableCorrection] = []
    for (index, new) in tables.enumerated() {
      let earlier = tables[..<index].filter { $0.day == new.day || $0.known < new.known }
      guard let old = table(on: new.day, among: earlier) else { continue }
      guard old.day == new.day || new.day < new.known else { continue }
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

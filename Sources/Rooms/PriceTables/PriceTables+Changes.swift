package import Vocabulary

extension PriceTables {
  /// What differs between two tables, sorted by key.
  ///
  /// `oldDay` and `newDay` are the days asked about, which may be later than the days from which the
  /// tables are in force. How a price change is told from a correction is decision 0004.
  ///
  /// `subjects` tell which ids a subject had before, `units` which units convert into which. A row
  /// that both got another id and another price gives two changes.
  package static func changes(
    from old: PriceTable,
    on oldDay: Day? = nil,
    to new: PriceTable,
    on newDay: Day? = nil,
    subjects: [Subject] = [],
    units: [UnitDefinition] = []
  ) -> [Change] {
    let classes = ChangeClasses(
      old: old,
      oldDay: oldDay ?? old.day,
      new: new,
      newDay: newDay ?? new.day
    )
    let pairs = RatePairs(
      old: rates(in: old, on: classes.oldDay),
      new: rates(in: new, on: classes.newDay),
      subjects: subjects,
      units: UnitConversions(units)
    )
    return pairs.pairs.flatMap(classes.changes(of:)).sorted { left, right in
      (left.key, left.kind.name) < (right.key, right.kind.name)
    }
  }
}

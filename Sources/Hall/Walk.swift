import Archive
import PriceTables
import Vocabulary

/// The sentence that the whole program says: read what is due, decide what is true, publish it.
///
/// A pure function of the files kept by hand, of the snapshots and of the records of captures:
/// without the generated files it makes the same bytes again, and whatever is in place already is
/// left alone.
struct Walk {
  let base: KnowledgeBase

  init(_ base: KnowledgeBase) {
    self.base = base
  }

  /// What a walk did.
  struct Result {
    let readings: [Reading]
    let rulings: [Ruling]
    let published: [PriceTable]

    /// What the table in force last says otherwise than before the walk.
    let changes: [Change]
    let known: Day?
  }

  /// Walks all the way; `onWait` is told once where another process is writing.
  func run(onWait: (LockHolder) -> Void = { _ in }) throws -> Result {
    try base.writing(onWait: onWait) { writer in
      let before = try base.latestTable()

      let reader = try PageReader(base)
      let readings = try reader.due(in: base).map { try reader.reading(of: $0, in: base) }

      let beliefs = try Beliefs(base, with: readings)
      let rulings = beliefs.rulings(knownBy: beliefs.days.last)
      let tables = beliefs.publications(after: try base.tables())

      _ = try writer.record(readings: readings, rulings: rulings, publishing: tables)
      return Result(
        readings: readings,
        rulings: rulings,
        published: tables,
        changes: try changes(from: before, to: try base.latestTable()),
        known: beliefs.days.last
      )
    }
  }

  private func changes(from before: PriceTable?, to after: PriceTable?) throws -> [Change] {
    guard let before, let after else { return [] }
    return PriceTables.changes(
      from: before,
      to: after,
      subjects: try base.subjects(),
      units: try base.units()
    )
  }
}

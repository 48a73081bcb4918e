import Archive
import Vocabulary

extension KnowledgeBase {
  /// The table in force on a day by what was known by another, or `nil` where there was none.
  ///
  /// Of the tables in force by the day the latest counts, and of those for one day the last number:
  /// a correction comes after what it corrects. Reads no more tables than it must.
  func table(inForceOn day: Day, knownBy known: Day?) throws -> PriceTable? {
    let candidates = try publications().filter { $0.day <= day }
      .sorted { ($0.day, $0.number) > ($1.day, $1.number) }
    for candidate in candidates {
      let table = try table(candidate.number, candidate.day)
      if known.map({ table.known <= $0 }) ?? true { return table }
    }
    return nil
  }

  /// The table in force last, as known now.
  func latestTable() throws -> PriceTable? {
    let latest = try publications().max { ($0.day, $0.number) < ($1.day, $1.number) }
    return try latest.map { try table($0.number, $0.day) }
  }
}

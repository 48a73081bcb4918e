import Archive
import PriceTables
import Vocabulary

extension KnowledgeBase {
  /// The table in force on a day by what was known by another; one without rates where there is none.
  func table(inForceOn day: Day, knownBy known: Day?) throws -> PriceTable {
    let table = try PriceTables.table(on: day, knownOn: known, among: try publications()) {
      (number, day) throws(ArchiveError) in try self.table(number, day)
    }
    return table ?? PriceTable(number: 0, day: day, known: known ?? day, reader: "", rates: [])
  }

  /// The table in force last, as known now, or `nil` where none is published.
  func latestTable() throws -> PriceTable? {
    let latest = try publications().max { ($0.day, $0.number) < ($1.day, $1.number) }
    return try latest.map { try table($0.number, $0.day) }
  }
}

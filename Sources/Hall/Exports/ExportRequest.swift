import Archive
import PriceTables
import Reporting
import Vocabulary

/// What an export is made of: a knowledge base, the two days, and the words after the name.
struct ExportRequest: Sendable {
  let opened: OpenBase

  /// The command line without the name of the export.
  let invocation: Invocation
  let surroundings: Surroundings

  /// The day whose prices are meant: `--on`, else today.
  var day: Day { invocation[SharedOptions.on] ?? today }

  /// By when it was known: `--as-of`, else whenever.
  var known: Day? { invocation[SharedOptions.asOf] }

  var today: Day { invocation[SharedOptions.today] ?? surroundings.today }

  /// The table in force on the day, and its rows that hold then; sorted as the table is.
  func prices() throws -> (table: PriceTable, rates: [Rate]) {
    let table = try opened.base.table(inForceOn: day, knownBy: known)
    guard table.number > 0 else {
      throw CommandFailure(
        "No price table is in force on \(day)"
          + (known.map { " by what was known on \($0)" } ?? "")
          + "; expected a day with prices, which 'pricebook history SUBJECT' shows."
      )
    }
    return (table, PriceTables.rates(in: table, on: day))
  }

  /// The publications known by the day of knowledge, by number.
  func tables() throws -> [PriceTable] {
    try opened.base.tables().filter { table in known.map { table.known <= $0 } ?? true }
      .sorted { $0.number < $1.number }
  }
}

import Archive
import PriceTables
import Reporting
import Vocabulary

extension ExportRequest {
  /// Where the output will be published.
  static let site = Option(
    "site",
    ValueKind(
      placeholder: "URL",
      expectation: "an address as https://prices.example.org",
      completion: .none
    ),
    "For feeds: where they will stand, which their ids and links name."
  ) { text -> String? in
    let rest = ["https://", "http://"].lazy.compactMap { scheme in
      text.hasPrefix(scheme) ? text.dropFirst(scheme.count) : nil
    }.first
    guard let first = rest?.utf8.first, first != UInt8(ascii: "/") else { return nil }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") }
    return isPlain && !text.contains("#") && !text.contains("@") ? text : nil
  }

  /// Up to the tables in force on `--on`, where that is given.
  func changeFeed() throws -> ChangeFeed {
    ChangeFeed(try publications(until: invocation[SharedOptions.on]), site: invocation[Self.site])
  }

  /// What each publication changed, up to those in force on a day, where one is given.
  ///
  /// Reads one table after the other, since all together may be larger than memory.
  func publications(until last: Day?) throws -> [ChangeFeed.Publication] {
    let subjects = try opened.base.subjects()
    let units = try opened.base.units()
    // The last publication so far for each day: an older one of the same day counts for nothing more.
    var standing: [Day: PriceTable] = [:]
    var publications: [ChangeFeed.Publication] = []
    for (number, day) in try opened.base.publications().sorted(by: { $0.number < $1.number }) {
      let table = try opened.base.table(number, day)
      guard known.map({ table.known <= $0 }) ?? true else { continue }
      // What stood for its day before: an earlier publication of the same day, or the table in force.
      let before = standing.keys.filter { $0 <= day }.max().flatMap { standing[$0] }
      standing[day] = table
      guard last.map({ day <= $0 }) ?? true else { continue }
      let changes = before.map { old in
        PriceTables.changes(from: old, to: table, subjects: subjects, units: units)
      }
      publications.append(
        ChangeFeed.Publication(
          table: number,
          day: day,
          known: table.known,
          changes: changes ?? Self.news(in: table)
        )
      )
    }
    return publications
  }

  /// Everything in a publication that had none before it.
  private static func news(in table: PriceTable) -> [Change] {
    table.rates.filter { $0.value != nil }.map { rate in
      Change(
        kind: .new,
        key: rate.key,
        old: nil,
        new: rate.value,
        day: rate.interval.from?.day ?? table.day
      )
    }
  }
}

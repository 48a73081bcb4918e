import Vocabulary

/// How each row of the price tables changed from publication to publication.
///
/// A publication is compared with the one that stood for its day before: an earlier one of the same
/// day, or the table in force. Claims that only add to a row's evidence make no new version.
struct RateVersions {
  /// Every row there ever was, sorted.
  let keys: [Rate.Key]

  /// By publication, then by row.
  let versions: [Version]
  private let numbers: [Rate.Key: Int]

  struct Version {
    let key: Rate.Key

    /// Counts the versions of a row from 1.
    let number: Int

    /// The publication that made it.
    let table: Int

    /// `nil` where the publication has the row no more.
    let rate: Rate?

    /// Names of `columns`; all of them in a row's first version.
    let changed: [String]
  }

  /// What can change, as users call it.
  static let columns = ["value", "usd", "from", "until", "status", "confidence", "ruling"]

  init(_ tables: [PriceTable]) {
    let tables = tables.sorted { $0.number < $1.number }
    let keys = Set(tables.flatMap { $0.rates.map(\.key) }).sorted()
    self.keys = keys
    numbers = Dictionary(
      keys.enumerated().map { ($1, $0 + 1) },
      uniquingKeysWith: { first, _ in first }
    )
    var versions: [Version] = []
    var counts: [Rate.Key: Int] = [:]
    for (index, table) in tables.enumerated() {
      let before = tables[..<index].filter { $0.day <= table.day }
        .max { ($0.day, $0.number) < ($1.day, $1.number) }
      let old = Self.rates(of: before)
      let new = Self.rates(of: table)
      for key in Set(old.keys).union(new.keys).sorted() {
        let changed = Self.changed(from: old[key], to: new[key])
        if changed.isEmpty { continue }
        counts[key, default: 0] += 1
        versions.append(
          Version(
            key: key,
            number: counts[key, default: 1],
            table: table.number,
            rate: new[key],
            changed: changed
          )
        )
      }
    }
    self.versions = versions
  }

  /// The number of a row, from 1.
  func number(of key: Rate.Key) -> Int { numbers[key] ?? 0 }

  private static func rates(of table: PriceTable?) -> [Rate.Key: Rate] {
    Dictionary(
      (table?.rates ?? []).map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private static func changed(from old: Rate?, to new: Rate?) -> [String] {
    guard let old, let new else { return old == nil && new == nil ? [] : columns }
    let isSame = [
      old.value == new.value, old.usd == new.usd, old.interval.from == new.interval.from,
      old.interval.until == new.interval.until, old.status == new.status,
      old.confidence == new.confidence, old.ruling == new.ruling,
    ]
    return zip(columns, isSame).filter { !$0.1 }.map { $0.0 }
  }
}

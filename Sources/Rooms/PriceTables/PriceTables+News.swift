package import Vocabulary

extension PriceTables {
  /// What the publications after a number say otherwise than those before them, step by step.
  ///
  /// A step is a run of publications that rest on the same knowledge and the same reader. What was in
  /// force on the last day known before it is compared with what is on its own day; then each table
  /// that it publishes for a later day, which is an announcement, with the day before. Tables of days
  /// gone by are no news. The first knowledge there is says nothing otherwise.
  ///
  /// Two classes are told more finely than `changes` can from two tables: a row that no earlier
  /// publication had is `new`, since nothing wrong was believed of it, and where a step has another
  /// reader and no newer knowledge, every difference of value is a `readerUpgrade`.
  package static func news(
    in published: [PriceTable],
    after number: Int,
    subjects: [Subject] = [],
    units: [UnitDefinition] = []
  ) -> [TableNews] {
    let tables = published.sorted { $0.number < $1.number }
    var news: [TableNews] = []
    var start = tables.firstIndex { $0.number > number } ?? tables.count
    while start < tables.count {
      let first = tables[start]
      let end =
        tables[start...].firstIndex { $0.known != first.known || $0.reader != first.reader }
        ?? tables.count
      let step = NewsStep(
        earlier: Array(tables[..<start]),
        published: Array(tables[start..<end]),
        subjects: subjects,
        units: units
      )
      news += step.news
      start = end
    }
    return news
  }
}

/// Publications of one knowledge and one reader, with all before them.
private struct NewsStep {
  let earlier: [PriceTable]
  let published: [PriceTable]
  let subjects: [Subject]
  let units: [UnitDefinition]

  var news: [TableNews] {
    guard
      let last = earlier.last, let first = published.first,
      let knownBefore = earlier.map(\.known).max()
    else { return [] }
    let known = max(knownBefore, first.known)
    let isOtherReader = known == knownBefore && first.reader != last.reader
    let present = earlier + published
    var news: [TableNews] = []
    if let before = PriceTables.table(on: knownBefore, among: earlier),
      let after = PriceTables.table(on: known, among: present), before != after
    {
      let changes = changes(from: before, on: knownBefore, to: after, on: known)
        .map { isOtherReader ? $0.ofReader : isFirstSeen($0) ? $0.asNew : $0 }
      news.append(
        TableNews(
          before: before,
          on: knownBefore,
          after: after,
          on: known,
          known: known,
          changes: changes
        )
      )
    }
    for day in Set(published.map(\.day)).sorted() where day > known {
      let eve = day.adding(days: -1)
      guard let before = PriceTables.table(on: eve, among: present),
        let after = PriceTables.table(on: day, among: present)
      else { continue }
      let changes = changes(from: before, on: eve, to: after, on: day)
        .map { isOtherReader ? $0.ofReader : $0 }
      news.append(
        TableNews(before: before, on: eve, after: after, on: day, known: known, changes: changes)
      )
    }
    return news
  }

  private func changes(
    from before: PriceTable,
    on dayBefore: Day,
    to after: PriceTable,
    on dayAfter: Day
  ) -> [Change] {
    PriceTables.changes(
      from: before,
      on: dayBefore,
      to: after,
      on: dayAfter,
      subjects: subjects,
      units: units
    )
  }

  private func isFirstSeen(_ change: Change) -> Bool {
    guard change.kind == .correction, change.old == nil else { return false }
    return !earlier.contains { table in
      table.rates.contains { $0.key == change.key && $0.value != nil }
    }
  }
}

extension Change {
  /// The same difference, made by a reader where it is one of values.
  fileprivate var ofReader: Change {
    switch kind {
    case .renamed, .unit: self
    default: of(.readerUpgrade)
    }
  }

  fileprivate var asNew: Change { of(.new) }

  private func of(_ kind: Kind) -> Change {
    Change(kind: kind, key: key, old: old, new: new, percent: percent, day: day)
  }
}

package import Vocabulary

/// How often each operation was used, by settings and day, exactly.
///
///     let reading = UsageReader(settings: ["steps"]).reading(of: bytes) { names[$0] }
///     let november = reading.ledger.count(from: first, until: first.adding(days: 30))
///
/// Days are days in UTC. No count is negative, and all of them together fit an `Amount`, so that no
/// sum of some of them can overflow.
package struct UsageLedger: Sendable, Hashable {
  /// Sorted by operation and settings.
  package let series: [Series]

  /// From the first to the last day that a row speaks of, also one with a count of zero.
  package let span: DaySpan?

  /// What was asked for: an operation in one way.
  package struct Use: Sendable, Hashable {
    package let operation: Identifier<Subject>
    package let settings: [String: String]

    package init(_ operation: Identifier<Subject>, _ settings: [String: String] = [:]) {
      self.operation = operation
      self.settings = settings
    }
  }

  /// The days of one use.
  package struct Series: Sendable, Hashable {
    package let use: Use

    /// Sorted by day; a day that no row speaks of has no entry.
    package let entries: [Entry]
  }

  package struct Entry: Sendable, Hashable {
    package let day: Day
    package let count: Amount

    package init(_ day: Day, _ count: Amount) {
      self.day = day
      self.count = count
    }
  }

  /// Adds up entries in any order; `nil` where one is negative or all together do not fit.
  package init?(_ counts: [(use: Use, entry: Entry)]) {
    var groups: [Use: [Entry]] = [:]
    for (use, entry) in counts { groups[use, default: []].append(entry) }
    self.init(groups: groups.map { ($0.key, $0.value) })
  }

  /// The same of entries that are grouped, perhaps several times by one use.
  init?(groups: [(use: Use, entries: [Entry])]) {
    var total = Amount.zero
    var merged: [Use: [Entry]] = [:]
    for (use, entries) in groups {
      for entry in entries {
        guard !entry.count.isNegative, let sum = total.adding(entry.count) else { return nil }
        total = sum
      }
      merged[use, default: []] += entries
    }
    // The settings as text once a use, not once a comparison.
    let ordered = merged.map { (text: $0.key.settings.sortedText, use: $0.key, entries: $0.value) }
      .sorted { ($0.use.operation, $0.text) < ($1.use.operation, $1.text) }
    series = ordered.map { Series(use: $0.use, entries: Self.byDay($0.entries)) }
    let firsts = series.compactMap { $0.entries.first?.day }
    let lasts = series.compactMap { $0.entries.last?.day }
    if let first = firsts.min(), let last = lasts.max() {
      span = DaySpan(from: first, to: last)
    } else {
      span = nil
    }
  }

  /// One entry a day, sorted.
  private static func byDay(_ entries: [Entry]) -> [Entry] {
    var days: [Entry] = []
    days.reserveCapacity(entries.count)
    for entry in entries.sorted(by: { $0.day < $1.day }) {
      if let last = days.last, last.day == entry.day {
        // No part of a total that fits is too large.
        days[days.count - 1] = Entry(entry.day, sum(last.count, entry.count))
      } else {
        days.append(entry)
      }
    }
    return days
  }

  private init() {
    series = []
    span = nil
  }

  package static let empty = Self()
}

extension UsageLedger {
  /// All operations, sorted.
  package var operations: [Identifier<Subject>] {
    var operations: [Identifier<Subject>] = []
    for one in series where operations.last != one.use.operation {
      operations.append(one.use.operation)
    }
    return operations
  }

  /// All generations, of one operation where one is named, from a day until before another.
  package func count(
    of operation: Identifier<Subject>? = nil,
    from: Day? = nil,
    until: Day? = nil
  ) -> Amount {
    var total = Amount.zero
    for one in series where operation == nil || one.use.operation == operation {
      total = one.days(from: from, until: until).reduce(total) { Self.sum($0, $1.count) }
    }
    return total
  }

  /// The sum of two counts of a ledger.
  static func sum(_ left: Amount, _ right: Amount) -> Amount {
    left.adding(right) ?? left
  }
}

extension UsageLedger.Series {
  /// The entries from a day until before another.
  package func days(from: Day?, until: Day?) -> ArraySlice<UsageLedger.Entry> {
    let start = from.map { day in firstIndex { $0 >= day } } ?? 0
    let end = until.map { day in firstIndex { $0 >= day } } ?? entries.count
    return entries[start..<max(start, end)]
  }

  /// Where the days begin that satisfy a condition which all later days do; by halving.
  private func firstIndex(where isReached: (Day) -> Bool) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if isReached(entries[middle].day) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

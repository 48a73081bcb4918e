import Vocabulary

/// The course of a value over time as one row of blocks for a terminal: "▁▁▁▁▁▁▁████".
struct Sparkline: Sendable, Hashable {
  let blocks: String

  /// The first day that is known to begin or end a value.
  let first: Day
  let last: Day

  /// Whether a value was in force before that day, for how long nobody knows: the first column.
  let isOpen: Bool

  /// With the days between which it runs.
  var words: String { "\(blocks)  \(isOpen ? "before " : "")\(first) to \(last)" }

  /// One column for each equal stretch of time, from the first day known to the last.
  ///
  /// A range counts by its high end; a blank where no value was in force or none is a number. `nil`
  /// where there are fewer than two values to compare.
  init?(of ruling: Ruling, until last: Day, columns: Int = 24) {
    let starts = ruling.periods.compactMap { $0.interval.from?.day ?? $0.interval.until?.day }
    let values = ruling.periods.compactMap { Self.number($0.value) }
    guard let first = starts.min(), first < last, columns > 0, Set(values).count > 1,
      let low = values.min(), let high = values.max()
    else { return nil }
    self.first = first
    self.last = last
    isOpen = ruling.periods.first?.interval.from == nil
    let days = last.number - first.number
    let stretches = max(1, columns - (isOpen ? 1 : 0))
    let middles = (0..<stretches).map {
      first.adding(days: (2 * $0 + 1) * days / (2 * stretches))
    }
    blocks = String(
      ((isOpen ? [first.adding(days: -1)] : []) + middles).map { day -> Character in
        guard let value = Self.number(ruling.period(on: day)?.value) else { return " " }
        return Self.block(for: value, from: low, to: high)
      }
    )
  }

  private static func number(_ value: Value?) -> Amount? {
    switch value {
    case .amount(let amount): amount
    case .range(_, let high): high
    default: nil
    }
  }

  private static let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The nearest of eight heights, rounded down, so that only the highest value fills its place.
  private static func block(for value: Amount, from low: Amount, to high: Amount) -> Character {
    guard let height = value.subtracting(low), let span = high.subtracting(low),
      let steps = height.multiplied(by: Amount(levels.count - 1))?.divided(by: span, .down),
      let level = steps.rounded(toMultipleOf: .one, .down)?.whole, levels.indices.contains(level)
    else { return " " }
    return levels[level]
  }
}

import Vocabulary

/// The days along an axis of time that are named.
enum CalendarTicks {
  struct Tick: Sendable, Hashable {
    let day: Day

    /// "14", "Aug" or "2025".
    let text: String

    /// "Aug 2025" below a day and "2025" below a month, at the first and where it changes.
    let context: String?
  }

  /// The days that have a year of four digits; others stand at its ends.
  static func clamped(_ day: Day) -> Day {
    Day(number: min(max(day.number, first), last))
  }

  /// At most `most` ticks (four at least) at round days, months, quarters or years.
  static func ticks(from: Day, through: Day, most: Int) -> [Tick] {
    let (from, through) = (clamped(from), clamped(through))
    if through.number - from.number <= 62 { return days(from: from, through: through, most: most) }
    let first = Month(from)
    return months(from: first.start < from ? first.adding(1) : first, through: Month(through), most)
  }

  /// Ticks at the first days of round months.
  static func months(from: Month, through: Month, _ most: Int) -> [Tick] {
    let count = through.number - from.number
    let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000]
    let step = steps.first { count / $0 < max(most, 4) } ?? 60_000
    var ticks: [Tick] = []
    var year: String?
    var number = (from.number + step - 1) / step * step
    while number <= through.number {
      let month = Month(number: number)
      let own = String(month.description.prefix(4))
      let text = step < 12 ? monthNames[number % 12] : own
      let context = step < 12 && own != year ? own : nil
      ticks.append(Tick(day: month.start, text: text, context: context))
      year = own
      number += step
    }
    return ticks
  }

  private static func days(from: Day, through: Day, most: Int) -> [Tick] {
    let count = through.number - from.number
    let step = [1, 2, 7, 14].first { count / $0 < max(most, 4) } ?? 28
    var ticks: [Tick] = []
    var month: String?
    for number in stride(from: from.number, through: through.number, by: step) {
      let day = Day(number: number)
      let civil = day.civil
      let own = "\(monthNames[civil.month - 1]) \(day.description.prefix(4))"
      ticks.append(Tick(day: day, text: String(civil.day), context: own == month ? nil : own))
      month = own
    }
    return ticks
  }

  private static let first = -719_162
  private static let last = 2_932_896
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

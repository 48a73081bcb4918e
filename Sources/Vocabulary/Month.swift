/// A calendar month: "2026-11".
package struct Month: Sendable, Hashable {
  /// Months since January of the year 0.
  package let number: Int

  /// Clamped to the years 1 to 9999, those that days have.
  package init(number: Int) {
    self.number = min(max(number, 12), 9999 * 12 + 11)
  }

  /// The month that a day is in.
  package init(_ day: Day) {
    let (year, month, _) = day.civil
    self.init(number: year * 12 + month - 1)
  }

  /// Reads "2026-11", or any day of it as "2026-11-30"; `nil` where the text is neither.
  package init?(_ text: String) {
    guard let day = Day(text) ?? Day(text + "-01") else { return nil }
    self.init(day)
  }

  /// Its first day.
  package var start: Day {
    Day(year: number / 12, month: number % 12 + 1, day: 1) ?? Day(number: 0)
  }

  /// How many days it has.
  package var length: Int {
    Day.length(ofMonth: number % 12 + 1, year: number / 12)
  }

  package func adding(_ months: Int) -> Self {
    Self(number: number + months)
  }
}

extension Month: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.number < right.number
  }
}

extension Month: CustomStringConvertible {
  /// ISO 8601: "2026-11".
  package var description: String {
    String(start.description.prefix(7))
  }
}

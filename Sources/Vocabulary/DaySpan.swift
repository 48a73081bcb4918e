/// Days between which something happened, both ends included; one day where it is known exactly.
///
/// "2022" in a source's date is the span from 2022-01-01 to 2022-12-31.
package struct DaySpan: Sendable, Hashable {
  package let first: Day
  package let last: Day

  package init(_ day: Day) {
    first = day
    last = day
  }

  /// `nil` where the end is before the start.
  package init?(from first: Day, to last: Day) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// The day where it is known exactly.
  package var exact: Day? { first == last ? first : nil }
}

extension DaySpan: CustomStringConvertible {
  package var description: String {
    exact.map { $0.description } ?? "\(first)..\(last)"
  }
}

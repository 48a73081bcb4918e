/// The time a value is in force: half-open, `from` included and `until` not.
///
/// An edge may be unknown (`nil`), a known day, or a span of days within which it fell.
package struct Interval: Sendable, Hashable {
  package let from: Edge?
  package let until: Edge?

  package init(from: Edge? = nil, until: Edge? = nil) {
    self.from = from
    self.until = until
  }

  /// Where one value gives way to another.
  package struct Edge: Sendable, Hashable {
    /// The days on which the new value may have begun; the last of them is the first sighting.
    package let span: DaySpan

    package init(_ span: DaySpan) {
      self.span = span
    }

    package init(on day: Day) {
      span = DaySpan(day)
    }

    /// The day from which the new value is taken to be in force: the first day it is certain.
    package var day: Day { span.last }

    package var isExact: Bool { span.exact != nil }
  }

  /// Whether the value is taken to be in force on a day.
  package func contains(_ day: Day) -> Bool {
    if let from, day < from.day { return false }
    if let until, day >= until.day { return false }
    return true
  }

  /// Whether `day` falls where it is not known which of two values was in force.
  package func isUncertain(on day: Day) -> Bool {
    [from, until].contains { edge in
      guard let edge else { return false }
      return edge.span.first <= day && day < edge.span.last
    }
  }
}

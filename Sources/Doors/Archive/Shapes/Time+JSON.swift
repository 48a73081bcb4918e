import Vocabulary

extension DaySpan {
  /// A day, or `{"from": DAY, "to": DAY}`.
  init(json: JSON) throws(Misfit) {
    if case .string = json {
      self.init(try json.day())
      return
    }
    let members = try Members(json)
    let (first, last) = (try members.day("from"), try members.day("to"))
    guard let span = Self(from: first, to: last) else {
      throw Misfit(expected: "'from' not after 'to'", found: "\(first) and \(last)")
    }
    self = span
  }

  var json: JSON {
    if let exact { return .string(exact.description) }
    return .object(["from": .string(first.description), "to": .string(last.description)])
  }
}

extension Interval {
  /// The edges as members `from` and `until` of the object that holds them.
  init(in members: Members) throws(Misfit) {
    self.init(
      from: try members.daySpanIfPresent("from").map { Edge($0) },
      until: try members.daySpanIfPresent("until").map { Edge($0) }
    )
  }
}

extension Day {
  var json: JSON { .string(description) }
}

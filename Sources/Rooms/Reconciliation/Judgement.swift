import Vocabulary

/// A hearing with its timeline: makes the ruling.
struct Judgement {
  let hearing: Hearing
  let decoder: TimelineDecoder
  let segments: [TimelineDecoder.Segment]

  /// For each segment the statements that agree with it, ascending.
  let supporters: [[Int]]

  /// Statements that agree with no segment.
  let dissenters: [Int]

  /// For each statement the segment it agrees with.
  let support: [Int?]

  /// For each segment the source of its supporters where they are all one, and whether there are more.
  private let speakers: [Speakers]

  private enum Speakers {
    case none
    case one(Int)
    case several
  }

  init(_ hearing: Hearing) {
    self.hearing = hearing
    decoder = hearing.decoder
    segments = decoder.segments()
    var supporters: [[Int]] = segments.map { _ in [] }
    var dissenters: [Int] = []
    var support: [Int?] = []
    for number in hearing.statements.indices {
      let home = hearing.homes[number]
      let index = Self.support(hearing.statements[number], for: home, among: segments)
      support.append(index)
      if let index { supporters[index].append(number) } else { dissenters.append(number) }
    }
    self.supporters = supporters
    self.dissenters = dissenters
    self.support = support
    speakers = supporters.map { numbers in
      guard let first = numbers.first else { return .none }
      let source = hearing.statements[first].source
      return numbers.allSatisfy { hearing.statements[$0].source == source }
        ? .one(source) : .several
    }
  }

  /// The segment a statement supports, as an index, or `nil` where it disagrees.
  private static func support(
    _ statement: Statement,
    for home: Int,
    among segments: [TimelineDecoder.Segment]
  ) -> Int? {
    if statement.sightings.isEmpty {
      // Without a day it can only be taken to speak of the present.
      return segments.last?.candidate == home ? segments.count - 1 : nil
    }
    return segments.firstIndex {
      $0.candidate == home && statement.agrees(start: $0.start, end: $0.end)
    }
  }

  /// Whether a statement's value was in force at no time.
  func wasNeverInForce(_ number: Int) -> Bool {
    !segments.contains { $0.candidate == hearing.homes[number] }
  }

  /// Whether another source supports a segment as well.
  func hasOtherWitness(segment index: Int, than source: Int) -> Bool {
    switch speakers[index] {
    case .none: false
    case .one(let only): only != source
    case .several: true
    }
  }

  /// Whether a statement is right and another source says so too.
  func isConfirmed(_ number: Int) -> Bool {
    support[number].map {
      hasOtherWitness(segment: $0, than: hearing.statements[number].source)
    } ?? false
  }

  /// The value in force on a day, or the last one where no day is given.
  func value(on day: Day?) -> Value? {
    let segment =
      day.flatMap { day in segments.last { $0.start <= day.number && day.number < $0.end } }
      ?? segments.last
    return segment.flatMap { hearing.values[$0.candidate] }
  }

  // MARK: - Edges

  /// Where segment `index` begins: announced days are exact, others lie between two sightings.
  ///
  /// The first value began by its first sighting, and after the first day anything is known of.
  func beginning(of index: Int, knownFrom earliest: Day?) -> Interval.Edge? {
    let segment = segments[index]
    let firstSighting = sightings(of: index).map(\.last).min()
    guard index > 0 else {
      let announced = decoder.candidates[segment.candidate].starts.keys.min()
      guard let firstSighting, let earliest else { return nil }
      if let announced, announced <= firstSighting.number {
        return Interval.Edge(on: Day(number: announced))
      }
      let span = DaySpan(from: min(earliest, firstSighting), to: firstSighting)
      return span.map(Interval.Edge.init)
    }
    let before = segments[index - 1]
    if decoder.isAnnounced(on: segment.start, from: before.candidate, to: segment.candidate) {
      return Interval.Edge(on: Day(number: segment.start))
    }
    let lastSighting = sightings(of: index - 1).map(\.first).max()
    let span = lastSighting.flatMap { last in
      firstSighting.flatMap { first in DaySpan(from: last.adding(days: 1), to: first) }
    }
    return span.map(Interval.Edge.init) ?? Interval.Edge(on: Day(number: segment.start))
  }

  private func sightings(of index: Int) -> [DaySpan] {
    supporters[index].flatMap { hearing.statements[$0].sightings }
  }
}

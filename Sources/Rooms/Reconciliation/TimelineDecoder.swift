import Vocabulary

/// Finds the step function over time that explains a question's statements at the least cost.
///
/// Total cost = for each statement what its disagreement costs, given when its own value was in force,
/// plus a price for each change. As long as no value comes back, that is a sum over segments, so the
/// optimum is exact: dynamic programming over (values used, value in force, day it ends). Values that come
/// back are then tried one segment at a time against the full cost.
///
/// Time: O(2^C C^2 D^2 + S D^2) for C candidates, D days of possible change and S statements, with
/// C and D bounded below.
struct TimelineDecoder {
  /// One value and the days it is in force: from `start` until before `end`.
  struct Segment: Hashable {
    let candidate: Int
    var start: Int
    var end: Int
  }

  /// What may be in force, with the days on which somebody announced that it begins or ends.
  struct Candidate {
    var statements: [Int] = []
    var starts: [Int: Double] = [:]
    var ends: [Int: Double] = [:]

    /// Sources that said another value before and this one from a day on.
    var revisions: [Revision: Double] = [:]

    /// Days on which a source was seen to go back to this value.
    var returns: Set<Int> = []

    /// First days of the sightings of its statements, ascending.
    var sightings: [Int] = []
  }

  let charges: Charges
  let candidates: [Candidate]

  /// What each candidate's statements cost where it is never in force.
  private let worth: [Double]

  /// Days on which anybody announced a change.
  private let announced: Set<Int>

  init(statements: [Statement], candidates: [Candidate]) {
    let charges = Charges(statements)
    self.charges = charges
    self.candidates = candidates
    worth = candidates.map { candidate in
      candidate.statements.reduce(0) { $0 + charges.never[$1] }
    }
    announced = candidates.reduce(into: []) { days, candidate in
      days.formUnion(candidate.starts.keys)
      days.formUnion(candidate.ends.keys)
    }
  }

  /// More values than any price has had; the weakest beyond are outliers.
  private static let mostCandidates = 8

  /// More possible days of change than a question needs; announced days go first.
  private static let mostDays = 48

  /// The cheapest timeline, oldest segment first; empty only where there are no candidates.
  func segments() -> [Segment] {
    let usable = usableCandidates()
    guard let first = usable.first else { return [] }
    guard usable.count > 1 else { return [Segment(candidate: first, start: .min, end: .max)] }
    let search = SegmentSearch(decoder: self, usable: usable, days: days(of: usable))
    return ReturnSearch(
      decoder: self,
      days: search.days,
      watched: returnCount > 0 ? usable : []
    ).improved(search.cheapest())
  }

  /// How many times a source was seen to go back to a value.
  var returnCount: Int { candidates.reduce(0) { $0 + $1.returns.count } }

  /// What a timeline costs, less what it would cost that nothing stated was ever in force.
  func cost(of segments: [Segment]) -> Double {
    var total = changesCost(of: segments)
    for (index, segment) in segments.enumerated() {
      let candidate = segment.candidate
      if segments[..<index].contains(where: { $0.candidate == candidate }) { continue }
      let others = segments[(index + 1)...].filter { $0.candidate == candidate }
      for number in candidates[candidate].statements {
        var least = charges.cost(of: number, start: segment.start, end: segment.end)
        for other in others {
          least = min(least, charges.cost(of: number, start: other.start, end: other.end))
        }
        total += least - charges.never[number]
      }
    }
    if segments.count > 1 {
      for segment in segments where !isSeen(segment) { total += unseenCost(segment) }
    }
    return total
  }

  /// What the changes of a timeline cost, whatever anybody states.
  func changesCost(of segments: [Segment]) -> Double {
    var total = 0.0
    for (before, after) in zip(segments, segments.dropFirst()) {
      total += changeCost(on: after.start, from: before.candidate, to: after.candidate)
    }
    // A return that was watched is as good as any other change of the page.
    let unseen = segments.indices.count { index in
      let (candidate, start) = (segments[index].candidate, segments[index].start)
      return !candidates[candidate].returns.contains(start)
        && segments[..<index].contains { $0.candidate == candidate }
    }
    return total + Double(unseen) * Disagreement.flipFlop
  }

  /// Whether a statement of the segment's value falls into its time.
  func isSeen(_ segment: Segment) -> Bool {
    candidates[segment.candidate].statements.contains {
      charges.agrees($0, start: segment.start, end: segment.end)
    }
  }

  func unseenCost(_ segment: Segment) -> Double {
    Disagreement.unseen(
      hasAnnouncedEdge: announced.contains(segment.start) || announced.contains(segment.end)
    )
  }

  func changeCost(on day: Int, from old: Int, to new: Int) -> Double {
    let announced = min(
      candidates[new].starts[day] ?? .infinity,
      candidates[old].ends[day] ?? .infinity,
      candidates[new].revisions[Revision(old: old, day: day)] ?? .infinity
    )
    let pause = lastSighting(of: old, by: day).map { day - $0 } ?? .max
    return min(announced, Disagreement.unannouncedChange + Disagreement.hurry(pause))
  }

  /// The last day up to `day` from which on some statement says that a value was in force.
  private func lastSighting(of candidate: Int, by day: Int) -> Int? {
    let days = candidates[candidate].sightings
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? days[low - 1] : nil
  }

  func isAnnounced(on day: Int, from old: Int, to new: Int) -> Bool {
    candidates[new].starts[day] != nil || candidates[old].ends[day] != nil
  }

  /// Candidates that can pay for the change that brings them in, the best supported first.
  private func usableCandidates() -> [Int] {
    let ranked = candidates.indices.sorted { (worth[$1], $0) < (worth[$0], $1) }
    guard let best = ranked.first else { return [] }
    var entry = Disagreement.unannouncedChange
    for candidate in candidates {
      for cost in candidate.starts.values { entry = min(entry, cost) }
      for cost in candidate.ends.values { entry = min(entry, cost) }
      for cost in candidate.revisions.values { entry = min(entry, cost) }
    }
    let rest = ranked.dropFirst().filter { worth[$0] > entry }
    return [best] + rest.prefix(Self.mostCandidates - 1)
  }

  /// Days on which a change can help: announced ones, and those between sightings of two values.
  private func days(of usable: [Int]) -> [Int] {
    var sightings: [Sighting] = []
    for candidate in usable {
      for number in candidates[candidate].statements {
        charges.forEachSighting(of: number) { first, last in
          sightings.append(
            Sighting(
              first: first,
              last: last,
              candidate: candidate,
              weight: charges.never[number]
            )
          )
        }
      }
    }
    sightings.sort()
    var seen: [Int: Double] = [:]
    for (before, after) in zip(sightings, sightings.dropFirst())
    where before.candidate != after.candidate {
      let weight = min(before.weight, after.weight)
      seen[after.first, default: 0] += weight
      if before.last >= after.first { seen[before.last + 1, default: 0] += weight }
    }
    for candidate in usable {
      for revision in candidates[candidate].revisions.keys where usable.contains(revision.old) {
        seen[revision.day, default: 0] += worth[candidate]
      }
    }
    for day in announced { seen[day] = nil }
    // Of a page that goes back and forth more often than there are days, the latest times count.
    let order = returnCount > 0 ? -1 : 1
    let strongest = seen.sorted {
      ($1.value, order * $0.key) < ($0.value, order * $1.key)
    }.map(\.key)
    let chosen = announced.sorted().suffix(Self.mostDays) + strongest
    return chosen.prefix(Self.mostDays).sorted()
  }

  private struct Sighting: Comparable {
    let first: Int
    let last: Int
    let candidate: Int
    let weight: Double

    static func < (left: Self, right: Self) -> Bool {
      (left.first, left.last, left.candidate, left.weight)
        < (right.first, right.last, right.candidate, right.weight)
    }
  }

  /// A timeline with one segment laid over what was there; neighbours of one value become one.
  static func laying(_ patch: Segment, over segments: [Segment]) -> [Segment] {
    var pieces: [Segment] = []
    for segment in segments {
      if segment.start < patch.start {
        pieces.append(
          Segment(
            candidate: segment.candidate,
            start: segment.start,
            end: min(segment.end, patch.start)
          )
        )
      }
      if segment.end > patch.end {
        pieces.append(
          Segment(
            candidate: segment.candidate,
            start: max(segment.start, patch.end),
            end: segment.end
          )
        )
      }
    }
    pieces.append(patch)
    pieces.sort { $0.start < $1.start }
    var joined: [Segment] = []
    for piece in pieces {
      if let last = joined.last, last.candidate == piece.candidate {
        joined[joined.count - 1].end = piece.end
      } else {
        joined.append(piece)
      }
    }
    return joined
  }
}

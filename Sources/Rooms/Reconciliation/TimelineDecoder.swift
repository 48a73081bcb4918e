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

    /// First days of the sightings of its statements, ascending.
    var sightings: [Int] = []
  }

  let statements: [Statement]
  let candidates: [Candidate]

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
    return withReturns(search.cheapest(), among: search.days)
  }

  /// What a timeline costs.
  func cost(of segments: [Segment]) -> Double {
    var total = 0.0
    for (index, candidate) in candidates.enumerated() {
      let own = segments.filter { $0.candidate == index }
      for number in candidate.statements {
        let statement = statements[number]
        var least = statement.neverCost
        for segment in own {
          least = min(least, statement.cost(start: segment.start, end: segment.end))
        }
        total += least
      }
    }
    if segments.count > 1 {
      for segment in segments where !isSeen(segment) { total += unseenCost(segment) }
    }
    for (before, after) in zip(segments, segments.dropFirst()) {
      total += changeCost(on: after.start, from: before.candidate, to: after.candidate)
    }
    let distinct = Set(segments.map(\.candidate)).count
    return total + Double(segments.count - distinct) * Disagreement.flipFlop
  }

  /// Whether a statement of the segment's value falls into its time.
  func isSeen(_ segment: Segment) -> Bool {
    candidates[segment.candidate].statements.contains { number in
      let statement = statements[number]
      return statement.sightings.isEmpty
        || statement.agrees(start: segment.start, end: segment.end)
    }
  }

  func unseenCost(_ segment: Segment) -> Double {
    let isAnnounced = [segment.start, segment.end].contains { day in
      candidates.contains { $0.starts[day] != nil || $0.ends[day] != nil }
    }
    return Disagreement.unseen(hasAnnouncedEdge: isAnnounced)
  }

  func changeCost(on day: Int, from old: Int, to new: Int) -> Double {
    let announced = min(
      candidates[new].starts[day] ?? .infinity,
      candidates[old].ends[day] ?? .infinity
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
    let worth = candidates.map { candidate in
      candidate.statements.reduce(0) { $0 + statements[$1].neverCost }
    }
    let ranked = candidates.indices.sorted { (worth[$1], $0) < (worth[$0], $1) }
    guard let best = ranked.first else { return [] }
    var entry = Disagreement.unannouncedChange
    for candidate in candidates {
      for cost in candidate.starts.values { entry = min(entry, cost) }
      for cost in candidate.ends.values { entry = min(entry, cost) }
    }
    let rest = ranked.dropFirst().filter { worth[$0] > entry }
    return [best] + rest.prefix(Self.mostCandidates - 1)
  }

  /// Days on which a change can help: announced ones, and those between sightings of two values.
  private func days(of usable: [Int]) -> [Int] {
    var announced: Set<Int> = []
    var sightings: [(span: DaySpan, candidate: Int, weight: Double)] = []
    for candidate in usable {
      announced.formUnion(candidates[candidate].starts.keys)
      announced.formUnion(candidates[candidate].ends.keys)
      for number in candidates[candidate].statements {
        let statement = statements[number]
        for span in statement.sightings {
          sightings.append((span, candidate, statement.neverCost))
        }
      }
    }
    sightings.sort {
      ($0.span.first, $0.span.last, $0.candidate) < ($1.span.first, $1.span.last, $1.candidate)
    }
    var seen: [Int: Double] = [:]
    for (before, after) in zip(sightings, sightings.dropFirst())
    where before.candidate != after.candidate {
      let weight = min(before.weight, after.weight)
      seen[after.span.first.number, default: 0] += weight
      if before.span.last >= after.span.first {
        seen[before.span.last.number + 1, default: 0] += weight
      }
    }
    for day in announced { seen[day] = nil }
    let strongest = seen.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let chosen = announced.sorted().suffix(Self.mostDays) + strongest
    return chosen.prefix(Self.mostDays).sorted()
  }

  /// The timeline with segments of returning values put in while that makes it cheaper.
  private func withReturns(_ segments: [Segment], among days: [Int]) -> [Segment] {
    guard segments.count > 1 else { return segments }
    var best = (segments: segments, cost: cost(of: segments))
    // What returns could save at most is what statements of the values in use pay now.
    let changes = zip(segments, segments.dropFirst()).reduce(0) {
      $0 + changeCost(on: $1.1.start, from: $1.0.candidate, to: $1.1.candidate)
    }
    guard best.cost - changes > Disagreement.flipFlop else { return segments }
    for _ in 0..<Self.mostCandidates {
      let bounds = [Int.min] + days + [Int.max]
      var better: (segments: [Segment], cost: Double)?
      for candidate in Set(best.segments.map(\.candidate)).sorted() {
        for (index, start) in bounds.enumerated() {
          for end in bounds[(index + 1)...] {
            let trial = Self.laying(
              Segment(candidate: candidate, start: start, end: end),
              over: best.segments
            )
            guard trial != best.segments else { continue }
            let cost = cost(of: trial)
            if cost < (better?.cost ?? best.cost) - 1e-9 { better = (trial, cost) }
          }
        }
      }
      guard let better else { break }
      best = better
    }
    return best.segments
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

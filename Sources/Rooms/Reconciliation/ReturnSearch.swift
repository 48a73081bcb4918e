/// Puts segments of returning values into a timeline while that makes it cheaper.
///
/// The dynamic programme knows no returns: what a statement costs would then depend on several segments.
/// So each value in use is tried again between any two days, against the full cost. Most pairs of days
/// are ruled out beforehand: a return saves at most what the statements seen in its time now cost.
struct ReturnSearch {
  let decoder: TimelineDecoder
  let days: [Int]

  /// More returns than any price has had.
  private static let mostReturns = 8

  func improved(_ segments: [TimelineDecoder.Segment]) -> [TimelineDecoder.Segment] {
    guard segments.count > 1 else { return segments }
    var best = (segments: segments, cost: decoder.cost(of: segments))
    for _ in 0..<Self.mostReturns {
      guard let better = bestReturn(in: best.segments, cost: best.cost) else { break }
      best = better
    }
    return best.segments
  }

  private func bestReturn(
    in segments: [TimelineDecoder.Segment],
    cost: Double
  ) -> (segments: [TimelineDecoder.Segment], cost: Double)? {
    let bounds = [Int.min] + days + [Int.max]
    var better: (segments: [TimelineDecoder.Segment], cost: Double)?
    for candidate in Set(segments.map(\.candidate)).sorted() {
      let charged = charges(of: candidate, in: segments, bounds: bounds)
      for start in 0..<(bounds.count - 1) {
        var saved = 0.0
        for end in (start + 1)..<bounds.count {
          saved += charged[end - 1]
          guard saved > Disagreement.flipFlop else { continue }
          let patch = TimelineDecoder.Segment(
            candidate: candidate,
            start: bounds[start],
            end: bounds[end]
          )
          let trial = TimelineDecoder.laying(patch, over: segments)
          guard trial != segments else { continue }
          let trialCost = decoder.cost(of: trial)
          if trialCost < (better?.cost ?? cost) - 1e-9 { better = (trial, trialCost) }
        }
      }
    }
    return better
  }

  /// What the statements of a value cost now, by the stretch between two bounds in which they were seen.
  private func charges(
    of candidate: Int,
    in segments: [TimelineDecoder.Segment],
    bounds: [Int]
  ) -> [Double] {
    var charged = [Double](repeating: 0, count: bounds.count)
    let own = segments.filter { $0.candidate == candidate }
    for number in decoder.candidates[candidate].statements {
      var least = decoder.charges.never[number]
      for segment in own {
        least = min(
          least,
          decoder.charges.cost(of: number, start: segment.start, end: segment.end)
        )
      }
      guard least > 0 else { continue }
      // A statement seen over several stretches may be appeased in any of them.
      decoder.charges.forEachSighting(of: number) { first, last in
        var stretch = (bounds.firstIndex { $0 > first } ?? bounds.count) - 1
        while stretch < bounds.count - 1, bounds[stretch] <= last {
          charged[stretch] += least
          stretch += 1
        }
      }
    }
    return charged
  }
}

/// Puts segments of returning values into a timeline while that makes it cheaper.
///
/// The dynamic programme knows no returns: what a statement costs would then depend on several segments.
/// So each value in use is tried again between any two days, against the full cost. Most pairs of days
/// are ruled out beforehand: a return saves at most what the statements seen in its time now cost.
struct ReturnSearch {
  let decoder: TimelineDecoder
  let days: [Int]

  /// All values that may be in force, where a page was seen to go back and forth.
  ///
  /// One that stood between two others may be missing from what is improved; else those in use do.
  let watched: [Int]

  /// More returns than any price has had, beside those that were seen.
  private static let mostReturns = 8

  func improved(_ segments: [TimelineDecoder.Segment]) -> [TimelineDecoder.Segment] {
    guard segments.count > 1 || !watched.isEmpty else { return segments }
    var best = (segments: segments, cost: decoder.cost(of: segments))
    for _ in 0..<(Self.mostReturns + decoder.returnCount) {
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
    let changes = decoder.changesCost(of: segments)
    let used = Set(segments.map(\.candidate) + watched).sorted()
    let stakes = used.map { Stakes(of: $0, in: segments, bounds: bounds, decoder) }
    var better: (segments: [TimelineDecoder.Segment], cost: Double)?
    for (index, candidate) in used.enumerated() {
      for start in 0..<(bounds.count - 1) {
        var gain = 0.0
        for end in (start + 1)..<bounds.count {
          for (other, stake) in stakes.enumerated() {
            gain += other == index ? stake.paid[end - 1] : -stake.free[end - 1]
          }
          guard gain > 0 else { continue }
          let patch = TimelineDecoder.Segment(
            candidate: candidate,
            start: bounds[start],
            end: bounds[end]
          )
          let trial = TimelineDecoder.laying(patch, over: segments)
          guard trial != segments else { continue }
          let least = cost - gain + decoder.changesCost(of: trial) - changes
          guard least < (better?.cost ?? cost) - 1e-9 else { continue }
          let trialCost = decoder.cost(of: trial)
          if trialCost < (better?.cost ?? cost) - 1e-9 { better = (trial, trialCost) }
        }
      }
    }
    return better
  }
}

/// What a value's statements can gain or lose where the value in force changes, by stretch between bounds.
private struct Stakes {
  /// What statements seen in the stretch cost now: the most that a return may save.
  var paid: [Double]

  /// What statements seen only in the stretch, which cost nothing now, would cost at least.
  var free: [Double]

  init(
    of candidate: Int,
    in segments: [TimelineDecoder.Segment],
    bounds: [Int],
    _ decoder: TimelineDecoder
  ) {
    paid = Array(repeating: 0, count: bounds.count)
    free = paid
    let own = segments.filter { $0.candidate == candidate }
    for number in decoder.candidates[candidate].statements {
      var least = decoder.charges.never[number]
      for segment in own {
        least = min(
          least,
          decoder.charges.cost(of: number, start: segment.start, end: segment.end)
        )
      }
      var stretches: [Int] = []
      decoder.charges.forEachSighting(of: number) { first, last in
        var stretch = (bounds.firstIndex { $0 > first } ?? bounds.count) - 1
        while stretch < bounds.count - 1, bounds[stretch] <= last {
          stretches.append(stretch)
          stretch += 1
        }
      }
      if least > 0 {
        // A statement seen over several stretches may be appeased in any of them.
        for stretch in stretches { paid[stretch] += least }
      } else if stretches.count == 1 {
        free[stretches[0]] += decoder.charges.least(of: number)
      }
    }
  }
}

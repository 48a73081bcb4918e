/// The dynamic programme of the timeline decoder, over timelines in which no value comes back.
struct SegmentSearch {
  let decoder: TimelineDecoder
  let usable: [Int]

  /// Possible days of change, ascending; segments run between two of them or to either end of time.
  let days: [Int]

  private let bounds: [Int]

  /// What a segment saves against its value never being in force, by value, start and end.
  private let savings: [Double]

  init(decoder: TimelineDecoder, usable: [Int], days: [Int]) {
    self.decoder = decoder
    self.usable = usable
    self.days = days
    let bounds = [Int.min] + days + [Int.max]
    let width = bounds.count
    var savings = [Double](repeating: 0, count: usable.count * width * width)
    for (value, candidate) in usable.enumerated() {
      for number in decoder.candidates[candidate].statements {
        let never = decoder.charges.never[number]
        for start in 0..<(width - 1) {
          for end in (start + 1)..<width {
            savings[(value * width + start) * width + end] +=
              decoder.charges.cost(of: number, start: bounds[start], end: bounds[end]) - never
          }
        }
      }
    }
    for (value, candidate) in usable.enumerated() {
      for start in 0..<(width - 1) {
        for end in (start + 1)..<width where start > 0 || end < width - 1 {
          let segment = TimelineDecoder.Segment(
            candidate: candidate,
            start: bounds[start],
            end: bounds[end]
          )
          if !decoder.isSeen(segment) {
            savings[(value * width + start) * width + end] += decoder.unseenCost(segment)
          }
        }
      }
    }
    self.bounds = bounds
    self.savings = savings
  }

  /// The cheapest such timeline.
  func cheapest() -> [TimelineDecoder.Segment] {
    let (count, width) = (usable.count, bounds.count)
    let last = width - 1
    var table = Table(values: count, bounds: width)
    for value in 0..<count {
      for end in 1..<width {
        table.cost[table.index(1 << value, value, end)] = savings[value * width * width + end]
      }
    }
    for used in 1..<(1 << count) {
      for old in 0..<count where used & (1 << old) != 0 {
        for new in 0..<count where used & (1 << new) == 0 {
          for start in 1..<last {
            let before = table.cost[table.index(used, old, start)]
            guard before < .infinity else { continue }
            let change = decoder.changeCost(
              on: bounds[start],
              from: usable[old],
              to: usable[new]
            )
            for end in (start + 1)..<width {
              let cost = before + change + savings[(new * width + start) * width + end]
              table.improve(table.index(used | (1 << new), new, end), to: cost, from: (old, start))
            }
          }
        }
      }
    }
    return table.path(to: last, usable: usable, bounds: bounds)
  }
}

/// Least cost of a beginning, by the values used, the one in force and where it ends.
private struct Table {
  let values: Int
  let bounds: Int
  var cost: [Double]

  /// The value before and where it ended; -1 where there is none before.
  private var previous: [(value: Int32, end: Int32)]

  init(values: Int, bounds: Int) {
    self.values = values
    self.bounds = bounds
    cost = Array(repeating: .infinity, count: (1 << values) * values * bounds)
    previous = Array(repeating: (-1, -1), count: cost.count)
  }

  func index(_ used: Int, _ value: Int, _ end: Int) -> Int {
    (used * values + value) * bounds + end
  }

  /// Ties keep what was found first: fewer values, better supported ones, earlier days.
  mutating func improve(_ index: Int, to newCost: Double, from origin: (value: Int, end: Int)) {
    guard newCost < cost[index] - 1e-9 else { return }
    cost[index] = newCost
    previous[index] = (Int32(origin.value), Int32(origin.end))
  }

  func path(to last: Int, usable: [Int], bounds days: [Int]) -> [TimelineDecoder.Segment] {
    var best = (used: 1, value: 0, cost: Double.infinity)
    for used in 1..<(1 << values) {
      for value in 0..<values where used & (1 << value) != 0 {
        let cost = cost[index(used, value, last)]
        if cost < best.cost - 1e-9 { best = (used, value, cost) }
      }
    }
    var segments: [TimelineDecoder.Segment] = []
    var (used, value, end) = (best.used, best.value, last)
    while true {
      let before = previous[index(used, value, end)]
      let start = before.value < 0 ? 0 : Int(before.end)
      segments.append(.init(candidate: usable[value], start: days[start], end: days[end]))
      guard before.value >= 0 else { return segments.reversed() }
      used &= ~(1 << value)
      (value, end) = (Int(before.value), Int(before.end))
    }
  }
}

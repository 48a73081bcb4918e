/// Draws in ascending order, to read shares off.
struct SortedDraws {
  let values: [Double]
  let mean: Double

  /// Draws from zero up, none of them infinite.
  init(_ draws: some Collection<Double>) {
    mean = draws.reduce(0, +) / Double(max(draws.count, 1))
    values = Self.sorted(draws)
  }

  /// The value that a share of draws lies below, between the two neighbours in rank (type 7 of
  /// Hyndman and Fan, 1996); zero where there is no draw.
  func quantile(_ share: Double) -> Double {
    guard let last = values.indices.last else { return 0 }
    let rank = min(max(share, 0), 1) * Double(last)
    let below = Int(rank)
    let above = min(below + 1, last)
    return values[below] + (values[above] - values[below]) * (rank - Double(below))
  }

  /// Sorted by eleven bits at a time: patterns of doubles from zero up ascend as the doubles do.
  private static func sorted(_ draws: some Collection<Double>) -> [Double] {
    var keys = draws.map { ($0 + 0).bitPattern }
    guard keys.count > 2000 else { return keys.sorted().map { Double(bitPattern: $0) } }
    var other = [UInt64](repeating: 0, count: keys.count)
    var starts = [Int](repeating: 0, count: 1 << 11)
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      for index in starts.indices { starts[index] = 0 }
      for key in keys { starts[Int(truncatingIfNeeded: (key >> shift) & 0x7ff)] += 1 }
      if starts.contains(keys.count) { continue }
      var start = 0
      for index in starts.indices {
        let count = starts[index]
        starts[index] = start
        start += count
      }
      for key in keys {
        let digit = Int(truncatingIfNeeded: (key >> shift) & 0x7ff)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
    return keys.map { Double(bitPattern: $0) }
  }
}

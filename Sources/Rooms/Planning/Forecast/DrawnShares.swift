/// Reads off draws the values that shares of them lie below.
///
/// Patterns of doubles from zero up ascend as the doubles do: one pass counts them in some thousand
/// bins, a second one gathers the few bins in which wanted ranks lie, and only these are sorted.
struct DrawnShares {
  let mean: Double

  /// In the order of the shares asked for; zeros where there is no draw.
  let values: [Double]

  /// - Parameters:
  ///   - shares: from 0 to 1; a value lies between the two neighbours in rank (type 7 of Hyndman and
  ///     Fan, "Sample quantiles in statistical packages", 1996).
  ///   - draws: from zero up.
  init(_ shares: [Double], of draws: ArraySlice<Double>) {
    guard !draws.isEmpty else {
      mean = 0
      values = shares.map { _ in 0 }
      return
    }
    var sum = 0.0
    var least = UInt64.max
    var most = UInt64.min
    for draw in draws {
      sum += draw
      let key = Self.key(draw)
      least = min(least, key)
      most = max(most, key)
    }
    mean = sum / Double(draws.count)
    let bins = Bins(draws, from: least, to: most)
    let last = draws.count - 1
    let ranks = shares.map { min(max($0, 0), 1) * Double(last) }
    let found = bins.values(at: ranks.flatMap { [Int($0), min(Int($0) + 1, last)] }, of: draws)
    values = ranks.enumerated().map { index, rank in
      let (below, above) = (found[2 * index], found[2 * index + 1])
      return below + (above - below) * (rank - Double(Int(rank)))
    }
  }

  /// The pattern of a draw; of a negative zero that of zero.
  private static func key(_ draw: Double) -> UInt64 { (draw + 0).bitPattern }

  /// How many draws lie in each of many bins.
  private struct Bins {
    /// Where each bin begins in rank.
    private var starts: [Int]
    private let least: UInt64
    private let shift: UInt64

    init(_ draws: ArraySlice<Double>, from least: UInt64, to most: UInt64) {
      self.least = least
      let width = UInt64(UInt64.bitWidth - (most - least).leadingZeroBitCount)
      shift = width > 13 ? width - 13 : 0
      starts = Array(repeating: 0, count: (1 << 13) + 1)
      for draw in draws { starts[Int((DrawnShares.key(draw) - least) >> shift) + 1] += 1 }
      for bin in 1..<starts.count { starts[bin] += starts[bin - 1] }
    }

    /// The draws of some ranks, counted from 0.
    func values(at ranks: [Int], of draws: ArraySlice<Double>) -> [Double] {
      let bins = ranks.map { bin(of: $0) }
      // For each bin that is wanted, where its draws are gathered.
      var places = [Int](repeating: -1, count: starts.count)
      var lists: [Range<Int>] = []
      var size = 0
      for bin in bins where places[bin] < 0 {
        places[bin] = size
        lists.append(size..<size + starts[bin + 1] - starts[bin])
        size += starts[bin + 1] - starts[bin]
      }
      let begins = places
      var gathered = [UInt64](repeating: 0, count: size)
      for draw in draws {
        let key = DrawnShares.key(draw)
        let bin = Int((key - least) >> shift)
        let place = places[bin]
        if place >= 0 {
          gathered[place] = key
          places[bin] = place + 1
        }
      }
      for list in lists { gathered[list].sort() }
      return zip(ranks, bins).map { rank, bin in
        Double(bitPattern: gathered[begins[bin] + rank - starts[bin]])
      }
    }

    /// The bin in which a rank lies: the last one that begins at it or before.
    private func bin(of rank: Int) -> Int {
      var low = 0
      var high = starts.count - 2
      while low < high {
        let middle = (low + high + 1) / 2
        if starts[middle] <= rank { low = middle } else { high = middle - 1 }
      }
      return low
    }
  }
}

/// Labels below each other, each as near as can be to where it wants to stand.
enum LabelColumn {
  /// The middles of labels of one height whose middles must lie within `range`, in the given order.
  ///
  /// Labels that would overlap share out the way; the sum of the squares of all ways is the least
  /// there is. More labels than fit go beyond the end of the range.
  static func middles(wanted: [Int], height: Int, within range: ClosedRange<Int>) -> [Int] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // With the heights before it taken off, each label must only not be above the one before.
    var groups: [(sum: Int, count: Int)] = []
    for (rank, index) in order.enumerated() {
      var group = (sum: wanted[index] - rank * height, count: 1)
      while let last = groups.last, mean(last) > mean(group) {
        group = (last.sum + group.sum, last.count + group.count)
        groups.removeLast()
      }
      groups.append(group)
    }
    let highest = range.upperBound - (wanted.count - 1) * height
    var middles = wanted
    var rank = 0
    for group in groups {
      let top = max(range.lowerBound, min(mean(group), highest))
      for _ in 0..<group.count {
        middles[order[rank]] = top + rank * height
        rank += 1
      }
    }
    return middles
  }

  /// Rounded down, also below zero, so that groups keep their order.
  private static func mean(_ group: (sum: Int, count: Int)) -> Int {
    let (quotient, rest) = group.sum.quotientAndRemainder(dividingBy: group.count)
    return rest < 0 ? quotient - 1 : quotient
  }
}

/// Values that stand alone far from the course of their series: a month of double billing, a gap
/// booked as zero. Runs of such values are left, since they may be the new level.
enum Outliers {
  struct Outlier {
    let index: Int

    /// The nearest value that would not stand out.
    let bound: Double
  }

  /// How many robust standard deviations make an outlier: one in 16,000 under a normal law.
  private static let limit = 4.0

  static func lone(in series: [Double], around trend: [Double]) -> [Outlier] {
    guard series.count >= 12 else { return [] }
    var misses = series
    for index in misses.indices { misses[index] -= trend[index] }
    // The median absolute deviation, scaled to a normal law's standard deviation.
    let deviation = 1.4826 * median(of: misses.map { $0.magnitude })
    let reach = limit * deviation
    guard reach > 0 else { return [] }
    var result: [Outlier] = []
    // The last value is left: it may be the first of a new level.
    for index in 0..<(misses.count - 1) where misses[index].magnitude > reach {
      let before = index > 0 ? misses[index - 1] : 0
      let next = misses[index + 1]
      // A lone outlier bends the trend towards itself, so its neighbours lie on the other side.
      let hasCompany =
        (before.magnitude > reach / 2 && (before > 0) == (misses[index] > 0))
        || (next.magnitude > reach / 2 && (next > 0) == (misses[index] > 0))
      if hasCompany { continue }
      let bound = trend[index] + (misses[index] > 0 ? reach : -reach)
      result.append(Outlier(index: index, bound: bound))
    }
    return result
  }

  static func median(of values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// Values that stand alone far from the course of their series.
///
/// A month of double billing, a gap booked as zero. Runs of such values are left, since they may be
/// the new level.
enum Outliers {
  struct Outlier: Equatable {
    let index: Int

    /// What it is pulled in to.
    let bound: Double
  }

  /// How many robust standard deviations make an outlier: under a normal law, none in a lifetime.
  private static let limit = 5.0

  /// The value that stands out most, if one does.
  static func farthest(in series: [Double], from course: Trend.Course) -> Outlier? {
    guard series.count >= 12 else { return nil }
    var misses = series
    for index in misses.indices { misses[index] = course.miss(series[index], at: index) }
    // The median absolute deviation, scaled to a normal law's standard deviation.
    let deviation = 1.4826 * median(of: misses.map { $0.magnitude })
    let reach = limit * deviation
    guard reach > 0 else { return nil }
    var farthest: Int?
    // The last two are left: they may be the first of a new level.
    for index in 0..<(misses.count - 2) where misses[index].magnitude > reach {
      if let known = farthest, misses[known].magnitude >= misses[index].magnitude { continue }
      let before = index > 0 ? misses[index - 1] : 0
      let next = misses[index + 1]
      // A lone outlier bends the course towards itself, so its neighbours lie on the other side.
      let hasCompany =
        (before.magnitude > reach / 2 && (before > 0) == (misses[index] > 0))
        || (next.magnitude > reach / 2 && (next > 0) == (misses[index] > 0))
      if !hasCompany { farthest = index }
    }
    return farthest.map { index in
      let middle = series[index] - misses[index]
      // The farther out, the less of it is kept: at ten times the reach a tenth of the reach.
      return Outlier(index: index, bound: middle + reach * (reach / misses[index]))
    }
  }

  static func median(of values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    var values = values
    let middle = values.count / 2
    let upper = select(middle, of: &values)
    guard values.count % 2 == 0 else { return upper }
    // What was put before the middle is not larger: its largest is the other middle.
    var lower = values[0]
    for index in 0..<middle { lower = max(lower, values[index]) }
    return (lower + upper) / 2
  }

  /// The value of a rank, with smaller ones moved before it: Hoare's selection.
  private static func select(_ rank: Int, of values: inout [Double]) -> Double {
    var low = 0
    var high = values.count - 1
    while low < high {
      let pivot = values[(low + high) / 2]
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while pivot < values[right] { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        break
      }
    }
    return values[rank]
  }
}

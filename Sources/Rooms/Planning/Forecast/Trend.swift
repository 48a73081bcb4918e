/// A smooth course through a series.
enum Trend {
  /// A smooth course, and how much of each of its values is the series' own value there.
  struct Course {
    var values: [Double]
    var leverages: [Double]

    /// How far a value lies from the course that the other values make.
    ///
    /// For least squares that is the plain distance over what the value left of it by pulling.
    func miss(_ value: Double, at index: Int) -> Double {
      (value - values[index]) / max(1 - leverages[index], 0.05)
    }
  }

  /// Local straight lines with tricube weights over `halfWidth` values on each side, one-sided at
  /// the ends.
  static func smooth(_ series: [Double], halfWidth: Int) -> Course {
    let count = series.count
    var kernel = [Double](repeating: 0, count: halfWidth + 1)
    for distance in kernel.indices {
      let share = Double(distance) / Double(halfWidth + 1)
      let base = 1 - share * share * share
      kernel[distance] = base * base * base
    }
    let mass = 2 * kernel.reduce(0, +) - kernel[0]
    var course = Course(
      values: series,
      leverages: Array(repeating: kernel[0] / mass, count: count)
    )
    for center in 0..<count {
      guard center < halfWidth || center >= count - halfWidth else {
        // In the middle the line's slope drops out by symmetry.
        var sum = kernel[0] * series[center]
        for distance in 1...halfWidth {
          sum += kernel[distance] * (series[center - distance] + series[center + distance])
        }
        course.values[center] = sum / mass
        continue
      }
      let line = line(through: series, at: center, kernel: kernel)
      course.values[center] = line.value
      course.leverages[center] = line.leverage
    }
    return course
  }

  private static func line(
    through series: [Double],
    at center: Int,
    kernel: [Double]
  ) -> (value: Double, leverage: Double) {
    let halfWidth = kernel.count - 1
    var s0 = 0.0
    var s1 = 0.0
    var s2 = 0.0
    var t0 = 0.0
    var t1 = 0.0
    for index in max(0, center - halfWidth)...min(series.count - 1, center + halfWidth) {
      let distance = index - center
      let weight = kernel[distance < 0 ? -distance : distance]
      let x = Double(distance)
      s0 += weight
      s1 += weight * x
      s2 += weight * x * x
      t0 += weight * series[index]
      t1 += weight * x * series[index]
    }
    let determinant = s0 * s2 - s1 * s1
    guard determinant > 1e-12 * s0 * s2 else { return (t0 / s0, kernel[0] / s0) }
    return ((t0 * s2 - t1 * s1) / determinant, kernel[0] * s2 / determinant)
  }

  /// The least-squares line through a series, a value a step.
  static func line(through series: [Double]) -> [Double] {
    let slope = slope(of: series)
    let middle = (Double(series.count) - 1) / 2
    let mean = series.reduce(0, +) / Double(max(series.count, 1))
    return series.indices.map { mean + slope * (Double($0) - middle) }
  }

  /// The slope of the least-squares line through a series, per step.
  static func slope(of series: [Double]) -> Double {
    let count = Double(series.count)
    guard series.count > 1 else { return 0 }
    let middle = (count - 1) / 2
    var sum = 0.0
    for (index, value) in series.enumerated() { sum += (Double(index) - middle) * value }
    return sum / (count * (count * count - 1) / 12)
  }
}

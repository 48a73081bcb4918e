/// A history made ready: scaled to around 1, with gaps filled.
struct History {
  /// The values over `unit`, complete.
  let values: [Double]

  /// What one stands for: a power of two, so that scaling loses nothing.
  let unit: Double

  /// How many gaps were filled.
  let filled: Int

  /// How many values are missing after the last known one.
  let missingAtEnd: Int

  /// How many of the known values are zero, and below zero.
  let zeros: Int
  let negatives: Int

  var known: Int { values.count - filled }

  /// Reads monthly values, or gives `nil` where there is none; what is not a finite number is a gap.
  init?(_ raw: [Double], period: Int) {
    guard let first = raw.firstIndex(where: { $0.isFinite }),
      let last = raw.lastIndex(where: { $0.isFinite })
    else { return nil }
    missingAtEnd = raw.count - 1 - last
    var largest = 0.0
    for value in raw where value.isFinite { largest = max(largest, value.magnitude) }
    var count = 0.0
    var share = 0.0
    for value in raw where value.isFinite {
      share += largest > 0 ? value.magnitude / largest : 0
      count += 1
    }
    let mean = largest * (share / count)
    let unit = mean > 0 ? Elementary.powerOfTwo(Int(mean.exponent)) : 1
    self.unit = unit
    var values: [Double] = []
    var gaps: [Int] = []
    var zeros = 0
    var negatives = 0
    for value in raw[first...last] {
      if !value.isFinite { gaps.append(values.count) }
      if value == 0 { zeros += 1 }
      if value < 0 { negatives += 1 }
      values.append(value.isFinite ? value / unit : 0)
    }
    self.zeros = zeros
    self.negatives = negatives
    filled = gaps.count
    self.values = gaps.isEmpty ? values : Self.filling(gaps, of: values, period: period)
  }

  /// Straight lines across the gaps first; then, where there is a season, straight lines across the
  /// series without it.
  private static func filling(_ gaps: [Int], of values: [Double], period: Int) -> [Double] {
    var filled = values
    bridge(gaps, of: &filled)
    guard period > 1, values.count >= 2 * period else { return filled }
    let isPositive = Members.allowsLogarithms(filled)
    let pattern = SeasonalPattern(
      of: filled,
      period: period,
      horizon: 0,
      isMultiplicative: isPositive
    )
    var adjusted = pattern.adjusted
    bridge(gaps, of: &adjusted)
    for gap in gaps {
      filled[gap] =
        isPositive
        ? adjusted[gap] * pattern.cleaned[gap] / pattern.adjusted[gap]
        : adjusted[gap] + pattern.cleaned[gap] - pattern.adjusted[gap]
    }
    return filled
  }

  /// Draws straight lines over runs of gaps; the first and last values are known.
  private static func bridge(_ gaps: [Int], of values: inout [Double]) {
    var position = 0
    while position < gaps.count {
      let start = gaps[position]
      var end = start
      while position + 1 < gaps.count, gaps[position + 1] == end + 1 {
        position += 1
        end += 1
      }
      let before = values[start - 1]
      let after = values[end + 1]
      let length = Double(end - start + 2)
      for index in start...end {
        values[index] = before + (after - before) * Double(index - start + 1) / length
      }
      position += 1
    }
  }
}

import Vocabulary

/// The coefficients of one or two terms that satisfy all bounds: an interval or a convex polygon.
///
/// Each bound cuts away a half-plane (Sutherland and Hodgman's clipping). Coordinates are scaled so that
/// settings of very different size do not spoil the arithmetic.
struct FeasibleRegion {
  private let terms: Int
  private var scales: [Double] = []

  /// Corners in order; the second coordinate is 0 throughout for one term.
  private var corners: [(x: Double, y: Double)] = []

  /// How much larger than the largest value a single term may be, when another takes it back.
  private static let reach = 100.0

  init(terms: Int) {
    self.terms = terms
  }

  var isEmpty: Bool { corners.isEmpty }

  /// Starts from a box that holds any sensible coefficient.
  mutating func scale(to features: [[Double]], values: [Double]) {
    scales = (0..<terms).map { term in features.map { abs($0[term]) }.max() ?? 1 }
    let largest = max(values.map(abs).max() ?? 1, 1e-9) * Self.reach
    corners =
      terms == 1
      ? [(-largest, 0), (largest, 0)]
      : [(-largest, -largest), (largest, -largest), (largest, largest), (-largest, largest)]
  }

  mutating func clip(_ features: [Double], from lower: Double, to upper: Double) {
    guard scales.allSatisfy({ $0 > 0 }) else {
      corners = []
      return
    }
    let first = features[0] / scales[0]
    let second = terms == 2 ? features[1] / scales[1] : 0
    keep(first, second, lower)
    keep(-first, -second, -upper)
  }

  /// Keeps where first * x + second * y >= bound.
  private mutating func keep(_ first: Double, _ second: Double, _ bound: Double) {
    var kept: [(x: Double, y: Double)] = []
    let margins = corners.map { first * $0.x + second * $0.y - bound }
    for index in corners.indices {
      let next = index + 1 < corners.count ? index + 1 : 0
      if margins[index] >= 0 { kept.append(corners[index]) }
      guard (margins[index] >= 0) != (margins[next] >= 0) else { continue }
      let share = margins[index] / (margins[index] - margins[next])
      kept.append(
        (
          corners[index].x + share * (corners[next].x - corners[index].x),
          corners[index].y + share * (corners[next].y - corners[index].y)
        )
      )
    }
    corners = kept
  }

  /// A point well inside whose coefficients have few digits, or `nil` where there is no room for one.
  func simplestPoint() -> [Amount]? {
    guard let left = corners.map(\.x).min(), let right = corners.map(\.x).max() else { return nil }
    // The middle half: near a corner, little is left to choose the other coefficient from.
    let quarter = terms == 2 ? (right - left) / 4 : 0
    guard
      let first = Self.simplest(
        from: (left + quarter) / scales[0],
        to: (right - quarter) / scales[0]
      )
    else { return nil }
    guard terms == 2 else { return [first] }
    guard let range = range(at: first.approximation * scales[0]) else { return nil }
    return Self.simplest(from: range.lower / scales[1], to: range.upper / scales[1])
      .map { [first, $0] }
  }

  /// Between what heights a vertical line runs inside the polygon.
  private func range(at x: Double) -> (lower: Double, upper: Double)? {
    var heights: [Double] = []
    for index in corners.indices {
      let (start, end) = (corners[index], corners[index + 1 < corners.count ? index + 1 : 0])
      guard min(start.x, end.x) <= x, x <= max(start.x, end.x) else { continue }
      if start.x == end.x {
        heights += [start.y, end.y]
      } else {
        heights.append(start.y + (x - start.x) / (end.x - start.x) * (end.y - start.y))
      }
    }
    guard let lower = heights.min(), let upper = heights.max() else { return nil }
    return (lower, upper)
  }

  /// The amount with the fewest digits between two numbers.
  private static func simplest(from lower: Double, to upper: Double) -> Amount? {
    let scale = 1e12
    guard abs(lower) < 1e12, abs(upper) < 1e12, lower <= upper else { return nil }
    let (low, high) = (Int128(lower * scale), Int128(upper * scale))
    if low <= 0, high >= 0, lower <= 0, upper >= 0 { return .zero }
    let middle = low + (high - low) / 2
    var step: Int128 = 1_000_000_000_000_000_000_000_000
    while step >= 1 {
      if let count = Rounding.halfUp.quotient(of: middle, by: step) {
        let candidate = count * step
        if low <= candidate, candidate <= high, candidate != 0 { return Amount(units: candidate) }
      }
      step /= 10
    }
    return nil
  }
}

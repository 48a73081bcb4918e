/// What splitting at each variable has brought so far: the rise of the cost for a whole step.
///
/// Pseudo-costs made reliable by trial (T. Achterberg, T. Koch and A. Martin, "Branching rules
/// revisited", Operations Research Letters 33, 2005).
struct BranchingHistory {
  private var down: [Mean]
  private var up: [Mean]

  private struct Mean {
    var sum = 0.0
    var count = 0.0

    mutating func add(_ value: Double) {
      sum += value
      count += 1
    }

    var value: Double? { count > 0 ? sum / count : nil }
  }

  /// How often both sides of a variable must have been tried to be believed.
  private static let reliable = 4.0

  init(columns: Int) {
    down = Array(repeating: Mean(), count: columns)
    up = down
  }

  func isReliable(_ column: Int) -> Bool {
    min(down[column].count, up[column].count) >= Self.reliable
  }

  mutating func record(_ column: Int, fraction: Double, down gain: Double, up other: Double) {
    down[column].add(gain / fraction)
    up[column].add(other / (1 - fraction))
  }

  /// How much the bounds of both sides are likely to rise; the product, so that neither stays low.
  func score(_ column: Int, fraction: Double, fallback: Double) -> Double {
    Self.score(
      (down[column].value ?? fallback) * fraction,
      (up[column].value ?? fallback) * (1 - fraction)
    )
  }

  static func score(_ down: Double, _ up: Double) -> Double {
    max(down, 1e-9) * max(up, 1e-9)
  }
}

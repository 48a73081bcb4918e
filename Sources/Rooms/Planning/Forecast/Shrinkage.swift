/// How much of estimated effects to believe.
enum Shrinkage {
  /// The share of estimated effects to keep, given their sum of squares and the noise variance of
  /// each: the positive part of James and Stein's estimator.
  static func kept(signal: Double, noise: Double, count: Int) -> Double {
    guard signal > 0 else { return 0 }
    return max(0, 1 - Double(max(count - 3, 1)) * noise / signal)
  }
}

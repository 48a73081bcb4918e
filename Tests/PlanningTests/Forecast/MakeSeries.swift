@testable import Planning

/// Series with known laws, for tests.
enum MakeSeries {
  static func constant(_ value: Double, months: Int) -> [Double] {
    Array(repeating: value, count: months)
  }

  static func line(from start: Double, by step: Double, months: Int) -> [Double] {
    (0..<months).map { start + step * Double($0) }
  }

  /// The factors of a year, repeated on a level.
  static let factors = [0.8, 0.85, 0.95, 1.0, 1.05, 1.1, 1.2, 1.25, 1.1, 1.0, 0.9, 0.8]

  static func seasonal(level: Double, months: Int) -> [Double] {
    (0..<months).map { level * factors[$0 % 12] }
  }

  /// A standard normal draw.
  static func normal(_ generator: inout SeededGenerator) -> Double {
    NormalDistribution.quantile(generator.nextFraction())
  }

  /// Noise around a mean.
  static func noise(
    mean: Double,
    deviation: Double,
    months: Int,
    using generator: inout SeededGenerator
  ) -> [Double] {
    (0..<months).map { _ in mean + deviation * normal(&generator) }
  }

  /// Steps that add up, relative to the value.
  static func walk(
    from start: Double,
    step: Double,
    months: Int,
    using generator: inout SeededGenerator
  ) -> [Double] {
    var value = start
    return (0..<months).map { _ in
      value *= Elementary.exp(step * normal(&generator))
      return value
    }
  }

  /// A growing level with a season and noise, all in ratios.
  static func business(
    months: Int,
    growth: Double,
    noise: Double,
    using generator: inout SeededGenerator
  ) -> [Double] {
    (0..<months).map { month in
      1000 * Elementary.exp(growth * Double(month) + noise * normal(&generator))
        * factors[month % 12]
    }
  }
}

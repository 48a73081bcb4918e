import Foundation
import Planning
import Vocabulary

/// How often intervals of totals hold what comes, on usage with known laws.
///
/// Three operations with relative noise of 20 % that hang together by one correlation, and a course that
/// is either noise around a level or a random walk of 10 % steps; the total of three months ahead.
struct Coverage {
  private var generator: SeededGenerator
  private let repeats: Int

  init(repeats: Int, seed: UInt64) {
    self.repeats = repeats
    generator = SeededGenerator(seed: seed)
  }

  /// Prints a line for each course, length of history and correlation.
  mutating func report() throws {
    print("course   months  correlation   80 %   95 %")
    for isWalk in [false, true] {
      for months in [3, 6, 12, 24, 48] {
        for correlation in [0.0, 0.5, 0.9] {
          let held = try shares(isWalk: isWalk, months: months, correlation: correlation)
          let numbers = held.map { String(format: "%.3f", $0) }.joined(separator: "  ")
          let name = isWalk ? "walk " : "noise"
          print("\(name)    \(months)      \(correlation)        \(numbers)")
        }
      }
    }
  }

  private mutating func shares(
    isWalk: Bool,
    months: Int,
    correlation: Double
  ) throws -> [Double] {
    var inside = [0, 0]
    for _ in 0..<repeats {
      let series = series(isWalk: isWalk, months: months + 3, correlation: correlation)
      let parts = series.enumerated().map { index, values in
        SpendingPart(
          Identifier("op\(index)"),
          usage: .history(Array(values.prefix(months))),
          prices: [StandingPrice(.one)]
        )
      }
      let forecast = try SpendingForecaster(months: 3, paths: 1000).forecast(
        of: parts,
        in: SpendingForecaster.Setting(
          ahead: Case.setting.ahead,
          from: Case.setting.from,
          past: Case.setting.past
        )
      )
      let actual = series.reduce(0) { $0 + $1.suffix(3).reduce(0, +) }
      for (level, band) in forecast.total.cumulative[2].bands.enumerated()
      where band.low.approximation <= actual && actual <= band.high.approximation {
        inside[level] += 1
      }
    }
    return inside.map { Double($0) / Double(repeats) }
  }

  private mutating func series(
    isWalk: Bool,
    months: Int,
    correlation: Double
  ) -> [[Double]] {
    var series = [[Double]](repeating: [], count: 3)
    var levels = [Double](repeating: 0, count: 3)
    for _ in 0..<months {
      let common = normal()
      for index in series.indices {
        let shock =
          correlation.squareRoot() * common + (1 - correlation).squareRoot() * normal()
        levels[index] = isWalk ? levels[index] + 0.1 * shock : 0.2 * shock
        series[index].append(1000 * exp(levels[index]))
      }
    }
    return series
  }

  /// A standard normal draw, by Box and Muller.
  private mutating func normal() -> Double {
    let (left, right) = (
      Double.random(in: 1e-12..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
    )
    return (-2 * log(left)).squareRoot() * cos(2 * .pi * right)
  }
}

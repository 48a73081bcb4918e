import Foundation
import Planning
import Vocabulary

/// Simulates the spending of months ahead and reads means, medians, intervals and a budget off it.
///
///     pricebook-bench-simulation PATHS MONTHS RUNS
///     pricebook-bench-simulation coverage REPEATS
///
/// The case is fixed and written out in `peer.py` as well. Prints the processor seconds of the
/// fastest run, then one line a month: mean, median, both intervals of the total and the share over budget.
@main
struct BenchSimulation {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let isCoverage = CommandLine.arguments.dropFirst().first == "coverage"
    guard numbers.count == (isCoverage ? 1 : 3) else {
      print("usage: pricebook-bench-simulation PATHS MONTHS RUNS | coverage REPEATS")
      exit(64)
    }
    do {
      if isCoverage {
        var coverage = Coverage(repeats: numbers[0], seed: 1)
        return try coverage.report()
      }
      try run(paths: numbers[0], months: numbers[1], runs: numbers[2])
    } catch {
      print("the simulation failed: \(error)")
      exit(1)
    }
  }

  private static func run(paths: Int, months: Int, runs: Int) throws {
    let parts = try Case.parts()
    let setting = Case.setting
    var fastest = Double.infinity
    var forecast: SpendingForecast?
    for run in 1...max(runs, 1) {
      let forecaster = SpendingForecaster(months: months, paths: paths, seed: UInt64(run))
      let start = clock()
      forecast = try forecaster.forecast(of: parts, in: setting)
      fastest = min(fastest, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    print(fastest)
    guard let forecast, let budget = forecast.budget else { return }
    for (outlook, over) in zip(forecast.total.monthly, budget.passing) {
      let numbers =
        [outlook.mean, outlook.median] + outlook.bands.flatMap { [$0.low, $0.high] }
      print(numbers.map(\.description).joined(separator: " "), over)
    }
  }
}

/// Five operations that grow from a start, one of them at a contested price; prices change in rounds
/// as eight of sixteen did once in forty months.
enum Case {
  static func parts() throws -> [SpendingPart] {
    try operations.enumerated().map { index, operation in
      let price = try StandingPrice(
        of: Identifier("op\(index)"),
        at: [:],
        rates: rates,
        alternatives: [rates[0].key: [.amount(Amount(8))]]
      )
      let scenario = GrowthScenario(start: operation.start, growth: 0.03, noise: 0.15)
      return SpendingPart(
        Identifier("op\(index)"),
        usage: .growth(scenario),
        prices: [price]
      )
    }
  }

  static let setting = SpendingForecaster.Setting(
    ahead: Month(number: 2026 * 12),
    from: Month(number: 2026 * 12).start,
    past: .growth(.init(start: Month(number: 2025 * 12 + 11), rate: .zero, noise: 0.15)),
    changes: PriceChangeRecord(of: courses),
    budget: Amount(300)
  )

  private static let operations: [(start: Double, credits: Int)] = [
    (1000, 5), (600, 3), (300, 8), (150, 20), (40, 60),
  ]

  private static let rates: [Rate] =
    operations.enumerated().map { index, operation in
      rate("op\(index)", Amount(operation.credits), .creditPerGeneration, isOpen: index == 0)
    } + [rate("credit", Amount(units: Amount.scale / 100), .usdPerCredit, isOpen: false)]

  private static func rate(
    _ id: String,
    _ value: Amount,
    _ unit: Vocabulary.Unit,
    isOpen: Bool
  ) -> Rate {
    Rate(
      key: Rate.Key(subject: Identifier(id), attribute: .price, unit: unit),
      value: .amount(value),
      interval: Interval(),
      status: isOpen ? .contested : .settled,
      confidence: Confidence(percent: 80),
      ruling: Identifier(id),
      claims: []
    )
  }

  private static let ratios = [1.25, 1.25, 1.6, 5.0 / 3, 5.0 / 3, 2, 2.5, 5]

  private static let courses = (0..<16).map { index in
    PriceCourse(
      operation: Identifier("watched\(index)"),
      from: Month(number: 2022 * 12).start,
      until: Month(number: 2022 * 12 + 40).start,
      steps: index < ratios.count
        ? [.init(day: Month(number: 2022 * 12 + 20).start, logRatio: log(ratios[index]))] : []
    )
  }
}

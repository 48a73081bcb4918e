import Foundation
import Planning

/// Forecasts every series of the files named and holds the forecasts against what came.
///
/// A line is a series: `name;period;horizon;values;held-back values`, values apart by spaces.
/// Prints one line a file: series, mean sMAPE, mean MASE, coverage at 80 and 95, coverage of the
/// horizon's total at 80, processor seconds of forecasting. With `--paths N`, totals are taken from N paths a
/// series; without it the column is a dash.
@main
struct BenchForecast {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var paths = 0
    if let flag = arguments.firstIndex(of: "--paths"), arguments.indices.contains(flag + 1) {
      paths = Int(arguments[flag + 1]) ?? 0
      arguments.removeSubrange(flag...(flag + 1))
    }
    guard !arguments.isEmpty else {
      print("usage: pricebook-bench-forecast [--paths N] FILE...")
      exit(64)
    }
    for file in arguments {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        print("cannot read '\(file)'")
        exit(1)
      }
      let series = text.split(separator: "\n").compactMap(Series.init)
      print(Score(of: series, paths: paths).line(titled: file))
    }
  }
}

/// A series of a competition, with the values held back.
struct Series {
  let period: Int
  let history: [Double]
  let future: [Double]

  init?(_ line: Substring) {
    let fields = line.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count == 5, let period = Int(fields[1]) else { return nil }
    self.period = period
    history = fields[3].split(separator: " ").compactMap { Double($0) }
    future = fields[4].split(separator: " ").compactMap { Double($0) }
    guard !history.isEmpty, !future.isEmpty else { return nil }
  }
}

/// How a set of series was foretold, each series weighing the same.
struct Score {
  private var count = 0
  private var smape = 0.0
  private var mase = 0.0
  private var scaled = 0
  private var covered = [0.0, 0.0]
  private var totals = 0.0
  private var seconds = 0.0
  private let paths: Int

  init(of series: [Series], paths: Int) {
    self.paths = paths
    let start = Self.processorTime()
    let forecasts = series.map { series in
      try? Forecaster(
        horizon: series.future.count,
        period: series.period,
        isNonNegative: false
      ).forecast(series.history)
    }
    seconds = Self.processorTime() - start
    for (series, forecast) in zip(series, forecasts) {
      guard let forecast else { continue }
      add(forecast, for: series)
    }
  }

  private mutating func add(_ forecast: Forecast, for series: Series) {
    count += 1
    let months = Double(series.future.count)
    var relative = 0.0
    var absolute = 0.0
    for (actual, point) in zip(series.future, forecast.point) {
      let size = abs(actual) + abs(point)
      relative += size > 0 ? 200 * abs(actual - point) / size : 0
      absolute += abs(actual - point)
    }
    smape += relative / months
    let history = series.history
    if history.count > series.period {
      var naive = 0.0
      for index in series.period..<history.count {
        naive += abs(history[index] - history[index - series.period])
      }
      naive /= Double(history.count - series.period)
      if naive > 0 {
        mase += absolute / months / naive
        scaled += 1
      }
    }
    for (index, band) in forecast.bands.enumerated() {
      let inside = series.future.indices.filter { month in
        band.low[month] <= series.future[month] && series.future[month] <= band.high[month]
      }
      covered[index] += Double(inside.count) / months
    }
    guard paths > 0 else { return }
    var generator = SeededGenerator(seed: 1)
    let drawn = forecast.paths(paths, using: &generator).cumulative
    let total = series.future.reduce(0, +)
    if let low = drawn.quantile(0.1, month: series.future.count - 1),
      let high = drawn.quantile(0.9, month: series.future.count - 1), low <= total, total <= high
    {
      totals += 1
    }
  }

  func line(titled title: String) -> String {
    let all = Double(max(count, 1))
    return [
      title, String(count), Self.rounded(smape / all), Self.rounded(mase / Double(max(scaled, 1))),
      Self.rounded(covered[0] / all), Self.rounded(covered[1] / all),
      paths > 0 ? Self.rounded(totals / all) : "-", Self.rounded(seconds),
    ].joined(separator: " ")
  }

  /// Seconds this process has had of a core, which other programs do not lengthen.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ value: Double) -> String {
    String(format: "%.3f", value)
  }
}

/// How forecasts made earlier in a history would have done.
package struct BackTest: Sendable, Hashable {
  /// The forecasts, made at the latest origin first.
  package let trials: [Trial]

  /// One forecast, and what came.
  package struct Trial: Sendable, Hashable {
    /// How many months were known when it was made.
    package let known: Int
    package let forecast: Forecast

    /// What came in the months it spoke of, as far as the history goes; a gap is not a number.
    package let actual: [Double]

    /// What the same month a period earlier, or else the last value, would have foretold.
    package let naive: [Double]
  }

  /// How often values came to lie inside intervals.
  package struct Coverage: Sendable, Hashable {
    package let level: Double
    package let inside: Int
    package let months: Int

    /// The share inside, or `nil` where nothing was compared.
    package var share: Double? { months > 0 ? Double(inside) / Double(months) : nil }
  }

  /// Coverage over all trials, for each level.
  package var coverages: [Coverage] {
    guard let first = trials.first else { return [] }
    return first.forecast.bands.indices.map { band in
      var inside = 0
      var months = 0
      for trial in trials {
        let interval = trial.forecast.bands[band]
        for (month, actual) in trial.actual.enumerated() where actual.isFinite {
          months += 1
          if interval.low[month] <= actual, actual <= interval.high[month] { inside += 1 }
        }
      }
      return Coverage(level: first.forecast.bands[band].level, inside: inside, months: months)
    }
  }

  /// The mean absolute error of the forecasts, or `nil` where nothing was compared.
  package var meanAbsoluteError: Double? { mean { ($0 - $1).magnitude } }

  /// The mean of forecast less actual: above zero where forecasts were too high.
  package var bias: Double? { mean { $0 - $1 } }

  /// The symmetric mean absolute percentage error, 0 to 200; months in which both are zero are none.
  package var symmetricPercentageError: Double? {
    mean { point, actual in
      let size = point.magnitude + actual.magnitude
      return size > 0 ? 200 * (point - actual).magnitude / size : 0
    }
  }

  /// The mean absolute error of repeating the period before, to compare with.
  package var naiveError: Double? {
    var sum = 0.0
    var months = 0.0
    for trial in trials {
      for (naive, actual) in zip(trial.naive, trial.actual)
      where naive.isFinite && actual.isFinite {
        sum += (naive - actual).magnitude
        months += 1
      }
    }
    return months > 0 ? sum / months : nil
  }

  private func mean(_ loss: (Double, Double) -> Double) -> Double? {
    var sum = 0.0
    var months = 0.0
    for trial in trials {
      for (point, actual) in zip(trial.forecast.point, trial.actual) where actual.isFinite {
        sum += loss(point, actual)
        months += 1
      }
    }
    return months > 0 ? sum / months : nil
  }
}

extension Forecaster {
  /// Forecasts `history` again from each of its last `origins` months, knowing only what came
  /// before, and holds the forecasts against what came.
  ///
  /// Origins with fewer than four values before them are left out.
  package func backTest(
    _ history: [Double],
    origins: Int = 12
  ) throws(ForecastRefusal) -> BackTest {
    var trials: [BackTest.Trial] = []
    for back in stride(from: 1, through: min(origins, history.count - 4), by: 1) {
      let known = history.count - back
      let before = Array(history[..<known])
      guard before.count(where: { $0.isFinite }) >= 4 else { break }
      let forecast = try forecast(before)
      let actual = Array(history[known..<min(known + horizon, history.count)])
      let span = period <= known ? period : 1
      let naive = actual.indices.map { before[known - span + $0 % span] }
      trials.append(
        BackTest.Trial(known: known, forecast: forecast, actual: actual, naive: naive)
      )
    }
    return BackTest(trials: trials)
  }
}

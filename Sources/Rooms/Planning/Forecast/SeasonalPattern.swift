/// What a series repeats every period, and the series without it.
///
/// Classical decomposition twice: fixed factors from a centred moving average first; then, against a
/// smooth trend of the adjusted series, factors that may drift from year to year. How fast they
/// drift is read off how well each year's factors foretell the next year's. All factors are shrunk
/// towards none by as much as their own noise explains (James and Stein), so that a series without
/// seasonality is left alone without a test that says yes or no.
struct SeasonalPattern {
  /// The series with lone outliers pulled in, still with its seasonality.
  let cleaned: [Double]

  /// The cleaned series with its seasonality taken out.
  let adjusted: [Double]

  /// What to put back on, for each month of the horizon.
  let ahead: [Double]

  /// Whether factors multiply; otherwise they add.
  let isMultiplicative: Bool

  /// How much of the seasonal factors is signal: 0 for none, 1 for all.
  let strength: Double

  /// How many values were pulled in.
  let outliers: Int

  /// Puts the seasonality back on values of the horizon.
  func restored(_ values: [Double]) -> [Double] {
    var result = values
    for index in result.indices {
      result[index] =
        isMultiplicative ? result[index] * ahead[index] : result[index] + ahead[index]
    }
    return result
  }

  /// Reads the pattern of `series`; without two whole periods there is none.
  init(of series: [Double], period: Int, horizon: Int, isMultiplicative: Bool) {
    let neutral = isMultiplicative ? 1.0 : 0.0
    var cleaned = series
    var pulled: Set<Int> = []
    var fixed: FixedFactors?
    var adjusted = series
    var trend: [Double] = []
    // An outlier bends factors and trend, so they are read again once it is pulled in, the farthest
    // first. A series that has one a year is a series of outliers: it is taken as it is.
    while true {
      fixed = FixedFactors(of: cleaned, period: period, isMultiplicative: isMultiplicative)
      adjusted = Self.adjusted(cleaned, by: fixed, isMultiplicative: isMultiplicative)
      let course = Trend.smooth(adjusted, halfWidth: max(period / 2, fixed == nil ? 3 : 2))
      trend = course.values
      guard pulled.count <= series.count / 12,
        let outlier = Outliers.farthest(in: adjusted, from: course),
        !isMultiplicative || outlier.bound > 0, pulled.insert(outlier.index).inserted
      else { break }
      let factor =
        fixed == nil
        ? neutral
        : Self.factor(
          of: cleaned,
          without: outlier.index,
          period: period,
          trend: trend,
          isMultiplicative: isMultiplicative
        )
      cleaned[outlier.index] =
        isMultiplicative ? outlier.bound * factor : outlier.bound + factor
    }

    self.isMultiplicative = isMultiplicative
    self.cleaned = cleaned
    outliers = pulled.count
    guard let fixed, !isMultiplicative || !trend.contains(where: { $0 <= 0 }) else {
      self.adjusted = adjusted
      ahead = Array(repeating: neutral, count: horizon)
      strength = 0
      return
    }
    var deviations = cleaned
    for index in deviations.indices {
      deviations[index] =
        isMultiplicative
        ? deviations[index] / trend[index] - 1 : deviations[index] - trend[index]
    }
    let drifting = DriftingFactors(
      of: deviations,
      period: period,
      isMultiplicative: isMultiplicative
    )
    self.adjusted = cleaned.indices.map { index in
      isMultiplicative
        ? cleaned[index] / max(1 + drifting.past[index], 0.02)
        : cleaned[index] - drifting.past[index]
    }
    ahead = (0..<horizon).map { step in
      let factor = drifting.next[(series.count + step) % period]
      return isMultiplicative ? max(1 + factor, 0) : factor
    }
    strength = fixed.strength
  }
}

extension SeasonalPattern {
  /// The factor of a month by its other years, for a value that bends its own.
  private static func factor(
    of series: [Double],
    without outlier: Int,
    period: Int,
    trend: [Double],
    isMultiplicative: Bool
  ) -> Double {
    let others = stride(from: outlier % period, to: series.count, by: period).filter {
      $0 != outlier && (!isMultiplicative || trend[$0] > 0)
    }
    guard !others.isEmpty else { return isMultiplicative ? 1 : 0 }
    return Outliers.median(
      of: others.map { isMultiplicative ? series[$0] / trend[$0] : series[$0] - trend[$0] }
    )
  }

  private static func adjusted(
    _ series: [Double],
    by fixed: FixedFactors?,
    isMultiplicative: Bool
  ) -> [Double] {
    guard let factors = fixed?.factors else { return series }
    var result = series
    var month = 0
    for index in result.indices {
      result[index] =
        isMultiplicative ? result[index] / factors[month] : result[index] - factors[month]
      month = month + 1 == factors.count ? 0 : month + 1
    }
    return result
  }
}

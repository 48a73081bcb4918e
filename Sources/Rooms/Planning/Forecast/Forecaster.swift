/// Foretells monthly values from their own past, with intervals that hold as often as they say.
///
/// Eleven simple methods are fitted to the history and to shorter pieces of it; how they did on
/// what followed the pieces weighs them and measures the intervals. Nothing is tuned from outside
/// but the few constants named where they are used, and there is no chance in it: the same history
/// gives the same forecast.
package struct Forecaster: Sendable, Hashable {
  /// How many months ahead.
  package let horizon: Int

  /// After how many months a season comes round: 12, or 1 for none.
  package let period: Int

  /// Probabilities of the intervals, each between 0 and 1.
  package let levels: [Double]

  /// Whether values below zero are impossible, as for usage and bills; a history that has been
  /// below zero shows otherwise.
  package let isNonNegative: Bool

  /// The most months ahead, and the most values of a history that are looked at: a century.
  package static let limit = 1200

  package init(
    horizon: Int,
    period: Int = 12,
    levels: [Double] = [0.8, 0.95],
    isNonNegative: Bool = true
  ) {
    self.horizon = horizon
    self.period = period
    self.levels = levels
    self.isNonNegative = isNonNegative
  }

  /// Foretells the months after `history`, whose values are a month apart, oldest first; a value
  /// that is not a finite number is a gap.
  package func forecast(_ history: [Double]) throws(ForecastRefusal) -> Forecast {
    guard (1...Self.limit).contains(horizon) else { throw .horizon(horizon) }
    guard (1...Self.limit).contains(period) else { throw .period(period) }
    for level in levels where !(level > 0 && level < 1) { throw .level(level) }
    guard let ready = History(Array(history.suffix(Self.limit)), period: period) else {
      throw .noHistory
    }
    guard ready.missingAtEnd <= Self.limit else { throw .noHistory }
    // Months missing at the end are foretold too, and left out.
    let whole = horizon + ready.missingAtEnd
    if isIntermittent(ready) { return pastCases(ready) }
    if ready.values.count < 4 { return level(ready, horizon: whole) }
    return ensemble(ready, horizon: whole)
  }

  private func bounds(_ history: History) -> Forecast.Bounds {
    Forecast.Bounds(unit: history.unit, isNonNegative: isNonNegative && history.negatives == 0)
  }

  /// A third of zeros and more: no level to smooth, and no ratio to take.
  private func isIntermittent(_ history: History) -> Bool {
    history.negatives == 0 && history.known >= 4 && history.zeros * 3 >= history.known
      && history.zeros < history.known
  }

  private func ensemble(_ history: History, horizon whole: Int) -> Forecast {
    let values = history.values
    let members = Members(of: values, period: period, horizon: whole)
    let origins = RollingOrigins(over: values, period: period, horizon: whole)
    let combination = Combination(losses: origins.losses)
    let centers = combination.combined(members.ahead)
    let isRelative = Members.allowsLogarithms(values)
    let level = values.reduce(0) { $0 + $1.magnitude } / Double(values.count)
    let spread = Spread(
      centers: isRelative ? centers.map { max(0, $0) } : centers,
      origins: origins.origins,
      members: members,
      count: history.known,
      level: level,
      scale: isRelative ? .root : .plain
    )
    let total = combination.weights.reduce(0, +)
    let diagnostics = Forecast.Diagnostics(
      known: history.known,
      filled: history.filled,
      outliers: members.pattern.outliers,
      seasonalStrength: members.pattern.strength,
      isMultiplicative: members.pattern.isMultiplicative,
      persistence: members.persistence,
      origins: origins.origins.count,
      deviation: isRelative || level == 0 ? spread.deviations[0] : spread.deviations[0] / level,
      assumedShare: max(0, 1 - Double(history.known) / 20),
      weights: zip(Members.names, combination.weights).map { name, weight in
        Forecast.Weight(name: name, weight: weight / total)
      }
    )
    return Forecast(
      law: .spread(spread.dropping(history.missingAtEnd)),
      bounds: bounds(history),
      horizon: horizon,
      levels: levels,
      method: .ensemble,
      diagnostics: diagnostics
    )
  }

  /// One to three values: their weighted mean, later ones counting double, with an assumed spread.
  private func level(_ history: History, horizon whole: Int) -> Forecast {
    let values = history.values
    var center = values[0]
    for value in values.dropFirst() { center = (center + 2 * value) / 3 }
    let isRelative = Members.allowsLogarithms(values)
    let size = values.reduce(0) { $0 + $1.magnitude } / Double(values.count)
    let spread = Spread(
      assumedAround: center,
      values: values,
      level: size,
      horizon: whole,
      scale: isRelative ? .root : .plain
    )
    let diagnostics = Forecast.Diagnostics(
      known: history.known,
      filled: history.filled,
      outliers: 0,
      seasonalStrength: 0,
      isMultiplicative: false,
      persistence: spread.persistence,
      origins: 0,
      deviation: isRelative || size == 0 ? spread.deviations[0] : spread.deviations[0] / size,
      assumedShare: max(0, 1 - Double(history.known) / 20),
      weights: []
    )
    return Forecast(
      law: .spread(spread.dropping(history.missingAtEnd)),
      bounds: bounds(history),
      horizon: horizon,
      levels: levels,
      method: .level,
      diagnostics: diagnostics
    )
  }

  /// Mostly zeros: past months weighted by how fast their level has been moving, but by no less
  /// than a dozen of them.
  private func pastCases(_ history: History) -> Forecast {
    let constant = Smoothing.level(of: history.values).constant
    let cases = PastCases(of: history.values, forgetting: min(constant, 0.15))
    let diagnostics = Forecast.Diagnostics(
      known: history.known,
      filled: history.filled,
      outliers: 0,
      seasonalStrength: 0,
      isMultiplicative: false,
      persistence: 0,
      origins: 0,
      deviation: 0,
      assumedShare: 0,
      weights: []
    )
    return Forecast(
      law: .cases(cases),
      bounds: bounds(history),
      horizon: horizon,
      levels: levels,
      method: .pastCases,
      diagnostics: diagnostics
    )
  }
}

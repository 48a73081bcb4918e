package import Vocabulary

/// Foretells what months ahead cost, from usage, prices that are contested and prices that change.
///
/// Paths of the whole are drawn, so that the intervals of totals are those of totals: usage of each
/// operation from its own forecast, shocks shared as operations have been surprised together,
/// contested prices drawn once a path, price changes as often and as large as they were seen. The
/// same seed gives the same numbers on every machine.
package struct SpendingForecaster: Sendable, Hashable {
  package let months: Int

  /// Probabilities of the intervals in thousandths, each between 0 and 1000.
  package let levels: [Int]
  package let paths: Int
  package let seed: UInt64

  package static let standardPaths = 20_000

  /// How far a balance is followed that outlasts the months asked for.
  package static let balanceMonths = 36

  package init(
    months: Int,
    levels: [Int] = [800, 950],
    paths: Int = SpendingForecaster.standardPaths,
    seed: UInt64 = 1
  ) {
    self.months = months
    self.levels = levels
    self.paths = paths
    self.seed = seed
  }

  /// A balance to run out: what it is, and what it is worth in USD.
  package struct Balance: Sendable, Hashable {
    package let amount: Amount
    package let unit: Unit
    package let usd: Amount

    package init(_ amount: Amount, _ unit: Unit, usd: Amount) {
      self.amount = amount
      self.unit = unit
      self.usd = usd
    }
  }

  /// What is known besides the parts.
  package struct Setting: Sendable, Hashable {
    /// The first month foretold, and the day from which a balance is spent.
    package let ahead: Month
    package let from: Day
    package let past: ForecastBasis.Past

    /// The month that is not over, where there is one.
    package let partial: Month?
    package let changes: PriceChangeRecord?
    package let budget: Amount?
    package let balance: Balance?

    package init(
      ahead: Month,
      from: Day,
      past: ForecastBasis.Past,
      partial: Month? = nil,
      changes: PriceChangeRecord? = nil,
      budget: Amount? = nil,
      balance: Balance? = nil
    ) {
      self.ahead = ahead
      self.from = from
      self.past = past
      self.partial = partial
      self.changes = changes
      self.budget = budget
      self.balance = balance
    }
  }

  package func forecast(
    of parts: [SpendingPart],
    in setting: Setting
  ) throws(SpendingRefusal) -> SpendingForecast {
    let drawn = try draw(parts, horizon: months, after: setting)
    let summary = SpendingSummary(drawn, months: months, levels: levels)
    var balance = try summary.balance(of: parts, in: setting)
    if let outlook = balance, !outlook.isWithin, months < Self.balanceMonths {
      // Followed further, by forecasts that look as far; the months asked for stay as they are.
      let further = try draw(parts, horizon: Self.balanceMonths, after: setting)
      balance = try SpendingSummary(further, months: months, levels: levels)
        .balance(of: parts, in: setting)
    }
    return try summary.forecast(of: parts, in: setting, balance: balance, seed: seed)
  }

  /// How forecasts of the months after each of the last `origins` months would have done, at the
  /// prices of now.
  ///
  /// Histories end with the month before `ahead`. Origins with fewer than four months before them are
  /// left out.
  package func backTest(
    of parts: [SpendingPart],
    before ahead: Month,
    origins: Int = 12
  ) throws(SpendingRefusal) -> SpendingBackTest {
    var rows: [SpendingBackTest.Row] = []
    // What months cost: the latest first.
    var past: [Double] = []
    for part in parts {
      guard case .history(let values) = part.usage else { continue }
      let price = part.price.approximation
      for (back, value) in values.reversed().enumerated() {
        if back == past.count { past.append(0) }
        past[back] += value * price
      }
    }
    for back in stride(from: 1, through: min(origins, past.count - 4), by: 1) {
      let known = parts.compactMap { $0.known(back) }
      guard past.count - back >= 4, !known.isEmpty else { break }
      let horizon = min(months, back)
      let drawn = try draw(known, horizon: horizon, after: nil)
      let summary = SpendingSummary(drawn, months: horizon, levels: levels)
      for month in 0..<horizon where past[back - 1 - month].isFinite && past[back].isFinite {
        let origin = ahead.adding(-back - 1)
        rows.append(
          SpendingBackTest.Row(
            known: origin,
            month: origin.adding(month + 1),
            forecast: try summary.outlook(month: month),
            actual: try Amount(cents: past[back - 1 - month]),
            naive: try Amount(cents: past[back])
          )
        )
      }
    }
    return SpendingBackTest(levels: levels, rows: rows)
  }
}

extension SpendingForecaster {
  /// What was drawn, and by which laws.
  struct Drawn {
    let paths: SpendingPaths
    let forecasts: [Forecast]
    let together: CommonSurprise?
  }

  private func draw(
    _ parts: [SpendingPart],
    horizon: Int,
    after setting: Setting?
  ) throws(SpendingRefusal) -> Drawn {
    guard !parts.isEmpty, parts.allSatisfy({ !$0.prices.isEmpty }) else { throw .nothing }
    let end = (setting?.ahead.number ?? 0) + horizon
    guard (1...Forecaster.limit).contains(horizon), Month(number: end).number >= end else {
      throw .forecast(.horizon(months))
    }
    let room = 200_000_000 / (horizon * (parts.count + 1))
    guard (100...1_000_000).contains(paths), paths <= room else { throw .paths(paths) }
    var forecasts: [Forecast] = []
    for part in parts { forecasts.append(try forecast(part, horizon: horizon)) }
    let together =
      parts.count > 1
      ? CommonSurprise(
        parts.map { if case .history(let values) = $0.usage { values } else { [] } },
        weights: zip(parts, forecasts).map { part, forecast in
          let spread = max(forecast.diagnostics.deviation, 0.01)
          return forecast.point[0] * part.price.approximation * spread
        }
      ) : nil
    var priced: [Identifier<Subject>?: Int] = [:]
    var operations: [SpendingPaths.Operation] = []
    for (part, forecast) in zip(parts, forecasts) {
      let price = priced[part.operation] ?? priced.count
      priced[part.operation] = price
      operations.append(
        SpendingPaths.Operation(
          law: UsageLaw(forecast),
          prices: part.prices,
          price: price,
          isBasket: part.operation == nil,
          floor: part.soFar.approximation
        )
      )
    }
    var generator = SeededGenerator(seed: seed)
    let paths = SpendingPaths(
      operations,
      correlation: together?.correlation ?? 0,
      changes: PriceRounds(setting?.changes),
      count: paths,
      months: horizon,
      using: &generator
    )
    return Drawn(paths: paths, forecasts: forecasts, together: together)
  }

  private func forecast(
    _ part: SpendingPart,
    horizon: Int
  ) throws(SpendingRefusal) -> Forecast {
    if case .history(let values) = part.usage, values.contains(where: { $0 < 0 }) {
      throw .negative
    }
    do throws(ForecastRefusal) {
      switch part.usage {
      case .history(let values):
        return try Forecaster(horizon: horizon, levels: []).forecast(values)
      case .growth(let scenario):
        return try scenario.forecast(horizon: horizon, levels: [])
      }
    } catch {
      throw .forecast(error)
    }
  }
}

import Vocabulary

/// Reads off paths what a person asks of them.
struct SpendingSummary {
  private let drawn: SpendingForecaster.Drawn
  private let months: Int
  private let levels: [Int]

  private var paths: SpendingPaths { drawn.paths }

  /// Looks at the first `months` of what was drawn.
  init(_ drawn: SpendingForecaster.Drawn, months: Int, levels: [Int]) {
    self.drawn = drawn
    self.months = months
    self.levels = levels
  }

  /// The total of one month.
  func outlook(month: Int) throws(SpendingRefusal) -> SpendingForecast.Outlook {
    try outlook(paths.totals(in: month))
  }

  func forecast(
    of parts: [SpendingPart],
    in setting: SpendingForecaster.Setting,
    balance: SpendingForecast.BalanceOutlook?,
    seed: UInt64
  ) throws(SpendingRefusal) -> SpendingForecast {
    var operations: [SpendingForecast.Operation] = []
    for (index, part) in parts.enumerated() {
      guard let subject = part.operation, let price = part.prices.first else { continue }
      operations.append(
        SpendingForecast.Operation(
          subject: subject,
          settings: part.settings,
          generations: try generations(of: index, part),
          price: price.bounds,
          isContested: price.isContested,
          course: try course { paths.money(of: index, in: $0) }
        )
      )
    }
    return SpendingForecast(
      months: (0..<months).map { setting.ahead.adding($0) },
      levels: levels,
      total: try course { paths.totals(in: $0) },
      operations: operations,
      budget: setting.budget.map { budgetRisk($0) },
      balance: balance,
      basis: ForecastBasis(
        past: setting.past,
        partial: try partial(of: parts, in: setting),
        together: drawn.together.map {
          ForecastBasis.Together(correlation: $0.correlation, months: $0.months)
        },
        priceChanges: Self.priceChanges(setting.changes),
        paths: paths.count,
        seed: seed
      )
    )
  }

  private func generations(
    of index: Int,
    _ part: SpendingPart
  ) throws(SpendingRefusal) -> [Amount] {
    var generations: [Amount] = []
    for month in 0..<months {
      var point = drawn.forecasts[index].point[month]
      if month == 0 { point = max(point, part.soFar.approximation) }
      generations.append(try Amount(nearest: point, partsOfOne: 1))
    }
    return generations
  }

  private func partial(
    of parts: [SpendingPart],
    in setting: SpendingForecaster.Setting
  ) throws(SpendingRefusal) -> ForecastBasis.Partial? {
    guard let month = setting.partial else { return nil }
    return ForecastBasis.Partial(month: month, spent: try Amount(cents: spent(on: parts)))
  }

  private func spent(on parts: [SpendingPart]) -> Double {
    parts.reduce(0) { $0 + $1.soFar.approximation * $1.price.approximation }
  }

  private static func priceChanges(_ record: PriceChangeRecord?) -> ForecastBasis.PriceChanges {
    guard let record else { return .none }
    let steps = record.rounds.flatMap { $0.steps }
    guard let least = steps.min(), let most = steps.max() else {
      return .unseen(months: record.watched)
    }
    return .rounds(
      ForecastBasis.Rounds(
        months: record.rounds.map { $0.month },
        changes: steps.count,
        sizes: Bounds(Elementary.exp(least) - 1, Elementary.exp(most) - 1),
        operations: record.operations,
        watched: record.watched,
        chance: record.monthlyChance
      )
    )
  }
}

// MARK: - Intervals

extension SpendingSummary {
  private func course(
    _ column: (Int) -> ArraySlice<Double>
  ) throws(SpendingRefusal) -> SpendingForecast.Course {
    var monthly: [SpendingForecast.Outlook] = []
    var cumulative: [SpendingForecast.Outlook] = []
    var running = [Double](repeating: 0, count: paths.count)
    for month in 0..<months {
      let draws = column(month)
      for (path, draw) in draws.enumerated() { running[path] += draw }
      let outlook = try outlook(draws)
      monthly.append(outlook)
      cumulative.append(month == 0 ? outlook : try self.outlook(running[...]))
    }
    return SpendingForecast.Course(monthly: monthly, cumulative: cumulative)
  }

  private func outlook(
    _ draws: ArraySlice<Double>
  ) throws(SpendingRefusal) -> SpendingForecast.Outlook {
    let found = DrawnShares(shares, of: draws)
    var bands: [Bounds<Amount>] = []
    for level in levels.indices {
      bands.append(
        Bounds(
          try Amount(cents: found.values[2 * level + 1]),
          try Amount(cents: found.values[2 * level + 2])
        )
      )
    }
    return SpendingForecast.Outlook(
      mean: try Amount(cents: found.mean),
      median: try Amount(cents: found.values[0]),
      bands: bands
    )
  }

  /// The median, then the ends of each level.
  private var shares: [Double] {
    [0.5]
      + levels.flatMap { level in
        let tail = Double(1000 - level) / 2000
        return [tail, 1 - tail]
      }
  }
}

// MARK: - Budget and balance

extension SpendingSummary {
  private func budgetRisk(_ budget: Amount) -> SpendingForecast.BudgetRisk {
    let limit = budget.approximation
    var passing = [Double](repeating: 0, count: months)
    var first = passing
    var hasPassed = [Bool](repeating: false, count: paths.count)
    for month in 0..<months {
      for (path, total) in paths.totals(in: month).enumerated() where total > limit {
        passing[month] += 1
        if !hasPassed[path] { first[month] += 1 }
        hasPassed[path] = true
      }
    }
    let count = Double(paths.count)
    return SpendingForecast.BudgetRisk(
      budget: budget,
      passing: passing.map { $0 / count },
      passingFirst: first.map { $0 / count }
    )
  }

  /// When the balance runs out, as far as paths go.
  func balance(
    of parts: [SpendingPart],
    in setting: SpendingForecaster.Setting
  ) throws(SpendingRefusal) -> SpendingForecast.BalanceOutlook? {
    guard let balance = setting.balance else { return nil }
    let days = runOutDays(of: balance.usd.approximation, parts, in: setting)
    let horizon = setting.ahead.adding(paths.months).start
    let span = Double(horizon.number - setting.from.number)
    let ends = DrawnShares(shares, of: days[...]).values.map { days in
      days < span ? setting.from.adding(days: Int(days)) : nil
    }
    return SpendingForecast.BalanceOutlook(
      balance: balance.amount,
      unit: balance.unit,
      from: setting.from,
      horizon: horizon,
      median: ends[0],
      bands: levels.indices.map { level in
        SpendingForecast.BalanceOutlook.Ends(
          early: ends[2 * level + 1],
          late: ends[2 * level + 2]
        )
      },
      share: Double(days.count { $0 < span }) / Double(paths.count)
    )
  }

  /// For each path, how many days from the first on the balance lasts.
  ///
  /// The whole span where it does not run out. A month's cost is spread evenly over its days.
  ///
  /// Of the month that is not over, what is yet to come counts: its cost less what is spent, or, where
  /// nothing is recorded of it, the share of its days that are left.
  private func runOutDays(
    of usd: Double,
    _ parts: [SpendingPart],
    in setting: SpendingForecaster.Setting
  ) -> [Double] {
    let spent = spent(on: parts)
    var left = [Double](repeating: usd, count: paths.count)
    let span = Double(setting.ahead.adding(paths.months).start.number - setting.from.number)
    var ends = [Double](repeating: span, count: paths.count)
    var isOver = [Bool](repeating: false, count: paths.count)
    for month in 0..<paths.months {
      let calendar = setting.ahead.adding(month)
      let begin = max(calendar.start, setting.from)
      let days = Double(calendar.start.number + calendar.length - begin.number)
      for (path, total) in paths.totals(in: month).enumerated() where !isOver[path] {
        var cost = total
        if month == 0, setting.partial != nil {
          cost = max(0, total - spent)
        } else if month == 0 {
          cost = total * days / Double(calendar.length)
        }
        guard cost > left[path] else {
          left[path] -= cost
          continue
        }
        isOver[path] = true
        let before = Double(begin.number - setting.from.number)
        ends[path] = before + days * max(0, left[path]) / cost
      }
    }
    return ends
  }
}

// MARK: - Money

extension Amount {
  /// USD rounded half-even to whole cents.
  init(cents usd: Double) throws(SpendingRefusal) {
    try self.init(nearest: usd, partsOfOne: 100)
  }

  /// The nearest multiple of 1 / `parts`, half-even; `parts` divides the scale.
  init(nearest value: Double, partsOfOne parts: Int) throws(SpendingRefusal) {
    // Beyond this a double knows no cents, and no bill goes.
    guard value.magnitude < 1e15 else { throw .overflow }
    let scaled = value * Double(parts)
    let whole = Int64(scaled)
    let rest = scaled - Double(whole)
    var nearest = whole
    if rest.magnitude > 0.5 || (rest.magnitude == 0.5 && whole % 2 != 0) {
      nearest += scaled < 0 ? -1 : 1
    }
    self.init(units: Int128(nearest) * (Amount.scale / Int128(parts)))
  }
}

import Vocabulary

/// Courses of money drawn for several operations at once, month by month.
///
/// Each path draws in turn: shocks that operations share, the price of each contested operation,
/// rounds of price changes, and then the usage of each operation. A round holds from the start of
/// its month.
struct SpendingPaths {
  let count: Int
  let months: Int

  /// USD by operation, month and path: operation o, month m, path p at (o * months + m) * count + p.
  private(set) var money: [Double]

  /// USD of all operations by month and path.
  private(set) var totals: [Double]

  /// What is drawn of one operation.
  struct Operation {
    let law: UsageLaw

    /// Prices of the months, the last of which holds on.
    let prices: [DrawnPrice]

    /// Operations of one number have one price, drawn once.
    let price: Int

    /// Whether it stands for a basket of operations that are not known.
    let isBasket: Bool

    /// Generations of the first month so far, which it does not fall below.
    let floor: Double
  }

  init(
    _ operations: [Operation],
    correlation: Double,
    changes: PriceRounds?,
    count: Int,
    months: Int,
    using generator: inout SeededGenerator
  ) {
    self.count = count
    self.months = months
    money = Array(repeating: 0, count: operations.count * months * count)
    totals = Array(repeating: 0, count: months * count)
    let prices = (operations.map { $0.price }.max() ?? -1) + 1
    var baskets = [Bool](repeating: false, count: prices)
    for operation in operations where operation.isBasket { baskets[operation.price] = true }
    let weights =
      operations.count > 1
      ? (common: correlation.squareRoot(), own: (1 - correlation).squareRoot())
      : (common: 0.0, own: 1.0)
    var common = [Double](repeating: 0, count: months + 1)
    var places = [(Double, Double)](repeating: (0, 0), count: prices)
    var factors = [Double](repeating: 1, count: prices * months)
    var factor = [Double](repeating: 1, count: prices)
    var usage = [Double](repeating: 0, count: months)
    for path in 0..<count {
      if operations.count > 1 {
        for month in common.indices {
          common[month] = NormalDistribution.quantile(generator.nextFraction())
        }
      }
      for price in places.indices {
        places[price] = (generator.nextFraction(), generator.nextFraction())
      }
      if let changes {
        let chance = changes.monthlyChance(using: &generator)
        for price in factor.indices { factor[price] = 1 }
        for month in 0..<months {
          if generator.nextFraction() < chance {
            changes.apply(to: &factor, baskets: baskets, using: &generator)
          }
          for price in factor.indices { factors[price * months + month] = factor[price] }
        }
      }
      for (index, operation) in operations.enumerated() {
        operation.law.draw(into: &usage, common: common, weights: weights, using: &generator)
        usage[0] = max(usage[0], operation.floor)
        let place = places[operation.price]
        for month in 0..<months {
          let standing = operation.prices[min(month, operation.prices.count - 1)]
          let price =
            standing.value(case: place.0, within: place.1)
            * factors[operation.price * months + month]
          let cost = usage[month] * price
          money[(index * months + month) * count + path] = cost
          totals[month * count + path] += cost
        }
      }
    }
  }

  /// USD of an operation in a month, by path.
  func money(of operation: Int, in month: Int) -> ArraySlice<Double> {
    let start = (operation * months + month) * count
    return money[start..<start + count]
  }

  func totals(in month: Int) -> ArraySlice<Double> {
    totals[month * count..<(month + 1) * count]
  }
}

/// A standing price as numbers to draw from.
struct DrawnPrice {
  /// For each case the share of weight up to and including it, its lowest value and its width.
  private let cases: [(until: Double, low: Double, width: Double)]

  init(_ price: StandingPrice) {
    var passed = 0.0
    cases = price.cases.map { entry in
      passed += entry.weight
      let low = entry.usd.low.approximation
      return (passed, low, entry.usd.high.approximation - low)
    }
  }

  /// The value at a place among the cases and a place within one, both from 0 to 1.
  func value(case place: Double, within inner: Double) -> Double {
    for entry in cases where place < entry.until { return entry.low + inner * entry.width }
    let last = cases[cases.count - 1]
    return last.low + inner * last.width
  }
}

import Vocabulary

/// The prices of all operations along one path after another.
///
/// A column is an operation in a month: operation o, month m is column o * months + m.
struct DrawnPrices {
  private let months: Int

  /// The cases of all standing prices.
  private var cases: [Case] = []

  /// Where the cases of each column stand.
  private var ranges: [Range<Int>] = []

  /// For each operation the number of its price, and whether each price is that of a basket.
  private let numbers: [Int]
  private let baskets: [Bool]

  /// For each price, a place among its cases and a place within one, from 0 to 1.
  private var places: [(among: Double, within: Double)]

  /// What rounds have made of each price by each month.
  private var factors: [Double]
  private var factor: [Double]

  /// Whether any round came on this path.
  private var hasRound = false

  /// One value, or range of values, of a price.
  private struct Case {
    /// The share of weight up to and including it.
    let until: Double
    let low: Double
    let width: Double
  }

  init(_ operations: [SpendingPaths.Operation], months: Int) {
    self.months = months
    numbers = operations.map { $0.price }
    let prices = (numbers.max() ?? -1) + 1
    var baskets = [Bool](repeating: false, count: prices)
    for operation in operations where operation.isBasket { baskets[operation.price] = true }
    self.baskets = baskets
    places = Array(repeating: (0, 0), count: prices)
    factors = Array(repeating: 1, count: prices * months)
    factor = Array(repeating: 1, count: prices)
    for operation in operations {
      for month in 0..<months {
        add(operation.prices[min(month, operation.prices.count - 1)])
      }
    }
  }

  /// Draws the next path.
  mutating func next(_ changes: PriceRounds?, using generator: inout SeededGenerator) {
    for price in places.indices {
      places[price] = (generator.nextFraction(), generator.nextFraction())
    }
    hasRound = false
    guard let changes else { return }
    let chance = changes.monthlyChance(using: &generator)
    for month in 0..<months {
      if generator.nextFraction() < chance {
        if !hasRound { start(before: month) }
        hasRound = true
        changes.apply(to: &factor, baskets: baskets, using: &generator)
      }
      guard hasRound else { continue }
      for price in factor.indices { factors[price * months + month] = factor[price] }
    }
  }

  /// USD of one generation.
  func price(in column: Int) -> Double {
    let number = numbers[column / months]
    let place = places[number]
    let range = ranges[column]
    var index = range.lowerBound
    while index < range.upperBound - 1, place.among >= cases[index].until { index += 1 }
    let found = cases[index]
    let price = found.low + place.within * found.width
    return hasRound ? price * factors[number * months + column % months] : price
  }

  private mutating func add(_ price: StandingPrice) {
    let first = cases.count
    var passed = 0.0
    for entry in price.cases {
      passed += entry.weight
      let low = entry.usd.low.approximation
      cases.append(
        Case(until: passed, low: low, width: entry.usd.high.approximation - low)
      )
    }
    ranges.append(first..<cases.count)
  }

  private mutating func start(before month: Int) {
    for price in factor.indices {
      factor[price] = 1
      for earlier in 0..<month { factors[price * months + earlier] = 1 }
    }
  }
}

package import Vocabulary

/// One thing that money is spent on: an operation with its prices, or all spending at once.
package struct SpendingPart: Sendable, Hashable {
  /// `nil` where only totals are known: amounts of USD that stand for a basket of operations.
  package let operation: Identifier<Subject>?
  package let settings: [String: String]
  package let usage: Usage

  /// The price of each month foretold; the last holds on.
  package let prices: [StandingPrice]

  /// Generations (or USD) of the first month foretold so far.
  package let soFar: Amount

  package enum Usage: Sendable, Hashable {
    /// What was used a month, oldest first, until the month before the first one foretold.
    case history([Double])
    case growth(GrowthScenario)
  }

  /// An operation at its settings.
  package init(
    _ operation: Identifier<Subject>,
    settings: [String: String] = [:],
    usage: Usage,
    prices: [StandingPrice],
    soFar: Amount = .zero
  ) {
    self.operation = operation
    self.settings = settings
    self.usage = usage
    self.prices = prices
    self.soFar = soFar
  }

  /// All spending, in USD.
  package init(totals usage: Usage, soFar: Amount = .zero) {
    operation = nil
    settings = [:]
    self.usage = usage
    prices = [StandingPrice(.one)]
    self.soFar = soFar
  }

  /// The same as it was known `back` months earlier, at its leading price; `nil` where there was no
  /// history.
  func known(_ back: Int) -> Self? {
    guard case .history(let values) = usage, values.count > back else { return nil }
    return Self(
      operation: operation,
      settings: settings,
      usage: .history(Array(values.dropLast(back))),
      prices: [StandingPrice(price)],
      soFar: .zero
    )
  }

  /// The leading price of the first month foretold.
  var price: Amount { prices.first?.leading ?? .zero }

  private init(
    operation: Identifier<Subject>?,
    settings: [String: String],
    usage: Usage,
    prices: [StandingPrice],
    soFar: Amount
  ) {
    self.operation = operation
    self.settings = settings
    self.usage = usage
    self.prices = prices
    self.soFar = soFar
  }
}

/// Why no spending is foretold.
package enum SpendingRefusal: Error, Sendable, Hashable {
  /// There is nothing to foretell, or a part has no price.
  case nothing
  case forecast(ForecastRefusal)
  /// A month's use is below zero.
  case negative
  /// Fewer than 100 paths or more than a million, or more numbers than fit into memory.
  case paths(Int)
  /// A number is too large for an amount of money.
  case overflow
}

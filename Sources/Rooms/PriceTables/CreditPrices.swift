import Vocabulary

/// What a credit costs on one day, by venue and scope.
struct CreditPrices {
  private let prices: [(venue: Venue, scope: [String: String], price: Amount)]

  /// Takes the settled rulings in USD per credit; a contested price converts nothing.
  init(_ rulings: [Ruling], on day: Day) {
    prices = rulings.compactMap { ruling in
      guard
        ruling.attribute == .price, ruling.unit == .usdPerCredit,
        let period = ruling.period(on: day), period.status == .settled,
        case .amount(let price) = period.value
      else { return nil }
      return (ruling.venue, ruling.scope, price)
    }
  }

  /// A price in credits as the same price in USD, exactly; `nil` where it is no such price.
  func usd(of value: Value, _ key: Rate.Key) -> Value? {
    guard
      key.attribute == .price, key.unit.numerator == Unit.credit.symbol,
      let price = price(for: key)
    else { return nil }
    return value.scaled(by: price)
  }

  /// The price of the narrowest scope that covers a row, where there is exactly one.
  private func price(for key: Rate.Key) -> Amount? {
    let covering = prices.filter { entry in
      entry.venue == key.venue && entry.scope.allSatisfy { key.conditions[$0.key] == $0.value }
    }
    let narrowest = covering.map(\.scope.count).max()
    let found = Set(covering.filter { $0.scope.count == narrowest }.map(\.price))
    return found.count == 1 ? found.first : nil
  }
}

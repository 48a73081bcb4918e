/// Why one bill differs from another, operation by operation: price, volume and mix.
///
/// Bennet's indicators: prices are valued at the mean of both quantities, and quantities at the mean
/// of both prices, so that neither day is privileged and nothing remains unexplained (T. L. Bennet,
/// "The theory of measurement of changes in cost of living", Journal of the Royal Statistical
/// Society 83, 1920; W. E. Diewert, "Index number theory using differences rather than ratios",
/// 2005). The change of a quantity is split once more in the same way: what all requests together
/// grew by is volume, what an operation's share of them changed by is mix. An operation that is on
/// one bill only has the same price on the other.
///
/// Price and volume are rounded half-even to twelve places, after steps too where counts have very
/// long decimals, and mix takes what remains: the effects sum exactly to the difference.
package struct BillComparison: Sendable, Hashable {
  /// One entry an operation and settings, in the order of the bills.
  package let effects: [Effects]

  /// Their sums: exactly the new total minus the old one.
  package let total: Split
  package let currency: Currency

  package enum Currency: String, Sendable, Hashable {
    case usd = "USD"
    case credits
  }

  /// Which bound of a bill that is a range is compared.
  package enum Bound: Sendable, Hashable {
    case low
    case high
  }

  package struct Effects: Sendable, Hashable {
    package let operation: Identifier<Subject>
    package let settings: [String: String]
    package let split: Split

    package init(operation: Identifier<Subject>, settings: [String: String], split: Split) {
      self.operation = operation
      self.settings = settings
      self.split = split
    }
  }

  package struct Split: Sendable, Hashable {
    package let price: Amount
    package let volume: Amount
    package let mix: Amount
    package let difference: Amount

    package init(price: Amount, volume: Amount, mix: Amount, difference: Amount) {
      self.price = price
      self.volume = volume
      self.mix = mix
      self.difference = difference
    }
  }

  package init(effects: [Effects], total: Split, currency: Currency) {
    self.effects = effects
    self.total = total
    self.currency = currency
  }
}

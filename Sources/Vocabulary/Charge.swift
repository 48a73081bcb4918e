/// How the cost of an amount of use follows from it; models and words as in Lago.
package enum Charge: Sendable, Hashable {
  /// Every unit costs the same.
  case flat(Amount)
  /// Whole packages; a begun one counts, and `free` units come first.
  case package(size: Amount, price: Amount, free: Amount)
  /// Each unit costs what its own tier says: the first thousand at one price, the next at another.
  case graduated([Tier])
  /// All units cost what the tier of their total says.
  case volume([Tier])

  /// A step of a graduated or volume charge; tiers are sorted, and the last has no end.
  package struct Tier: Sendable, Hashable {
    /// The last unit of the tier; `nil` for the last tier.
    package let upTo: Amount?
    package let unitPrice: Amount

    /// Paid once where the tier is reached.
    package let flatFee: Amount

    package init(upTo: Amount?, unitPrice: Amount, flatFee: Amount = .zero) {
      self.upTo = upTo
      self.unitPrice = unitPrice
      self.flatFee = flatFee
    }
  }
}

package import Vocabulary

/// Something that several routes draw on: bought in whole blocks, or charged by its sum.
///
///     MixPool("credits", blocks: [
///       MixBlock("pack", name: "1,000 credits", price: ten, capacity: thousand),
///       MixBlock("grant", name: "sign-up credits", price: zero, capacity: twentyFive, most: 1),
///     ])
package struct MixPool: Sendable, Hashable {
  package let id: Identifier<Mix.Pool>
  package let supply: Supply

  package enum Supply: Sendable, Hashable {
    case blocks([MixBlock])
    /// USD for the sum of what is drawn.
    ///
    /// A tier's fee is due as soon as the sum is above the end of the tier before it.
    case charge(Charge)
  }

  package init(_ id: Identifier<Mix.Pool>, blocks: [MixBlock]) {
    self.id = id
    supply = .blocks(blocks)
  }

  package init(_ id: Identifier<Mix.Pool>, charge: Charge) {
    self.id = id
    supply = .charge(charge)
  }

  /// What it can be filled with.
  var blocks: [MixBlock] {
    switch supply {
    case .blocks(let blocks): blocks
    case .charge: []
    }
  }
}

/// Something bought whole: a pack of credits, a membership, an hour or a month of a card, a fee.
package struct MixBlock: Sendable, Hashable {
  /// Unlike that of any other block, in other pools too.
  package let id: Identifier<Mix.Block>
  package let name: String

  /// In USD.
  package let price: Rational

  /// In the unit of the pool; zero for a fee that only opens something.
  package let capacity: Rational

  /// How many there may be; `nil` where there is no limit.
  package let most: Int?

  /// A block that must be held as well, as a plan under which a pack is sold.
  package let required: Identifier<Mix.Block>?

  package init(
    _ id: Identifier<Mix.Block>,
    name: String,
    price: Rational,
    capacity: Rational,
    most: Int? = nil,
    requiring required: Identifier<Mix.Block>? = nil
  ) {
    self.id = id
    self.name = name
    self.price = price
    self.capacity = capacity
    self.most = most
    self.required = required
  }
}

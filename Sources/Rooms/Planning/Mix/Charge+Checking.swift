import Vocabulary

extension Charge {
  /// Throws where a number is below zero, or tiers do not rise to one without an end.
  func check(_ pool: Identifier<Mix.Pool>) throws(MixError) {
    switch self {
    case .flat(let price):
      if price.isNegative { throw MixError(nil, .outOfRange("price")) }
    case .package(let size, let price, let free):
      if price.isNegative { throw MixError(nil, .outOfRange("price")) }
      guard size > .zero, free >= .zero else { throw MixError(nil, .outOfRange("capacity")) }
    case .graduated(let tiers), .volume(let tiers):
      guard let last = tiers.last, last.upTo == nil else { throw MixError(nil, .tiers(pool)) }
      var start = Amount.zero
      for tier in tiers {
        if tier.unitPrice.isNegative || tier.flatFee.isNegative {
          throw MixError(nil, .outOfRange("price"))
        }
        guard let end = tier.upTo else { continue }
        guard end > start else { throw MixError(nil, .tiers(pool)) }
        start = end
      }
      guard tiers.dropLast().allSatisfy({ $0.upTo != nil }) else {
        throw MixError(nil, .tiers(pool))
      }
    }
  }
}

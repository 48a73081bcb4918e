import Vocabulary

/// Charge models as cost functions; their words are explained at `Charge`.
extension Charge {
  /// What some units cost; `nil` where a number does not fit or a tier is missing.
  func cost(of units: Rational) -> Rational? {
    guard units > .zero else { return .zero }
    switch self {
    case .flat(let price):
      return units.fittingProduct(Rational(price))
    case .package(let size, let price, let free):
      guard let charged = units.fittingDifference(Rational(free)) else { return nil }
      if charged <= .zero { return .zero }
      return charged.fittingQuotient(Rational(size))?.whole(.up)
        .flatMap { Rational(units: $0).fittingProduct(Rational(price)) }
    case .graduated(let tiers):
      var cost = Rational.zero
      var below = Rational.zero
      for tier in tiers {
        let top = tier.upTo.map { min(Rational($0), units) } ?? units
        guard
          let width = top.fittingDifference(below),
          let part = width.fittingProduct(Rational(tier.unitPrice))?
            .fittingSum(Rational(tier.flatFee)),
          let sum = cost.fittingSum(part)
        else { return nil }
        cost = sum
        if units <= top { return cost }
        below = top
      }
      return nil
    case .volume(let tiers):
      guard let tier = tiers.first(where: { $0.upTo.map { units <= Rational($0) } ?? true }) else {
        return nil
      }
      return units.fittingProduct(Rational(tier.unitPrice))?.fittingSum(Rational(tier.flatFee))
    }
  }

  /// The straight piece of its cost that holds from a number of assets on.
  func piece(of need: CostTerm.Need, at count: Int) -> CostPiece? {
    guard let units = need.units(for: count), let cost = cost(of: units) else { return nil }
    var slope = Rational.zero
    var until: Int?
    switch self {
    case .flat(let price):
      slope = Rational(price)
    case .package(let size, _, let free):
      guard
        let charged = units.fittingDifference(Rational(free)),
        let packages = max(charged, .zero).fittingQuotient(Rational(size))?.whole(.up),
        let covered = Rational(units: packages).fittingProduct(Rational(size))?
          .fittingSum(Rational(free))
      else { return nil }
      until = need.first(above: covered)
    case .graduated(let tiers), .volume(let tiers):
      guard let tier = tiers.first(where: { $0.upTo.map { units <= Rational($0) } ?? true }) else {
        return nil
      }
      slope = Rational(tier.unitPrice)
      until = tier.upTo.flatMap { need.first(above: Rational($0)) }
    }
    guard
      let each = slope.fittingProduct(need.each),
      let risen = each.fittingProduct(Rational(Amount(count))),
      let intercept = cost.fittingDifference(risen)
    else { return nil }
    return CostPiece(intercept: intercept, slope: each, until: until)
  }

  /// How it goes on for ever: as the last tier does, or between the steps of whole packages.
  func tail(of need: CostTerm.Need) -> CostTail? {
    var from = 1
    switch self {
    case .flat: break
    case .package(let size, let price, let free):
      guard need.each > .zero else { break }
      guard
        let first = need.first(above: Rational(free)),
        let ratio = Rational(price).fittingQuotient(Rational(size)),
        let slope = need.each.fittingProduct(ratio),
        let low = need.start.fittingDifference(Rational(free))?.fittingProduct(ratio),
        let high = low.fittingSum(Rational(price))
      else { return nil }
      return CostTail(from: first, slope: slope, low: low, high: high)
    case .graduated(let tiers), .volume(let tiers):
      for tier in tiers {
        guard let edge = tier.upTo, let first = need.first(above: Rational(edge)) else { continue }
        from = max(from, first)
      }
    }
    return piece(of: need, at: from).map {
      CostTail(from: from, slope: $0.slope, low: $0.intercept, high: $0.intercept)
    }
  }
}

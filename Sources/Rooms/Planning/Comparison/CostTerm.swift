import Vocabulary

/// A part of what a way of paying costs, as a function of the number of assets.
enum CostTerm: Sendable {
  /// The same however many assets are made.
  case fixed(Rational)
  /// So much an asset.
  case linear(Rational)
  /// Units beyond those granted, each at a price: credits whose packs are carried over.
  case overage(need: Need, granted: Rational, unitPrice: Rational)
  /// Units beyond those granted, in whole packs.
  case packs(need: Need, granted: Rational, cover: PackCover)
  /// Units under a charge model.
  case charge(need: Need, Charge)

  /// How many units a number of assets takes: `start` once and `each` for every asset.
  struct Need: Sendable {
    let start: Rational
    let each: Rational

    init(start: Rational = .zero, each: Rational) {
      self.start = start
      self.each = each
    }

    func units(for count: Int) -> Rational? {
      each.fittingProduct(Rational(Amount(count)))?.fittingSum(start)
    }

    /// The first number of assets that takes more than `units`; `nil` where none does.
    func first(above units: Rational) -> Int? {
      guard each > .zero else { return nil }
      guard
        let whole = units.fittingDifference(start)?.fittingQuotient(each)?.whole(.down),
        let count = Int(exactly: whole), count < Int.max
      else { return nil }
      return max(1, count + 1)
    }
  }
}

extension CostTerm {
  /// The straight piece that holds from `count` on; `nil` where a number does not fit.
  func piece(at count: Int) -> CostPiece? {
    switch self {
    case .fixed(let fee): return CostPiece(intercept: fee)
    case .linear(let each): return CostPiece(slope: each)
    case .overage(let need, let granted, let price):
      guard let units = need.units(for: count) else { return nil }
      if units <= granted { return CostPiece(until: need.first(above: granted)) }
      guard
        let slope = need.each.fittingProduct(price),
        let intercept = need.start.fittingDifference(granted)?.fittingProduct(price)
      else { return nil }
      return CostPiece(intercept: intercept, slope: slope)
    case .packs(let need, let granted, let cover):
      guard let units = need.units(for: count), let missing = units.fittingDifference(granted)
      else { return nil }
      if missing <= .zero { return CostPiece(until: need.first(above: granted)) }
      guard
        let steps = missing.fittingQuotient(Rational(cover.step))?.whole(.up),
        let cost = cover.cost(ofSteps: steps),
        let covered = Rational(cover.step).fittingProduct(Rational(units: steps))?
          .fittingSum(granted)
      else { return nil }
      return CostPiece(intercept: cost, until: need.first(above: covered))
    case .charge(let need, let charge):
      return charge.piece(of: need, at: count)
    }
  }

  /// How it goes on for ever.
  var tail: CostTail? {
    switch self {
    case .fixed(let fee): return CostTail(from: 1, slope: .zero, low: fee, high: fee)
    case .linear(let each): return CostTail(from: 1, slope: each, low: .zero, high: .zero)
    case .overage(let need, let granted, _):
      guard need.each > .zero else { return piece(at: 1).map { $0.endless(from: 1) } }
      let from = need.first(above: granted)
      return from.flatMap { from in piece(at: from)?.endless(from: from) }
    case .packs(let need, let granted, let cover):
      guard need.each > .zero else { return piece(at: 1).map { $0.endless(from: 1) } }
      guard
        let from = need.first(above: granted),
        let slope = need.each.fittingProduct(cover.bestRatio),
        let low = need.start.fittingDifference(granted)?.fittingProduct(cover.bestRatio),
        let high = low.fittingSum(cover.bestPrice)
      else { return nil }
      return CostTail(from: from, slope: slope, low: low, high: high)
    case .charge(let need, let charge):
      return charge.tail(of: need)
    }
  }
}

extension CostPiece {
  fileprivate func endless(from count: Int) -> CostTail {
    CostTail(from: count, slope: slope, low: intercept, high: intercept)
  }
}

extension Rational {
  /// A whole number; rounding is out of the question below 10^26, and above `nil` is near.
  init(units whole: Int128) {
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: Amount.scale)
    self.init(Amount(units: overflow ? .max : scaled))
  }
}

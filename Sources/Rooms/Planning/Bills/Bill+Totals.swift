import Vocabulary

extension Bounds<Rational> {
  /// These many units at a price, perhaps times the worth of a credit: each bound rounded once.
  func cost(
    at price: Bounds<Amount>,
    times worth: Bounds<Amount> = Bounds<Amount>(.one),
    of operation: Identifier<Subject>
  ) throws(BillError) -> Bounds<Amount> {
    guard
      let cheaper = Rational(price.low).fittingProduct(Rational(worth.low)),
      let dearer = Rational(price.high).fittingProduct(Rational(worth.high)),
      let lowest = low.fittingProduct(cheaper)?.nearestAmount,
      let highest = high.fittingProduct(dearer)?.nearestAmount
    else { throw BillError(operation, .overflow) }
    return Bounds<Amount>(lowest, highest)
  }
}

extension Bounds<Amount> {
  func adding(_ other: Self) -> Self? {
    guard let low = low.adding(other.low), let high = high.adding(other.high) else { return nil }
    return Self(low, high)
  }

  var width: Amount? { high.subtracting(low) }
}

extension Bill.Cost {
  /// The sum of all lines, in what all of them are priced in.
  init(summing lines: [Bill.Line]) throws(BillError) {
    var credits: Bounds<Amount>? = Bounds(.zero)
    var usd: Bounds<Amount>? = Bounds(.zero)
    for line in lines {
      credits = try Self.sum(credits, line.cost.credits, line.operation)
      usd = try Self.sum(usd, line.cost.usd, line.operation)
      if credits == nil, usd == nil { throw BillError(line.operation, .noCommonCurrency) }
    }
    self.init(credits: credits, usd: usd)
  }

  private static func sum(
    _ total: Bounds<Amount>?,
    _ part: Bounds<Amount>?,
    _ operation: Identifier<Subject>
  ) throws(BillError) -> Bounds<Amount>? {
    guard let total, let part else { return nil }
    guard let sum = total.adding(part) else { throw BillError(operation, .overflow) }
    return sum
  }

  /// In USD where that is known, else in credits.
  var leading: Bounds<Amount>? { usd ?? credits }

  /// The cost of one of a number of assets; `nil` where there are none.
  func perAsset(_ count: Rational) -> Self? {
    func part(_ bounds: Bounds<Amount>?) -> Bounds<Amount>? {
      guard
        let bounds,
        let low = Rational(bounds.low).fittingQuotient(count)?.nearestAmount,
        let high = Rational(bounds.high).fittingQuotient(count)?.nearestAmount
      else { return nil }
      return Bounds(low, high)
    }
    let cost = Self(credits: part(credits), usd: part(usd))
    return cost.leading == nil ? nil : cost
  }
}

extension Bill.Line {
  /// The line with its part of the width of a total.
  func sharing(_ total: Bill.Cost) -> Self {
    var share: Rational?
    let own = total.usd == nil ? cost.credits : cost.usd
    if let whole = total.leading?.width, let part = own?.width, !whole.isZero {
      share = Rational(part).divided(by: Rational(whole))
    }
    return Self(
      operation: operation,
      settings: settings,
      requests: requests,
      charged: charged,
      rate: rate,
      basis: basis,
      cost: cost,
      isContested: isContested,
      shareOfUncertainty: share
    )
  }
}

import Vocabulary

/// A candidate that serves the whole workload: its cost curves at both bounds, and its entry.
struct Contender: Sendable {
  let entry: Comparison.Entry

  /// At the high bound of every ranged number.
  let candidate: Candidate

  /// By the number of assets a month.
  let low: CostCurve
  let high: CostCurve

  /// `nil` where a number does not fit.
  init?(
    _ low: Candidate,
    _ high: Candidate,
    _ demands: [ExpectedRequests],
    _ assets: Comparison.Assets
  ) {
    guard
      let lowCurve = low.curve(for: demands, assets: assets.count),
      let highCurve = high.curve(for: demands, assets: assets.count),
      let least = low.cost(of: demands), let most = high.cost(of: demands),
      let monthly = Self.amounts(least, most),
      let perAsset = Self.amounts(
        least.fittingQuotient(assets.count),
        most.fittingQuotient(assets.count)
      )
    else { return nil }
    self.low = lowCurve
    self.high = highCurve
    candidate = high
    var credits: Bounds<Amount>?
    var perCredit: Bounds<Amount>?
    if let pool = low.pool, pool.unit == .credits, let used = low.units(of: demands),
      let usedMost = high.units(of: demands), used > .zero
    {
      credits = Self.amounts(used, usedMost)
      perCredit = Self.amounts(least.fittingQuotient(used), most.fittingQuotient(usedMost))
    }
    let bought = Bought(by: high, for: demands)
    entry = Comparison.Entry(
      id: low.id,
      name: low.name,
      kind: low.kind,
      monthly: monthly,
      perAsset: perAsset,
      credits: credits,
      usdPerCredit: perCredit,
      unused: bought?.unused,
      year: Self.year(low, high, demands, monthly),
      purchases: bought?.purchases ?? [],
      isContested: low.isContested || high.isContested,
      isEstimated: low.isEstimated || high.isEstimated,
      assumptions: low.assumptions,
      rulings: low.rulings,
      citations: low.citations
    )
  }

  /// What entries are ordered by.
  var rank: (Amount, Amount, Identifier<Comparison.Entry>) {
    (entry.monthly.high, entry.monthly.low, entry.id)
  }

  func breakEven(against other: Contender) -> BreakEven {
    let isExact = entry.monthly.isExact && other.entry.monthly.isExact
    let surely = Crossings(of: high, below: isExact ? other.high : other.low)
    let possibly = isExact ? surely : Crossings(of: low, below: other.high)
    return BreakEven(
      entry: entry.id,
      than: other.entry.id,
      surely: surely.spans,
      possibly: possibly.spans,
      examined: surely.examined ?? possibly.examined
    )
  }

  private static let months = 12

  private static func year(
    _ low: Candidate,
    _ high: Candidate,
    _ demands: [ExpectedRequests],
    _ monthly: Bounds<Amount>
  ) -> Comparison.Year? {
    let all = Amount(months)
    guard let least = low.pool?.account, let most = high.pool?.account else {
      guard let low = monthly.low.multiplied(by: all), let high = monthly.high.multiplied(by: all)
      else { return nil }
      return Comparison.Year(usd: Bounds(low, high))
    }
    // What is paid in USD a request comes on top of the account's credits.
    guard
      let need = low.units(of: demands), let needMost = high.units(of: demands),
      let first = least.course(of: months, needing: need),
      let second = most.course(of: months, needing: needMost),
      let beside = low.besides(demands)?.fittingProduct(Rational(all)),
      let besideMost = high.besides(demands)?.fittingProduct(Rational(all)),
      let usd = amounts(first.paid.fittingSum(beside), second.paid.fittingSum(besideMost)),
      let lost = second.lost.nearestAmount, let left = second.left.nearestAmount
    else { return nil }
    return Comparison.Year(usd: usd, lost: lost, left: left)
  }

  private static func amounts(_ low: Rational?, _ high: Rational?) -> Bounds<Amount>? {
    guard let low = low?.nearestAmount, let high = high?.nearestAmount else { return nil }
    return Bounds(min(low, high), max(low, high))
  }
}

/// What one month's workload makes a customer buy in whole pieces, and what is left of it.
struct Bought {
  let purchases: [Comparison.Purchase]
  let unused: Comparison.Unused?

  /// `nil` where nothing is bought in pieces or a number does not fit.
  init?(by candidate: Candidate, for demands: [ExpectedRequests]) {
    var purchases: [Comparison.Purchase] = []
    if candidate.fee > .zero, let fee = candidate.fee.nearestAmount {
      purchases.append(Comparison.Purchase(count: 1, what: "monthly fee", usd: Bounds(fee)))
    }
    guard
      let pool = candidate.pool,
      let used = candidate.units(of: demands)?.fittingSum(candidate.start.units)
    else { return nil }
    var held = pool.granted
    if used > pool.granted {
      guard
        let cover = pool.cover,
        let steps = used.fittingDifference(pool.granted)?
          .fittingQuotient(Rational(cover.step))?.whole(.up)
      else { return nil }
      for (pack, count) in zip(pool.packs, cover.packs(forSteps: steps)) where count > 0 {
        guard
          let count = Int(exactly: count),
          let cost = Rational(Amount(count)).fittingProduct(pack.price)?.nearestAmount,
          let units = Rational(Amount(count)).fittingProduct(Rational(pack.size)),
          let sum = held.fittingSum(units)
        else { return nil }
        purchases.append(Comparison.Purchase(count: count, what: pack.name, usd: Bounds(cost)))
        held = sum
      }
    }
    self.purchases = purchases
    guard pool.unit == .credits, let left = held.fittingDifference(used)?.nearestAmount else {
      unused = nil
      return
    }
    // Granted credits are used up before packs are bought, so what is left then is of packs.
    let areLost = used > pool.granted ? !pool.isCarried : pool.lapses
    unused = Comparison.Unused(credits: left, areLost: areLost)
  }
}

package import Vocabulary

extension BillComparison {
  /// Compares in USD where both bills state it, else in credits.
  package init(from old: Bill, to new: Bill, at bound: Bound = .low) throws(BillError) {
    let isInUSD = old.total.usd != nil && new.total.usd != nil
    let isInCredits = old.total.credits != nil && new.total.credits != nil
    guard isInUSD || isInCredits else { throw BillError(nil, .noCommonCurrency) }
    var uses: [Use] = []
    var places: [Use.Name: Int] = [:]
    for (lines, isOld) in [(old.lines, true), (new.lines, false)] {
      for line in lines {
        let bounds = isInUSD ? line.cost.usd : line.cost.credits
        guard let cost = bound == .low ? bounds?.low : bounds?.high else { continue }
        let name = Use.Name(operation: line.operation, settings: line.settings)
        let place = places[name] ?? uses.count
        if place == uses.count { uses.append(Use(name: name)) }
        places[name] = place
        try uses[place].add(line.requests, cost, isOld: isOld)
      }
    }
    let volumes = try (Use.volume(of: uses, isOld: true), Use.volume(of: uses, isOld: false))
    var effects: [Effects] = []
    var total = Split(price: .zero, volume: .zero, mix: .zero, difference: .zero)
    for use in uses {
      guard let split = use.split(volumes), let sum = total.adding(split) else {
        throw BillError(use.name.operation, .overflow)
      }
      effects.append(
        Effects(operation: use.name.operation, settings: use.name.settings, split: split)
      )
      total = sum
    }
    self.init(effects: effects, total: total, currency: isInUSD ? .usd : .credits)
  }
}

extension BillComparison.Split {
  fileprivate func adding(_ other: Self) -> Self? {
    guard
      let price = price.adding(other.price), let volume = volume.adding(other.volume),
      let mix = mix.adding(other.mix), let difference = difference.adding(other.difference)
    else { return nil }
    return Self(price: price, volume: volume, mix: mix, difference: difference)
  }
}

/// One operation on two bills: requests and costs.
private struct Use {
  let name: Name
  var before = (requests: Rational.zero, cost: Amount.zero)
  var after = (requests: Rational.zero, cost: Amount.zero)

  /// Lines of the same operation and settings are one use.
  struct Name: Hashable {
    let operation: Identifier<Subject>
    let settings: [String: String]
  }

  init(name: Name) {
    self.name = name
  }

  mutating func add(_ requests: Rational, _ cost: Amount, isOld: Bool) throws(BillError) {
    let side = isOld ? before : after
    guard
      let requests = side.requests.fittingSum(requests), let cost = side.cost.adding(cost)
    else { throw BillError(name.operation, .overflow) }
    if isOld { before = (requests, cost) } else { after = (requests, cost) }
  }

  /// All requests of one bill.
  static func volume(of uses: [Use], isOld: Bool) throws(BillError) -> Rational {
    var volume = Rational.zero
    for use in uses {
      guard let sum = volume.fittingSum(isOld ? use.before.requests : use.after.requests) else {
        throw BillError(use.name.operation, .overflow)
      }
      volume = sum
    }
    return volume
  }

  /// The effects, from the volumes of both bills.
  func split(_ volumes: (Rational, Rational)) -> BillComparison.Split? {
    guard
      let difference = after.cost.subtracting(before.cost),
      let price = priceEffect?.nearestAmount,
      let volume = volumeEffect(volumes)?.nearestAmount,
      let rest = difference.subtracting(price), let mix = rest.subtracting(volume)
    else { return nil }
    return BillComparison.Split(price: price, volume: volume, mix: mix, difference: difference)
  }

  /// (q0 + q1) / 2 * (p1 - p0), written in costs: (c1 - c0 + c1 q0 / q1 - c0 q1 / q0) / 2.
  ///
  /// So written it is exactly the difference where the quantities are the same.
  private var priceEffect: Rational? {
    if before.requests == .zero || after.requests == .zero { return .zero }
    let (old, new) = (Rational(before.cost), Rational(after.cost))
    guard
      let ratio = before.requests.fittingQuotient(after.requests),
      let newAtOld = new.fittingProduct(ratio),
      let oldAtNew = old.fittingQuotient(ratio),
      let own = new.fittingDifference(old),
      let crossed = newAtOld.fittingDifference(oldAtNew)
    else { return nil }
    return own.fittingSum(crossed)?.halved
  }

  /// (p0 + p1) / 2 * (s0 + s1) / 2 * (Q1 - Q0), with s an operation's share of the requests Q.
  private func volumeEffect(_ volumes: (Rational, Rational)) -> Rational? {
    guard
      let price = meanPrice, let share = meanShare(volumes),
      let growth = volumes.1.fittingDifference(volumes.0)
    else { return nil }
    return growth.fittingProduct(share)?.fittingProduct(price)
  }

  private var meanPrice: Rational? {
    let sides = [before, after].filter { $0.requests > .zero }
    var prices: [Rational] = []
    for side in sides {
      guard let price = Rational(side.cost).fittingQuotient(side.requests) else { return nil }
      prices.append(price)
    }
    return Self.mean(prices)
  }

  /// Where a bill has no requests at all, the shares of the other are taken for it.
  private func meanShare(_ volumes: (Rational, Rational)) -> Rational? {
    var shares: [Rational] = []
    for (requests, volume) in [(before.requests, volumes.0), (after.requests, volumes.1)]
    where volume > .zero {
      guard let share = requests.fittingQuotient(volume) else { return nil }
      shares.append(share)
    }
    return Self.mean(shares)
  }

  /// The mean of two, the one there is, or zero of none.
  private static func mean(_ values: [Rational]) -> Rational? {
    guard let first = values.first else { return .zero }
    guard let last = values.last, values.count == 2 else { return first }
    return first.fittingSum(last)?.halved
  }
}

extension Rational {
  fileprivate var halved: Rational? { fittingQuotient(Rational(Amount(2))) }
}

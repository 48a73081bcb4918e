package import Vocabulary

/// Prices workloads by the rows of one price table, in credits and USD.
///
/// Counts and prices are multiplied exactly and rounded once a line, half-even to the twelve places
/// of an amount; lines sum exactly to the total. Only an expected count too long for that, of many
/// lossy steps, is itself rounded first. Nothing is priced at zero for want of a row.
///
///     let biller = Biller(rates: table.rates)
///     let bill = try biller.bill(for: .operations([.init("erase", count: Amount(100))]))
package struct Biller: Sendable {
  private let book: RateBook
  private let alternatives: [Rate.Key: [Value]]
  private let assumptions: [Identifier<Subject>: Amount]

  /// - Parameters:
  ///   - rates: the rows in force.
  ///   - venue: whose prices to take.
  ///   - alternatives: values that weighty witnesses state for contested rows, in the rows' units.
  package init(
    rates: [Rate],
    venue: Venue = .stability,
    alternatives: [Rate.Key: [Value]] = [:]
  ) {
    self.init(book: RateBook(rates, venue: venue), alternatives, assumptions: [:])
  }

  private init(
    book: RateBook,
    _ alternatives: [Rate.Key: [Value]],
    assumptions: [Identifier<Subject>: Amount]
  ) {
    self.book = book
    self.alternatives = alternatives
    self.assumptions = assumptions
  }

  /// The same biller with one price replaced, in the unit of the row that it replaces.
  package func assuming(_ price: Amount, for operation: Identifier<Subject>) -> Self {
    var assumptions = assumptions
    assumptions[operation] = price
    return Self(book: book, alternatives, assumptions: assumptions)
  }

  /// The lines and the total, or the first fault of the workload.
  package func bill(for workload: Workload) throws(BillError) -> Bill {
    let (expected, kept) = try workload.expectations()
    var lines: [Bill.Line] = []
    for requests in expected { lines.append(try line(for: requests)) }
    let total = try Bill.Cost(summing: lines)
    return Bill(
      lines: lines.map { $0.sharing(total) },
      total: total,
      kept: kept,
      perKept: kept.flatMap(total.perAsset)
    )
  }
}

extension Biller {
  func line(for expected: ExpectedRequests) throws(BillError) -> Bill.Line {
    let (operation, settings) = (expected.operation, expected.settings)
    let rate = try book.price(of: operation, settings)
    let (charged, isOpen) = try charged(expected)
    let price = try price(of: rate, at: settings)
    guard
      let low = charged.low.fittingProduct(price.units),
      let high = charged.high.fittingProduct(price.units)
    else { throw BillError(operation, .overflow) }
    let units = Bounds(low, high)
    let own = try units.cost(at: price.price, of: operation)
    let isAssumed = assumptions[operation] != nil
    let cost: Bill.Cost
    let credit = book.creditPrice(settings)
    if !rate.key.unit.isInCredits {
      cost = Bill.Cost(credits: nil, usd: own)
    } else if let credit, let value = credit.value {
      let worth = try bounds(of: value, in: credit, at: settings)
      let usd = try units.cost(at: price.price, times: worth, of: operation)
      cost = Bill.Cost(credits: own, usd: usd)
    } else if let stated = rate.usd, !isAssumed, alternatives[rate.key] == nil {
      let price = try UnitPrice.bounds(of: stated, in: rate, at: settings)
      cost = Bill.Cost(credits: own, usd: try units.cost(at: price, of: operation))
    } else {
      cost = Bill.Cost(credits: own, usd: nil)
    }
    let usesOpenCredit = rate.key.unit.isInCredits && credit?.isOpen == true
    return Bill.Line(
      operation: operation,
      settings: settings,
      requests: expected.requests,
      charged: charged,
      rate: rate.key,
      basis: isAssumed ? .assumption : .ruling(rate.ruling),
      cost: cost,
      isContested: (rate.isOpen && !isAssumed) || isOpen || usesOpenCredit,
      shareOfUncertainty: nil
    )
  }

  private func price(
    of rate: Rate,
    at settings: [String: String]
  ) throws(BillError) -> UnitPrice {
    let units = try UnitPrice.units(of: rate, at: settings)
    if let assumed = assumptions[rate.key.subject] {
      guard !assumed.isNegative else { throw BillError(rate.key.subject, .outOfRange("price")) }
      return UnitPrice(price: Bounds(assumed), units: units)
    }
    guard let value = rate.value else { throw BillError(rate.key.subject, .discontinued) }
    return UnitPrice(price: try bounds(of: value, in: rate, at: settings), units: units)
  }

  /// From the lowest to the highest of a row's own value and, where it is open, its alternatives.
  private func bounds(
    of value: Value,
    in rate: Rate,
    at settings: [String: String]
  ) throws(BillError) -> Bounds<Amount> {
    var bounds = try UnitPrice.bounds(of: value, in: rate, at: settings)
    guard rate.isOpen else { return bounds }
    for other in alternatives[rate.key, default: []] {
      let more = try UnitPrice.bounds(of: other, in: rate, at: settings)
      bounds = Bounds(min(bounds.low, more.low), max(bounds.high, more.high))
    }
    return bounds
  }

  /// How many requests are charged, and whether a row that says so is open.
  ///
  /// Where it is open whether a failure is charged, the low bound takes it as free.
  private func charged(
    _ expected: ExpectedRequests
  ) throws(BillError) -> (requests: Bounds<Rational>, isOpen: Bool) {
    var (low, high) = (expected.succeeding, expected.succeeding)
    var isOpen = false
    for (failure, requests) in expected.failing {
      guard let rate = book.charge(for: failure, of: expected.operation) else {
        throw BillError(expected.operation, .unruled(failure))
      }
      guard case .boolean(let isCharged) = rate.value else {
        throw BillError(expected.operation, .notAPrice(rate.ruling))
      }
      isOpen = isOpen || rate.isOpen
      guard let lower = low.fittingSum(requests), let higher = high.fittingSum(requests) else {
        throw BillError(expected.operation, .overflow)
      }
      if isCharged, !rate.isOpen { low = lower }
      if isCharged || rate.isOpen { high = higher }
    }
    return (Bounds(low, high), isOpen)
  }
}

package import Vocabulary

/// What one generation may cost in USD: the values that stand for its price, with their weights.
///
/// A settled price is one case. A contested one is the leading value, which weighs as much as the
/// ruling is sure of it, and its alternatives, which share the rest evenly; an unresolved one is
/// values of even weight. A value known as a range may lie anywhere in it with the same chance.
package struct StandingPrice: Sendable, Hashable {
  package let cases: [Case]
  package let isContested: Bool

  package struct Case: Sendable, Hashable {
    package let usd: Bounds<Amount>

    /// Above zero; weights of all cases add up to 1.
    package let weight: Double
  }

  /// A price that is certain.
  package init(_ usd: Amount) {
    cases = [Case(usd: Bounds(usd), weight: 1)]
    isContested = false
  }

  /// From the lowest to the highest value that stands.
  package var bounds: Bounds<Amount> {
    var bounds = cases[0].usd
    for other in cases.dropFirst() {
      bounds = Bounds(min(bounds.low, other.usd.low), max(bounds.high, other.usd.high))
    }
    return bounds
  }

  /// The leading value; the middle where it is a range.
  package var leading: Amount {
    let usd = cases[0].usd
    return Amount(units: usd.low.units + (usd.high.units - usd.low.units) / 2)
  }
}

extension StandingPrice {
  /// Prices one generation by the rows in force, with a row's alternatives in the row's unit.
  package init(
    of operation: Identifier<Subject>,
    at settings: [String: String],
    rates: [Rate],
    venue: Venue = .stability,
    alternatives: [Rate.Key: [Value]] = [:]
  ) throws(BillError) {
    let workload = Workload.operations([.init(operation, count: .one, settings: settings)])
    let bill = try Biller(rates: rates, venue: venue).bill(for: workload)
    guard let usd = bill.total.usd, let line = bill.lines.first else {
      throw BillError(operation, .noCommonCurrency)
    }
    guard let rate = rates.first(where: { $0.key == line.rate }), rate.isOpen else {
      self.init(cases: [Case(usd: usd, weight: 1)], isContested: line.isContested)
      return
    }
    var others: [Bounds<Amount>] = []
    for value in alternatives[rate.key, default: []] where value != rate.value {
      let replaced = rates.map { $0.key == rate.key ? $0.valued(value) : $0 }
      let bill = try Biller(rates: replaced, venue: venue).bill(for: workload)
      guard let other = bill.total.usd, other != usd, !others.contains(other) else { continue }
      others.append(other)
    }
    let even = 1 / Double(others.count + 1)
    // The leading value weighs no less than any other: it leads.
    let sure = max(Double(rate.confidence.percent) / 100, even)
    let lead = others.isEmpty ? 1 : rate.status == .unresolved ? even : min(sure, 0.99)
    let cases =
      [Case(usd: usd, weight: lead)]
      + others.map { Case(usd: $0, weight: (1 - lead) / Double(others.count)) }
    self.init(cases: cases, isContested: true)
  }

  private init(cases: [Case], isContested: Bool) {
    self.cases = cases
    self.isContested = isContested
  }
}

extension Rate {
  /// The row with another value, whose USD follows from the price of the credit.
  fileprivate func valued(_ value: Value) -> Rate {
    Rate(
      key: key,
      value: value,
      interval: interval,
      status: status,
      confidence: confidence,
      ruling: ruling,
      claims: claims
    )
  }
}

import Vocabulary

/// The prices that a page itself states: what its sums are checked against.
struct AuditPrices {
  /// What a credit costs, as the page says.
  let creditPrice: Amount?

  /// Whether the page says it, so that a sum that disagrees is wrong.
  let isCreditPriceCertain: Bool
  private var credits: [Identifier<Subject>: Set<Amount>] = [:]
  private var dollars: [Identifier<Subject>: Set<Amount>] = [:]

  init(_ claims: [Claim], in context: PageContext) {
    for claim in claims where claim.attribute == .price && claim.validity.until == nil {
      guard case .amount(let amount) = claim.value, amount.units > 0 else { continue }
      switch claim.unit {
      case .creditPerGeneration: credits[claim.subject, default: []].insert(amount)
      case .usdPerGeneration: dollars[claim.subject, default: []].insert(amount)
      default: break
      }
    }
    let stated = Set(
      claims.compactMap { claim -> Amount? in
        guard claim.unit == .usdPerCredit, !claim.isApproximate, claim.conditions.isEmpty,
          case .amount(let amount) = claim.value, amount.units > 0
        else { return nil }
        return amount
      }
    )
    let fallback = context.facts.creditPrice.flatMap { $0.units > 0 ? $0 : nil }
    if stated.count == 1 {
      (creditPrice, isCreditPriceCertain) = (stated.first, true)
    } else {
      creditPrice = fallback
      isCreditPriceCertain = stated.isEmpty && Self.isPlain(fallback, in: context)
    }
  }

  /// Whether all that the page says of its credits agrees, most of it even where it is only implied.
  private static func isPlain(_ price: Amount?, in context: PageContext) -> Bool {
    var agreeing = 0
    var all = 0
    for text in context.blocks.flatMap(\.content.texts) {
      let rates = CreditRate.stated(in: text) + CreditRate.implied(by: text.quantities)
      all += rates.count
      agreeing += rates.count { $0 == price }
    }
    return agreeing >= 2 && agreeing * 4 >= all * 3
  }

  func isPriced(_ subject: Identifier<Subject>) -> Bool {
    credits[subject] != nil || dollars[subject] != nil
  }

  /// What one generation may cost, in dollars or in credits; several where the page says several.
  func prices(of subject: Identifier<Subject>, in measure: Quantity.Measure) -> [Rational] {
    let own = measure == .dollar ? dollars[subject] : credits[subject]
    let other = measure == .dollar ? credits[subject] : dollars[subject]
    let opposite: Quantity.Measure = measure == .dollar ? .credit : .dollar
    let equivalents = (other ?? []).compactMap { amount in
      converted(Rational(amount), from: opposite, to: measure)
    }
    return Set((own ?? []).map { Rational($0) } + equivalents).sorted()
  }

  /// An amount of credits in dollars or the other way round, by the page's own price of a credit.
  func converted(
    _ value: Rational,
    from: Quantity.Measure,
    to measure: Quantity.Measure
  ) -> Rational? {
    if from == measure { return value }
    guard let creditPrice else { return nil }
    switch (from, measure) {
    case (.credit, .dollar): return value.multiplied(by: Rational(creditPrice))
    case (.dollar, .credit): return value.divided(by: Rational(creditPrice))
    default: return nil
    }
  }
}

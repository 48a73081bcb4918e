import Vocabulary

/// The prices that a page itself states: what its sums are checked against.
struct AuditPrices {
  /// What a credit costs, as the page says.
  let creditPrice: Amount?

  /// Whether the page says it, so that a sum that disagrees is wrong.
  let isCreditPriceCertain: Bool
  private var credits: [Identifier<Subject>: Set<Amount>] = [:]
  private var dollars: [Identifier<Subject>: Set<Amount>] = [:]

  /// Services whose price a table, list or record states, or more than one place.
  private var confirmed: Set<Identifier<Subject>> = []

  init(_ claims: [Claim], in context: PageContext) {
    let lists = Set(context.blocks.filter(\.isList).map(\.block.path))
    var places: [Identifier<Subject>: Set<Range<Int>>] = [:]
    for claim in claims where claim.attribute == .price && claim.validity.until == nil {
      guard case .amount(let amount) = claim.value, amount.units > 0 else { continue }
      switch claim.unit {
      case .creditPerGeneration: credits[claim.subject, default: []].insert(amount)
      case .usdPerGeneration: dollars[claim.subject, default: []].insert(amount)
      default: continue
      }
      guard let evidence = claim.evidence else { continue }
      places[claim.subject, default: []].insert(evidence.passage.bytes)
      if lists.contains(evidence.path) { confirmed.insert(claim.subject) }
    }
    for (subject, found) in places where found.count > 2 { confirmed.insert(subject) }
    let stated = Set(claims.compactMap(Self.creditPrice))
    if stated.count == 1 {
      (creditPrice, isCreditPriceCertain) = (stated.first, true)
    } else {
      creditPrice = Self.implied(by: claims, in: context)
      isCreditPriceCertain = stated.isEmpty
    }
  }

  private static func creditPrice(_ claim: Claim) -> Amount? {
    guard claim.unit == .usdPerCredit, !claim.isApproximate, claim.conditions.isEmpty,
      case .amount(let amount) = claim.value, amount.units > 0
    else { return nil }
    return amount
  }

  /// What a credit costs by the pairs of credits and dollars on the page, where nearly all agree.
  private static func implied(by claims: [Claim], in context: PageContext) -> Amount? {
    var counts: [Amount: Int] = [:]
    for text in context.blocks.flatMap(\.content.texts) {
      for rate in CreditRate.stated(in: text) + CreditRate.implied(by: text.quantities) {
        counts[rate, default: 0] += 1
      }
    }
    for rate in ClaimPairs.rates(of: claims) { counts[rate, default: 0] += 1 }
    guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    let all = counts.values.reduce(0, +)
    // One pair alone proves nothing but itself.
    return most.key.units > 0 && most.value >= 2 && most.value * 4 >= all * 3 ? most.key : nil
  }

  /// Whether a price stands where prices are listed, so that a sum that disagrees is wrong.
  func isConfirmed(_ subject: Identifier<Subject>) -> Bool { confirmed.contains(subject) }

  func isPriced(_ subject: Identifier<Subject>) -> Bool {
    credits[subject] != nil || dollars[subject] != nil
  }

  private var subjects: Set<Identifier<Subject>> { Set(credits.keys).union(dollars.keys) }

  /// All prices of the page, the lowest first.
  func all(in measure: Quantity.Measure) -> [Rational] {
    Set(subjects.flatMap { prices(of: $0, in: measure) }).sorted()
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

extension ScannedBlock {
  /// Whether it lists things: a table, a record or an item.
  fileprivate var isList: Bool {
    switch content {
    case .table, .record, .item: true
    case .heading, .paragraph, .code: false
    }
  }
}

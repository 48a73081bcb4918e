import Vocabulary

/// Credits and dollars of one service that the rules read at one place: rows, records, run-together cells.
enum ClaimPairs {
  static func read(_ claims: [Claim], _ prices: AuditPrices, into book: inout AuditBook) {
    guard let price = prices.creditPrice else { return }
    for pair in pairs(in: claims) {
      let (place, own) = (pair.credits.passage.bytes, pair.dollars.passage.bytes)
      book.add(
        Reckoning(
          rule: "price-pair",
          path: pair.dollars.path,
          bytes: min(place.lowerBound, own.lowerBound)..<max(place.upperBound, own.upperBound),
          statedBytes: own,
          expression: "\(pair.amount) × $\(price)",
          stated: Figure(pair.claim, pair.stated),
          computed: Rational(pair.amount).multiplied(by: Rational(price)),
          isCertain: pair.isOnly && prices.isCreditPriceCertain
        )
      )
    }
  }

  /// What a credit costs by each pair.
  static func rates(of claims: [Claim]) -> [Amount] {
    pairs(in: claims).filter(\.isOnly).compactMap { $0.stated.divided(by: $0.amount) }
  }

  private struct Pair {
    let claim: Claim
    let credits: Evidence
    let dollars: Evidence
    let amount: Amount
    let stated: Amount
    let isOnly: Bool
  }

  private static func pairs(in claims: [Claim]) -> [Pair] {
    var credits: [Key: [Claim]] = [:]
    for claim in claims where claim.unit == .creditPerGeneration {
      if let key = Key(claim) { credits[key, default: []].append(claim) }
    }
    var pairs: [Pair] = []
    for claim in claims where claim.unit == .usdPerGeneration {
      guard let key = Key(claim), let dollars = claim.evidence, let others = credits[key],
        case .amount(let stated) = claim.value
      else { continue }
      let own = dollars.passage.bytes
      let near = others.filter { other in
        guard let place = other.evidence?.passage.bytes else { return false }
        return max(place.upperBound, own.upperBound) - min(place.lowerBound, own.lowerBound)
          <= longest
      }
      for other in near {
        guard case .amount(let amount) = other.value, amount.units > 0,
          let evidence = other.evidence
        else { continue }
        pairs.append(
          Pair(
            claim: claim,
            credits: evidence,
            dollars: dollars,
            amount: amount,
            stated: stated,
            isOnly: near.count == 1
          )
        )
      }
    }
    return pairs
  }

  /// Farther apart, two prices no longer stand at one place.
  private static let longest = 240

  private struct Key: Hashable {
    let path: String
    let subject: Identifier<Subject>
    let conditions: [String: String]
    let from: Day?
    let until: Day?

    init?(_ claim: Claim) {
      guard claim.attribute == .price, let path = claim.evidence?.path else { return nil }
      self.path = path
      subject = claim.subject
      conditions = claim.conditions
      from = claim.validity.from
      until = claim.validity.until
    }
  }
}

extension Figure {
  /// The amount of a claim, as exact as it is written without zeros at its end.
  init(_ claim: Claim, _ amount: Amount) {
    var step: Int128 = 1
    while step < Amount.scale, amount.units % (step * 10) == 0 { step *= 10 }
    let isDollar = claim.unit.numerator == "USD"
    self.init(
      low: amount,
      high: amount,
      measure: isDollar ? .dollar : .credit,
      rate: Quantity.Rate(counted: .thing(.generation)),
      isHedged: claim.isApproximate,
      marks: 0..<0,
      step: Amount(units: step),
      significantStep: Amount(units: step)
    )
  }
}

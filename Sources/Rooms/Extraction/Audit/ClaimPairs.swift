import Vocabulary

/// Credits and dollars of one service that the rules read at one place: rows, records, run-together cells.
enum ClaimPairs {
  static func read(_ claims: [Claim], _ prices: AuditPrices, into book: inout AuditBook) {
    guard let price = prices.creditPrice else { return }
    var credits: [Key: [Claim]] = [:]
    for claim in claims where claim.unit == .creditPerGeneration {
      if let key = Key(claim) { credits[key, default: []].append(claim) }
    }
    for claim in claims where claim.unit == .usdPerGeneration {
      guard let key = Key(claim), let dollars = claim.evidence, let others = credits[key],
        case .amount(let stated) = claim.value
      else { continue }
      for other in others {
        guard case .amount(let amount) = other.value, let place = other.evidence?.passage.bytes
        else {
          continue
        }
        let own = dollars.passage.bytes
        let bytes = min(place.lowerBound, own.lowerBound)..<max(place.upperBound, own.upperBound)
        guard bytes.count <= longest else { continue }
        book.add(
          Reckoning(
            rule: "price-pair",
            path: dollars.path,
            bytes: bytes,
            statedBytes: own,
            expression: "\(amount) × $\(price)",
            stated: Figure(claim, stated),
            computed: Rational(amount).multiplied(by: Rational(price)),
            isCertain: others.count == 1 && prices.isCreditPriceCertain
          )
        )
      }
    }
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

import Vocabulary

/// Holds what one page states in credits against what it states in USD for the same thing.
///
/// Credits times the price of a credit is the USD price. Where a page's two numbers disagree, the one
/// that the timeline does not bear out was worked out wrongly from the other.
struct UnitArithmetic {
  let claims: [Claim]
  let normalised: Normalisation

  func excuses(in judgement: Judgement) -> [(statement: Int, excuse: Statement.Excuse)] {
    guard !judgement.dissenters.isEmpty else { return [] }
    var right: [Int: [Int]] = [:]
    for number in judgement.supporters.joined() {
      right[judgement.hearing.statements[number].source, default: []].append(number)
    }
    return judgement.dissenters.compactMap { number in
      let source = judgement.hearing.statements[number].source
      return excuse(for: number, beside: right[source] ?? [], in: judgement).map { (number, $0) }
    }
  }

  private func excuse(
    for number: Int,
    beside others: [Int],
    in judgement: Judgement
  ) -> Statement.Excuse? {
    let statement = judgement.hearing.statements[number]
    guard judgement.wasNeverInForce(number), let wrong = statement.claims.first else { return nil }
    for other in others {
      guard
        let right = judgement.hearing.statements[other].claims.first,
        claims[right].validity == claims[wrong].validity, claims[right].unit != claims[wrong].unit
      else { continue }
      return comparison(of: wrong, with: right)
    }
    return nil
  }

  private func comparison(of wrong: Int, with right: Int) -> Statement.Excuse? {
    let usd = normalised.isConverted(wrong) ? wrong : right
    guard
      case .amount(let dollars) = claims[usd].value,
      case .amount(let credits) = normalised.value(of: usd, in: claims),
      let rate = dollars.divided(by: credits),
      case .amount(let stated) = claims[right].value
    else { return nil }
    let isPriced = usd == wrong
    let result = isPriced ? stated.multiplied(by: rate) : stated.divided(by: rate)
    return result.map { result in
      .arithmetic(expression: "\(stated) \(isPriced ? "x" : "/") \(rate)", result: result)
    }
  }
}

import Vocabulary

/// Holds what a plan's credits are said to cost against its fee and the credits it includes.
///
/// Fee / credits is arithmetic: a rate that rounds it is right, another is a slip; and a rate that some
/// source gives as the price of credits in general may be a plan's.
struct EffectiveRate {
  let judgements: [Judgement]

  /// What one plan's credits come to.
  struct Rate {
    let plan: Identifier<Subject>
    let fee: Amount
    let credits: Amount
    let rate: Amount

    /// Claims that give the fee and the credits, and the source of the first.
    let claims: [Int]
    let source: Int

    var expression: String { "\(fee) / \(credits)" }
  }

  /// The rates of all plans whose fee and credits are known, by plan and venue.
  func rates() -> [Rate] {
    var fees: [Identifier<Subject>: Judgement] = [:]
    var credits: [Identifier<Subject>: Judgement] = [:]
    for judgement in judgements where judgement.hearing.question.scope.isEmpty {
      let question = judgement.hearing.question
      guard question.venue == .stability else { continue }
      if question.attribute == .monthlyFee, question.unit == .usdPerMonth {
        fees[question.subject] = judgement
      }
      if question.attribute == .includedCredits, question.unit == .creditPerMonth {
        credits[question.subject] = judgement
      }
    }
    return fees.keys.sorted().compactMap { plan in
      guard
        let fee = fees[plan], let included = credits[plan],
        case .amount(let price)? = fee.value(on: nil),
        case .amount(let count)? = included.value(on: nil),
        let rate = price.divided(by: count), rate > .zero,
        let first = fee.supporters.last?.first
      else { return nil }
      let support = [fee, included].flatMap { judgement in
        (judgement.supporters.last ?? []).flatMap { judgement.hearing.statements[$0].claims }
      }
      return Rate(
        plan: plan,
        fee: price,
        credits: count,
        rate: rate,
        claims: support.sorted(),
        source: fee.hearing.statements[first].source
      )
    }
  }

  /// A hearing on the price of a credit, with what the plans' rates say about its statements.
  static func audited(_ hearing: Hearing, by rates: [Rate], _ register: Register) -> Hearing {
    guard hearing.question.unit == .usdPerCredit else { return hearing }
    var statements = hearing.statements
    if let plan = hearing.question.scope["plan"] {
      guard let rate = rates.first(where: { $0.plan.text == plan }) else { return hearing }
      var agreed: Amount?
      for number in statements.indices {
        guard case .amount(let stated)? = statements[number].value else { continue }
        if Match.rounds(rate.rate, to: stated) {
          agreed = agreed ?? stated
        } else {
          statements[number].excuse = .arithmetic(expression: rate.expression, result: rate.rate)
        }
      }
      statements.append(arithmetic(rate, stating: agreed ?? rate.rate))
    } else {
      for number in statements.indices {
        guard case .amount(let stated)? = statements[number].value else { continue }
        if let rate = rates.first(where: { Match.rounds($0.rate, to: stated) }) {
          statements[number].excuse = .planRate(rate.plan, expression: rate.expression)
        }
      }
    }
    return Hearing(hearing.question, statements: statements, register: register)
  }

  /// Arithmetic as a witness: surer than a page without authority, and of no authority itself.
  private static func arithmetic(_ rate: Rate, stating value: Amount) -> Statement {
    var voice = Voice(.thirdParty)
    voice.error = 0.01
    return Statement(
      claims: rate.claims,
      source: rate.source,
      value: .amount(value),
      validity: Claim.Validity(),
      isHedged: false,
      voice: voice
    )
  }
}

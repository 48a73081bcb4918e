import Vocabulary

/// Lets the end of a service end its prices.
///
/// A claim that a subject is discontinued on a day is a claim on each of its prices: from that day on,
/// not offered. So pages that show a price later are stale, unless they outweigh it.
struct Discontinuation {
  /// For each subject and venue, the statements that it is no longer offered.
  private var endings: [Place: [Statement]] = [:]

  private struct Place: Hashable {
    let subject: Identifier<Subject>
    let venue: Venue
  }

  /// What ends with the service.
  private static let ended: Set<Attribute> = [.price, .credits, .monthlyFee, .includedCredits]

  init(_ judgements: [Judgement], in claims: [Claim]) {
    for judgement in judgements {
      let question = judgement.hearing.question
      guard
        question.attribute == .discontinuedOn, question.scope.isEmpty,
        case .day(let end)? = judgement.value(on: nil)
      else { continue }
      let place = Place(subject: question.subject, venue: question.venue)
      endings[place] = (judgement.supporters.last ?? []).map { number in
        let statement = judgement.hearing.statements[number]
        let asserted = statement.claims.first.flatMap { claims[$0].validity.asserted }
        return Statement(
          claims: statement.claims,
          source: statement.source,
          value: nil,
          validity: Claim.Validity(asserted: asserted, from: end),
          isHedged: false,
          voice: statement.voice
        )
      }
    }
  }

  func statements(on question: Question) -> [Statement] {
    guard Self.ended.contains(question.attribute) else { return [] }
    return endings[Place(subject: question.subject, venue: question.venue)] ?? []
  }
}

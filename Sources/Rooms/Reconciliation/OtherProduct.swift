import Vocabulary

/// Finds values that belong to another subject: a row read one line too high, a name taken for another.
///
/// The value must be what one sibling (of the same family) costs on that day and no other sibling as near
/// by name, and the source must be right about something else; else it is a stray like any other.
struct OtherProduct {
  let judgements: [Judgement]
  let subjects: [Identifier<Subject>: Subject]

  func excuses() -> [UnitSlip.Spot: Statement.Excuse] {
    var confirmed: Set<Int> = []
    var stated: [Stated: [(judgement: Int, segment: Int)]] = [:]
    for (index, judgement) in judgements.enumerated() {
      for number in judgement.hearing.statements.indices where judgement.isConfirmed(number) {
        confirmed.insert(judgement.hearing.statements[number].source)
      }
      guard subjects[judgement.hearing.question.subject] != nil else { continue }
      for (place, segment) in judgement.segments.enumerated() {
        guard let value = judgement.hearing.values[segment.candidate] else { continue }
        let key = Stated(family: family(of: judgement.hearing.question), value: value)
        stated[key, default: []].append((index, place))
      }
    }
    var found: [Mistake: [UnitSlip.Spot]] = [:]
    for (index, judgement) in judgements.enumerated() {
      let question = judgement.hearing.question
      guard subjects[question.subject] != nil else { continue }
      for number in judgement.dissenters
      where judgement.wasNeverInForce(number)
        && confirmed.contains(judgement.hearing.statements[number].source)
      {
        let statement = judgement.hearing.statements[number]
        guard let value = statement.value else { continue }
        let places = stated[Stated(family: family(of: question), value: value)] ?? []
        let others = places.filter { $0.judgement != index }
        if let other = owner(of: statement, among: others, instead: question.subject) {
          found[Mistake(source: statement.source, other: other), default: []].append(
            UnitSlip.Spot(question: index, statement: number)
          )
        }
      }
    }
    // One row may have slipped; a source that gives several subjects one value has another reason.
    let slips = found.filter { Set($0.value.map(\.question)).count == 1 }
    var excuses: [UnitSlip.Spot: Statement.Excuse] = [:]
    for (mistake, spots) in slips {
      for spot in spots { excuses[spot] = .otherProduct(mistake.other) }
    }
    return excuses
  }

  private struct Mistake: Hashable {
    let source: Int
    let other: Identifier<Subject>
  }

  private struct Stated: Hashable {
    let family: Family
    let value: Value
  }

  private struct Family: Hashable {
    let name: String
    let topic: Topic
    let scope: [String: String]
  }

  private func family(of question: Question) -> Family {
    Family(
      name: subjects[question.subject]?.family ?? "",
      topic: Topic(
        subject: "",
        attribute: question.attribute,
        unit: question.unit,
        venue: question.venue
      ),
      scope: question.scope
    )
  }

  private func owner(
    of statement: Statement,
    among others: [(judgement: Int, segment: Int)],
    instead subject: Identifier<Subject>
  ) -> Identifier<Subject>? {
    let day = statement.sightings.last?.last.number
    let owners = others.filter { other in
      let judgement = judgements[other.judgement]
      let segment = judgement.segments[other.segment]
      let isInForce =
        day.map { segment.start <= $0 && $0 < segment.end }
        ?? (other.segment == judgement.segments.count - 1)
      return isInForce
        && judgement.hasOtherWitness(segment: other.segment, than: statement.source)
    }.map { judgements[$0.judgement].hearing.question.subject }
    let ranked = owners.map { (likeness($0, subject), $0) }.sorted { ($1.0, $0.1) < ($0.0, $1.1) }
    guard let first = ranked.first else { return nil }
    if ranked.count > 1, ranked[1].0 == first.0 { return nil }
    return first.1
  }

  /// How many words two subjects' ids share.
  private func likeness(_ first: Identifier<Subject>, _ second: Identifier<Subject>) -> Int {
    words(first).intersection(words(second)).count
  }

  private func words(_ id: Identifier<Subject>) -> Set<Substring> {
    Set(id.text.split(whereSeparator: { $0 == "-" || $0 == "." || $0 == "_" }))
  }
}

import Vocabulary

/// Finds values that are right in another unit: a power of ten off what others state.
///
/// One row a factor off may be chance. Several rows of one source and family off by the same factor,
/// outnumbering those that are right, are one mistake made once: they are put right together, and then
/// bear witness to the value they meant.
struct UnitSlip {
  let judgements: [Judgement]
  let families: [Identifier<Subject>: String]

  /// Rows off by one factor that make a mistake of the whole list.
  private static let fewestRows = 2

  /// The factors that mixing up units makes: credit for cent for USD, per thousand, per million.
  static let factors: Set<Amount> = {
    let up = [10, 100, 1_000, 1_000_000].map { Amount($0) }
    return Set(up + up.compactMap { Amount.one.divided(by: $0) })
  }()

  /// A statement, by the question and its place there.
  struct Spot: Hashable {
    let question: Int
    let statement: Int
  }

  func excuses() -> (excuses: [Spot: Statement.Excuse], shared: SharedSlips) {
    var rows: [SharedSlips.Place: [Amount: [Spot]]] = [:]
    var right: [SharedSlips.Place: Int] = [:]
    var all: [SharedSlips.Place: [Spot]] = [:]
    var excuses: [Spot: Statement.Excuse] = [:]
    for (index, judgement) in judgements.enumerated() {
      let subject = judgement.hearing.question.subject
      for number in judgement.hearing.statements.indices {
        let source = judgement.hearing.statements[number].source
        let place = SharedSlips.Place(source: source, family: families[subject] ?? "")
        let spot = Spot(question: index, statement: number)
        all[place, default: []].append(spot)
        if let factor = factor(number, in: judgement) {
          rows[place, default: [:]][factor, default: []].append(spot)
          excuses[spot] = .unitSlip(factor: factor)
        } else if judgement.isConfirmed(number) {
          right[place, default: 0] += 1
        }
      }
    }
    var shared = SharedSlips(families: families)
    for (place, factors) in rows {
      let best = factors.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
      guard let best, best.value.count >= Self.fewestRows else { continue }
      let others = right[place] ?? 0
      guard best.value.count > others else { continue }
      // Where no row of the list is right, rows that nobody else states are off as well.
      let spots = others == 0 ? all[place] ?? [] : best.value
      let certain = Set(best.value)
      var corrected = 0
      for spot in spots {
        guard
          let excuse = correction(of: spot, by: best.key, isCertain: certain.contains(spot))
        else { continue }
        excuses[spot] = excuse
        corrected += 1
      }
      shared.record(place, factor: best.key, rows: corrected)
    }
    return (excuses, shared)
  }

  /// By how much a statement that was never right is off what others state.
  private func factor(_ number: Int, in judgement: Judgement) -> Amount? {
    let statement = judgement.hearing.statements[number]
    guard judgement.wasNeverInForce(number), let stated = statement.value else { return nil }
    let day = statement.sightings.last?.last
    for (index, segment) in judgement.segments.enumerated().reversed() {
      guard
        day.map({ segment.start <= $0.number }) ?? true,
        judgement.hasOtherWitness(segment: index, than: statement.source),
        let actual = judgement.hearing.values[segment.candidate],
        let ratio = Match.ratio(of: stated, to: actual), Self.factors.contains(ratio)
      else { continue }
      return ratio
    }
    return nil
  }

  private func correction(of spot: Spot, by factor: Amount, isCertain: Bool) -> Statement.Excuse? {
    let judgement = judgements[spot.question]
    let statement = judgement.hearing.statements[spot.statement]
    guard let stated = statement.value else { return nil }
    let isAlone = judgement.hearing.statements.allSatisfy { $0.source == statement.source }
    guard isCertain || isAlone else { return nil }
    return .corrected(factor: factor, stated: stated)
  }
}

extension Value {
  /// The value that was meant where this one is `factor` times it.
  func corrected(by factor: Amount) -> Value? {
    switch self {
    case .amount(let amount): amount.divided(by: factor).map(Value.amount)
    case .range(let low, let high):
      low.divided(by: factor).flatMap { low in
        high.divided(by: factor).map { .range(low, $0) }
      }
    default: nil
    }
  }
}

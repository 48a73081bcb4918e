import Vocabulary

/// Which inputs move the answer of a comparison, and how far each must move to turn it.
///
/// Every input is moved by whole percents, all others staying as they are, and the contenders that
/// it touches are priced anew. Inputs are moved in growing strides first and then, within the first
/// stride that changed the winner, percent by percent; a winner that came and went within a stride
/// would be missed. The high bound of every range counts, as in the ranking.
struct Sensitivities {
  private let demands: [ExpectedRequests]

  /// In the order of the ranking, with the high bounds of a month's cost.
  private let candidates: [Candidate]
  private let costs: [Rational]

  static let falls = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90]
  static let rises = falls + [100, 125, 150, 200, 250, 300, 400]

  init(_ demands: [ExpectedRequests], _ contenders: [Contender]) {
    self.demands = demands
    candidates = contenders.map { $0.candidate }
    costs = contenders.map { Rational($0.entry.monthly.high) }
  }

  /// The strongest first; inputs that neither move the cost nor turn the answer are left out.
  func all() -> [Sensitivity] {
    guard costs.count > 1, costs[0] > .zero else { return [] }
    var found: [Sensitivity] = []
    for input in inputs {
      let field = Field(input, candidates, costs)
      let tenth = percentPerTenth(field)
      let fall = turn(field, Self.falls) { 100 - $0 }
      let rise = turn(field, Self.rises) { 100 + $0 }
      if tenth.isZero, fall == nil, rise == nil { continue }
      found.append(Sensitivity(input: input, percentPerTenth: tenth, fall: fall, rise: rise))
    }
    return found.enumerated()
      .sorted { left, right in
        let (first, second) = (
          left.element.percentPerTenth.magnitude, right.element.percentPerTenth.magnitude
        )
        return first == second ? left.offset < right.offset : first > second
      }
      .map { $0.element }
  }

  private var inputs: [Sensitivity.Input] {
    var inputs: [Sensitivity.Input] = [.volume]
    var operations: [Identifier<Subject>] = []
    for demand in demands where !operations.contains(demand.operation) {
      operations.append(demand.operation)
    }
    if operations.count > 1 { inputs += operations.map { .count($0) } }
    var venues: Set<Venue> = []
    for candidate in candidates {
      guard let venue = candidate.venue, venues.insert(venue).inserted else { continue }
      inputs += operations.map { .price($0, venue) }
    }
    if candidates.contains(where: { $0.pool.map { $0.unit == .credits } ?? false }) {
      inputs.append(.creditPrice)
    }
    for candidate in candidates where candidate.fee > .zero {
      inputs.append(.fee(Identifier(candidate.id.text)))
    }
    for candidate in candidates where (candidate.pool?.granted ?? .zero) > .zero {
      inputs.append(.grantedCredits(Identifier(candidate.id.text)))
    }
    var cards: Set<String> = []
    for candidate in candidates where candidate.kind == .selfHosting {
      guard cards.insert(candidate.family).inserted else { continue }
      let card = Identifier<GPU>(candidate.family)
      inputs += [.cardPrice(card), .secondsPerImage(card)]
    }
    if !cards.isEmpty { inputs.append(.utilisation) }
    return inputs
  }

  /// Whom an input touches, and the cheapest of the others, who stay as they are.
  private struct Field {
    let input: Sensitivity.Input
    let touched: [Int]
    let rest: (index: Int, cost: Rational)?

    init(_ input: Sensitivity.Input, _ candidates: [Candidate], _ costs: [Rational]) {
      self.input = input
      touched = candidates.indices.filter { candidates[$0].has(input) }
      var rest: (index: Int, cost: Rational)?
      for index in candidates.indices where !touched.contains(index) {
        if let found = rest, found.cost <= costs[index] { continue }
        rest = (index, costs[index])
      }
      self.rest = rest
    }
  }

  /// By how many percent the winner's cost moves with a tenth more of an input.
  private func percentPerTenth(_ field: Field) -> Amount {
    guard
      field.touched.contains(0), let moved = cost(of: 0, field.input, percent: 110),
      let share = moved.fittingDifference(costs[0])?.fittingQuotient(costs[0])?
        .fittingProduct(Rational(Amount(100)))?.nearestAmount,
      // Shown to a tenth of a percent.
      let rounded = share.rounded(toMultipleOf: Amount(units: Amount.scale / 10), .halfEven)
    else { return .zero }
    return rounded
  }

  /// The first whole percent at which somebody else is cheapest.
  private func turn(
    _ field: Field,
    _ strides: [Int],
    _ level: (Int) -> Int
  ) -> Sensitivity.Turn? {
    var before = 0
    for stride in strides {
      if winner(field, level(stride)) != nil {
        for percent in (before + 1)...stride {
          if let other = winner(field, level(percent)) {
            return Sensitivity.Turn(percent: percent, winner: other)
          }
        }
      }
      before = stride
    }
    return nil
  }

  /// Who is cheapest where it is not the winner.
  private func winner(_ field: Field, _ percent: Int) -> Identifier<Comparison.Entry>? {
    var best = field.rest
    for index in field.touched {
      guard let cost = cost(of: index, field.input, percent: percent) else { continue }
      if let found = best, (found.cost, found.index) <= (cost, index) { continue }
      best = (index, cost)
    }
    guard let best, best.index != 0 else { return nil }
    return candidates[best.index].id
  }

  /// What one contender that an input touches costs with it at so many percent of itself.
  private func cost(
    of index: Int,
    _ input: Sensitivity.Input,
    percent: Int
  ) -> Rational? {
    let factor = Rational(Amount(units: Int128(percent) * (Amount.scale / 100)))
    switch input {
    case .volume, .count:
      return candidates[index].cost(of: demands.map { $0.moving(input, by: factor) })
    default:
      return candidates[index].moving(input, by: factor, demands).cost(of: demands)
    }
  }
}

import Vocabulary

/// Which inputs move the answer of a comparison, and how far each must move to turn it.
///
/// Every input is moved by whole percents, all others staying as they are, and the contenders that
/// it touches are priced anew. Inputs are moved in growing strides first and then, within the first
/// stride that changed the winner, percent by percent; a winner that came and went within a stride
/// would be missed. The high bound of every range counts, as in the ranking.
struct Sensitivities {
  private let market: Market
  private let terms: ComparisonTerms
  private let demands: [ExpectedRequests]

  /// High bounds of a month's cost, in the order of the ranking.
  private let costs: [(id: Identifier<Comparison.Entry>, cost: Rational)]
  private let entries: [Comparison.Entry]

  static let falls = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90]
  static let rises = falls + [100, 125, 150, 200, 250, 300, 400]

  init(
    _ market: Market,
    _ terms: ComparisonTerms,
    _ demands: [ExpectedRequests],
    _ contenders: [Contender]
  ) {
    self.terms = terms
    self.demands = demands
    entries = contenders.map { $0.entry }
    costs = contenders.map { ($0.entry.id, Rational($0.entry.monthly.high)) }
    // What serves nothing wins nothing.
    let families = Set(entries.map { $0.id.family })
    self.market = Market(
      rates: market.rates,
      alternatives: market.alternatives,
      plans: market.plans.filter { families.contains($0.id.text) || $0.kind == .selfHosting },
      hosts: market.hosts.filter { families.contains($0.id.text) },
      gpus: market.gpus.filter { families.contains($0.id.text) },
      day: market.day
    )
  }

  /// The strongest first; inputs that neither move the cost nor turn the answer are left out.
  func all() -> [Sensitivity] {
    guard costs.count > 1, let winner = costs.first, winner.cost > .zero else { return [] }
    var found: [Sensitivity] = []
    for input in inputs {
      let narrowed = narrowed(to: input)
      let tenth = percent(of: winner, input, narrowed)
      let fall = turn(input, narrowed, Self.falls) { 100 - $0 }
      let rise = turn(input, narrowed, Self.rises) { 100 + $0 }
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
    var venues = market.plans.filter { $0.kind != .selfHosting }.map { $0.venue }
    venues += market.hosts.map { $0.venue }
    var seen: Set<Venue> = []
    for venue in venues where seen.insert(venue).inserted {
      inputs += operations.map { .price($0, venue) }
    }
    if market.plans.contains(where: { !$0.packs.isEmpty }) { inputs.append(.creditPrice) }
    for plan in market.plans where plan.fee != nil { inputs.append(.fee(plan.id)) }
    for plan in market.plans where !plan.grants.isEmpty { inputs.append(.grantedCredits(plan.id)) }
    for gpu in market.gpus { inputs += [.cardPrice(gpu.id), .secondsPerImage(gpu.id)] }
    if !market.gpus.isEmpty { inputs.append(.utilisation) }
    return inputs
  }

  /// The part of the market that an input touches.
  private func narrowed(to input: Sensitivity.Input) -> Market {
    func market(
      plans: (Plan) -> Bool,
      hosts: (Host) -> Bool = { _ in false },
      gpus: (GPU) -> Bool = { _ in false }
    ) -> Market {
      Market(
        rates: self.market.rates,
        alternatives: self.market.alternatives,
        plans: self.market.plans.filter(plans),
        hosts: self.market.hosts.filter(hosts),
        gpus: self.market.gpus.filter(gpus),
        day: self.market.day
      )
    }
    switch input {
    case .volume, .count: return self.market
    case .price(_, let venue):
      return market(
        plans: { $0.kind != .selfHosting && $0.venue == venue },
        hosts: { $0.venue == venue }
      )
    case .creditPrice: return market(plans: { !$0.packs.isEmpty })
    case .fee(let id), .grantedCredits(let id): return market(plans: { $0.id == id })
    case .cardPrice(let id), .secondsPerImage(let id):
      return market(plans: { $0.kind == .selfHosting }, gpus: { $0.id == id })
    case .utilisation: return market(plans: { $0.kind == .selfHosting }, gpus: { _ in true })
    }
  }

  /// What the contenders in a part of the market cost with an input at so many percent of itself.
  private func costs(
    _ input: Sensitivity.Input,
    _ part: Market,
    percent: Int
  ) -> [Identifier<Comparison.Entry>: Rational?] {
    guard let factor = Rational(Amount(percent)).fittingQuotient(Rational(Amount(100))) else {
      return [:]
    }
    let candidates = Candidates(
      part,
      terms,
      demands,
      at: .high,
      Tweak(input: input, factor: factor)
    )
    var costs: [Identifier<Comparison.Entry>: Rational?] = [:]
    for candidate in candidates.all() {
      let isServing = candidate.exclusion == nil && candidate.missing(of: demands).isEmpty
      let curve = isServing ? candidate.curve(for: candidates.demands, assets: .one) : nil
      costs[candidate.id] = .some(curve?.cost(of: 1))
    }
    return costs
  }

  private func percent(
    of winner: (id: Identifier<Comparison.Entry>, cost: Rational),
    _ input: Sensitivity.Input,
    _ part: Market
  ) -> Amount {
    guard
      let moved = costs(input, part, percent: 110)[winner.id] ?? nil,
      let share = moved.fittingDifference(winner.cost)?.fittingQuotient(winner.cost)?
        .fittingProduct(Rational(Amount(100)))?.nearestAmount,
      // Shown to a tenth of a percent.
      let rounded = share.rounded(toMultipleOf: Amount(units: Amount.scale / 10), .halfEven)
    else { return .zero }
    return rounded
  }

  /// The first whole percent at which somebody else is cheapest.
  private func turn(
    _ input: Sensitivity.Input,
    _ part: Market,
    _ strides: [Int],
    _ level: (Int) -> Int
  ) -> Sensitivity.Turn? {
    var before = 0
    for stride in strides {
      if winner(input, part, level(stride)) != nil {
        for percent in (before + 1)...stride {
          if let other = winner(input, part, level(percent)) {
            return Sensitivity.Turn(percent: percent, winner: other)
          }
        }
      }
      before = stride
    }
    return nil
  }

  /// Who is cheapest where it is not the winner.
  private func winner(
    _ input: Sensitivity.Input,
    _ part: Market,
    _ percent: Int
  ) -> Identifier<Comparison.Entry>? {
    let moved = costs(input, part, percent: percent)
    var best: (id: Identifier<Comparison.Entry>, cost: Rational)?
    for (id, cost) in costs {
      guard let cost = moved[id] ?? cost else { continue }
      if let found = best, found.cost <= cost { continue }
      best = (id, cost)
    }
    guard let best, best.id != costs.first?.id else { return nil }
    return best.id
  }
}

extension Identifier where Thing == Comparison.Entry {
  /// The plan, host or card that an entry belongs to: "bedrock" of "bedrock/us-west-2".
  var family: String {
    String(text.prefix { $0 != "/" })
  }
}

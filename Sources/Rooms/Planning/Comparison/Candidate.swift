import Vocabulary

/// One way of paying, taken apart into how each operation of a workload goes through it.
///
/// All numbers are those of one bound: the lowest or the highest that ranged prices allow.
struct Candidate: Sendable {
  let id: Identifier<Comparison.Entry>

  /// The plan, host or card it belongs to: "bedrock" of "bedrock/us-west-2".
  let family: String
  let name: String
  let kind: Comparison.Kind

  /// USD a month, due as soon as anything is served.
  var fee = Rational.zero

  /// How many of it one customer may hold; `nil` where there is no limit.
  var most: Int?

  /// Whose prices its operations have; `nil` for one's own machines.
  var venue: Venue?
  var pool: Pool?

  /// By the operation's place in the workload; operations without one it cannot serve.
  var routes: [Int: Route] = [:]

  /// USD and units of the pool that are due once, however much is made: starting a card.
  var start = (usd: Rational.zero, units: Rational.zero)

  /// Why it is not ranked, where the reason is not one of the operations.
  var exclusion: Comparison.Exclusion.Reason?
  var isContested = false
  var isEstimated = false
  var assumptions: [String] = []
  var rulings: [Identifier<Ruling>] = []
  var citations: [Citation] = []

  /// How one operation is paid.
  enum Route: Sendable {
    /// USD a request.
    case usd(Rational)
    /// Credits or seconds of the pool a request, and USD besides: power for a card.
    case pool(units: Rational, usd: Rational)
    /// USD for all requests of a month.
    case charge(Charge)
  }

  /// What operations draw from: the credits of an account, the seconds of cards.
  struct Pool: Sendable {
    let unit: Unit
    /// Units that come with the fee, or that there are at all.
    var granted: Rational
    /// Nothing can be had beyond what is granted, where there are none.
    var packs: [Pack] {
      didSet { cover = PackCover(of: packs) }
    }
    /// Whether units of a pack that are left over serve later months.
    let isCarried: Bool
    /// Whether granted units are gone at the end of the month.
    let lapses: Bool

    /// What the first year brings and how it is used up; `nil` for what is no account.
    let account: CreditAccount?

    /// The cheapest way to buy the packs; `nil` where there are none.
    private(set) var cover: PackCover?

    init(
      unit: Unit,
      granted: Rational,
      packs: [Pack],
      isCarried: Bool,
      lapses: Bool,
      account: CreditAccount? = nil
    ) {
      self.unit = unit
      self.granted = granted
      self.packs = packs
      self.isCarried = isCarried
      self.lapses = lapses
      self.account = account
      cover = PackCover(of: packs)
    }

    enum Unit: Sendable {
      case credits
      case seconds
    }

    struct Pack: Sendable {
      let name: String
      let size: Amount
      let price: Rational
      /// How many may be had at the most.
      let most: Int?

      /// After how many months its units are lost; `nil` where they last.
      var expiresAfter: Int?
    }
  }

  init(id: Identifier<Comparison.Entry>, name: String, kind: Comparison.Kind) {
    self.id = id
    family = String(id.text.prefix { $0 != "/" })
    self.name = name
    self.kind = kind
  }

  mutating func assume(_ sentence: String) {
    if !assumptions.contains(sentence) { assumptions.append(sentence) }
  }

  mutating func cite(_ citations: [Citation]) {
    for citation in citations where !self.citations.contains(citation) {
      self.citations.append(citation)
    }
  }

  mutating func rest(on ruling: Identifier<Ruling>, isOpen: Bool) {
    if !rulings.contains(ruling) { rulings.append(ruling) }
    isContested = isContested || isOpen
  }
}

extension Candidate {
  /// The operations of a workload that it does not serve.
  func missing(of demands: [ExpectedRequests]) -> [Identifier<Subject>] {
    var missing: [Identifier<Subject>] = []
    for (index, demand) in demands.enumerated()
    where routes[index] == nil && !missing.contains(demand.operation) {
      missing.append(demand.operation)
    }
    return missing
  }

  /// Units of its pool that a number of requests of each operation draw.
  func units(of demands: [ExpectedRequests]) -> Rational? {
    var sum = Rational.zero
    for (index, demand) in demands.enumerated() {
      guard case .pool(let units, _)? = routes[index] else { continue }
      guard let next = units.fittingProduct(demand.requests).flatMap(sum.fittingSum) else {
        return nil
      }
      sum = next
    }
    return sum
  }

  /// USD for the operations that are paid by the request; `nil` where a number does not fit.
  func besides(_ demands: [ExpectedRequests]) -> Rational? {
    var sum = Rational.zero
    for (index, demand) in demands.enumerated() {
      guard case .usd(let price)? = routes[index] else { continue }
      guard let next = price.fittingProduct(demand.requests).flatMap(sum.fittingSum) else {
        return nil
      }
      sum = next
    }
    return sum
  }

  /// What it costs for any number of assets, where `demands` are what `assets` of them take.
  ///
  /// `nil` where it does not serve them all or a number does not fit.
  func curve(for demands: [ExpectedRequests], assets: Rational) -> CostCurve? {
    var terms: [CostTerm] = []
    if fee != .zero { terms.append(.fixed(fee)) }
    if start.usd != .zero { terms.append(.fixed(start.usd)) }
    var usd = Rational.zero
    for (index, demand) in demands.enumerated() {
      guard let each = demand.requests.fittingQuotient(assets) else { return nil }
      switch routes[index] {
      case nil: return nil
      case .usd(let price):
        guard let part = price.fittingProduct(each).flatMap(usd.fittingSum) else { return nil }
        usd = part
      case .pool(_, let price):
        guard let part = price.fittingProduct(each).flatMap(usd.fittingSum) else { return nil }
        usd = part
      case .charge(let charge):
        terms.append(.charge(need: CostTerm.Need(each: each), charge))
      }
    }
    if usd != .zero { terms.append(.linear(usd)) }
    guard let pool else { return CostCurve(terms) }
    guard let each = units(of: demands)?.fittingQuotient(assets) else { return nil }
    let need = CostTerm.Need(start: start.units, each: each)
    guard !pool.packs.isEmpty else {
      let limit = need.first(above: pool.granted).map { $0 - 1 }
      return CostCurve(terms, limit: limit)
    }
    guard let cover = pool.cover else { return nil }
    terms.append(
      pool.isCarried
        ? .overage(need: need, granted: pool.granted, unitPrice: cover.bestRatio)
        : .packs(need: need, granted: pool.granted, cover: cover)
    )
    return CostCurve(terms)
  }
}

import Vocabulary

/// The rows of a price table, found by what they price.
struct RateBook: Sendable {
  private let rates: [Identifier<Subject>: [Rate]]
  private let creditPrices: [Rate]

  init(_ rates: [Rate], venue: Venue) {
    var bySubject: [Identifier<Subject>: [Rate]] = [:]
    var creditPrices: [Rate] = []
    for rate in rates where rate.key.venue == venue {
      bySubject[rate.key.subject, default: []].append(rate)
      let isCreditPrice = rate.key.attribute == .price && rate.key.unit == .usdPerCredit
      if isCreditPrice, rate.value != nil { creditPrices.append(rate) }
    }
    self.rates = bySubject
    self.creditPrices = creditPrices
  }

  /// The row that prices an operation at its settings.
  ///
  /// The row with most conditions that the settings meet; then prices in credits before prices in
  /// USD, and prices a generation before prices a second or a frame.
  func price(
    of operation: Identifier<Subject>,
    _ settings: [String: String]
  ) throws(BillError) -> Rate {
    let prices = rates[operation, default: []].filter { $0.isPrice }
    guard !prices.isEmpty else { throw BillError(operation, .unknownOperation) }
    let offered = prices.filter { $0.value != nil }
    guard let first = offered.first else { throw BillError(operation, .discontinued) }
    let covering = offered.filter { $0.covers(settings) }
    guard let best = covering.map({ $0.rank }).max() else {
      let missing = first.key.conditions.keys.sorted().first { settings[$0] == nil }
      throw BillError(operation, missing.map { .missingSetting($0) } ?? .unlistedSettings)
    }
    let found = covering.filter { $0.rank == best }
    guard found.count == 1, let rate = found.first else {
      throw BillError(operation, .ambiguous(found.map { $0.ruling }.sorted()))
    }
    return rate
  }

  /// The row that states what a credit costs at these settings; `nil` where rows differ.
  func creditPrice(_ settings: [String: String]) -> Rate? {
    let covering = creditPrices.filter { $0.covers(settings) }
    let narrowest = covering.map { $0.key.conditions.count }.max()
    let found = covering.filter { $0.key.conditions.count == narrowest }
    guard let first = found.first, found.allSatisfy({ $0.value == first.value }) else { return nil }
    return found.first { $0.isOpen } ?? first
  }

  /// The row that says whether a failure of an operation is charged.
  ///
  /// What is said of the operation comes before what is said of the whole API.
  func charge(for failure: FailureCase, of operation: Identifier<Subject>) -> Rate? {
    let settings = ["failure": failure.rawValue]
    for subject in [operation, "api"] {
      let covering = rates[subject, default: []].filter { rate in
        rate.key.attribute == .chargedOnFailure && rate.value != nil && rate.covers(settings)
      }
      let narrowest = covering.map { $0.key.conditions.count }.max()
      let found = covering.filter { $0.key.conditions.count == narrowest }
      if found.count == 1 { return found.first }
    }
    return nil
  }
}

extension Rate {
  /// Whether it prices a use: credits or USD per generation, second, frame, ...
  fileprivate var isPrice: Bool {
    key.attribute == .price && key.unit.denominator != nil && key.unit != .usdPerCredit
      && (key.unit.isInCredits || key.unit.numerator == Unit.usd.symbol)
  }

  fileprivate func covers(_ settings: [String: String]) -> Bool {
    key.conditions.areMet(by: settings)
  }

  fileprivate var rank: Int {
    key.conditions.count * 4 + (key.unit.isInCredits ? 2 : 0)
      + (key.unit.denominator == "generation" ? 1 : 0)
  }

  /// Whether its value may yet turn out to be another.
  var isOpen: Bool { status != .settled }
}

extension Unit {
  var isInCredits: Bool { numerator == Unit.credit.symbol }
}

import Archive
import Planning
import PriceTables
import Vocabulary

/// The prices of one day, as known on another, with what else contested ones may be.
struct RatesInForce {
  let day: Day
  let table: PriceTable
  let rates: [Rate]

  /// Values that weighty witnesses state for contested rows, in the rows' units.
  let alternatives: [Rate.Key: [Value]]

  init(on day: Day, knownBy known: Day?, _ opened: OpenBase) throws {
    self.day = day
    table = try opened.base.table(inForceOn: day, knownBy: known)
    rates = PriceTables.rates(in: table, on: day)
    alternatives = try Self.alternatives(
      to: rates.filter { $0.status != .settled },
      knownBy: known,
      opened
    )
  }

  /// The same from what was read already.
  init(on day: Day, _ known: KnownPrices) throws {
    self.day = day
    table = try known.opened.base.table(inForceOn: day, knownBy: known.asOf)
    rates = PriceTables.rates(in: table, on: day)
    alternatives = known.disputed.alternatives(to: rates)
  }

  /// Those of `--on`, else of today, as known by `--as-of`.
  init(_ invocation: Invocation, _ opened: OpenBase, _ surroundings: Surroundings) throws {
    let today = invocation[SharedOptions.today] ?? surroundings.today
    try self.init(
      on: invocation[SharedOptions.on] ?? today,
      knownBy: invocation[SharedOptions.asOf],
      opened
    )
  }

  func biller(at venue: Venue) -> Biller {
    Biller(rates: rates, venue: venue, alternatives: alternatives)
  }

  /// The same error, told as what it is where a service that has no price was discontinued.
  func explained(_ error: BillError, at venue: Venue) -> BillError {
    guard error.reason == .unknownOperation, let operation = error.operation else { return error }
    let isOver = rates.contains { rate in
      guard rate.key.subject == operation, rate.key.attribute == .discontinuedOn,
        rate.key.venue == venue, case .day(let last) = rate.value
      else { return false }
      return last <= day
    }
    return isOver ? BillError(operation, .discontinued) : error
  }

  /// What the values of rows that are not settled may turn out to be; none of those that are.
  static func alternatives(
    to open: [Rate],
    knownBy known: Day?,
    _ opened: OpenBase
  ) throws -> [Rate.Key: [Value]] {
    guard !open.isEmpty else { return [:] }
    return try DisputedValues(
      among: try opened.rulings(knownBy: known),
      on: Set(open.map(\.ruling)),
      opened.base
    ).alternatives(to: open)
  }
}

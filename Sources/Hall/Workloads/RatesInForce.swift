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
    let open = rates.filter { $0.status != .settled }
    alternatives = try Self.alternatives(to: open, knownBy: known, opened)
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

  /// Claims that a ruling set aside as disputed: what the value may turn out to be.
  static func alternatives(
    to open: [Rate],
    knownBy known: Day?,
    _ opened: OpenBase
  ) throws -> [Rate.Key: [Value]] {
    guard !open.isEmpty else { return [:] }
    let wanted = Set(open.map(\.ruling))
    var disputed: [Identifier<Claim>: Rate.Key] = [:]
    let keys = Dictionary(open.map { ($0.ruling, $0.key) }) { first, _ in first }
    for ruling in try opened.rulings(knownBy: known) where wanted.contains(ruling.id) {
      for entry in ruling.setAside where entry.cause == .dispute {
        disputed[entry.claim] = keys[ruling.id]
      }
    }
    guard !disputed.isEmpty else { return [:] }
    var found: [Rate.Key: [Value]] = [:]
    try opened.base.forEachReading { (reading) throws(ArchiveError) in
      for claim in reading.claims {
        guard let key = disputed[claim.id], claim.unit == key.unit else { continue }
        found[key, default: []].append(claim.value)
      }
    }
    return found
  }
}

import Archive
import Planning
import PriceTables
import Reporting
import Vocabulary

/// The prices of operations in months to come, as far as they are known today.
struct PricesAhead {
  private let tables: [PriceTable]
  private let days: [Day]
  private let alternatives: [Rate.Key: [Value]]

  /// The price of a credit on the first day, where it is known.
  let credit: Amount?

  /// Looks prices up on days, one a month.
  init(_ known: KnownPrices, on days: [Day]) throws {
    self.days = days
    let base = known.opened.base
    var read: [Int: PriceTable] = [:]
    let published = try base.publications()
    var tables: [PriceTable] = []
    for day in days {
      let table = try PriceTables.table(on: day, knownOn: known.asOf, among: published) {
        (number, day) throws(ArchiveError) in
        if let table = read[number] { return table }
        let table = try base.table(number, day)
        read[number] = table
        return table
      }
      if let table { tables.append(table) }
    }
    guard tables.count == days.count, let first = tables.first, let today = days.first else {
      throw CommandFailure(
        "No price table is in force on \(days.first.map { "\($0)" } ?? "that day"); expected a day with "
          + "published prices, so choose another with --on."
      )
    }
    self.tables = tables
    let rates = PriceTables.rates(in: first, on: today)
    credit = rates.first { rate in
      rate.key.attribute == .price && rate.key.unit == .usdPerCredit && rate.key.conditions.isEmpty
        && rate.key.venue == .stability
    }.flatMap { rate in
      if case .amount(let amount)? = rate.value { amount } else { nil }
    }
    alternatives = known.disputed.alternatives(
      to: rates.filter { $0.key.attribute == .price && $0.key.venue == .stability }
    ).mapValues { values in values.filter(\.isPrice) }
  }

  /// The price of an operation in each month; of a month in which it has none, that of the month before.
  func prices(
    of operation: Identifier<Subject>,
    at settings: [String: String]
  ) throws -> [StandingPrice] {
    var prices: [StandingPrice] = []
    for (table, day) in zip(tables, days) {
      do throws(BillError) {
        prices.append(
          try StandingPrice(
            of: operation,
            at: settings,
            rates: PriceTables.rates(in: table, on: day),
            alternatives: alternatives
          )
        )
      } catch {
        guard let last = prices.last else {
          throw CommandFailure(
            "'\(operation)' has no price on \(day): \(Self.words(for: error.reason))"
          )
        }
        prices.append(last)
      }
    }
    return prices
  }

  private static func words(for reason: BillError.Reason) -> String {
    switch reason {
    case .unknownOperation: "none is in force then; 'pricebook prices' lists those that are."
    case .discontinued: "it is no longer offered."
    case .missingSetting(let name): "it depends on '\(name)'; give it with --at \(name)=N."
    case .setting(let name, let text):
      "'\(text)' is no number for '\(name)'; expected one from zero up."
    case .unlistedSettings: "none is listed at these settings, and no formula gives one."
    case .ambiguous(let rulings):
      "\(rulings.map(\.text).joined(separator: " and ")) fit equally well; give more settings."
    case .noCommonCurrency: "it is priced in credits, and the price of a credit is not known."
    case .nothingToBill, .notAPrice, .unruled, .outOfRange, .overflow:
      "its row states no price from zero up."
    }
  }
}

extension Value {
  /// Whether it is one price or a range of prices, and not a rule that gives many.
  fileprivate var isPrice: Bool {
    switch self {
    case .amount, .range: true
    case .boolean, .day, .text, .formula, .grid: false
    }
  }
}

import Archive
import Planning
import Reporting
import Vocabulary

/// `pricebook bill`: what a workload costs, line by line.
enum BillCommand {
  static let versus = Option(
    "versus",
    .day,
    "Compare with the bill at the prices of this day: price, volume and mix."
  ) { Day($0) }

  static let whatIf = Option(
    "what-if",
    ValueKind(
      placeholder: "NAME=PRICE",
      expectation: "prices as upscale-conservative=50,erase=3",
      completion: .subjects
    ),
    "Take other prices, each in the unit of the one it replaces."
  ) { Prices(reading: $0) }

  static let budget = Option(
    "budget",
    .money,
    "Exit 1 where the bill may pass this: USD, or credits as 5000credits."
  ) { Money($0) }

  static let balance = Option(
    "balance",
    .money,
    "Say how long this lasts at the bill's rate: credits, or USD as $15."
  ) { Money($0) }

  static let usage = Option(
    "usage",
    .file,
    "Bill metered usage, each row at the prices of its day: CSV or JSON lines; '-' is standard "
      + "input."
  ) { $0.isEmpty ? nil : $0 }

  static let keepGoing = Switch(
    "keep-going",
    short: "k",
    "Bill the good rows of a usage file and list the others."
  )

  static let command = Command(
    description: CommandDescription(
      "bill",
      "Work out what a workload costs, line by line",
      discussion: """
        A workload is a scenario of the knowledge base, a scenario's file, or operations with counts:
        NAME=COUNT, with settings where the price depends on them: NAME@steps=50,width=512=COUNT.
        A contested or ranged price makes the bill a range and says which line causes how much of it.
        With --usage every row of a file (time, operation, count and settings) is billed at the prices
        in force on its day in UTC, so a later table changes a past bill only by a correction, which is
        named. --on and --versus then are days of the two months to compare.
        """,
      arguments: [NamedWorkload.argument],
      options: [
        usage.spec, keepGoing.spec, SharedOptions.on.spec, versus.spec, SharedOptions.asOf.spec,
        whatIf.spec, budget.spec, balance.spec, PricesCommand.at.spec, SharedOptions.venue.spec,
      ] + SharedOptions.reading,
      examples: [
        .init(
          "pricebook bill core=600 remove-background=100 upscale-conservative=100",
          "USD 63.00, and why."
        ),
        .init("pricebook bill marketing-team", "The same as a shipped scenario."),
        .init("pricebook bill sdxl@steps=50=100", "A price that depends on settings."),
        .init(
          "pricebook bill marketing-team --on 2025-08-01 --versus 2025-07-31",
          "What a change cost."
        ),
        .init(
          "pricebook bill marketing-team --what-if upscale-conservative=50 --budget 70",
          "For CI."
        ),
        .init("pricebook bill core=600 --balance 1500", "How long 1,500 credits last."),
        .init("pricebook bill --usage usage.csv", "What was used, at the prices of its days."),
        .init(
          "pricebook bill --usage usage.csv --on 2026-10-01 --versus 2026-09-01",
          "Why October cost more than September."
        ),
      ]
    ),
    run: run
  )

  /// "upscale-conservative=50,erase=3".
  struct Prices: Sendable, Equatable {
    let prices: [(name: String, price: Amount)]

    init?(reading text: String) {
      var prices: [(name: String, price: Amount)] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        guard
          let last = part.lastIndex(of: "="), last > part.startIndex,
          let price = Amount(String(part[part.index(after: last)...])), !price.isNegative
        else { return nil }
        prices.append((String(part[..<last]), price))
      }
      self.prices = prices
    }

    static func == (left: Self, right: Self) -> Bool {
      left.prices.elementsEqual(right.prices) { $0.name == $1.name && $0.price == $1.price }
    }
  }

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    if let file = invocation[usage] {
      return try billOfUsage(in: file, invocation, opened, surroundings)
    }
    guard !invocation[keepGoing] else {
      throw UsageError.combination("'--keep-going' goes with '--usage' only.")
    }
    let named = try NamedWorkload(invocation, opened, surroundings)
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let rates = try RatesInForce(invocation, opened, surroundings)
    let bill = try bill(named.workload, at: rates, invocation, opened)
    let register = Register(subjects: try opened.base.subjects())
    if let other = invocation[versus] {
      let before = try RatesInForce(on: other, knownBy: invocation[SharedOptions.asOf], opened)
      let old = try self.bill(named.workload, at: before, invocation, opened)
      let comparison = try comparison(from: old, to: bill)
      let report = Report.difference(
        comparison,
        from: other.description,
        to: rates.day.description,
        register
      )
      return Outcome(
        report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
      )
    }
    let heading = BillHeading(
      title: named.title,
      day: rates.day,
      table: rates.table,
      period: named.period,
      budget: try invocation[budget].map { try budget($0, of: bill.total) },
      balance: try invocation[balance].map {
        let each: Runway.Period = named.period == .day ? .day : .month
        return try balance($0, of: bill.total, each: each, from: today)
      }
    )
    return Outcome(
      Report.bill(bill, heading, register)
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: try idleAssumptions(invocation, bill, opened),
      code: code(for: heading.budget)
    )
  }

  /// What may pass its budget is not within it.
  static func code(for budget: BillHeading.Budget?) -> ExitCode {
    if case .within? = budget?.check { return .done }
    return budget == nil ? .done : .failed
  }

  private static func bill(
    _ workload: Workload,
    at rates: RatesInForce,
    _ invocation: Invocation,
    _ opened: OpenBase
  ) throws -> Bill {
    let venue = try venue(invocation)
    var biller = rates.biller(at: venue)
    if let prices = invocation[whatIf]?.prices {
      let names = try NamedWorkload.operationNames(opened)
      for (name, price) in prices {
        biller = biller.assuming(price, for: try OpenBase.subject(named: name, by: names).id)
      }
    }
    do throws(BillError) {
      return try biller.bill(for: workload)
    } catch {
      let offered = rates.rates.filter { $0.key.attribute == .price && $0.key.venue == venue }
      throw CommandFailure(
        BillErrorWords.sentence(
          for: rates.explained(error, at: venue),
          offered: offered.map(\.key.subject.text)
        )
      )
    }
  }

  /// Assumed prices of operations that are not on the bill: a person who gave one expects more.
  private static func idleAssumptions(
    _ invocation: Invocation,
    _ bill: Bill,
    _ opened: OpenBase
  ) throws -> [String] {
    let names = try NamedWorkload.operationNames(opened)
    return try (invocation[whatIf]?.prices ?? []).compactMap { name, _ in
      let subject = try OpenBase.subject(named: name, by: names).id
      return bill.lines.contains { $0.operation == subject }
        ? nil : "The price assumed for '\(subject)' changes nothing: it is not on the bill."
    }
  }

  static func venue(_ invocation: Invocation) throws -> Venue {
    switch invocation[SharedOptions.venue] ?? .standard {
    case .only(let chosen): return chosen
    case .all:
      throw UsageError.combination("A bill is of one venue; 'pricebook compare' shows several.")
    }
  }

  static func comparison(from old: Bill, to new: Bill) throws -> BillComparison {
    do throws(BillError) {
      return try BillComparison(from: old, to: new)
    } catch {
      throw CommandFailure(BillErrorWords.sentence(for: error))
    }
  }

  /// USD where the user did not say, as budgets are; credits where the bill has no USD.
  static func budget(_ money: Money, of total: Bill.Cost) throws -> BillHeading.Budget {
    let currency = money.currency ?? (total.usd == nil ? .credits : .usd)
    guard let check = BudgetCheck(try cost(of: total, in: currency), budget: money.amount) else {
      throw CommandFailure("The budget is too large to be compared; expected a smaller amount.")
    }
    return BillHeading.Budget(amount: money.amount, currency: currency, check: check)
  }

  /// Credits where the user did not say, as balances are; USD where the bill has no credits.
  static func balance(
    _ money: Money,
    of total: Bill.Cost,
    each: Runway.Period,
    from today: Day
  ) throws -> BillHeading.Balance {
    let currency = money.currency ?? (total.credits == nil ? .usd : .credits)
    let runway = Runway(
      balance: money.amount,
      cost: try cost(of: total, in: currency),
      each: each
    )
    func end(_ periods: Rational?) -> Day? {
      periods.flatMap { Runway.end(after: $0, each: each, from: today) }
    }
    return BillHeading.Balance(
      amount: money.amount,
      currency: currency,
      runway: runway,
      firstEnd: end(runway.shortest),
      lastEnd: end(runway.longest)
    )
  }

  private static func cost(
    of total: Bill.Cost,
    in currency: BillComparison.Currency
  ) throws -> Bounds<Amount> {
    guard let cost = currency == .usd ? total.usd : total.credits else {
      throw CommandFailure(
        "The bill has no total in \(currency.rawValue); give the amount in "
          + "\(currency == .usd ? "credits, as 1500credits" : "USD, as $15")."
      )
    }
    return cost
  }
}

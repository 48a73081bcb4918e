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

  static let command = Command(
    description: CommandDescription(
      "bill",
      "Work out what a workload costs, line by line",
      discussion: """
        A workload is a scenario of the knowledge base, a scenario's file, or operations with counts:
        NAME=COUNT, with settings where the price depends on them: NAME@steps=50,width=512=COUNT.
        A contested or ranged price makes the bill a range and says which line causes how much of it.
        """,
      arguments: [NamedWorkload.argument],
      options: [
        SharedOptions.on.spec, versus.spec, SharedOptions.asOf.spec, whatIf.spec, budget.spec,
        balance.spec, PricesCommand.at.spec, SharedOptions.venue.spec,
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
    guard !invocation.arguments.isEmpty else {
      throw UsageError.missingArgument(
        placeholder: "WORKLOAD",
        meaning: NamedWorkload.argument.help
      )
    }
    let named = try NamedWorkload(
      invocation.arguments,
      at: (invocation[PricesCommand.at] ?? [:]).mapValues(\.description),
      opened,
      surroundings
    )
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let rates = try RatesInForce(
      on: invocation[SharedOptions.on] ?? today,
      knownBy: invocation[SharedOptions.asOf],
      opened
    )
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
      budget: try invocation[budget].map { try budget($0, of: bill) },
      balance: try invocation[balance].map { try balance($0, of: bill, named.period, from: today) }
    )
    let isWithin = if case .within? = heading.budget?.check { true } else { heading.budget == nil }
    return Outcome(
      Report.bill(bill, heading, register)
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      code: isWithin ? .done : .failed
    )
  }

  private static func bill(
    _ workload: Workload,
    at rates: RatesInForce,
    _ invocation: Invocation,
    _ opened: OpenBase
  ) throws -> Bill {
    let venue: Venue
    switch invocation[SharedOptions.venue] ?? .standard {
    case .only(let chosen): venue = chosen
    case .all:
      throw UsageError.combination("A bill is of one venue; 'pricebook compare' shows several.")
    }
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
        BillErrorWords.sentence(for: error, offered: offered.map(\.key.subject.text))
      )
    }
  }

  private static func comparison(from old: Bill, to new: Bill) throws -> BillComparison {
    do throws(BillError) {
      return try BillComparison(from: old, to: new)
    } catch {
      throw CommandFailure(BillErrorWords.sentence(for: error))
    }
  }

  /// USD where the user did not say, as budgets are; credits where the bill has no USD.
  private static func budget(_ money: Money, of bill: Bill) throws -> BillHeading.Budget {
    let currency = money.currency ?? (bill.total.usd == nil ? .credits : .usd)
    guard let check = BudgetCheck(try cost(of: bill, in: currency), budget: money.amount) else {
      throw CommandFailure("The budget is too large to be compared; expected a smaller amount.")
    }
    return BillHeading.Budget(amount: money.amount, currency: currency, check: check)
  }

  /// Credits where the user did not say, as balances are; USD where the bill has no credits.
  private static func balance(
    _ money: Money,
    of bill: Bill,
    _ period: Scenario.Period,
    from today: Day
  ) throws -> BillHeading.Balance {
    let currency = money.currency ?? (bill.total.credits == nil ? .usd : .credits)
    let each: Runway.Period = period == .day ? .day : .month
    let runway = Runway(
      balance: money.amount,
      cost: try cost(of: bill, in: currency),
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
    of bill: Bill,
    in currency: BillComparison.Currency
  ) throws -> Bounds<Amount> {
    guard let cost = currency == .usd ? bill.total.usd : bill.total.credits else {
      throw CommandFailure(
        "The bill has no total in \(currency.rawValue); give the amount in "
          + "\(currency == .usd ? "credits, as 1500credits" : "USD, as $15")."
      )
    }
    return cost
  }
}

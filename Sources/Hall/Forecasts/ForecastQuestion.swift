import Archive
import Planning
import Reporting
import Vocabulary

/// What a command line asks to be foretold: the parts of spending, and what is known besides.
struct ForecastQuestion {
  let months: Int
  let levels: [Int]
  let paths: Int
  let seed: UInt64
  let parts: [SpendingPart]
  let setting: SpendingForecaster.Setting

  /// The last day of what is known of prices.
  let known: Day?
  let subjects: [Subject]

  init(_ invocation: Invocation, _ surroundings: Surroundings) throws {
    try Self.check(invocation)
    try self.init(
      invocation,
      KnownPrices(OpenBase(invocation, surroundings), knownBy: invocation[SharedOptions.asOf]),
      surroundings
    )
  }

  /// The same from what was read already, for who has several questions.
  init(_ invocation: Invocation, _ prices: KnownPrices, _ surroundings: Surroundings) throws {
    try Self.check(invocation)
    months = invocation[ForecastOptions.months] ?? 6
    levels = invocation[ForecastOptions.level] ?? [800, 950]
    paths = invocation[ForecastOptions.paths] ?? SpendingForecaster.standardPaths
    seed = invocation[ForecastOptions.seed] ?? 1
    let today = invocation[SharedOptions.today] ?? surroundings.today
    known = prices.last
    subjects = try prices.opened.base.subjects()
    let past = try Self.past(invocation, prices, today, surroundings)
    let days = Self.days(from: past.from, months, on: invocation[SharedOptions.on])
    let isPriced = past.uses.contains { $0.operation != nil }
    let balance = invocation[ForecastOptions.balance]
    // Totals in USD need no price, and a knowledge base without tables can still foretell them.
    let ahead =
      isPriced || balance.map { $0.currency != .usd } == true
      ? try PricesAhead(prices, on: days) : nil
    parts = try past.uses.map { use in
      guard let operation = use.operation, let ahead else {
        return SpendingPart(totals: use.usage, soFar: use.soFar)
      }
      return SpendingPart(
        operation,
        settings: use.settings,
        usage: use.usage,
        prices: try ahead.prices(of: operation, at: use.settings),
        soFar: use.soFar
      )
    }
    setting = SpendingForecaster.Setting(
      ahead: past.ahead,
      from: past.from,
      past: past.basis,
      partial: past.partial,
      changes: known.flatMap { known in
        PriceChangeRecord(
          of: PriceCourse.courses(in: prices.rulings, until: known)
        )
      },
      budget: invocation[ForecastOptions.budget],
      balance: try balance.map { try Self.worth($0, ahead?.credit) }
    )
  }

  /// Options that are each right, but not together.
  private static func check(_ invocation: Invocation) throws {
    let sources = [
      invocation[ForecastOptions.usage] != nil, invocation[ForecastOptions.history] != nil,
      invocation[ForecastOptions.growth] != nil,
    ]
    let given = sources.count { $0 }
    if given != 1 {
      throw UsageError.combination(
        given == 0
          ? "Nothing says what was used; expected '--usage FILE', '--history FILE', or '--growth RATE' "
            + "with operations as erase=600 or '--start USD'."
          : "'--usage', '--history' and '--growth' exclude each other; expected one of them."
      )
    }
    let isGrowth = invocation[ForecastOptions.growth] != nil
    let hasStart = invocation[ForecastOptions.start] != nil
    if isGrowth, hasStart == !invocation.arguments.isEmpty {
      throw UsageError.combination(
        "'--growth' needs a start: either operations as erase=600, or '--start USD'."
      )
    }
    let onlyForGrowth =
      hasStart || !invocation.arguments.isEmpty || invocation[ForecastOptions.noise] != nil
      || invocation[PricesCommand.at] != nil
    if !isGrowth, onlyForGrowth {
      throw UsageError.combination(
        "Operations, '--start', '--noise' and '--at' go with '--growth' only."
      )
    }
    if isGrowth, invocation[ForecastOptions.backTest] {
      throw UsageError.combination(
        "'--back-test' needs a past; expected '--usage FILE' or '--history FILE'."
      )
    }
  }

  /// One day a month on which prices are looked up: the first of each month, but not before today.
  private static func days(from first: Day, _ months: Int, on day: Day?) -> [Day] {
    if let day { return [day] }
    return [first] + (1..<max(months, 1)).map { Month(first).adding($0).start }
  }

  private static func worth(
    _ balance: Money,
    _ credit: Amount?
  ) throws -> SpendingForecaster.Balance {
    guard balance.currency != .usd else {
      return SpendingForecaster.Balance(balance.amount, .usd, usd: balance.amount)
    }
    guard let credit, let usd = balance.amount.multiplied(by: credit) else {
      throw CommandFailure(
        "What a credit costs is not known on that day; give the balance in USD, as "
          + "'--balance $15'."
      )
    }
    return SpendingForecaster.Balance(balance.amount, .credit, usd: usd)
  }
}

import Archive
import Planning
import PriceTables
import Reporting
import Vocabulary

extension ExportRequest {
  /// The charges of a workload's month, or of metered usage month by month, with the credits bought
  /// for them in front of each month's uses.
  ///
  /// Contested prices are taken at the value that leads, since a cost sheet has one figure a row.
  func charges() throws -> [FOCUSCharge] {
    let months: [MonthOfUse]
    if let file = invocation[BillCommand.usage] {
      months = try monthsOfUsage(in: file)
    } else {
      months = [try monthOfWorkload()]
    }
    var balance = Amount.zero
    return try months.flatMap { month in
      try purchases(for: month, balance: &balance) + month.uses
    }
  }

  /// What was used in a calendar month.
  fileprivate struct MonthOfUse {
    let month: Month
    let days: DaySpan
    let uses: [FOCUSCharge]

    /// The prices at its beginning.
    let rates: [Rate]
    let table: PriceTable
  }

  // MARK: - Uses

  private func monthOfWorkload() throws -> MonthOfUse {
    let named = try NamedWorkload(invocation, opened, surroundings)
    let (table, rates) = try prices()
    let month = Month(day)
    let days = named.period == .day ? DaySpan(day) : month.days
    let venue = try BillCommand.venue(invocation)
    let bill: Bill
    do throws(BillError) {
      bill = try Biller(rates: rates, venue: venue).bill(for: named.workload)
    } catch {
      throw CommandFailure(
        BillErrorWords.sentence(
          for: error,
          offered: rates.filter { $0.key.attribute == .price && $0.key.venue == venue }
            .map(\.key.subject.text)
        )
      )
    }
    let uses = try bill.lines.compactMap { line in
      try charge(for: line, days, month, table: table.number, table.known, rates)
    }
    return MonthOfUse(month: month, days: days, uses: uses, rates: rates, table: table)
  }

  private func monthsOfUsage(in name: String) throws -> [MonthOfUse] {
    guard invocation.arguments.isEmpty else {
      throw UsageError.combination("'--usage' and a workload do not go together.")
    }
    guard invocation[SharedOptions.on] == nil else {
      throw UsageError.combination(
        "'--on' goes with a workload; what was used is billed at the prices of its days."
      )
    }
    let file = try UsageFile(name, opened, surroundings)
    if let fault = file.faults.first {
      throw CommandFailure(
        "\(fault) Nothing is exported; 'pricebook bill --usage' lists all faults."
      )
    }
    guard let span = file.reading.ledger.span else {
      throw CommandFailure("There is no usage in '\(name)'; expected at least one row.")
    }
    let eras = try opened.base.eras(knownBy: known)
    let biller = UsageBiller(eras: eras, venue: try BillCommand.venue(invocation))
    let (first, last) = (Month(span.first).number, Month(span.last).number)
    return try (first...last).compactMap { number in
      try monthOfUse(Month(number: number), file.reading.ledger, biller, eras)
    }
  }

  /// `nil` where nothing was used.
  private func monthOfUse(
    _ month: Month,
    _ ledger: UsageLedger,
    _ biller: UsageBiller,
    _ eras: [PriceEra]
  ) throws -> MonthOfUse? {
    let bill = biller.bill(for: ledger.between(month.start, month.adding(1).start))
    if let fault = bill.faults.first {
      throw CommandFailure("\(BillingWords.sentence(for: fault)) Nothing is exported.")
    }
    guard let days = bill.days, let first = eras.last(where: { $0.contains(days.first) }) else {
      return nil
    }
    let tables = Dictionary(try tables().map { ($0.number, $0) }) { first, _ in first }
    let uses = try bill.eras.flatMap { era in
      let rates = eras.first { $0.table == era.table && $0.from == era.from }?.rates ?? []
      return try era.bill.lines.compactMap { line in
        let known = tables[era.table]?.known ?? days.last
        return try charge(for: line, era.days, month, table: era.table, known, rates)
      }
    }
    guard let table = tables[first.table] else { return nil }
    return MonthOfUse(month: month, days: days, uses: uses, rates: first.rates, table: table)
  }

  /// The charge for a line of a bill; `nil` where nothing is charged.
  private func charge(
    for line: Bill.Line,
    _ days: DaySpan,
    _ month: Month,
    table: Int,
    _ known: Day,
    _ rates: [Rate]
  ) throws -> FOCUSCharge? {
    guard let usd = line.cost.usd else {
      throw CommandFailure(
        "The cost of '\(line.operation)' is not known in USD on \(days.first); expected a price of "
          + "the credit, without which there is no cost sheet."
      )
    }
    guard usd.isExact, line.charged.isExact, let count = line.charged.low.amount(.halfEven),
      let rate = rates.first(where: { $0.key == line.rate })
    else {
      throw CommandFailure(
        "The cost of '\(line.operation)' is a range on \(days.first), and a cost sheet has one "
          + "figure a row; give the settings it depends on, or leave it out."
      )
    }
    if count.isZero { return nil }
    let use = FOCUSCharge.Use(operation: line.operation, settings: line.settings, count: count)
    let isInCredits =
      line.rate.unit.numerator == Unit.credit.symbol && line.rate.venue == .stability
    let kind: FOCUSCharge.Kind
    if isInCredits, let credits = line.cost.credits, credits.isExact {
      kind = .creditUse(use, credits: credits.low, usd: usd.low)
    } else {
      kind = .paidUse(use, usd: usd.low)
    }
    return FOCUSCharge(kind, days: days, month: month, rate: rate, table: table, known: known)
  }

  // MARK: - Purchases

  /// Whole packs of the smallest size, as many as the month needs beyond what is left of those before;
  /// single credits where no pack has a price.
  private func purchases(
    for month: MonthOfUse,
    balance: inout Amount
  ) throws -> [FOCUSCharge] {
    var used = Amount.zero
    for case .creditUse(_, let credits, _) in month.uses.map(\.kind) {
      guard let sum = used.adding(credits) else { throw Self.tooMuch }
      used = sum
    }
    guard let missing = used.subtracting(balance) else { throw Self.tooMuch }
    guard missing > .zero else {
      balance = Amount(units: -missing.units)
      return []
    }
    guard let offer = offer(in: month.rates) else {
      throw CommandFailure(
        "What credits cost on \(month.days.first) is not known; expected a price of the credit."
      )
    }
    guard let packs = missing.divided(by: offer.size, .up),
      let count = packs.rounded(toMultipleOf: offer.size == .one ? Self.least : .one, .up),
      let bought = count.multiplied(by: offer.size), let left = bought.subtracting(missing),
      offer.price.multiplied(by: count) != nil
    else { throw Self.tooMuch }
    balance = left
    return [
      FOCUSCharge(
        .credits(size: offer.size, count: count, usdEach: offer.price),
        days: DaySpan(month.days.first),
        month: month.month,
        rate: offer.rate,
        table: month.table.number,
        known: month.table.known
      )
    ]
  }

  private typealias Offer = (size: Amount, price: Amount, rate: Rate)

  private func offer(in rates: [Rate]) -> Offer? {
    let plans = (try? opened.base.plans()) ?? []
    let packs = plans.filter { $0.kind == .payAsYouGo }.flatMap(\.packs).compactMap {
      pack -> Offer? in
      guard case .rate(let key) = pack.price, let rate = rates.first(where: { $0.key == key }),
        case .amount(let price)? = rate.value, pack.credits > .zero
      else { return nil }
      return (pack.credits, price, rate)
    }
    if let smallest = packs.min(by: { $0.size < $1.size }) { return smallest }
    for rate in rates
    where rate.key.unit == .usdPerCredit && rate.key.conditions.isEmpty
      && rate.key.venue == .stability
    {
      if case .amount(let price)? = rate.value { return (.one, price, rate) }
    }
    return nil
  }

  private static let least = Amount(units: 1)
  private static var tooMuch: CommandFailure {
    CommandFailure("The usage is too large for exact sums; expected smaller counts.")
  }
}

extension Month {
  fileprivate var days: DaySpan {
    DaySpan(from: start, to: adding(1).start.adding(days: -1)) ?? DaySpan(start)
  }
}

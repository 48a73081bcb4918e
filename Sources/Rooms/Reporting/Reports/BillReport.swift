package import Vocabulary

/// What a bill is of, and what the user asked beside its total.
package struct BillHeading: Sendable, Hashable {
  package let title: String

  /// The day whose prices it takes, and the table they stand in.
  package let day: Day
  package let table: PriceTable
  package let period: Scenario.Period
  package let budget: Budget?
  package let balance: Balance?

  package struct Budget: Sendable, Hashable {
    package let amount: Amount
    package let currency: BillComparison.Currency
    package let check: BudgetCheck

    package init(amount: Amount, currency: BillComparison.Currency, check: BudgetCheck) {
      self.amount = amount
      self.currency = currency
      self.check = check
    }
  }

  package struct Balance: Sendable, Hashable {
    package let amount: Amount
    package let currency: BillComparison.Currency
    package let runway: Runway

    /// The first days not covered, at the high and at the low bound of the cost.
    package let firstEnd: Day?
    package let lastEnd: Day?

    package init(
      amount: Amount,
      currency: BillComparison.Currency,
      runway: Runway,
      firstEnd: Day?,
      lastEnd: Day?
    ) {
      self.amount = amount
      self.currency = currency
      self.runway = runway
      self.firstEnd = firstEnd
      self.lastEnd = lastEnd
    }
  }

  package init(
    title: String,
    day: Day,
    table: PriceTable,
    period: Scenario.Period,
    budget: Budget? = nil,
    balance: Balance? = nil
  ) {
    self.title = title
    self.day = day
    self.table = table
    self.period = period
    self.budget = budget
    self.balance = balance
  }
}

extension Report {
  /// The lines of a bill, its total, and what they rest on.
  package static func bill(_ bill: Bill, _ heading: BillHeading, _ register: Register) -> Report {
    var parts: [Part] = [
      .title(
        "\(heading.title): the bill at the prices of \(heading.day), known as of ",
        known: heading.table.known,
        " (table \(heading.table.number))."
      ),
      .table(billTable(bill)),
    ]
    parts += keptParts(bill) + uncertaintyParts(bill)
    if let budget = heading.budget { parts.append(words(for: budget)) }
    if let balance = heading.balance { parts.append(words(for: balance)) }
    return Report(
      parts: parts,
      columns: [
        "row", "operation", "name", "settings", "requests", "charged", "rate", "unit", "credits",
        "usd", "contested", "uncertaintyShare", "basis", "day", "table", "known",
      ],
      records: bill.lines.map { record(of: $0, heading, register) } + [record(of: bill, heading)]
    )
  }

  static func billTable(_ bill: Bill) -> TextTable {
    let hasMarks = bill.lines.contains { $0.isContested }
    let hasCredits = bill.total.credits != nil
    var rows = bill.lines.map { line in
      [
        TextTable.Cell(line.isContested ? "?" : "", .doubtful),
        .init(operation(line)), .init(shown(line.requests)),
        .init(line.charged == Bounds(line.requests) ? "" : shown(line.charged)),
        .init(each(line)), .init(line.cost.credits.map { shown($0) } ?? ""),
        .init(line.cost.usd.map(dollars) ?? ""), .init(basis(line), .faint),
      ]
    }
    rows.append([
      .init(""), .init("total", .strong), .init(""), .init(""), .init(""),
      .init(bill.total.credits.map { shown($0) } ?? "", .strong),
      .init(bill.total.usd.map(dollars) ?? "", .strong), .init(""),
    ])
    return TextTable(
      columns: [
        .init("", terminal: hasMarks ? 0 : .max), .init("what", narrowest: 18),
        .init("requests", .decimal), .init("charged", .decimal, rank: 2),
        .init("each", .right, rank: 3), .init("credits", .decimal, rank: hasCredits ? 0 : 1),
        .init("usd", .decimal), .init("rests on", rank: 4),
      ],
      rows: rows
    )
  }

  private static func operation(_ line: Bill.Line) -> String {
    line.operation.text + (line.settings.isEmpty ? "" : " (\(words(for: line.settings)))")
      + (line.rate.venue == .stability ? "" : " at \(line.rate.venue)")
  }

  /// The price of one charged request, where it is the same at both bounds of the number charged.
  private static func each(_ line: Bill.Line) -> String {
    guard line.charged.isExact, line.charged.low > Rational(.zero) else { return "" }
    let isInCredits = line.rate.unit.numerator == Unit.credit.symbol
    guard let cost = isInCredits ? line.cost.credits : line.cost.usd else { return "" }
    func price(_ cost: Amount) -> Amount? {
      Rational(cost).divided(by: line.charged.low)?.amount(.halfEven)
    }
    guard let low = price(cost.low), let high = price(cost.high) else { return "" }
    let bounds = Bounds(low, high)
    return isInCredits ? shown(bounds) + " credits" : dollars(bounds)
  }

  private static func basis(_ line: Bill.Line) -> String {
    switch line.basis {
    case .ruling(let ruling): ruling.text
    case .assumption: "assumed"
    }
  }

  private static func keptParts(_ bill: Bill) -> [Part] {
    guard let kept = bill.kept, let each = bill.perKept else { return [] }
    let cost = [each.usd.map(dollars), each.credits.map { shown($0) + " credits" }]
      .compactMap { $0 }.joined(separator: ", ")
    return [.line("Kept: \(shown(kept)); one of them costs \(cost).")]
  }

  private static func uncertaintyParts(_ bill: Bill) -> [Part] {
    var parts: [Part] = []
    let shares = bill.lines.compactMap { line in
      line.shareOfUncertainty.flatMap { share in
        share > Rational(.zero) ? "\(line.operation) (\(percent(share)))" : nil
      }
    }
    if !shares.isEmpty {
      parts.append(
        .line("The total is a range for want of certain prices: \(shares.joined(separator: ", ")).")
      )
    }
    if bill.lines.contains(where: { $0.isContested }) {
      parts.append(
        .line(
          "? rests on a contested price; 'pricebook explain' with its name shows who says what.",
          .faint
        )
      )
    }
    return parts
  }

  static func words(for budget: BillHeading.Budget) -> Part {
    let limit = money(budget.amount, budget.currency)
    switch budget.check {
    case .within(let left):
      return .line(
        "Within the budget of \(limit): \(money(left, budget.currency)) are left.",
        .good
      )
    case .uncertain(let over):
      return .line(
        "It may pass the budget of \(limit), by \(money(over, budget.currency)) at the most.",
        .doubtful
      )
    case .over(let by):
      return .line("Over the budget of \(limit) by \(money(by, budget.currency)).", .bad)
    }
  }

  static func words(for balance: BillHeading.Balance) -> Part {
    let held = money(balance.amount, balance.currency)
    guard let shortest = balance.runway.shortest, let longest = balance.runway.longest else {
      return .line("Nothing is spent, so \(held) last for ever.")
    }
    let unit = balance.runway.period.rawValue
    let periods =
      shortest == longest ? shown(shortest) : "\(shown(shortest)) to \(shown(longest))"
    let ends = [balance.firstEnd, balance.lastEnd].compactMap { $0?.description }
    let until =
      ends.isEmpty
      ? "" : ", until " + (ends.first == ends.last ? ends[0] : ends.joined(separator: " to "))
    return .line(
      "A balance of \(held) lasts \(periods) \(unit)\(shortest == Rational(.one) ? "" : "s") at this "
        + "rate\(until)."
    )
  }

  private static func record(
    of line: Bill.Line,
    _ heading: BillHeading,
    _ register: Register
  ) -> [JSON.Member] {
    [.init("row", .string("line"))] + members(of: line, register) + JSON.origin(heading)
  }

  static func members(of line: Bill.Line, _ register: Register) -> [JSON.Member] {
    [
      .init("operation", .string(line.operation.text)),
      .init("name", .string(register.name(of: line.operation))),
      .init("settings", .texts(line.settings)), .init("requests", .rational(line.requests)),
      .init("charged", .bounds(line.charged)), .init("rate", .string(what(line.rate))),
      .init("unit", .string(line.rate.unit.symbol)), .init("credits", .bounds(line.cost.credits)),
      .init("usd", .bounds(line.cost.usd)), .init("contested", .boolean(line.isContested)),
      .init("uncertaintyShare", line.shareOfUncertainty.map(JSON.rational) ?? .null),
      .init("basis", .string(basis(line))),
    ]
  }

  private static func record(of bill: Bill, _ heading: BillHeading) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("row", .string("total")), .init("operation", .null),
      .init("name", .string(heading.title)),
      .init("credits", .bounds(bill.total.credits)), .init("usd", .bounds(bill.total.usd)),
      .init("contested", .boolean(bill.lines.contains { $0.isContested })),
    ]
    if let kept = bill.kept {
      members += [
        .init("kept", .rational(kept)), .init("usdPerKept", .bounds(bill.perKept?.usd)),
        .init("creditsPerKept", .bounds(bill.perKept?.credits)),
      ]
    }
    return members + self.members(of: heading.budget) + self.members(of: heading.balance)
      + JSON.origin(heading)
  }

  static func members(of budget: BillHeading.Budget?) -> [JSON.Member] {
    guard let budget else { return [] }
    return [
      .init("budget", .string(budget.amount.description)),
      .init("budgetCurrency", .string(budget.currency.rawValue)),
      .init("budgetCheck", .string(budget.check.word)),
    ]
  }

  static func members(of balance: BillHeading.Balance?) -> [JSON.Member] {
    guard let balance else { return [] }
    return [
      .init("balance", .string(balance.amount.description)),
      .init("balanceCurrency", .string(balance.currency.rawValue)),
      .init("lastsFrom", .optional(balance.firstEnd)), .init("lastsTo", .optional(balance.lastEnd)),
    ]
  }
}

extension BudgetCheck {
  fileprivate var word: String {
    switch self {
    case .within: "within"
    case .uncertain: "uncertain"
    case .over: "over"
    }
  }
}

extension JSON {
  fileprivate static func origin(_ heading: BillHeading) -> [Member] {
    [
      .init("day", .string(heading.day.description)),
      .init("period", .string(heading.period.rawValue)),
      .init("table", .number(heading.table.number)),
      .init("known", .string(heading.table.known.description)),
    ]
  }
}

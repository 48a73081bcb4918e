import Archive
import Planning
import PriceTables
import Reporting
import Vocabulary

/// `pricebook bill --usage`: what metered usage cost, each row at the prices of its day.
extension BillCommand {
  static func billOfUsage(
    in name: String,
    _ invocation: Invocation,
    _ opened: OpenBase,
    _ surroundings: Surroundings
  ) throws -> Outcome {
    guard invocation.arguments.isEmpty else {
      throw UsageError.combination("'--usage' and a workload do not go together.")
    }
    guard invocation[whatIf] == nil else {
      throw UsageError.combination(
        "'--what-if' goes with a workload; what was used is billed at the prices of its day."
      )
    }
    let file = try UsageFile(name, opened, surroundings)
    let biller = UsageBiller(
      eras: try opened.base.eras(knownBy: invocation[SharedOptions.asOf]),
      venue: try venue(invocation),
      alternatives: try alternatives(invocation, opened)
    )
    let bill = biller.bill(for: file.reading.ledger)
    let title = name == "-" ? "standard input" : name
    var faults = file.faults
    let unsaid = file.reading.faultCount - file.faults.count
    if unsaid > 0 { faults.append("\(title): \(unsaid) more rows have faults.") }
    faults += bill.faults.map { "\(title): \(BillingWords.sentence(for: $0))" }
    guard faults.isEmpty || invocation[keepGoing] else {
      return Outcome(
        notes: faults + [
          "Nothing was billed; '--keep-going' bills the good rows and lists the others."
        ],
        code: .failed
      )
    }
    let notes = faults + (file.ignoredColumns.map { [$0] } ?? [])
    let register = Register(subjects: try opened.base.subjects())
    let format = invocation[SharedOptions.format] ?? .text
    if let other = invocation[versus] {
      let report = try difference(
        file.reading.ledger,
        biller,
        from: other,
        to: invocation[SharedOptions.on] ?? invocation[SharedOptions.today] ?? surroundings.today,
        register
      )
      return Outcome(report.printed(as: format, in: surroundings.style), notes: notes)
    }
    let heading = try heading(of: bill, file, title, invocation, opened, surroundings)
    return Outcome(
      Report.usageBill(bill, heading, register).printed(as: format, in: surroundings.style),
      notes: notes,
      code: faults.isEmpty ? code(for: heading.budget) : .failed
    )
  }

  private static func heading(
    of bill: UsageBill,
    _ file: UsageFile,
    _ title: String,
    _ invocation: Invocation,
    _ opened: OpenBase,
    _ surroundings: Surroundings
  ) throws -> UsageBillHeading {
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let asOf = invocation[SharedOptions.asOf]
    return UsageBillHeading(
      file: title,
      rows: file.reading.rows,
      known: try opened.known(by: asOf) ?? today,
      budget: try invocation[budget].map { try budget($0, of: bill.total) },
      balance: try invocation[balance].map { money in
        guard let daily = bill.daily else {
          throw CommandFailure("Nothing is billed, so no rate tells how long a balance lasts.")
        }
        return try balance(money, of: daily, each: .day, from: today)
      },
      corrections: try corrections(of: bill, knownBy: asOf, opened)
    )
  }

  /// The publications that changed what had been said of days and operations on the bill.
  private static func corrections(
    of bill: UsageBill,
    knownBy known: Day?,
    _ opened: OpenBase
  ) throws -> [String] {
    guard let days = bill.days else { return [] }
    let operations = Set(bill.eras.flatMap(\.bill.lines).map(\.operation))
    let tables = Set(bill.eras.map(\.table))
    return try opened.base.corrections(knownBy: known).flatMap { correction -> [String] in
      guard correction.day <= days.last, tables.contains(correction.table) else { return [] }
      let touching = correction.changes.filter { operations.contains($0.key.subject) }
      return BillingWords.sentences(
        for: TableCorrection(
          table: correction.table,
          day: correction.day,
          known: correction.known,
          corrects: correction.corrects,
          changes: touching
        )
      )
    }
  }

  /// Of contested rows in any table; a row's values are those of its ruling whatever the day.
  private static func alternatives(
    _ invocation: Invocation,
    _ opened: OpenBase
  ) throws -> [Rate.Key: [Value]] {
    let known = invocation[SharedOptions.asOf]
    var seen: Set<Identifier<Ruling>> = []
    let open = try opened.base.eras(knownBy: known).flatMap(\.rates).filter { rate in
      rate.status != .settled && seen.insert(rate.ruling).inserted
    }
    return try RatesInForce.alternatives(to: open, knownBy: known, opened)
  }

  /// Two calendar months of the same usage: price, volume and mix.
  private static func difference(
    _ ledger: UsageLedger,
    _ biller: UsageBiller,
    from old: Day,
    to new: Day,
    _ register: Register
  ) throws -> Report {
    let months = (Month(old), Month(new))
    let bills = try (
      bill(for: ledger, of: months.0, biller), bill(for: ledger, of: months.1, biller)
    )
    return Report.difference(
      try comparison(from: bills.0, to: bills.1),
      from: months.0.description,
      to: months.1.description,
      register
    )
  }

  private static func bill(
    for ledger: UsageLedger,
    of month: Month,
    _ biller: UsageBiller
  ) throws -> Bill {
    let part = biller.bill(for: ledger.between(month.start, month.adding(1).start))
    guard part.days != nil else {
      throw CommandFailure(
        "There is no usage in \(month); expected a month with rows that are billed."
      )
    }
    return Bill(lines: part.eras.flatMap(\.bill.lines), total: part.total, kept: nil, perKept: nil)
  }
}

extension UsageBill {
  /// The mean cost of a day, rounded half-even to twelve places; `nil` where nothing is billed.
  fileprivate var daily: Bill.Cost? {
    guard let days else { return nil }
    let count = Amount(days.last.number - days.first.number + 1)
    func mean(_ bounds: Bounds<Amount>?) -> Bounds<Amount>? {
      guard let low = bounds?.low.divided(by: count), let high = bounds?.high.divided(by: count)
      else { return nil }
      return Bounds(low, high)
    }
    return Bill.Cost(credits: mean(total.credits), usd: mean(total.usd))
  }
}

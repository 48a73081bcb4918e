import Planning
import Vocabulary

extension ForecastQuestion {
  /// What is taken for the past, and where the future begins.
  struct Past {
    let uses: [Use]
    let ahead: Month
    let from: Day
    let partial: Month?
    let basis: ForecastBasis.Past
  }

  /// One operation's use, or all spending where the operation is not known.
  struct Use {
    let operation: Identifier<Subject>?
    let settings: [String: String]
    let usage: SpendingPart.Usage
    let soFar: Amount
  }

  static func past(
    _ invocation: Invocation,
    _ prices: KnownPrices,
    _ today: Day,
    _ surroundings: Surroundings
  ) throws -> Past {
    if let file = invocation[ForecastOptions.history] {
      return try history(in: file, today, surroundings)
    }
    if let file = invocation[ForecastOptions.usage] {
      return try usage(
        of: try usageSeries(
          from: file,
          keepsGoing: invocation[BillCommand.keepGoing],
          prices.opened,
          surroundings
        ),
        in: file,
        today
      )
    }
    return try growth(invocation, prices, today, surroundings)
  }

  /// The series of a file of usage; as for a bill, faults end it unless the user keeps going.
  static func usageSeries(
    from name: String,
    keepsGoing: Bool,
    _ opened: OpenBase,
    _ surroundings: Surroundings
  ) throws -> [UsageSeries] {
    let file = try UsageFile(name, opened, surroundings)
    guard file.faults.isEmpty || keepsGoing else {
      let shown = file.faults.prefix(20)
      let more = file.reading.faultCount - shown.count
      throw CommandFailure(
        (shown + (more > 0 ? ["... and \(more) more."] : [])
          + ["Nothing was foretold; '--keep-going' takes the good rows."])
          .joined(separator: "\n")
      )
    }
    return file.reading.ledger.monthlySeries
  }

  /// Every operation's months, up to the last one that is over.
  static func usage(of series: [UsageSeries], in file: String, _ today: Day) throws -> Past {
    guard let first = series.map(\.first).min(), let last = series.map(\.last).max() else {
      throw CommandFailure("'\(file)' has no use in it; expected at least one month.")
    }
    let calendar = try calendar(from: first, to: last, today, in: file)
    let uses = series.compactMap { series -> Use? in
      var history = calendar.history(of: series)
      let soFar = calendar.partial.map { series.count(in: $0) } ?? .zero
      // An operation first used this month: so far it is all there is, and its past is none.
      if history.isEmpty { history = [soFar.approximation] }
      return Use(
        operation: series.operation,
        settings: series.settings,
        usage: .history(history),
        soFar: soFar
      )
    }
    let shortest = series.map { calendar.lastKnown.number - $0.first.number + 1 }.min() ?? 1
    return past(of: uses, calendar, months: shortest)
  }

  private static func history(
    in file: String,
    _ today: Day,
    _ surroundings: Surroundings
  ) throws -> Past {
    let bytes = try DocumentFile.bytes(of: file, surroundings)
    let totals = MonthlyTotals(reading: bytes, named: file)
    guard totals.faults.isEmpty else {
      let more = totals.faults.count - 20
      throw CommandFailure(
        (totals.faults.prefix(20) + (more > 0 ? ["... and \(more) more."] : []))
          .joined(separator: "\n")
      )
    }
    let months = totals.totals.keys.sorted()
    guard let first = months.first, let last = months.last else {
      throw CommandFailure("'\(file)' has no month in it; expected at least one.")
    }
    let calendar = try calendar(from: first, to: last, today, in: file)
    let use = Use(
      operation: nil,
      settings: [:],
      usage: .history(totals.history(from: first, to: calendar.ahead.adding(-1))),
      soFar: calendar.partial.flatMap { totals.totals[$0] } ?? .zero
    )
    return past(of: [use], calendar, months: months.count { $0 <= calendar.lastKnown })
  }

  private static func calendar(
    from first: Month,
    to last: Month,
    _ today: Day,
    in file: String
  ) throws -> ForecastCalendar {
    guard let calendar = ForecastCalendar(recordFrom: first, to: last, today: today) else {
      throw CommandFailure(
        "'\(file)' has only \(last), which is not over on \(today); expected a month that is, or use "
          + "--growth with a start."
      )
    }
    return calendar
  }

  private static func past(of uses: [Use], _ calendar: ForecastCalendar, months: Int) -> Past {
    Past(
      uses: uses,
      ahead: calendar.ahead,
      from: calendar.from,
      partial: calendar.partial,
      basis: .known(
        ForecastBasis.Known(
          first: calendar.first,
          last: calendar.lastKnown,
          assumedShare: max(0, 1 - Double(max(months, 1)) / 20),
          missing: calendar.missing
        )
      )
    )
  }

  /// The start is the use of the current month; the months after it are foretold.
  private static func growth(
    _ invocation: Invocation,
    _ prices: KnownPrices,
    _ today: Day,
    _ surroundings: Surroundings
  ) throws -> Past {
    let rate = invocation[ForecastOptions.growth] ?? .zero
    let noise =
      invocation[ForecastOptions.noise]?.approximation ?? GrowthScenario.assumedNoise
    func usage(_ start: Amount) -> SpendingPart.Usage {
      .growth(
        GrowthScenario(start: start.approximation, growth: rate.approximation, noise: noise)
      )
    }
    var uses: [Use] = []
    if !invocation.arguments.isEmpty {
      let named = try NamedWorkload(invocation, prices.opened, surroundings)
      let day = invocation[SharedOptions.on] ?? today
      for (operation, settings, count) in try requests(of: named, on: day, prices) {
        uses.append(
          Use(operation: operation, settings: settings, usage: usage(count), soFar: .zero)
        )
      }
    }
    if let start = invocation[ForecastOptions.start] {
      uses.append(Use(operation: nil, settings: [:], usage: usage(start), soFar: .zero))
    }
    let ahead = Month(today).adding(1)
    return Past(
      uses: uses,
      ahead: ahead,
      from: ahead.start,
      partial: nil,
      basis: .growth(.init(start: Month(today), rate: rate, noise: noise))
    )
  }

  /// What a month of a workload asks for, retries and failures included.
  private static func requests(
    of named: NamedWorkload,
    on day: Day,
    _ prices: KnownPrices
  ) throws -> [(Identifier<Subject>, [String: String], Amount)] {
    let rates = try RatesInForce(on: day, prices)
    let monthly = try named.monthly()
    let bill: Bill
    do throws(BillError) {
      bill = try rates.biller(at: .stability).bill(for: monthly)
    } catch {
      throw CommandFailure(BillErrorWords.sentence(for: rates.explained(error, at: .stability)))
    }
    return try bill.lines.map { line in
      guard let count = line.requests.amount(.halfEven), count < mostRequests else {
        throw CommandFailure(
          "'\(line.operation)' is asked for too often to be foretold; expected fewer than "
            + "\(mostRequests) requests a month."
        )
      }
      return (line.operation, line.settings, count)
    }
  }

  private static let mostRequests = Amount(1_000_000_000_000)
}

extension UsageLedger {
  /// Each use by calendar months, from its first to the last of all uses.
  fileprivate var monthlySeries: [UsageSeries] {
    guard let last = span.map({ Month($0.last) }) else { return [] }
    return series.compactMap { one in
      guard let first = one.entries.first.map({ Month($0.day) }) else { return nil }
      let counts = (first.number...last.number).map { number in
        let month = Month(number: number)
        return one.days(from: month.start, until: month.adding(1).start)
          .reduce(Amount.zero) { $0.adding($1.count) ?? $0 }
      }
      return UsageSeries(
        operation: one.use.operation,
        settings: one.use.settings,
        first: first,
        counts: counts
      )
    }
  }
}

import Archive
import Planning
import Reporting
import Vocabulary

/// What is found out about scenarios: each as its commands `compare` and `forecast` would show it.
struct ScenarioStudies {
  private let request: ExportRequest
  private let known: KnownPrices
  private let rates: RatesInForce
  private let market: Market

  init(_ request: ExportRequest) throws {
    self.request = request
    known = try KnownPrices(request.opened, knownBy: request.known)
    rates = try RatesInForce(on: request.day, known)
    market = try Market(rates, request.opened)
  }

  /// The scenarios that `--scenario` names, or all of the knowledge base.
  func all() throws -> [ScenarioStudy] {
    if let name = request.invocation[ReportCommand.scenario] { return [try study(of: name)] }
    return try request.opened.base.scenarios().map { try study(of: $0.id.text) }
  }

  private func study(of name: String) throws -> ScenarioStudy {
    let named = try NamedWorkload(
      Invocation(command: "compare", arguments: [name]),
      request.opened,
      request.surroundings
    )
    let workload = try named.monthly()
    let heading = ComparisonHeading(
      title: named.title,
      day: request.day,
      table: rates.table,
      showsAll: false
    )
    let id = Identifier<Scenario>(named.id ?? "workload")
    var problems: [String] = []
    let forecast = try answer(to: &problems) { try self.forecast(of: name) }
    guard let comparison = try answer(to: &problems, asking: { try compared(workload) }) else {
      return ScenarioStudy(
        id: id,
        why: named.why,
        heading: heading,
        forecast: forecast,
        problems: problems
      )
    }
    let mixes = mixes(of: workload, &problems)
    return ScenarioStudy(
      id: id,
      why: named.why,
      heading: heading,
      comparison: comparison,
      mix: mixes.best,
      sureMix: mixes.sure,
      lines: lines(of: workload, comparison),
      forecast: forecast,
      problems: problems
    )
  }

  /// What cannot be answered is told on the page, and the report goes on.
  private func answer<Answer>(
    to problems: inout [String],
    asking ask: () throws -> Answer
  ) throws -> Answer? {
    do {
      return try ask()
    } catch let failure as CommandFailure {
      problems.append(failure.message)
      return nil
    }
  }

  // MARK: - Comparing

  private func compared(_ workload: Workload) throws -> Comparison {
    do throws(BillError) {
      return try Comparison(of: workload, in: market)
    } catch {
      throw CommandFailure(
        BillErrorWords.sentence(for: rates.explained(error, at: .stability))
      )
    }
  }

  private func mixes(of workload: Workload, _ problems: inout [String]) -> (best: Mix?, sure: Mix?)
  {
    var sure = ComparisonTerms()
    sure.isSureOnly = true
    let best: Mix?
    do throws(MixError) {
      best = try Mix(of: workload, in: market, ComparisonTerms())
    } catch {
      problems.append("The best mix is not shown: \(CompareCommand.words(for: error)).")
      best = nil
    }
    return (best, try? Mix(of: workload, in: market, sure))
  }

  /// The curves that a chart can show: the cheapest ways, and those that are the cheapest elsewhere
  /// up to twice the volume, or four times where something turns there.
  private func lines(of workload: Workload, _ comparison: Comparison) -> [CostLine] {
    guard let count = comparison.assets.count.whole(.up).flatMap({ Int(exactly: $0) }), count > 0,
      count < Self.mostAssets
    else { return [] }
    let turns = comparison.cheapest.map(\.span.first).filter { $0 > count * 2 && $0 <= count * 4 }
    let last = max(10, turns.min().map { $0 + $0 / 8 } ?? count * 2)
    let winners = comparison.cheapest.filter { $0.span.first <= last }.map(\.entry)
    var shown = Set(winners.prefix(Self.mostLines))
    var families = Set(shown.map(\.family))
    for entry in comparison.entries where shown.count < Self.mostLines {
      if families.insert(entry.id.family).inserted { shown.insert(entry.id) }
    }
    let steps = min(last, Self.mostPoints)
    let counts = (1...steps).map { max(1, $0 * last / steps) }
    let turning = comparison.cheapest.map(\.span.first).filter { $0 <= last }
    return
      (try? Comparison.costLines(
        of: workload,
        in: market,
        for: shown,
        at: Set(counts + [1] + turning).sorted()
      )) ?? []
  }

  private static let mostAssets = 1_000_000_000
  private static let mostLines = 6
  private static let mostPoints = 240

  // MARK: - Forecasting

  /// The forecast of the same use going on, or of what the options say.
  private func forecast(of name: String) throws -> SpendingForecast {
    try ForecastQuestion(
      request.invocation.forecasting(scenario: name, on: request.today),
      known,
      request.surroundings
    ).forecast()
  }
}

extension Invocation {
  /// The command line of `pricebook forecast` for a scenario, with the options of this one.
  fileprivate func forecasting(scenario: String, on today: Day) -> Invocation {
    forecasting(
      [scenario],
      ReportCommand.forecastOptions,
      ["growth": "0%", "today": today.description]
    )
  }

  /// The command line of `pricebook forecast` with those of some options that were given here.
  func forecasting(
    _ arguments: [String],
    _ options: [OptionSpec],
    _ standard: [String: String]
  ) -> Invocation {
    var values = standard
    for option in options + ReportCommand.sharedForecastOptions + ReportCommand.baseOptions {
      if let value = text(of: option) { values[option.name] = value }
    }
    return Invocation(command: "forecast", arguments: arguments, values: values)
  }
}

extension Identifier<Comparison.Entry> {
  /// Of "rtx-4090/runpod/community" the card: offers of one card or host are one line of a chart.
  fileprivate var family: String { String(text.prefix { $0 != "/" }) }
}

import Vocabulary

/// What is drawn, from what was decided and worked out.
extension Site {
  /// The course of a price over time with what was said on which day; `nil` for what is no number and
  /// for a value that nothing else was ever said about.
  func chart(of ruling: Ruling) -> StepChart? {
    let steps = ruling.periods.compactMap { period -> StepChart.Step? in
      guard let (low, high) = Self.bounds(of: period.value) else { return nil }
      return StepChart.Step(
        from: period.interval.from?.day,
        until: period.interval.until?.day,
        low: low,
        high: high,
        isSettled: period.status == .settled
      )
    }
    // A list of prices that was never anything else is a table, and no course.
    let hasCourse = ruling.periods.contains { period in
      if case .grid = period.value { false } else { Self.bounds(of: period.value) != nil }
    }
    guard hasCourse else { return nil }
    let kept = ruling.periods.flatMap(\.kept).flatMap { dots($0, of: ruling, isKept: true) }
    let aside = ruling.setAside.flatMap { dots($0.claim, of: ruling, isKept: false) }
    let isMoney = ruling.unit.numerator == "USD"
    let name = register.name(of: ruling.subject)
    return StepChart(
      id: "c-" + Self.slug(ruling.id.text),
      title: "\(name): \(Self.title(of: ruling)) over time",
      summary: Self.course(of: ruling),
      unit: ruling.unit.symbol,
      isMoney: isMoney,
      lines: [StepChart.Line(name: name, steps: steps)],
      dots: kept + aside,
      until: max(day, steps.compactMap(\.from).max() ?? day)
    )
  }

  /// The values in words: "25 until 2025-08-01, then 60 (credit/generation)".
  private static func course(of ruling: Ruling) -> String {
    var words: [String] = []
    for period in ruling.periods {
      let value = brief(period.value, in: ruling.unit)
      words.append(period.interval.until.map { "\(value) until \($0.day)" } ?? value)
    }
    return words.joined(separator: ", then ") + " (\(ruling.unit))."
  }

  private func dots(
    _ id: Identifier<Claim>,
    of ruling: Ruling,
    isKept: Bool
  ) -> [StepChart.Dot] {
    guard let claim = register.claims[id], claim.unit == ruling.unit,
      let day = claim.validity.from ?? claim.validity.asserted?.last,
      case .amount(let amount) = claim.value
    else { return [] }
    let publisher = register.sources[claim.source]?.publisher ?? claim.source.text
    return [StepChart.Dot(day: day, value: amount, isKept: isKept, label: publisher)]
  }

  private static func bounds(of value: Value?) -> (Amount, Amount)? {
    switch value {
    case .amount(let amount): return (amount, amount)
    case .range(let low, let high): return (low, high)
    case .grid(let grid):
      let prices = grid.cells.map(\.value)
      guard let low = prices.min(), let high = prices.max() else { return nil }
      return (low, high)
    default: return nil
    }
  }

  // MARK: - Scenarios

  /// What each way of paying costs a month, cheapest first.
  func costChart(of study: ScenarioStudy) -> BarChart? {
    guard let comparison = study.comparison, !comparison.entries.isEmpty else { return nil }
    let entries = Report.cheapestOfEachFamily(comparison.entries).prefix(Self.mostBars)
    return BarChart(
      id: "costs",
      title: "\(study.heading.title): cost a month",
      summary: "The cheapest of \(comparison.entries.count) ways of paying is "
        + "\(comparison.entries[0].name) at \(Report.dollars(comparison.entries[0].monthly)) a month.",
      unit: "USD a month",
      rows: entries.enumerated().map { index, entry in
        let doubts = [
          entry.isContested ? "contested" : nil, entry.isEstimated ? "estimated" : nil,
        ].compactMap { $0 }
        return BarChart.Row(
          name: entry.name,
          low: entry.monthly.low,
          high: entry.monthly.high,
          note: doubts.joined(separator: ", "),
          emphasis: doubts.isEmpty ? (index == 0 ? .best : .plain) : .doubtful
        )
      }
    )
  }

  /// Cost by volume of the ways that the study has lines of, with where one becomes the cheapest.
  func volumeChart(of study: ScenarioStudy) -> CurveChart? {
    guard let comparison = study.comparison, study.lines.contains(where: { $0.points.count > 1 }),
      let count = comparison.assets.count.amount(.halfEven)
    else { return nil }
    let names = Report.Names(comparison)
    let noun = comparison.assets.areKept ? "finished assets" : "requests"
    let last = study.lines.compactMap { $0.points.last?.assets }.max() ?? 0
    let turns = comparison.cheapest.dropFirst().filter { $0.span.first <= last }
    return CurveChart(
      id: "volume",
      title: "\(study.heading.title): cost by volume",
      summary: turns.isEmpty
        ? "No other way of paying becomes the cheapest up to \(last) \(noun) a month."
        : turns.map {
          "From \($0.span.first) \(noun) a month on \(names[$0.entry]) is the cheapest."
        }
        .joined(separator: " "),
      xTitle: "\(noun) a month",
      yTitle: "USD a month",
      lines: study.lines.map { line in
        CurveChart.Line(
          name: names[line.entry],
          points: line.points.map {
            CurveChart.Point(x: Amount($0.assets), low: $0.usd.low, high: $0.usd.high)
          }
        )
      },
      mark: CurveChart.Mark(x: count, label: "this scenario"),
      crossings: turns.compactMap { turn in
        guard
          let point = study.lines.first(where: { $0.entry == turn.entry })?.points
            .first(where: { $0.assets >= turn.span.first })
        else { return nil }
        return CurveChart.Crossing(
          x: Amount(turn.span.first),
          y: point.usd.high,
          label: "from \(turn.span.first): \(names[turn.entry])"
        )
      }
    )
  }

  /// Months ahead with their intervals, behind the last of those that are over.
  static func forecastChart(
    of forecast: SpendingForecast,
    named title: String,
    after spent: [SpendingStudy.Spent] = []
  ) -> FanChart? {
    guard let last = forecast.total.monthly.last, let month = forecast.months.last else {
      return nil
    }
    let words = ForecastWords.levels(forecast)
    let band = zip(words, last.bands).map { level, band in
      ", and \(level) % lie between \(Report.dollars(band.low)) and \(Report.dollars(band.high))"
    }.last
    return FanChart(
      id: "forecast",
      title: "\(title): forecast",
      summary: "In \(month) half of all courses cost less than \(Report.dollars(last.median))"
        + (band ?? "") + ".",
      yTitle: "USD a month",
      past: spent.suffix(mostPast).map { FanChart.Past(month: $0.month, amount: $0.usd) },
      ahead: zip(forecast.months, forecast.total.monthly).map { month, outlook in
        FanChart.Ahead(
          month: month,
          middle: outlook.median,
          bands: zip(forecast.levels, outlook.bands).map {
            FanChart.Band(permille: $0, low: $1.low, high: $1.high)
          }
        )
      },
      budget: forecast.budget?.budget
    )
  }

  /// Three years of the past: more would make the months ahead a sliver.
  private static let mostPast = 36

  /// More bars are no picture any more; the table has them all.
  private static let mostBars = 24
}

extension HTML {
  /// A picture with the numbers behind it, which open for whoever cannot see it or wants them.
  ///
  /// The title tells the picture apart from others of the page; the name heads its numbers.
  mutating func chart(_ title: String, _ svg: String, _ table: ChartTable, named name: String) {
    element("figure", [("class", "chart")]) { page in
      page.element(
        "div",
        [
          ("class", "canvas"), ("role", "region"), ("tabindex", "0"),
          ("aria-label", "Chart: \(title)"),
        ]
      ) { $0.drawing(svg) }
      page.line()
      page.element("details") { page in
        page.element("summary", text: name)
        page.table(title, table.columns.map { .words($0) }, label: "\(name): \(title)") { page in
          for row in table.rows {
            page.element("tr") { page in
              for (index, cell) in row.enumerated() {
                if index == 0 {
                  page.element("th", [("scope", "row")], text: cell)
                } else {
                  page.element("td", text: cell)
                }
              }
            }
          }
        }
      }
    }
    line()
  }
}

package import Vocabulary

extension Report {
  /// What months ahead may cost: month by month, by operation, the answers, and what is assumed.
  package static func forecast(
    _ forecast: SpendingForecast,
    known: Day?,
    _ register: Register
  ) -> Report {
    var parts: [Part] = [title(of: forecast, known: known)]
    parts.append(.table(monthTable(forecast)))
    if forecast.operations.count > 1 || forecast.operations.contains(where: \.isContested) {
      parts += [.blank, .line("By operation, all \(count(forecast.months.count, "month")):")]
      parts.append(.table(operationTable(forecast)))
    }
    let answers = ForecastWords.answers(forecast)
    if !answers.isEmpty { parts.append(.blank) }
    parts += answers.map { .line($0, .strong) }
    parts += [.blank, .line("Assumed:", .faint)]
    parts += ForecastWords.assumptions(forecast).map { .item(level: 1, $0, .faint) }
    return Report(
      parts: parts,
      columns: columns(of: forecast),
      records: ForecastRecords(forecast, known: known).all
    )
  }

  private static func columns(of forecast: SpendingForecast) -> [String] {
    let levels = ForecastWords.levels(forecast)
    var columns = ["kind", "subject", "settings", "month", "mean", "median"]
    for level in levels { columns += ["low\(level)", "high\(level)"] }
    columns += ["generations", "priceLow", "priceHigh", "contested", "budget", "over", "firstOver"]
    columns += ["balance", "unit", "day"]
    for level in levels { columns += ["early\(level)", "late\(level)"] }
    return columns + ["share", "words", "known"]
  }

  private static func title(of forecast: SpendingForecast, known: Day?) -> Part {
    let first = forecast.months.first.map { "\($0)" } ?? ""
    let words = "What \(count(forecast.months.count, "month")) from \(first) on may cost, in USD"
    return known.map { .title(words + "; prices known as of ", known: $0, ".") }
      ?? .line(words + ".", .strong)
  }

  // MARK: - Tables

  private static func monthTable(_ forecast: SpendingForecast) -> TextTable {
    let bar = BandBar(forecast)
    let levels = ForecastWords.levels(forecast)
    var rows = forecast.months.indices.map { month in
      let outlook = forecast.total.monthly[month]
      let over = forecast.budget.map { ForecastWords.percent($0.passing[month]) } ?? ""
      return row("\(forecast.months[month])", outlook, over: over, bar: bar.text(outlook))
    }
    if forecast.months.count > 1, let all = forecast.total.cumulative.last {
      rows.append(row("together", all, over: "", bar: ""))
    }
    return TextTable(
      columns: [.init("month"), .init("mean", .right, rank: 3), .init("median", .right)]
        + levels.enumerated().map { .init("\($1) % between", .right, rank: $0 == 0 ? 0 : 2) }
        + [
          .init("over budget", .right, rank: 1), .init(bar.title, .drawing, rank: 4, terminal: 72),
        ],
      rows: rows
    )
  }

  private static func row(
    _ name: String,
    _ outlook: SpendingForecast.Outlook,
    over: String,
    bar: String
  ) -> [TextTable.Cell] {
    [.init(name), .init(ForecastWords.cents(outlook.mean)), strong(outlook.median)]
      + outlook.bands.map { .init(ForecastWords.cents($0)) }
      + [.init(over), .init(bar, .faint)]
  }

  private static func strong(_ amount: Amount) -> TextTable.Cell {
    .init(ForecastWords.cents(amount), .strong)
  }

  private static func operationTable(_ forecast: SpendingForecast) -> TextTable {
    let level = ForecastWords.levels(forecast).first ?? ""
    return TextTable(
      columns: [
        .init("operation", narrowest: 14), .init("a month", .right, rank: 1),
        .init("price", .right, rank: 2), .init("median", .right),
        .init("\(level) % between", .right),
      ],
      rows: forecast.operations.map { operation in
        let all = operation.course.cumulative.last
        let months = operation.generations
        let counts = Bounds(months.min() ?? .zero, months.max() ?? .zero)
        return [
          .init(
            what(operation.subject, .price, operation.settings, at: .stability)
              + (operation.isContested ? " ?" : "")
          ),
          .init(counts.description), .init(operation.price.description),
          all.map { strong($0.median) } ?? .init(""),
          .init(all?.bands.first.map { ForecastWords.cents($0) } ?? ""),
        ]
      }
    )
  }
}

/// Bands of months on one line each, from zero to the highest end of any.
///
///     .  --===#===----
///
/// The widest level is drawn with `-`, the others with `=`, the median with `#`.
private struct BandBar {
  let title: String
  private let top: Amount
  private static let width = 24

  init(_ forecast: SpendingForecast) {
    let highs = forecast.total.monthly.flatMap { $0.bands.map(\.high) + [$0.median] }
    top = highs.max() ?? .zero
    title = top > .zero ? "0 to \(ForecastWords.cents(top))" : ""
  }

  func text(_ outlook: SpendingForecast.Outlook) -> String {
    guard top > .zero else { return "" }
    var marks = [Character](repeating: " ", count: Self.width)
    // The widest first, so that narrower ones are drawn over it.
    let bands = outlook.bands.sorted { ($0.low, $1.high) < ($1.low, $0.high) }
    for (index, band) in bands.enumerated() {
      for place in place(band.low)...max(place(band.low), place(band.high)) {
        marks[place] = index == 0 && bands.count > 1 ? "-" : "="
      }
    }
    marks[place(outlook.median)] = "#"
    while marks.last == " " { marks.removeLast() }
    return String(marks)
  }

  private func place(_ amount: Amount) -> Int {
    let share = amount.approximation / top.approximation
    return min(max(Int(share * Double(Self.width)), 0), Self.width - 1)
  }
}

package import Vocabulary

extension Report {
  /// How forecasts made earlier would have done: one line an origin, then how often intervals held.
  package static func backTest(_ test: SpendingBackTest) -> Report {
    let levels = ForecastWords.levels(test.levels)
    var parts: [Part] = []
    if test.rows.isEmpty {
      parts.append(
        .line("There is too little history for a back-test; it takes five months at least.")
      )
    } else {
      parts.append(
        .line(
          "Forecasts of one month ahead made earlier, in USD, beside what came (at today's prices):",
          .strong
        )
      )
      parts.append(.table(originTable(test.rows.filter { $0.ahead == 1 }, levels)))
      parts.append(.blank)
      parts += conclusions(test, levels).map { .line($0) }
    }
    return Report(
      parts: parts,
      columns: ["kind", "knownUntil", "month", "ahead", "mean", "median", "actual", "naive"]
        + levels.flatMap { ["low\($0)", "high\($0)", "inside\($0)"] },
      records: test.rows.map { record(of: $0, levels) }
    )
  }

  private static func originTable(
    _ rows: [SpendingBackTest.Row],
    _ levels: [String]
  ) -> TextTable {
    TextTable(
      columns: [.init("month"), .init("came", .right), .init("foretold", .right)]
        + levels.enumerated().map { .init("\($1) % between", .right, rank: $0 == 0 ? 0 : 2) }
        + [.init("outside of", rank: 1)],
      rows: rows.reversed().map { row in
        let missed = levels.indices.filter { !row.isInside($0) }.map { "\(levels[$0]) %" }
        return [
          .init("\(row.month)"), .init(ForecastWords.cents(row.actual), .strong),
          .init(ForecastWords.cents(row.forecast.median)),
        ] + row.forecast.bands.map { .init(ForecastWords.cents($0)) }
          + [.init(missed.joined(separator: ", "), .bad)]
      }
    )
  }

  private static func conclusions(_ test: SpendingBackTest, _ levels: [String]) -> [String] {
    let total = test.rows.count
    let origins = Set(test.rows.map(\.known)).count
    var lines = [
      "\(count(total, "forecast")) of a month from \(count(origins, "origin")): "
        + levels.enumerated().map { level, name in
          "\(test.inside(level)) inside of \(name) %"
        }.joined(separator: ", ") + "."
    ]
    if let error = test.meanAbsoluteError, let naive = test.naiveError, let bias = test.bias {
      lines.append(
        "Off by USD \(ForecastWords.hundredths(error)) on average; repeating the last month known, by "
          + "USD \(ForecastWords.hundredths(naive)). "
          + (bias.magnitude < 0.005
            ? "Neither too high nor too low."
            : "Too \(bias > 0 ? "high" : "low") by USD \(ForecastWords.hundredths(bias.magnitude)) on "
              + "average.")
      )
    }
    return lines
  }

  private static func record(of row: SpendingBackTest.Row, _ levels: [String]) -> [JSON.Member] {
    var record: [JSON.Member] = [
      .init("kind", .string("back-test")), .init("knownUntil", .string(row.known.description)),
      .init("month", .string(row.month.description)), .init("ahead", .number(row.ahead)),
      .init("mean", .string(row.forecast.mean.description)),
      .init("median", .string(row.forecast.median.description)),
      .init("actual", .string(row.actual.description)),
      .init("naive", .string(row.naive.description)),
    ]
    for (index, (level, band)) in zip(levels, row.forecast.bands).enumerated() {
      record += [
        .init("low\(level)", .string(band.low.description)),
        .init("high\(level)", .string(band.high.description)),
        .init("inside\(level)", .boolean(row.isInside(index))),
      ]
    }
    return record
  }
}

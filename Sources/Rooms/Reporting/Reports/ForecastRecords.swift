import Vocabulary

/// The rows of a forecast for scripts: months and running totals of all and of each operation, then
/// budget, balance and what is assumed.
struct ForecastRecords {
  private let forecast: SpendingForecast
  private let known: Day?
  private let levels: [String]

  init(_ forecast: SpendingForecast, known: Day?) {
    self.forecast = forecast
    self.known = known
    levels = ForecastWords.levels(forecast)
  }

  var all: [[JSON.Member]] {
    var records = course(forecast.total, of: nil)
    for operation in forecast.operations {
      records += course(operation.course, of: operation)
    }
    if let risk = forecast.budget { records.append(budget(risk)) }
    if let outlook = forecast.balance { records.append(balance(outlook)) }
    records += ForecastWords.assumptions(forecast).map { words in
      [.init("kind", .string("assumption")), .init("words", .string(words)), knownDay]
    }
    return records
  }

  private var knownDay: JSON.Member { .init("known", .optional(known)) }

  private func course(
    _ course: SpendingForecast.Course,
    of operation: SpendingForecast.Operation?
  ) -> [[JSON.Member]] {
    forecast.months.indices.map { month in
      var record = outlook(course.monthly[month], "month", month, operation)
      if let operation {
        record += [
          .init("generations", .string(operation.generations[month].description)),
          .init("priceLow", .string(operation.price.low.description)),
          .init("priceHigh", .string(operation.price.high.description)),
          .init("contested", .boolean(operation.isContested)),
        ]
      } else if let budget = forecast.budget {
        record += [
          .init("budget", .string(budget.budget.description)),
          .init("over", share(budget.passing[month])),
          .init("firstOver", share(budget.passingFirst[month])),
        ]
      }
      return record + [knownDay]
    }
      + forecast.months.indices.map { month in
        outlook(course.cumulative[month], "cumulative", month, operation) + [knownDay]
      }
  }

  private func outlook(
    _ outlook: SpendingForecast.Outlook,
    _ kind: String,
    _ month: Int,
    _ operation: SpendingForecast.Operation?
  ) -> [JSON.Member] {
    var record: [JSON.Member] = [
      .init("kind", .string(kind)), .init("subject", .optional(operation?.subject)),
      .init("settings", .texts(operation?.settings ?? [:])),
      .init("month", .string(forecast.months[month].description)),
      .init("mean", .string(outlook.mean.description)),
      .init("median", .string(outlook.median.description)),
    ]
    for (level, band) in zip(levels, outlook.bands) {
      record += [
        .init("low\(level)", .string(band.low.description)),
        .init("high\(level)", .string(band.high.description)),
      ]
    }
    return record
  }

  private func budget(_ risk: SpendingForecast.BudgetRisk) -> [JSON.Member] {
    [
      .init("kind", .string("budget")), .init("budget", .string(risk.budget.description)),
      .init("month", .optional(risk.likeliest.map { forecast.months[$0] })),
      .init("share", share(risk.share)),
      .init("words", .string(ForecastWords.answers(forecast).first ?? "")), knownDay,
    ]
  }

  private func balance(_ outlook: SpendingForecast.BalanceOutlook) -> [JSON.Member] {
    var record: [JSON.Member] = [
      .init("kind", .string("balance")), .init("balance", .string(outlook.balance.description)),
      .init("unit", .string(outlook.unit.symbol)), .init("day", .optional(outlook.median)),
    ]
    for (level, ends) in zip(levels, outlook.bands) {
      record += [
        .init("early\(level)", .optional(ends.early)), .init("late\(level)", .optional(ends.late)),
      ]
    }
    return record + [
      .init("share", share(outlook.share)),
      .init("words", .string(ForecastWords.answers(forecast).last ?? "")), knownDay,
    ]
  }

  /// Rounded to thousandths: finer than that, paths tell nothing.
  private func share(_ share: Double) -> JSON {
    .string(Amount(units: Int128((share * 1000).rounded()) * (Amount.scale / 1000)).description)
  }
}

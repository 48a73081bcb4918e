import Archive
import Planning
import PriceTables
import Reporting
import Vocabulary

extension ExportRequest {
  /// The forecast of the user's own months, where `--usage` or `--history` names them.
  func spending() throws -> SpendingStudy? {
    guard let file = invocation[ForecastOptions.usage] ?? invocation[ForecastOptions.history] else {
      return nil
    }
    guard file != "-" else {
      throw CommandFailure("A report reads usage twice; expected a file instead of '-'.")
    }
    let prices = try KnownPrices(opened, knownBy: known)
    let question = try ForecastQuestion(
      invocation.forecastingSpending(on: today),
      prices,
      surroundings
    )
    let ahead = question.setting.ahead
    let spent =
      invocation[ForecastOptions.usage] == nil
      ? try totals(in: file, before: ahead) : try billed(in: file, before: ahead)
    return SpendingStudy(file: file, spent: spent, forecast: try question.forecast())
  }

  private func totals(in file: String, before ahead: Month) throws -> [SpendingStudy.Spent] {
    let bytes = try DocumentFile.bytes(of: file, surroundings)
    return MonthlyTotals(reading: bytes, named: file).totals
      .filter { $0.key < ahead }.sorted { $0.key < $1.key }
      .map { SpendingStudy.Spent(month: $0.key, usd: $0.value) }
  }

  /// Each month at the prices of its days; of contested ones the high end.
  ///
  /// That is what one can count on. A month without a bill in USD is left out.
  private func billed(in file: String, before ahead: Month) throws -> [SpendingStudy.Spent] {
    let ledger = try UsageFile(file, opened, surroundings).reading.ledger
    guard let span = ledger.span else { return [] }
    let biller = UsageBiller(eras: try opened.base.eras(knownBy: known), venue: .stability)
    return (Month(span.first).number...Month(span.last).number).map { Month(number: $0) }
      .filter { $0 < ahead }
      .compactMap { month in
        let bill = biller.bill(for: ledger.between(month.start, month.adding(1).start))
        return bill.total.usd.map { SpendingStudy.Spent(month: month, usd: $0.high) }
      }
  }
}

extension ForecastQuestion {
  /// The answer, by as many courses as were asked for.
  func forecast() throws -> SpendingForecast {
    let forecaster = SpendingForecaster(months: months, levels: levels, paths: paths, seed: seed)
    do throws(SpendingRefusal) {
      return try forecaster.forecast(of: parts, in: setting)
    } catch {
      throw CommandFailure(ForecastCommand.words(for: error))
    }
  }
}

extension Invocation {
  /// The command line of `pricebook forecast` for the same usage.
  fileprivate func forecastingSpending(on today: Day) -> Invocation {
    forecasting([], ReportCommand.spendingOptions, ["today": today.description])
  }
}

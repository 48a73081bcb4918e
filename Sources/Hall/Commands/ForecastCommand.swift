import Archive
import Planning
import Reporting
import Vocabulary

/// `pricebook forecast`: what months ahead may cost.
enum ForecastCommand {
  static let command = Command(
    description: CommandDescription(
      "forecast",
      "Show what months ahead may cost, with intervals, and what may go wrong",
      discussion: """
        The past comes from one of three: --usage, which operations were used how often; --history,
        what months cost (rows of month,amount in USD); or, where there is none, --growth with a
        start. Intervals hold usage, contested prices, and price changes at the rate at which they
        have been seen; what is assumed is printed. The same seed gives the same numbers.

        With --budget the exit code is 1 where a month more likely than not passes it.
        """,
      arguments: [
        .init(
          NamedWorkload.argument.kind,
          .any,
          "For --growth: what a month uses now, as erase=600, or a scenario."
        )
      ],
      options: ForecastOptions.all + [SharedOptions.on.spec, SharedOptions.asOf.spec]
        + SharedOptions.reading,
      examples: [
        .init(
          "pricebook forecast --usage usage.csv --months 6 --budget 100",
          "From metered usage, each operation by itself."
        ),
        .init(
          "pricebook forecast --history bills.csv --months 6 --budget 100",
          "How likely is it that a month costs more than USD 100, and when?"
        ),
        .init(
          "pricebook forecast core=600 erase=40 --growth 5%/month --balance 1500",
          "How long do 1,500 credits last if use grows by 5 % a month?"
        ),
        .init(
          "pricebook forecast --history bills.csv --back-test",
          "How would forecasts of these bills have done?"
        ),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let question = try ForecastQuestion(invocation, surroundings)
    let forecaster = SpendingForecaster(
      months: question.months,
      levels: question.levels,
      paths: question.paths,
      seed: question.seed
    )
    let format = invocation[SharedOptions.format] ?? .text
    do throws(SpendingRefusal) {
      if invocation[ForecastOptions.backTest] {
        let test = try forecaster.backTest(of: question.parts, before: question.setting.ahead)
        return Outcome(Report.backTest(test).printed(as: format, in: surroundings.style))
      }
      let forecast = try forecaster.forecast(of: question.parts, in: question.setting)
      let report = Report.forecast(
        forecast,
        known: question.known,
        Register(subjects: question.subjects)
      )
      let isLikelyOver = (forecast.budget?.share ?? 0) > 0.5
      return Outcome(
        report.printed(as: format, in: surroundings.style),
        code: isLikelyOver ? .failed : .done
      )
    } catch {
      throw CommandFailure(words(for: error))
    }
  }

  static func words(for refusal: SpendingRefusal) -> String {
    switch refusal {
    case .nothing: "There is nothing to foretell; expected at least one month of use."
    case .paths(let count):
      "\(count) courses of so many months and operations cannot be drawn; expected 100 to 1000000 "
        + "with --paths."
    case .overflow: "The forecast is too large a number; expected bills below a trillion USD."
    case .negative: "A month of the history is below zero; expected use from zero up."
    case .forecast(.noHistory):
      "The history has no month to foretell from; expected one that is over, of this century."
    case .forecast(.horizon):
      "So many months cannot be foretold; expected 1 to \(Forecaster.limit), before the year 10000."
    case .forecast: "The history has a number that cannot be foretold from."
    }
  }
}

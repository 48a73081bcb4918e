import Testing
import Vocabulary

@testable import Reporting

struct ForecastReportTests {
  private static func usd(_ text: String) -> Amount { Amount(text) ?? .zero }

  private static func outlook(
    _ median: String,
    _ low: String,
    _ high: String
  )
    -> SpendingForecast.Outlook
  {
    let wide = Bounds(
      usd(low).divided(by: Amount(2)) ?? .zero,
      usd(high).adding(usd("10")) ?? .zero
    )
    return .init(mean: usd(median), median: usd(median), bands: [.init(usd(low), usd(high)), wide])
  }

  private static let course = SpendingForecast.Course(
    monthly: [outlook("45", "40", "52.5"), outlook("50", "41", "61")],
    cumulative: [outlook("45", "40", "52.5"), outlook("95.5", "84", "111")]
  )

  private static let month = Month("2026-12") ?? Month(number: 0)

  private static func forecast(
    budget: SpendingForecast.BudgetRisk? = nil,
    balance: SpendingForecast.BalanceOutlook? = nil,
    isContested: Bool = true
  ) -> SpendingForecast {
    SpendingForecast(
      months: [month, month.adding(1)],
      levels: [800, 950],
      total: course,
      operations: [
        .init(
          subject: "erase",
          settings: [:],
          generations: [Amount(900), Amount(1000)],
          price: Bounds(usd("0.05"), usd("0.08")),
          isContested: isContested,
          course: course
        )
      ],
      budget: budget,
      balance: balance,
      basis: ForecastBasis(
        past: .known(
          .init(first: month.adding(-5), last: month.adding(-2), assumedShare: 0.8, missing: 0)
        ),
        partial: .init(month: month.adding(-1), spent: usd("12.5")),
        together: .init(correlation: 0.456, months: 12),
        priceChanges: .rounds(
          .init(
            months: [month.adding(-16)],
            changes: 11,
            sizes: Bounds(0.25, 4),
            operations: 30,
            watched: 38.2,
            chance: 0.039
          )
        ),
        paths: 20_000,
        seed: 1
      )
    )
  }

  private static let risk = SpendingForecast.BudgetRisk(
    budget: usd("60"),
    passing: [0.02, 0.11],
    passingFirst: [0.02, 0.1]
  )

  private static func balance(median: String?, late: String?) -> SpendingForecast.BalanceOutlook {
    .init(
      balance: usd("1500"),
      unit: .credit,
      from: month.start,
      horizon: month.adding(36).start,
      median: median.flatMap { Day($0) },
      bands: [.init(early: Day("2027-01-20"), late: late.flatMap { Day($0) })],
      share: 0.9
    )
  }

  private static func text(_ forecast: SpendingForecast, width: Int = 80) -> String {
    Report.forecast(forecast, known: Day("2026-11-21"), Register())
      .printed(as: .text, in: TextStyle(width: width, isColored: false))
  }

  @Test func `months, operations, answers and assumptions`() {
    let forecast = Self.forecast(
      budget: Self.risk,
      balance: Self.balance(median: "2027-02-11", late: "2027-03-05")
    )
    #expect(
      Self.text(forecast, width: 90) == """
        What 2 months from 2026-12 on may cost, in USD; prices known as of 2026-11-21.
        MONTH      MEAN  MEDIAN    80 % BETWEEN    95 % BETWEEN  OVER BUDGET
        2026-12   45.00   45.00   40.00 - 52.50   20.00 - 62.50          2 %
        2027-01   50.00   50.00   41.00 - 61.00   20.50 - 71.00         11 %
        together  95.50   95.50  84.00 - 111.00  42.00 - 121.00
        (a wider terminal also shows: 0 to 71.00)

        By operation, all 2 months:
        OPERATION   A MONTH      PRICE  MEDIAN    80 % BETWEEN
        erase ?    900-1000  0.05-0.08   95.50  84.00 - 111.00

        There is a 12 % chance that a month passes USD 60, most likely first in January 2027.
        The balance of 1,500 credits lasts until 2027-02-11, spent from 2026-12-01 on; 80 %:
        2027-01-20 to 2027-03-05.

        Assumed:
          History: 4 months, 2026-07 to 2026-10.
          A short history: 80 % of the width of intervals is the assumed step of a quarter a
            month.
          2026-11 is not over: the USD 12.5 spent so far is the least it costs, and no part of
            the history.
          Operations are surprised together with a correlation of 0.46, measured on 12 past
            forecasts and drawn towards an assumed 0.5.
          The price of 'erase' is contested: USD 0.05-0.08, drawn once a course.
          Prices change in rounds with a chance of 4 % a month: 1 round (2025-08) with 11
            changes of +25 % to +400 % in 38 months among 30 prices. Few events: the rate itself
            is drawn, and a round of another kind, cuts included, has a chance of 1 in 2.
          20,000 simulated courses, seed 1: the same seed gives the same numbers.

        """
    )
  }

  @Test(arguments: [60, 80, 120])
  func `no line is wider than the terminal`(width: Int) {
    let forecast = Self.forecast(
      budget: Self.risk,
      balance: Self.balance(median: nil, late: nil)
    )
    for line in Self.text(forecast, width: width).split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
    #expect(Self.text(forecast, width: 120).contains("#"))
  }

  @Test(arguments: [
    ([0.0, 0.0], "No simulated month passes USD 60."),
    ([1.0, 0.0], "December 2026 passes USD 60 in every simulated course."),
    ([0.001, 0.002], "There is a chance of less than 1 % that a month passes USD 60, most likely"),
    ([0.9, 0.099], "There is a chance of more than 99 % that a month passes USD 60"),
  ])
  func `chances are never rounded to certainty`(first: [Double], sentence: String) {
    let risk = SpendingForecast.BudgetRisk(
      budget: Self.usd("60"),
      passing: first,
      passingFirst: first
    )
    #expect(Self.text(Self.forecast(budget: risk), width: 200).contains(sentence))
  }

  @Test func `a balance that may outlast what is looked at says so`() {
    let text = Self.text(
      Self.forecast(balance: Self.balance(median: nil, late: nil)),
      width: 300
    )
    #expect(
      text.contains(
        "The balance of 1,500 credits lasts beyond 2029-11-30 more likely than not, spent from "
          + "2026-12-01 on; 80 %: 2027-01-20 to after 2029-11-30."
      )
    )
  }

  @Test func `scripts get months, running totals, budget, balance and assumptions`() {
    let report = Report.forecast(
      Self.forecast(
        budget: Self.risk,
        balance: Self.balance(median: "2027-02-11", late: "2027-03-05")
      ),
      known: Day("2026-11-21"),
      Register()
    )
    let lines = report.printed(as: .jsonl).split(separator: "\n")
    #expect(lines.count == 4 + 4 + 2 + 7)
    #expect(
      lines[1]
        == #"{"kind":"month","subject":null,"settings":{},"month":"2027-01","mean":"50","#
        + #""median":"50","low80":"41","high80":"61","low95":"20.5","high95":"71","budget":"60","#
        + #""over":"0.11","firstOver":"0.1","known":"2026-11-21"}"#
    )
    #expect(lines[3].contains(#""kind":"cumulative""#) && lines[3].contains(#""median":"95.5""#))
    #expect(lines[4].contains(#""subject":"erase""#) && lines[4].contains(#""contested":true"#))
    #expect(lines[8].contains(#""kind":"budget""#) && lines[8].contains(#""share":"0.12""#))
    #expect(lines[9].contains(#""day":"2027-02-11","early80":"2027-01-20","late80":"2027-03-05""#))
    let header = report.printed(as: .csv).split(separator: "\r\n")[0]
    #expect(header.hasPrefix("kind,subject,settings,month,mean,median,low80,high80,low95,high95,"))
  }

  @Test func `a back-test shows what came beside what was foretold`() {
    let row = SpendingBackTest.Row(
      known: Self.month,
      month: Self.month.adding(1),
      forecast: Self.outlook("45", "40", "52.5"),
      actual: Self.usd("55"),
      naive: Self.usd("42")
    )
    let test = SpendingBackTest(levels: [800, 950], rows: [row])
    #expect(
      Report.backTest(test).printed(as: .text) == """
        Forecasts of one month ahead made earlier, in USD, beside what came (at today's
        prices):
        MONTH     CAME  FORETOLD   80 % BETWEEN   95 % BETWEEN  OUTSIDE OF
        2027-01  55.00     45.00  40.00 - 52.50  20.00 - 62.50  80 %

        1 forecast of a month from 1 origin: 0 inside of 80 %, 1 inside of 95 %.
        Off by USD 10 on average; repeating the last month known, by USD 13. Too low by
        USD 10 on average.

        """
    )
    let line = Report.backTest(test).printed(as: .jsonl)
    #expect(line.contains(#""inside80":false"#) && line.contains(#""inside95":true"#))
    #expect(
      Report.backTest(SpendingBackTest(levels: [800], rows: [])).printed(as: .text)
        .contains("too little history")
    )
  }
}

import Testing
import Vocabulary

@testable import Planning

struct SpendingForecasterTests {
  static let forecaster = SpendingForecaster(months: 3, paths: 4000)

  static let noise: [Double] = {
    var generator = SeededGenerator(seed: 11)
    return MakeSeries.noise(mean: 1000, deviation: 100, months: 30, using: &generator)
  }()

  // MARK: - Exact courses

  @Test func `a steady use at a settled price costs what it costs`() throws {
    let part = MakeSpending.part(MakeSeries.constant(600, months: 30), price: "0.03")
    let forecast = try Self.forecaster.forecast(of: [part], in: MakeSpending.setting())
    #expect(forecast.months.map(\.description) == ["2026-12", "2027-01", "2027-02"])
    for month in 0..<3 {
      #expect(forecast.total.monthly[month].median == amount("18"))
      #expect(
        forecast.total.monthly[month].bands == Array(repeating: .init(amount("18")), count: 2)
      )
      #expect(forecast.total.cumulative[month].median == amount("\(18 * (month + 1))"))
      #expect(forecast.operations[0].generations[month] == amount("600"))
    }
    #expect(forecast.operations[0].price == Bounds(amount("0.03")))
  }

  @Test func `the total of operations that do not vary is their sum`() throws {
    let parts = [
      MakeSpending.part("erase", MakeSeries.constant(100, months: 30), price: "0.05"),
      MakeSpending.part("core", MakeSeries.constant(200, months: 30), price: "0.03"),
    ]
    let forecast = try Self.forecaster.forecast(of: parts, in: MakeSpending.setting())
    #expect(forecast.total.monthly[0].mean == amount("11"))
    #expect(forecast.operations.map { $0.course.monthly[0].mean } == [amount("5"), amount("6")])
  }

  // MARK: - Reproducible

  @Test func `the same seed gives the same forecast, another seed nearly the same`() throws {
    let parts = [MakeSpending.part(Self.noise), MakeSpending.part("core", Self.noise.reversed())]
    let setting = MakeSpending.setting(
      changes: PriceChangeRecord(of: MakeSpending.courses([2, 1.5], of: 4)),
      budget: "100",
      balance: "200"
    )
    let one = try SpendingForecaster(months: 3, paths: 1000, seed: 7).forecast(
      of: parts,
      in: setting
    )
    let same = try SpendingForecaster(months: 3, paths: 1000, seed: 7).forecast(
      of: parts,
      in: setting
    )
    let other = try SpendingForecaster(months: 3, paths: 1000, seed: 8).forecast(
      of: parts,
      in: setting
    )
    #expect(one == same)
    #expect(one != other)
    for month in 0..<3 {
      let (left, right) = (one.total.monthly[month].median, other.total.monthly[month].median)
      #expect(
        ForecasterTests.isClose(left.approximation, right.approximation, within: 0.02)
      )
    }
  }

  @Test func `numbers are the same on every machine`() throws {
    let parts = [MakeSpending.part(Self.noise), MakeSpending.part("core", Self.noise.reversed())]
    let setting = MakeSpending.setting(
      changes: PriceChangeRecord(of: MakeSpending.courses([2, 1.5], of: 4)),
      budget: "105"
    )
    let forecast = try SpendingForecaster(months: 2, paths: 1000).forecast(of: parts, in: setting)
    let last = forecast.total.cumulative[1]
    #expect(
      last.bands == [
        Bounds(amount("191.98"), amount("212.83")), Bounds(amount("183.01"), amount("263.75")),
      ]
    )
    #expect(forecast.budget?.passing == [0.059, 0.376])
  }

  @Test func `one operation alone has the intervals of its own forecast`() throws {
    let part = MakeSpending.part(Self.noise, price: "1")
    let alone = try Forecaster(horizon: 3).forecast(Self.noise)
    let forecast = try SpendingForecaster(months: 3).forecast(
      of: [part],
      in: MakeSpending.setting()
    )
    for month in 0..<3 {
      let band = forecast.total.monthly[month].bands[0]
      #expect(
        ForecasterTests.isClose(band.low.approximation, alone.bands[0].low[month], within: 0.01)
      )
      #expect(
        ForecasterTests.isClose(band.high.approximation, alone.bands[0].high[month], within: 0.01)
      )
    }
  }

  // MARK: - Budget and balance

  @Test func `a larger budget is passed less often`() throws {
    let part = MakeSpending.part(Self.noise)
    var before = 1.1
    for budget in ["0", "45", "50", "55", "60", "1000"] {
      let setting = MakeSpending.setting(budget: budget)
      let risk = try #require(try Self.forecaster.forecast(of: [part], in: setting).budget)
      #expect(risk.share <= before)
      before = risk.share
      #expect(risk.share >= (risk.passing.max() ?? 0) - 1e-12)
      if budget == "0" { #expect(risk.share == 1 && risk.likeliest == 0) }
      if budget == "1000" { #expect(risk.share == 0 && risk.likeliest == nil) }
    }
  }

  @Test func `a growing use passes its budget in the month its course says`() throws {
    let part = SpendingPart(
      totals: .growth(GrowthScenario(start: 100, growth: 0.1, noise: 0))
    )
    // 110, 121, 133.10, 146.41, ...
    let forecast = try SpendingForecaster(months: 6, paths: 200).forecast(
      of: [part],
      in: MakeSpending.setting(budget: "130")
    )
    let risk = try #require(forecast.budget)
    #expect(risk.passing == [0, 0, 1, 1, 1, 1])
    #expect(risk.passingFirst == [0, 0, 1, 0, 0, 0])
    #expect(risk.likeliest == 2)
    #expect(forecast.total.monthly[2].median == amount("133.1"))
  }

  @Test(arguments: [
    // USD 31 a month: one a day in December, 31/28 a day in February.
    ("2026-12-01", "31", "2027-01-01"), ("2026-12-01", "46.5", "2027-01-16"),
    ("2026-12-01", "0.5", "2026-12-01"), ("2026-12-11", "21", "2027-01-01"),
    ("2026-12-11", "5.5", "2026-12-16"),
  ])
  func `a balance at a steady cost runs out on the day it says`(
    from: String,
    balance: String,
    day: String
  ) throws {
    let part = SpendingPart(totals: .history(MakeSeries.constant(31, months: 30)))
    let setting = MakeSpending.setting(from: from, balance: balance)
    let outlook = try #require(
      try SpendingForecaster(months: 2, paths: 200).forecast(of: [part], in: setting).balance
    )
    #expect(outlook.median == Day(day))
    #expect(outlook.bands == Array(repeating: .init(early: Day(day), late: Day(day)), count: 2))
    #expect(outlook.share == 1)
  }

  @Test func `a balance that outlasts the horizon has no day`() throws {
    let part = SpendingPart(totals: .history(MakeSeries.constant(1, months: 30)))
    let setting = MakeSpending.setting(balance: "1000")
    let outlook = try #require(
      try SpendingForecaster(months: 2, paths: 200).forecast(of: [part], in: setting).balance
    )
    #expect(outlook.median == nil && outlook.share == 0)
    #expect(outlook.horizon == Day("2029-12-01"))
  }

  @Test func `a balance does not change the months that are asked for`() throws {
    let part = MakeSpending.part(Self.noise)
    let plain = try Self.forecaster.forecast(of: [part], in: MakeSpending.setting())
    let short = try Self.forecaster.forecast(
      of: [part],
      in: MakeSpending.setting(balance: "75")
    )
    let long = try Self.forecaster.forecast(
      of: [part],
      in: MakeSpending.setting(balance: "500")
    )
    #expect(plain.total == short.total && plain.total == long.total)
    #expect(short.balance?.horizon == Day("2027-03-01"))
    #expect(long.balance?.horizon == Day("2029-12-01"))
  }

  @Test func `what is spent of a month that is not over is its floor and no longer in the balance`()
    throws
  {
    let part = SpendingPart(
      totals: .history(MakeSeries.constant(31, months: 30)),
      soFar: amount("40")
    )
    let setting = MakeSpending.setting(
      from: "2026-12-11",
      partial: MakeSpending.ahead,
      balance: "0.5"
    )
    let forecast = try SpendingForecaster(months: 2, paths: 200).forecast(of: [part], in: setting)
    #expect(forecast.total.monthly[0].median == amount("40"))
    #expect(forecast.total.monthly[1].median == amount("31"))
    #expect(forecast.basis.partial?.spent == amount("40"))
    // Nothing more is due in December: the balance goes on the first day of January.
    #expect(forecast.balance?.median == Day("2027-01-01"))
  }

  // MARK: - Prices

  @Test func `a contested price widens and a settled one does not`() throws {
    let history = MakeSeries.constant(1000, months: 30)
    let rates = [
      creditPrice, makeRate("erase", .amount(amount("5")), status: .contested),
    ]
    let key = rates[1].key
    func forecast(_ alternatives: [Rate.Key: [Value]]) throws -> SpendingForecast {
      let price = try StandingPrice(
        of: "erase",
        at: [:],
        rates: rates,
        alternatives: alternatives
      )
      let part = SpendingPart("erase", usage: .history(history), prices: [price])
      return try Self.forecaster.forecast(of: [part], in: MakeSpending.setting())
    }
    let alone = try forecast([:])
    #expect(alone.total.monthly[0].width() == 0)
    #expect(alone.operations[0].isContested)
    let contested = try forecast([key: [.amount(amount("8"))]])
    #expect(contested.total.monthly[0].median == amount("50"))
    #expect(contested.operations[0].price == Bounds(amount("0.05"), amount("0.08")))
    // One value in ten paths: outside of 80 %, inside of 95 %.
    #expect(contested.total.monthly[2].bands[1].high == amount("80"))
    // Drawn once a path: three months at the other price, or none.
    #expect(contested.total.cumulative[2].bands[1].high == amount("240"))
  }

  @Test func `a price known to change later holds from its month on`() throws {
    let part = SpendingPart(
      "erase",
      usage: .history(MakeSeries.constant(100, months: 30)),
      prices: ["0.03", "0.05"].map { StandingPrice(amount($0)) }
    )
    let forecast = try Self.forecaster.forecast(of: [part], in: MakeSpending.setting())
    #expect(
      forecast.total.monthly.map(\.median) == [amount("3"), amount("5"), amount("5")]
    )
  }

  @Test func `price changes widen, and without a record nothing changes`() throws {
    let part = MakeSpending.part(Self.noise)
    let plain = try Self.forecaster.forecast(of: [part], in: MakeSpending.setting())
    let unseen = try Self.forecaster.forecast(
      of: [part],
      in: MakeSpending.setting(
        changes: PriceChangeRecord(of: MakeSpending.courses([], of: 4))
      )
    )
    #expect(plain.total == unseen.total)
    #expect(plain.basis.priceChanges == .none)
    guard case .unseen(let months) = unseen.basis.priceChanges else {
      Issue.record("expected prices that were watched without a change")
      return
    }
    #expect(months == 40)
    let rounds = try Self.forecaster.forecast(
      of: [part],
      in: MakeSpending.setting(
        changes: PriceChangeRecord(
          of: MakeSpending.courses([2, 2, 2], of: 4, months: 12, changedAfter: 3)
        )
      )
    )
    for month in 0..<3 {
      #expect(rounds.total.monthly[month].width(1) > 1.2 * plain.total.monthly[month].width(1))
      #expect(rounds.total.monthly[month].mean > plain.total.monthly[month].mean)
    }
  }

  // MARK: - Refusals

  @Test func `what cannot be foretold is refused`() {
    let part = MakeSpending.part(Self.noise)
    let setting = MakeSpending.setting()
    func refusal(_ forecaster: SpendingForecaster, _ parts: [SpendingPart]) -> SpendingRefusal? {
      do throws(SpendingRefusal) {
        _ = try forecaster.forecast(of: parts, in: setting)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(Self.forecaster, []) == .nothing)
    #expect(refusal(SpendingForecaster(months: 0), [part]) == .forecast(.horizon(0)))
    #expect(refusal(SpendingForecaster(months: 3, paths: 3), [part]) == .paths(3))
    #expect(refusal(Self.forecaster, [MakeSpending.part([])]) == .forecast(.noHistory))
    #expect(refusal(Self.forecaster, [MakeSpending.part([3, -1])]) == .negative)
    #expect(refusal(Self.forecaster, [MakeSpending.part([1e300, 1e300])]) == .overflow)
  }
}

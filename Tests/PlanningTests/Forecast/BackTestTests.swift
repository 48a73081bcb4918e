import Testing

@testable import Planning

struct BackTestTests {
  @Test func `each trial knows only what came before it`() throws {
    var generator = SeededGenerator(seed: 1)
    let history = MakeSeries.business(
      months: 48,
      growth: 0.01,
      noise: 0.05,
      using: &generator
    )
    let forecaster = Forecaster(horizon: 6)
    let test = try forecaster.backTest(history, origins: 12)
    #expect(test.trials.map(\.known) == Array((36...47).reversed()))
    let fourth = test.trials[3]
    #expect(fourth.known == 44)
    #expect(fourth.actual == Array(history[44...]))
    #expect(fourth.naive == Array(history[32..<36]))
    #expect(fourth.forecast == (try forecaster.forecast(Array(history[..<44]))))
  }

  @Test func `a history that repeats itself is foretold without error`() throws {
    let history = MakeSeries.constant(80, months: 40)
    let test = try Forecaster(horizon: 3).backTest(history, origins: 6)
    #expect(try #require(test.meanAbsoluteError) < 1e-6)
    #expect(try #require(test.symmetricPercentageError) < 1e-6)
    #expect(try #require(test.naiveError) == 0)
  }

  @Test func `errors, bias and coverage are counted over all trials`() throws {
    // Level 100 for three years, then 160 all at once: every forecast from before is too low.
    let history =
      MakeSeries.line(from: 100, by: 0.1, months: 36)
      + MakeSeries.constant(160, months: 4)
    let test = try Forecaster(horizon: 2, levels: [0.8]).backTest(history, origins: 4)
    #expect(test.trials.count == 4)
    #expect(try #require(test.bias) < 0)
    let coverage = try #require(test.coverages.first)
    #expect(coverage.level == 0.8)
    #expect(coverage.months == 1 + 2 + 2 + 2)
    #expect(try #require(coverage.share) < 1)
    let earliest = test.trials[3]
    #expect(earliest.forecast.bands[0].high.allSatisfy { $0 < 160 })
  }

  @Test func `a seasonal history is foretold better than by its last year`() throws {
    var generator = SeededGenerator(seed: 2)
    let history = MakeSeries.business(
      months: 60,
      growth: 0.02,
      noise: 0.05,
      using: &generator
    )
    let test = try Forecaster(horizon: 6).backTest(history)
    #expect(try #require(test.meanAbsoluteError) < 0.7 * (try #require(test.naiveError)))
  }

  @Test(arguments: [[], [1], [1, 2, 3, 4]] as [[Double]])
  func `a history too short has no trials`(history: [Double]) throws {
    let test = try Forecaster(horizon: 3).backTest(history)
    #expect(test.trials.isEmpty)
    #expect(test.coverages.isEmpty)
    #expect(test.meanAbsoluteError == nil)
    #expect(test.naiveError == nil)
  }

  @Test func `gaps are not held against a forecast`() throws {
    var history = MakeSeries.constant(80, months: 40)
    history[38] = .nan
    let test = try Forecaster(horizon: 2, levels: [0.8]).backTest(history, origins: 3)
    #expect(test.coverages.first?.months == 1 + 1 + 1)
    #expect(try #require(test.meanAbsoluteError) < 1e-6)
  }
}

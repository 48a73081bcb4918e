import Foundation
import Testing
import Vocabulary

@testable import pricebook

struct ForecastCommandTests {
  private static func write(_ text: String, in base: TemporaryBase) throws {
    try text.write(toFile: "\(base.root)/bills.csv", atomically: true, encoding: .utf8)
  }

  private static let steady =
    "month,amount\n"
    + (0..<24).map { "20\(23 + (8 + $0) / 12)-\(pad((8 + $0) % 12 + 1)),50\n" }.joined()

  private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test func `a history is foretold, and what is assumed is said`() throws {
    let base = try TemporaryBase.published()
    try Self.write(Self.steady, in: base)
    let outcome = base.outcome("forecast", "--history", "bills.csv", "--months", "2")
    #expect(outcome.code == .done, "\(outcome.notes)")
    #expect(outcome.output.contains("What 2 months from 2025-09 on may cost, in USD"))
    #expect(outcome.output.contains("known as of 2025-09-01"))
    #expect(outcome.output.contains("History: 24 months, 2023-09 to 2025-08."))
    #expect(outcome.output.contains("1 round (2025-08) with 2 changes of +67 %"))
    let csv = base.outcome("forecast", "--history", "bills.csv", "--months", "2", "-f", "csv")
    let row = csv.output.split(separator: "\r\n")[1]
    #expect(row.hasPrefix("month,,,2025-09,"))
    #expect(row.contains(",50,50,50,"))
  }

  @Test func `the same command prints the same bytes, another seed others`() throws {
    let base = try TemporaryBase.published()
    let growing = (0..<24).map {
      "20\(23 + (8 + $0) / 12)-\(Self.pad((8 + $0) % 12 + 1)),\(50 + $0 % 5 * 3)\n"
    }
    try Self.write(growing.joined(), in: base)
    func output(_ seed: String) -> String {
      base.outcome("forecast", "--history", "bills.csv", "--seed", seed, "--paths", "500").output
    }
    #expect(output("7") == output("7"))
    #expect(output("7") != output("8"))
  }

  @Test func `a budget that is likelier passed than not is exit code 1`() throws {
    let base = try TemporaryBase.published()
    try Self.write(Self.steady, in: base)
    let over = base.outcome("forecast", "--history", "bills.csv", "--budget", "49")
    #expect(over.code == .failed)
    #expect(
      over.output.contains(
        "There is a 98 % chance that a month passes USD 49, most likely first in September 2025."
      )
    )
    let under = base.outcome("forecast", "--history", "bills.csv", "--budget", "1000000")
    #expect(under.code == .done)
    #expect(under.output.contains("No simulated month passes USD 1,000,000."))
  }

  @Test func `a month that is not over is a floor and no fall`() throws {
    let base = try TemporaryBase.published()
    try Self.write(Self.steady + "2025-09-08,4\n", in: base)
    let outcome = base.outcome("forecast", "--history", "bills.csv", "--format", "jsonl")
    #expect(outcome.output.split(separator: "\n").first?.contains(#""month":"2025-09""#) == true)
    #expect(outcome.output.split(separator: "\n").first?.contains(#""median":"50""#) == true)
    #expect(outcome.output.contains("2025-09 is not over: the USD 4 spent so far is the least"))
  }

  @Test func `totals are told to hold price changes of the past already`() throws {
    let base = try TemporaryBase.published()
    try Self.write(Self.steady, in: base)
    let words = "Totals hold past changes of prices already"
    #expect(base.outcome("forecast", "--history", "bills.csv").output.contains(words))
    let known = ShippedBase.outcome("forecast", "--usage", "examples/usage.csv")
    #expect(known.code == .done && !known.output.contains(words), "\(known)")
  }

  @Test func `a balance in USD has its day`() throws {
    let base = try TemporaryBase.published()
    try Self.write(Self.steady, in: base)
    // From the tenth on, 21 of 30 days of September cost 35; the rest is half of October.
    let outcome = base.outcome("forecast", "--history", "bills.csv", "--balance", "USD60")
    #expect(outcome.output.contains("The balance of USD 60 lasts until 2025-10-16"))
    #expect(outcome.output.contains("spent from 2025-09-10 on"))
  }

  @Test func `growth without a history states what it assumes`() throws {
    let base = try TemporaryBase.published()
    let outcome = base.outcome(
      "forecast",
      "--start",
      "100",
      "--growth",
      "10%/month",
      "--noise",
      "0%",
      "--months",
      "2",
      "--format",
      "jsonl"
    )
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].contains(#""month":"2025-10""#) && lines[0].contains(#""median":"110""#))
    #expect(lines[1].contains(#""median":"121""#))
    #expect(outcome.output.contains("growth of 10 % a month from 2025-09 on, and a noise of 0 %"))
  }

  @Test func `operations grow at their prices`() throws {
    let base = try TemporaryBase.published()
    let outcome = base.outcome("forecast", "eraser=100", "--growth", "0%", "--noise", "0%")
    // The base has no price of the credit.
    #expect(outcome.code == .failed)
    #expect(
      outcome.notes.first?.contains("'erase' has no price on 2025-10-01: it is priced in credits")
        == true
    )
  }

  @Test func `a back-test holds forecasts against what came`() throws {
    let base = try TemporaryBase.published()
    try Self.write(Self.steady, in: base)
    let outcome = base.outcome("forecast", "--history", "bills.csv", "--back-test")
    #expect(outcome.code == .done)
    #expect(outcome.output.contains("2025-08  50.00     50.00"))
    #expect(outcome.output.contains("57 forecasts of a month from 12 origins: 57 inside of 80 %"))
    try Self.write("2025-07,5\n2025-08,6\n", in: base)
    let short = base.outcome("forecast", "--history", "bills.csv", "--back-test")
    #expect(short.output.contains("too little history for a back-test"))
  }

  @Test(arguments: [
    (["forecast"], "Nothing says what was used"),
    (["forecast", "--growth", "5%"], "'--growth' needs a start"),
    (["forecast", "erase=3", "--growth", "5%", "--start", "9"], "'--growth' needs a start"),
    (["forecast", "--growth", "5", "--start", "9"], "'5' is no value for '--growth'"),
    (["forecast", "--history", "a", "--growth", "5%"], "exclude each other"),
    (["forecast", "--history", "a", "--start", "5"], "go with '--growth' only"),
    (["forecast", "--start", "5", "--growth", "5%", "--back-test"], "'--back-test' needs a past"),
    (["forecast", "--history", "a", "--level", "80,100"], "'80,100' is no value for '--level'"),
    (["forecast", "--history", "a", "--months", "0"], "'0' is no value for '--months'"),
    (["forecast", "--history", "a", "--balance", "many"], "'many' is no value for '--balance'"),
  ])
  func `a wrong command line says what was expected`(words: [String], message: String) throws {
    let outcome = try TemporaryBase.published().outcome(words)
    #expect(outcome.code == .usage)
    #expect(outcome.notes.first?.contains(message) == true, "\(outcome.notes)")
  }

  @Test func `faults of a history are listed with their places`() throws {
    let base = try TemporaryBase.published()
    try Self.write("2025-01,5\n2025-02,x\n2025-03,y\n", in: base)
    let outcome = base.outcome("forecast", "--history", "bills.csv")
    #expect(outcome.code == .failed)
    let lines = outcome.notes.joined(separator: "\n").split(separator: "\n")
    #expect(lines.map { $0.prefix(14) } == ["bills.csv:2:9:", "bills.csv:3:9:"])
  }

  @Test func `a history of this month alone asks for growth`() throws {
    let base = try TemporaryBase.published()
    try Self.write("2025-09,5\n", in: base)
    let outcome = base.outcome("forecast", "--history", "bills.csv")
    #expect(outcome.code == .failed)
    #expect(outcome.notes.first?.contains("not over on 2025-09-10") == true)
  }
}

import Testing
import Vocabulary

@testable import Reporting

struct ChartTicksTests {
  static let rounds: [(amounts: [String], isMoney: Bool, labels: [String])] = [
    (["3", "5"], false, ["0", "1", "2", "3", "4", "5"]),
    (["25", "200"], false, ["0", "50", "100", "150", "200"]),
    (["0.01", "0.0125"], true, ["$0", "$0.005", "$0.010", "$0.015"]),
    (["0.9"], true, ["$0", "$0.20", "$0.40", "$0.60", "$0.80", "$1.00"]),
    (["12", "1900"], true, ["$0", "$500", "$1,000", "$1,500", "$2,000"]),
    (["-3", "4"], false, ["-4", "-2", "0", "2", "4"]),
    (["-5"], true, ["-$5", "-$4", "-$3", "-$2", "-$1", "$0"]),
    (["4300000"], true, ["$0", "$1M", "$2M", "$3M", "$4M", "$5M"]),
    (["1250000"], false, ["0", "0.5M", "1.0M", "1.5M"]),
    ([], false, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (["0", "0"], true, ["$0", "$0.20", "$0.40", "$0.60", "$0.80", "$1.00"]),
    (["0.000000000003"], false, ["0"] + (1...3).map { "0.00000000000\($0)" }),
  ]

  @Test(arguments: rounds)
  func `a chart's axis has round ticks from zero on, with as many places`(
    amounts: [String],
    isMoney: Bool,
    labels: [String]
  ) throws {
    let ticks = RoundTicks(holding: try amounts.map(makeAmount), most: 6)
    #expect(ticks.labels(isMoney: isMoney) == labels)
  }

  @Test func `a chart's axis holds all amounts, on at most seven ticks in steps of 1, 2 or 5`() {
    var generator = SeededGenerator(state: 11)
    for _ in 0..<500 {
      let places = Int.random(in: 0...120, using: &generator)
      let amounts = (0..<3).map { _ in
        Amount(units: Int128.random(in: .min ... .max, using: &generator) >> places)
      }
      let ticks = RoundTicks(holding: amounts, most: 6)
      #expect(amounts.allSatisfy { ticks.low <= $0 && $0 <= ticks.high })
      #expect((1...7).contains(ticks.values.count))
      #expect(ticks.values.allSatisfy { $0.units % ticks.step.units == 0 })
      #expect(["1", "2", "5"].contains(String(ticks.step.units).prefix(1)))
      #expect(String(ticks.step.units).dropFirst().allSatisfy { $0 == "0" })
    }
  }

  @Test func `a chart's axis reaches to the ends of what an amount can be`() {
    let ends = [Amount(units: .min), Amount(units: .max)]
    let ticks = RoundTicks(holding: ends, most: 6)
    #expect([ticks.low, ticks.high] == ends)
    let labels = ["-$100,000,000,000,000T", "$0", "$100,000,000,000,000T"]
    #expect(ticks.labels(isMoney: true) == labels)
  }

  static let times: [(from: String, through: String, ticks: [String])] = [
    ("2026-11-02", "2026-11-09", ["2 Nov 2026", "3", "4", "5", "6", "7", "8", "9"]),
    ("2025-12-20", "2026-01-20", ["20 Dec 2025", "27", "3 Jan 2026", "10", "17"]),
    ("2025-10-15", "2026-03-01", ["Nov 2025", "Dec", "Jan 2026", "Feb", "Mar"]),
    ("2024-11-02", "2026-03-05", ["Jan 2025", "Apr", "Jul", "Oct", "Jan 2026"]),
    (
      "2023-02-01", "2026-08-01",
      ["Jul 2023", "Jan 2024", "Jul", "Jan 2025", "Jul", "Jan 2026", "Jul"]
    ),
    ("2019-05-01", "2026-08-01", ["2020", "2021", "2022", "2023", "2024", "2025", "2026"]),
    ("0001-01-01", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ("2026-01-01", "2026-01-01", ["1 Jan 2026"]),
  ]

  @Test(arguments: times)
  func `a chart's time has ticks at days, months, quarters or years as it is long`(
    from: String,
    through: String,
    ticks: [String]
  ) throws {
    let found = CalendarTicks.ticks(from: try makeDay(from), through: try makeDay(through), most: 8)
    #expect(found.map { $0.text + ($0.context.map { " \($0)" } ?? "") } == ticks)
    #expect(found.allSatisfy { $0.day.description >= from && $0.day.description <= through })
  }

  @Test func `a chart's time takes days that no calendar has as its ends`() {
    let ticks = CalendarTicks.ticks(
      from: Day(number: .min),
      through: Day(number: .max),
      most: 8
    )
    #expect(ticks.map { $0.text } == ["2000", "4000", "6000", "8000"])
  }
}

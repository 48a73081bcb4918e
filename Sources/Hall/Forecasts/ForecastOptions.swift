import Planning
import Vocabulary

/// The options of `pricebook forecast`.
enum ForecastOptions {
  static let usage = Option(
    "usage",
    .file,
    "Metered usage, as 'pricebook bill --usage' takes it: CSV or JSON lines."
  ) { $0.isEmpty ? nil : $0 }

  static let history = Option(
    "history",
    .file,
    "A file of what months cost: rows month,amount in USD; '-' is standard input."
  ) { $0.isEmpty ? nil : $0 }

  static let growth = Option(
    "growth",
    ValueKind(
      placeholder: "RATE",
      expectation: "a growth a month as 5%/month or -2%",
      completion: .none
    ),
    "No history: grow from a start by so much a month."
  ) { rate($0) }

  static let noise = Option(
    "noise",
    ValueKind(placeholder: "RATE", expectation: "a share as 15%", completion: .none),
    "For --growth: how much a month strays, adding up. Default: 15%."
  ) { rate($0).flatMap { $0.isNegative ? nil : $0 } }

  static let start = Option(
    "start",
    ValueKind(placeholder: "USD", expectation: "an amount of USD as 120", completion: .none),
    "For --growth: what a month costs now, where operations are not known."
  ) { notNegative($0) }

  static let months = Option("months", short: "m", .count, "How many months ahead. Default: 6.") {
    whole($0, 1...120)
  }

  static let level = Option(
    "level",
    ValueKind(
      placeholder: "LIST",
      expectation: "percents between 0 and 100 as 80,95",
      completion: .none
    ),
    "Probabilities of the intervals in percent. Default: 80,95."
  ) { levels($0) }

  static let budget = Option(
    "budget",
    ValueKind(placeholder: "USD", expectation: "an amount of USD as 100", completion: .none),
    "What a month may cost: show the chance of passing it."
  ) { money($0).flatMap { $0.currency == .credits ? nil : $0.amount } }

  static let balance = Option(
    "balance",
    .money,
    "What is prepaid, in credits, or in USD as $15: show the day it runs out."
  ) { money($0) }

  static let seed = Option("seed", .count, "Which random courses to draw. Default: 1.") {
    UInt64($0)
  }

  static let paths = Option("paths", .count, "How many courses to draw. Default: 20000.") {
    whole($0, 100...1_000_000)
  }

  static let backTest = Switch(
    "back-test",
    "Print how forecasts made earlier would have done instead."
  )

  static let all = [
    usage.spec, history.spec, growth.spec, start.spec, noise.spec, PricesCommand.at.spec,
    BillCommand.keepGoing.spec, months.spec, level.spec,
    budget.spec, balance.spec, seed.spec, paths.spec, backTest.spec,
  ]

  private static func money(_ text: String) -> Money? {
    Money(text).flatMap { $0.amount < Amount(1_000_000_000_000) ? $0 : nil }
  }

  private static func notNegative(_ text: String) -> Amount? {
    Amount(text).flatMap { $0.isNegative || $0 >= Amount(1_000_000_000_000) ? nil : $0 }
  }

  private static func whole(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// "5%/month", "5 %", "-2%": above -100 % and up to 1000 %.
  private static func rate(_ text: String) -> Amount? {
    let bare = text.hasSuffix("/month") ? String(text.dropLast(6)) : text
    guard bare.hasSuffix("%") else { return nil }
    let number = bare.dropLast().filter { $0 != " " }
    guard let percent = Amount(String(number)), percent > Amount(-100), percent <= Amount(1000)
    else {
      return nil
    }
    return percent.divided(by: Amount(100))
  }

  /// In thousandths, ascending, each once.
  private static func levels(_ text: String) -> [Int]? {
    var levels: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let percent = Amount(String(part)), percent > .zero, percent < Amount(100),
        let permille = percent.multiplied(by: Amount(10))?.whole
      else { return nil }
      levels.insert(permille)
    }
    return levels.count <= 4 ? levels.sorted() : nil
  }
}

import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// Bills as a user asks for them, on the shipped knowledge base.
struct BillCommandTests {
  @Test func `bill answers with the lines that make up USD 63`() throws {
    let outcome = ShippedBase.outcome(
      "bill",
      "core=600",
      "remove-background=100",
      "upscale-conservative=100",
      "-fjsonl"
    )
    #expect(outcome.code == .done)
    let rows = try ShippedBase.rows(outcome)
    #expect(rows.map { $0["usd"] as? String } == ["18", "5", "40", "63"])
    #expect(
      rows.prefix(3).map { $0["basis"] as? String } == [
        "stable-image-core/price", "remove-background/price", "upscale-conservative/price",
      ]
    )
  }

  static let examples = [
    ("shop-stable-image-core", "60"), ("shop-sd3.5-medium", "70"), ("shop-sd3.5-large", "130"),
    ("shop-stable-image-ultra", "160"), ("marketing-team", "63"), ("avatars", "90"),
    ("app-sd3.5-medium", "525"), ("app-stable-image-core", "450"),
    ("app-stable-image-ultra", "1200"), ("finished-asset", "0.48"),
  ]

  @Test(arguments: examples)
  func `A worked example costs what its page says at today's prices`(
    example: (scenario: String, usd: String)
  ) throws {
    let rows = try ShippedBase.rows(ShippedBase.outcome("bill", example.scenario, "-fjsonl"))
    #expect(rows.last?["usd"] as? String == example.usd)
  }

  @Test func `A contested price makes the bill a range and names the line that causes it`() {
    let outcome = ShippedBase.outcome("bill", "upscale-latent-x4=10", "core=5")
    #expect(outcome.output.contains("95-135"))
    #expect(outcome.output.contains("$0.95-1.35"))
    #expect(outcome.output.contains("for want of certain prices: upscale-latent-x4 (100 %)"))
  }

  static let budgets: [(budget: String, code: ExitCode, words: String)] = [
    ("63", .done, "Within the budget of $63.00: $0.00 are left."),
    ("62.99", .failed, "Over the budget of $62.99 by $0.01."),
    ("6300credits", .done, "Within the budget of 6300 credits"),
    ("$50", .failed, "Over the budget of $50.00 by $13.00."),
  ]

  @Test(arguments: budgets)
  func `--budget exits 1 over budget`(given: (budget: String, code: ExitCode, words: String)) {
    let outcome = ShippedBase.outcome("bill", "marketing-team", "--budget", given.budget)
    #expect(outcome.code == given.code)
    #expect(outcome.output.contains(given.words))
  }

  @Test func `A bill that may pass its budget is not within it`() {
    let outcome = ShippedBase.outcome("bill", "upscale-latent-x4=10", "--budget", "1")
    #expect(outcome.code == .failed)
    #expect(outcome.output.contains("It may pass the budget of $1.00, by $0.20 at the most."))
  }

  @Test func `--balance says how long it lasts`() {
    let outcome = ShippedBase.outcome("bill", "finished-asset", "--balance", "1500")
    #expect(
      outcome.output.contains("1500 credits lasts 31.25 months at this rate, until 2029-07-02.")
    )
    #expect(
      ShippedBase.outcome("bill", "finished-asset", "--balance", "$4.80").output
        .contains("$4.80 lasts 10 months at this rate, until 2027-09-25.")
    )
  }

  @Test func `--what-if takes another price in the unit of the one it replaces`() throws {
    let outcome = ShippedBase.outcome(
      "bill",
      "marketing-team",
      "--what-if",
      "upscale-conservative=50",
      "-fjsonl"
    )
    let rows = try ShippedBase.rows(outcome)
    #expect(rows.last?["usd"] as? String == "73")
    #expect(rows[2]["basis"] as? String == "assumed")
  }

  @Test func `--versus splits the difference of two days exactly`() throws {
    let outcome = ShippedBase.outcome(
      "bill",
      "marketing-team",
      "--on",
      "2025-08-01",
      "--versus",
      "2025-07-31",
      "-fjsonl"
    )
    let total = try #require(try ShippedBase.rows(outcome).last)
    #expect(total["price"] as? String == "18")
    #expect(total["difference"] as? String == "18")
  }

  static let mistakes: [(words: [String], message: String)] = [
    (["coer=3"], "There is no subject 'coer'; the nearest known: 'stable-image-core'."),
    (["core"], "'core' is an operation without a count; expected NAME=COUNT as core=100."),
    (["core=x"], "'core=x' asks for 'x'; expected a number from 0 up after the last '='."),
    (["core=-1"], "'core=-1' asks for '-1'; expected a number from 0 up after the last '='."),
    (
      ["sdxl=5"],
      "The price of 'sdxl-1.0' depends on 'steps', which is not given; expected "
        + "sdxl-1.0@steps=VALUE=COUNT, or --at steps=VALUE."
    ),
    (["sdxl@steps=5"], "'sdxl@steps=5' has the setting 'steps'; expected NAME=VALUE as steps=50."),
    (
      ["image-to-video=5"],
      "'image-to-video' is no longer offered on that day; 'pricebook history' shows until when it "
        + "was, and --on names another day."
    ),
    (["core=5", "--on", "2020-01-01"], "There is no price for 'stable-image-core' on that day"),
    (["core=1000000000000000000000000000"], "'core=1000000000000000000000000000' asks for"),
    (["core=99999999999999999999999999"], "A number of 'stable-image-core' is too large"),
  ]

  @Test(arguments: mistakes)
  func `A mistake is told in one sentence with what was expected`(
    mistake: (words: [String], message: String)
  ) {
    let outcome = CommandTable.outcome(
      of: ["bill"] + mistake.words,
      in: ShippedBase.surroundings()
    )
    #expect(outcome.code == .failed)
    #expect(outcome.output.isEmpty)
    #expect(outcome.notes.count == 1)
    #expect(outcome.notes.first?.hasPrefix(mistake.message) == true, "\(outcome.notes)")
  }

  @Test func `A bill of nothing is refused`() {
    #expect(ShippedBase.outcome("bill").code == .usage)
    #expect(ShippedBase.outcome("bill", "core=5", "--venue", "all").code == .usage)
  }

  // MARK: - Usage

  static let usage = """
    time,operation,count
    2025-07-31T23:59:59Z,erase,10
    2025-08-01T00:00:00Z,erase,10
    2026-09-03,core,300
    2026-10-03,core,400
    """

  @Test func `Every row of usage is billed at the prices of its day`() throws {
    let outcome = ShippedBase.outcome("bill", "--usage", "-", "-fjsonl", input: Self.usage)
    let rows = try ShippedBase.rows(outcome)
    #expect(outcome.code == .done)
    #expect(rows.map { $0["usd"] as? String } == ["0.3", "0.5", "9", "12", "21.8"])
    #expect(Set(rows.compactMap { $0["table"] as? Int }).count == 4)
  }

  @Test func `Two months of usage are compared by price, volume and mix`() throws {
    let outcome = ShippedBase.outcome(
      "bill",
      "--usage",
      "-",
      "--on",
      "2026-10-31",
      "--versus",
      "2026-09-01",
      "-fjsonl",
      input: Self.usage
    )
    let total = try #require(try ShippedBase.rows(outcome).last)
    #expect(total["volume"] as? String == "3")
    #expect(total["difference"] as? String == "3")
    #expect(total["from"] as? String == "2026-09")
  }

  static let faulty = """
    time,operation,count
    2026-10-01,eras,3
    2026-10-01,erase,4
    2026-10-01,erase,x
    2026-10-01,sdxl,4
    """

  @Test func `Faults name line and column, and nothing is billed by default`() {
    let outcome = ShippedBase.outcome("bill", "--usage", "-", input: Self.faulty)
    #expect(outcome.code == .failed)
    #expect(outcome.output.isEmpty)
    #expect(
      outcome.notes == [
        "standard input:2:12: There is no operation 'eras'; the nearest known: 'erase'.",
        "standard input:4:18: 'x' is no count; expected a plain decimal number such as 12 or 0.5.",
        "standard input: 4 generations of 'sdxl-1.0' on 2026-10-01 cannot be billed: its price by "
          + "table 26 depends on 'steps'; expected a column of that name.",
        "Nothing was billed; '--keep-going' bills the good rows and lists the others.",
      ]
    )
  }

  @Test func `--keep-going bills the good rows, lists the rest, and still exits 1`() throws {
    let outcome = ShippedBase.outcome(
      "bill",
      "--usage",
      "-",
      "--keep-going",
      "-fjsonl",
      input: Self.faulty
    )
    #expect(outcome.code == .failed)
    #expect(outcome.notes.count == 3)
    #expect(try ShippedBase.rows(outcome).last?["usd"] as? String == "0.2")
  }

  @Test func `A past bill changes by a named correction only`() throws {
    let base = try TemporaryBase.published()
    let usage = "time,operation,count\n2025-08-15,erase,10\n"
    let file = base.root + "/usage.csv"
    try usage.write(toFile: file, atomically: true, encoding: .utf8)
    let before = base.outcome("bill", "--usage", file, "--as-of", "2025-07-01", "-fjsonl")
    let now = base.outcome("bill", "--usage", file, "-fjsonl")
    #expect(before.output.contains(#""credits":"30""#))
    #expect(now.output.contains(#""credits":"50""#))
  }
}

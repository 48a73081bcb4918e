import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// Ways of paying compared as a user asks for them, on the shipped knowledge base.
struct CompareCommandTests {
  @Test func `compare ranks what serves the workload and names what the others cannot`() throws {
    let rows = try ShippedBase.rows(ShippedBase.outcome("compare", "marketing-team", "-fjsonl"))
    let plans = rows.filter { $0["row"] as? String == "plan" }
    #expect(plans.map { $0["plan"] as? String } == ["api-membership", "pay-as-you-go"])
    #expect(plans.map { $0["usd"] as? String } == ["23", "63"])
    #expect(plans.map { $0["usdPerAsset"] as? String } == ["0.23", "0.63"])
    #expect(plans.map { $0["contested"] as? Bool } == [true, false])
    let excluded = rows.filter { $0["row"] as? String == "excluded" }
    let reasons = Dictionary(
      excluded.map { ($0["plan"] as? String ?? "", $0["reason"] as? String ?? "") }
    ) { first, _ in first }
    #expect(reasons["enterprise"] == "by quote; it has no number to compare.")
    #expect(reasons["brand-studio-core"]?.contains("no API calls") == true)
    #expect(reasons["signup-grant"]?.hasPrefix("25 credits once") == true)
    #expect(reasons["bedrock/us-west-2"] == "cannot serve remove-background, upscale-conservative.")
    let usd = excluded.compactMap { $0["usd"] as? String }
    #expect(usd.isEmpty)
  }

  @Test func `The break-even of the membership is the asset that makes it so`() throws {
    // 63 credits an asset: 31 cost 19.53, 32 cost 20.16, and the membership 20.
    let rows = try ShippedBase.rows(ShippedBase.outcome("compare", "marketing-team", "-fjsonl"))
    let cheapest = rows.filter { $0["row"] as? String == "cheapest" }
    #expect(cheapest.map { $0["plan"] as? String } == ["pay-as-you-go", "api-membership"])
    #expect(cheapest.map { $0["first"] as? Int } == [1, 32])
    #expect(cheapest.first?["last"] as? Int == 31)
  }

  @Test func `The best mix is proven and no dearer than any single plan`() throws {
    for workload in [["marketing-team"], ["sd3.5-large=20000", "core=500"], ["sdxl@steps=30=900"]] {
      let outcome = CommandTable.outcome(
        of: ["compare"] + workload + ["-fjsonl"],
        in: ShippedBase.surroundings()
      )
      let rows = try ShippedBase.rows(outcome)
      let mix = try #require(rows.first { $0["row"] as? String == "mix" })
      #expect(mix["proven"] as? Bool == true)
      let total = try #require(Amount(mix["usd"] as? String ?? ""))
      for plan in rows where plan["row"] as? String == "plan" {
        guard let usd = Amount(plan["usd"] as? String ?? "") else { continue }
        #expect(total <= usd, "\(plan["plan"] ?? "")")
      }
    }
  }

  @Test func `--sure leaves out what rests on contested prices and estimates`() throws {
    let rows = try ShippedBase.rows(
      ShippedBase.outcome("compare", "marketing-team", "--sure", "-fjsonl")
    )
    let plans = rows.filter { $0["row"] as? String == "plan" }
    #expect(plans.map { $0["plan"] as? String } == ["pay-as-you-go"])
    #expect(rows.first { $0["row"] as? String == "mix" }?["usd"] as? String == "63")
  }

  @Test func `Leftovers counted as cost make whole packs`() throws {
    let rows = try ShippedBase.rows(
      ShippedBase.outcome("compare", "marketing-team", "--leftovers", "counted", "-fjsonl")
    )
    let payAsYouGo = rows.first { $0["plan"] as? String == "pay-as-you-go" }
    #expect(payAsYouGo?["usd"] as? String == "70")
    #expect(payAsYouGo?["unused"] as? String == "700")
    #expect(payAsYouGo?["unusedAreLost"] as? Bool == true)
  }

  @Test func `Above the licence's revenue limit self-hosting has no number`() throws {
    let rows = try ShippedBase.rows(
      ShippedBase.outcome("compare", "sd3.5-large=1000", "--revenue", "1000000", "-fjsonl")
    )
    let hosted = rows.filter { $0["kind"] as? String == "self-hosting" }
    #expect(!hosted.isEmpty)
    #expect(hosted.allSatisfy { $0["row"] as? String == "excluded" })
    #expect(
      hosted.contains {
        ($0["reason"] as? String)?.hasPrefix("from a yearly revenue of $1000000") == true
      }
    )
  }

  @Test func `An owned card is written off and draws power`() throws {
    let rows = try ShippedBase.rows(
      ShippedBase.outcome(
        "compare",
        "sdxl@steps=20,width=1024,height=1024=100000",
        "--own",
        "rtx-4090=1800",
        "--write-off",
        "36",
        "--electricity",
        "0.2",
        "--utilisation",
        "1",
        "-fjsonl"
      )
    )
    let owned = try #require(rows.first { $0["plan"] as? String == "rtx-4090/owned" })
    // 1.56 s each: 50 for the month and 156,000 s of 450 W at 0.2 a kWh.
    #expect(owned["usd"] as? String == "53.9")
    #expect(owned["estimated"] as? Bool == false)
  }

  static let mistakes: [(words: [String], code: ExitCode, message: String)] = [
    (["marketing-team", "--own", "rtx-409=5"], .failed, "There is no card 'rtx-409' in data/gpus"),
    (
      ["marketing-team", "--region", "mars"], .failed,
      "There is no host's price in the region 'mars'"
    ),
    (["marketing-team", "--utilisation", "2"], .usage, "'2' is no value for '--utilisation'"),
    (["core=0"], .failed, "There is nothing to bill"),
    ([], .usage, "WORKLOAD is missing."),
  ]

  @Test(arguments: mistakes)
  func `A mistake is told in one sentence with what was expected`(
    mistake: (words: [String], code: ExitCode, message: String)
  ) {
    let outcome = CommandTable.outcome(
      of: ["compare"] + mistake.words,
      in: ShippedBase.surroundings()
    )
    #expect(outcome.code == mistake.code)
    #expect(outcome.notes.first?.hasPrefix(mistake.message) == true, "\(outcome.notes)")
  }

  @Test(arguments: [60, 80, 120])
  func `No line is wider than the terminal`(width: Int) {
    let outcome = CommandTable.outcome(
      of: ["compare", "sdxl@steps=30=5000", "--all"],
      in: ShippedBase.surroundings(width: width)
    )
    for line in outcome.output.split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }
}

import Testing

@testable import Extraction

/// Amounts that several services cost together, or that credits are worth.
struct SumTests {
  static let cases = [
    Case("plus", "On Stability, Core plus Creative Upscale comes to 51 credits.", []),
    Case("a list with a sum", "# Stability\n- Core plus Erase: 8 credits", []),
    Case("a sign", "# Stability\n- Core + Creative Upscale: 51 credits", []),
    Case(
      "two sentences",
      "On Stability, a Core image plus a Creative Upscale comes to 51 credits.",
      []
    ),
    Case("German", "Stability: Stable Image Core und Erase kosten zusammen 8 Credits.", []),
    Case("Chinese", "Stability：Stable Image Core 加上 Erase 一共 8 积分。", []),
    Case(
      "each all the same",
      "Stability: Erase plus Inpaint cost 4 credits each.",
      ["erase 4 cr", "inpaint 4 cr"]
    ),
    Case(
      "one after the other",
      "Stability: Core costs 3 credits, plus Erase at 4 credits.",
      ["erase 4 cr", "stable-image-core 3 cr"]
    ),
    Case(
      "a formula of one, then another",
      "Stable Audio 2.0 is billed at 17 + 0.06 * steps credits; Stable Audio 2.5 is a flat 20 credits.",
      ["stable-audio-2.0 17 + 0.06 * steps credit/generation", "stable-audio-2.5 20 cr"]
    ),
    Case("worth of credits", "Stability: one Core test run needs $0.25 of credit.", []),
    Case(
      "idiom",
      "On Stability, Core will set you back three cents per image, and Ultra eight cents.",
      ["stable-image-core 0.03 USD", "stable-image-ultra 0.08 USD"]
    ),
    Case(
      "Japanese, counted before",
      "# Stability\nCreative Upscale は1枚あたり41クレジットです。",
      ["upscale-creative 41 cr"]
    ),
    Case(
      "an estimated column",
      "# Stability\n| Service | Estimated API cost |\n| Core | $0.03 |\n| Ultra | $0.08 |",
      ["stable-image-core 0.03 USD ~", "stable-image-ultra 0.08 USD ~"]
    ),
    Case(
      "credits by the thousand",
      "Stability credits cost only $10.00 per 1000.",
      ["credit 0.01 USD/credit", "top-up 10 USD credits=1000"]
    ),
  ]

  @Test(arguments: cases)
  func `prices no part of a sum`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }

  static let formulas = [
    Case(
      "flat, then rising",
      "Stability: SDXL 1.0 costs 0.6 credits up to 20 steps and 0.6 * steps / 20 above.",
      ["sdxl-1.0 0.6 * max(steps, 20) / 20 cr"]
    ),
    Case(
      "halves",
      "# SDXL 1.0 pricing\nUp to 20 steps: 0.6 credits. Above 20 steps: 0.6 * steps / 20.",
      ["sdxl-1.0 0.6 * steps / 20 cr steps=>20", "sdxl-1.0 0.6 cr steps=<=20"]
    ),
  ]

  @Test(arguments: formulas)
  func `joins a flat price and its formula`(_ test: Case) {
    let lines = Reading(test.text).lines.filter { $0.contains(" price ") }
      .map { $0.replacing(" price ", with: " ").replacing(" credit/generation", with: " cr") }
    #expect(lines == test.expected)
  }
}

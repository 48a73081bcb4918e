import TestSupport
import Testing
import Vocabulary

@testable import Extraction

struct StatementTests {
  @Test(arguments: [
    ("In all 3 + 5 + 40 = 48 credits.", "right 3 + 5 + 40 = 48, stated 48"),
    ("In all 3 + 5 + 40 = 50 credits.", "wrong 3 + 5 + 40 = 48, stated 50"),
    ("So 500 users x 30 images = 15,000 a month.", "right 500 × 30 = 15000, stated 15000"),
    ("That is 1,000 × $0.03 = $30.", "right 1000 × $0.03 = 30, stated 30"),
    ("That is 1,000 × $0.03 = $300.", "wrong 1000 × $0.03 = 30, stated 300"),
    ("20 / 6,000 = 0.0033", "rounded 20 / 6000 = 0.003333333333, stated 0.0033"),
    ("$20 ÷ 6,000 ≈ $0.0033", "rounded $20 / 6000 = 0.003333333333, stated 0.0033"),
    ("100 × (3 + 5) = 800 credits", "right 100 × (3 + 5) = 800, stated 800"),
    ("3 plus 5 is 8 credits", "right 3 + 5 = 8, stated 8"),
    ("48 = 3 + 5 + 40", "right 3 + 5 + 40 = 48, stated 48"),
    ("3 (draft) + 5 (cut) + 40 (upscale) = 48 credits", "right 3 + 5 + 40 = 48, stated 48"),
    ("2 credits × 100 calls = $2.00", "right 2 × 100 = 2, stated 2"),
    ("20% × $50 = $10", "right 20% × $50 = 10, stated 10"),
  ])
  func `written sums are worked out`(text: String, expected: String) {
    #expect(AuditedPage.checks(text) == [expected])
  }

  @Test(arguments: [
    "A clip of 1280x720 is 21,600 tokens a second.", "512 x 512 is about 0.3 megapixels.",
    "$0.16 per second; 64 credits a clip",
  ])
  func `sizes and other measures are no sums`(text: String) {
    #expect(AuditedPage.checks(text).isEmpty)
  }

  @Test(arguments: [
    ("Cut costs 5 credits ($0.05) a piece.", "right 5 × $0.01 = 0.05, stated 0.05"),
    ("It takes 60 credits, or $0.60 per image.", "right 60 × $0.01 = 0.6, stated 0.6"),
    ("It takes 60 credits, or $6.00 per image.", "wrong 60 × $0.01 = 0.6, stated 6"),
    ("$0.05 per image (5 credits)", "right 5 × $0.01 = 0.05, stated 0.05"),
    ("$0.50 per image (5 credits)", "wrong 5 × $0.01 = 0.05, stated 0.5"),
    ("Buy 1,000 credits for $10.", "right 1000 × $0.01 = 10, stated 10"),
    ("Ein Bild kostet 6,5 Credits (0,065 $).", "right 6.5 × $0.01 = 0.065, stated 0.065"),
  ])
  func `credits beside dollars are converted`(text: String, expected: String) {
    #expect(AuditedPage.checks(text) == [expected])
  }

  @Test(arguments: [
    ("600 images a month on Swift: $18", "right 600 × $0.03 = 18, stated 18"),
    ("600 images a month on Swift: $28", "wrong 600 × $0.03 = 18, stated 28"),
    ("15,000 images at $0.035 per image is about $525", "right 15000 × $0.035 = 525, stated 525"),
    ("15,000 images at $0.035 per image is about $255", "wrong 15000 × $0.035 = 525, stated 255"),
    ("3,000 images a month on Swift cost about $92", "rounded 3000 × $0.03 = 90, stated 92"),
    ("We make 2,000 images. That would be $160 on Grand.", "right 2000 × $0.08 = 160, stated 160"),
  ])
  func `a volume is multiplied by its price`(text: String, expected: String) {
    #expect(AuditedPage.checks(text) == [expected])
  }

  @Test(arguments: [
    (
      "25 credits: ~4 images on Fox (6 credits each), ~8 images on Swift",
      ["right 25 / 6 = 4, stated 4", "right 25 / 3 = 8, stated 8"]
    ),
    ("25 credits buy 9 images on Fox (6 credits each).", ["wrong 25 / 6 = 4, stated 9"]),
    (
      "With a $50 budget you can make about 1,666 Swift images.",
      ["right $50 / $0.03 = 1666, stated 1666"]
    ),
    ("100 credits (roughly 12-33 images)", ["right 100 / 8 to 100 / 3 = 12, stated 12"]),
    (
      "25 credits get you 1 video with 5 credits left",
      ["right 25 / 20 = 1, stated 1", "right 25 - 1 × 20 = 5, stated 5"]
    ),
    ("70 free credits, enough for 500 images.", ["open 70 / ? = ?, stated 500"]),
  ])
  func `a budget buys whole generations`(text: String, expected: [String]) {
    #expect(AuditedPage.checks(text) == expected)
  }

  @Test(arguments: [
    ("Enlarger costs 20 times the price of Swift.", "right 60 / 3 = 20, stated 20"),
    ("Enlarger costs 30 times the price of Swift.", "wrong 60 / 3 = 20, stated 30"),
    (
      "Enlarger is 60 credits. That is 20 times the cost of a Swift image.",
      "right 60 / 3 = 20, stated 20"
    ),
    ("Swift costs less than half of Grand.", "right 3 / 8 = 0.375, stated 0.5"),
    ("Grand costs less than twice as much as Swift.", "wrong 8 / 3 = 2.666666666667, stated 2"),
    ("Swift is 20x cheaper than Enlarger.", "right 60 / 3 = 20, stated 20"),
    ("Swift is about 62% cheaper than Grand.", "rounded (8 - 3) / 8 × 100 = 62.5, stated 62"),
    ("Swift is 30% cheaper than Grand.", "wrong (8 - 3) / 8 × 100 = 62.5, stated 30"),
    (
      "Cut rose from 25 to 60 credits, an increase of 140%.",
      "right (60 - 25) / 25 × 100 = 140, stated 140"
    ),
  ])
  func `prices are compared`(text: String, expected: String) {
    #expect(AuditedPage.checks(text) == [expected])
  }

  @Test(arguments: [
    (
      "$20/mo, 6,000 credits/month (~$0.0033 per credit)",
      "rounded $20 / 6000 = 0.003333333333, stated 0.0033"
    ),
    (
      "$20/mo, 6,000 credits/month (~$0.01 per credit)",
      "wrong $20 / 6000 = 0.003333333333, stated 0.01"
    ),
    ("$503,500 credits$0.0143 / credit", "rounded $50 / 3500 = 0.014285714286, stated 0.0143"),
  ])
  func `the effective rate of a plan is worked out`(text: String, expected: String) {
    #expect(AuditedPage.checks(text) == [expected])
  }

  @Test(arguments: [
    (
      "200 shops generating four images each, for 800 images a month",
      "right 200 × 4 = 800, stated 800"
    ),
    (
      "200 shops generating four images each, for 900 images a month",
      "wrong 200 × 4 = 800, stated 900"
    ),
    ("20 images a day, 600 a month", "right 20 × 30 = 600, stated 600"),
    (
      "That is $18 in drafts. Upscaling adds about $45, for roughly $63 in total.",
      "right 18 + 45 = 63, stated 63"
    ),
    ("Swift plus Enlarger comes to 63 credits.", "right 3 + 60 = 63, stated 63"),
  ])
  func `counts and amounts in prose add up`(text: String, expected: String) {
    #expect(AuditedPage.checks(text) == [expected])
  }

  @Test(arguments: [
    "1 credit = $0.01", "The plan is $20 a month (6,000 credits).",
    "A pack of 11,000 credits for $100.",
    "Pages 3-5 of version 1.2 + 3 = more.", "Enlarger is 4 times faster than Swift.",
    "Get 6,000 credits for $20 a month; extra credits are $0.01 per credit.",
    "Make 10 images at $0.03 per image; the starter pack is $10.",
    "17 + 0.06 * steps = 20 credits", "Enough for 2 Swift images with 25 credits.",
    "a + 3 + 5 = 20", "30 images each take 20 seconds, for 40 minutes", "8 Comfy credits ($0.04)",
  ])
  func `what could be read otherwise is never wrong`(text: String) {
    #expect(!AuditedPage.checks(text).contains { $0.hasPrefix("wrong") })
  }

  @Test func `without the price of a credit nothing is converted`() {
    #expect(AuditedPage.checks("It takes 60 credits, or $6.00.", credit: nil) == [])
  }
}

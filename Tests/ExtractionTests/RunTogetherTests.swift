import Testing

@testable import Extraction

struct RunTogetherTests {
  static let cases = [
    Case(
      "names, credits and dollars",
      """
      Stability AI. 1 credit = $0.01.
      ServiceCredits / callUSD / call
      /v2beta/stable-image/generate/coreStable Image Core3$0.03
      Stable Diffusion 3.5 Large6.5$0.065
      Stable Image Ultra (built on SD 3.5 Large)8$0.08
      SDXL 1.00.2–0.6$0.002–$0.006
      """,
      [
        "credit 0.01 USD/credit", "stable-image-core 3 cr", "stable-image-core 0.03 USD",
        "sd3.5-large 6.5 cr", "sd3.5-large 0.065 USD", "stable-image-ultra 8 cr",
        "stable-image-ultra 0.08 USD", "sdxl-1.0 0.2-0.6 cr", "sdxl-1.0 0.002-0.006 USD",
      ]
    ),
    Case(
      "packs",
      """
      Stability AI top-ups
      $101,000 credits$0.01 / credit
      $505,000 credits$0.01 / credit
      """,
      [
        "credit 0.01 USD/credit", "top-up 10 USD credits=1000", "top-up 50 USD credits=5000",
      ]
    ),
    Case(
      "another price of a credit",
      """
      Stability AI. One credit costs $0.02.
      Stable Image Core3$0.06
      """,
      ["credit 0.02 USD/credit", "stable-image-core 3 cr", "stable-image-core 0.06 USD"]
    ),
    Case(
      "dollars right behind the name",
      "Stability AI. 1 credit = $0.01.\nStable Image Core$0.03 / image (3 credits)Fast generation",
      ["credit 0.01 USD/credit", "stable-image-core 3 cr", "stable-image-core 0.03 USD"]
    ),
    Case(
      "no cut agrees",
      "Stability AI. 1 credit = $0.01.\nStable Image Core35$0.03",
      ["credit 0.01 USD/credit"]
    ),
  ]

  @Test(arguments: cases)
  func `cuts what ran together where the arithmetic agrees`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }
}

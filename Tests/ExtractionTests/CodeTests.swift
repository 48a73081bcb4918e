import Testing

@testable import Extraction

struct CodeTests {
  static let cases = [
    Case(
      "doc comments",
      """
      ```
      // Stability AI models and what they cost.
      //   - sd3.5-large requires 6.5 credits per generation
      //   - sd3.5-flash requires 2.5 credits per generation
      /// Fast upscaler, 2 credits per call.
      ```
      """,
      ["sd3.5-large 6.5 cr", "sd3.5-flash 2.5 cr", "upscale-fast 2 cr"]
    ),
    Case(
      "a map in Python",
      """
      ```
      # Stability
      credit_costs = {
          "stable-image-ultra": 8,
          "stable-image-core": 3,
          "sd3.5-large": 6.5,
      }
      retries = {
          "stable-image-ultra": 2,
      }
      ```
      """,
      ["stable-image-ultra 8 cr", "stable-image-core 3 cr", "sd3.5-large 6.5 cr"]
    ),
    Case(
      "entries with a name and a description",
      """
      ```
      [
        'name' => 'Stable Image Core',
        'description' => '1536 pixels image will be generated. 3 credits per successful generation.'
      ],
      [
        'name' => 'Stable Diffusion 3.0 Turbo (SD3 Turbo)',
        'description' => '1024 pixels image will be generated. 4 credits per successful generation.'
      ],
      ```
      """,
      ["stable-image-core 3 cr", "sd3-large-turbo 4 cr"]
    ),
    Case(
      "a path over its description",
      """
      ```
      "/v2beta/stable-image/edit/erase": {
        /**
         * Erase
         * The service removes objects.
         *     Flat rate of 3 credits per successful generation. You will not be charged for failed generations.
         */
      ```
      """,
      ["erase 3 cr"]
    ),
    Case(
      "labels",
      """
      ```
      { name: "Stable Image Ultra", credits: 8, usd: 0.08 },
      ```
      """,
      ["stable-image-ultra 8 cr", "stable-image-ultra 0.08 USD"]
    ),
  ]

  @Test(arguments: cases)
  func `reads prices in code`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }

  static let formulas = [
    Case(
      "with steps",
      """
      # Stable Audio 2.0
      By default, 20 credits per successful generation. The number of credits is determined by the formula: credits = 17 + 0.06 * steps.
      Examples: 50 steps = 20 credits, 100 steps = 23 credits.
      """,
      ["stable-audio-2.0 20 cr", "stable-audio-2.0 17 + 0.06 * steps cr"]
    ),
    Case(
      "above a number of steps",
      """
      # SDXL 1.0 pricing
      When specifying 30 steps or fewer, generation costs 0.9 credits.
      When specifying above 30 steps, generation cost is determined by the following formula:
      cost = 0.9 * (steps / 30)
      """,
      ["sdxl-1.0 0.9 cr steps=<=30", "sdxl-1.0 0.9 * steps / 30 cr steps=>30"]
    ),
  ]

  @Test(arguments: formulas)
  func `reads formulas`(_ test: Case) {
    let lines = Reading(test.text).lines.filter { $0.contains(" price ") }
      .map { $0.replacing(" price ", with: " ").replacing(" credit/generation", with: " cr") }
    #expect(lines == test.expected)
  }
}

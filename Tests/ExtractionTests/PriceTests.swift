import Testing

@testable import Extraction

struct PriceTests {
  static let items = [
    Case(
      "items with a dash",
      """
      Stability AI edit services
      - Erase — 3 credits
      - Search & Replace – 4 credits
      - Remove BG - 2 credits
      - Replace Background and Relight: 8 credits
      """,
      [
        "erase 3 cr", "search-and-replace 4 cr", "remove-background 2 cr",
        "replace-background-and-relight 8 cr",
      ]
    ),
    Case(
      "both units in one item",
      "- **SD 3.5 Large**: 6.5 credits ($0.065 per image)\n- SD3.5 Large Turbo = 4 credits / $0.04",
      [
        "sd3.5-large 6.5 cr", "sd3.5-large 0.065 USD", "sd3.5-large-turbo 4 cr",
        "sd3.5-large-turbo 0.04 USD",
      ]
    ),
    Case(
      "quoted names with a description and a price in parentheses",
      """
      # Upscale
      - `mode` - `"fast"` (quick 2x, 2 credits), `"conservative"` (keeps detail, 25 credits), `"creative"` (AI-enhanced, 25 credits, async)
      # Generate an image with Stable Image
      - `model` - `"ultra"` (best, 8 credits), `"core"` (fast, 3 credits)
      """,
      [
        "upscale-fast 2 cr", "upscale-conservative 25 cr", "upscale-creative 25 cr",
        "stable-image-ultra 8 cr", "stable-image-core 3 cr",
      ]
    ),
    Case(
      "figures under a heading that names the unit",
      """
      # Stability AI credit costs
      - Erase: 5
      - Outpaint: 4
      - Style Transfer: 8
      """,
      ["erase 5 cr", "outpaint 4 cr", "style-transfer 8 cr"]
    ),
    Case(
      "several prices in one line, later units left out",
      "Stability API: Core: 3 credits ($0.03) · SD 3.5 Large: 6.5 ($0.065) · Turbo: 4 ($0.04) · Ultra: 8 ($0.08)",
      [
        "stable-image-core 3 cr", "stable-image-core 0.03 USD", "sd3.5-large 6.5 cr",
        "sd3.5-large 0.065 USD", "sd3.5-large-turbo 4 cr", "sd3.5-large-turbo 0.04 USD",
        "stable-image-ultra 8 cr", "stable-image-ultra 0.08 USD",
      ]
    ),
  ]

  static let prose = [
    Case(
      "a subject costs an amount",
      "Stable Image Ultra costs 8 credits ($0.08/image). Stable Image Core, the cheapest service, is priced at $0.03 per image.",
      ["stable-image-ultra 8 cr", "stable-image-ultra 0.08 USD", "stable-image-core 0.03 USD"]
    ),
    Case(
      "a list shares one price",
      "The control services (Sketch, Structure, and Style) are 5 credits each. Erase and Inpaint cost 3 credits each.",
      [
        "control-sketch 5 cr", "control-structure 5 cr", "control-style 5 cr", "erase 3 cr",
        "inpaint 3 cr",
      ]
    ),
    Case(
      "a range by name",
      "On Stability, upscaling ranges from 2 credits (Fast) to 40 (Conservative) to 60 (Creative).",
      ["upscale-fast 2 cr", "upscale-conservative 40 cr", "upscale-creative 60 cr"]
    ),
    Case(
      "the second figure without its unit",
      "Fast Upscale is 2 credits and Conservative is 40, so the mode matters.",
      ["upscale-fast 2 cr", "upscale-conservative 40 cr"]
    ),
    Case(
      "the amount before the subject",
      "You pay $0.065 per image for SD 3.5 Large and $0.035 for SD 3.5 Medium. It is 8 credits each for Stable Image Ultra.",
      ["sd3.5-large 0.065 USD", "sd3.5-medium 0.035 USD", "stable-image-ultra 8 cr"]
    ),
    Case(
      "a price at a distance",
      "Pricing is $0.01/credit, where 3 credits gets you an image generation on their Stable Image Core model.",
      ["stable-image-core 3 cr", "credit 0.01 USD/credit"]
    ),
    Case(
      "spelled numbers and cents",
      "Stable Fast 3D takes ten credits per model. Stable Image Core costs 3 cents per image.",
      ["stable-fast-3d 10 cr", "stable-image-core 0.03 USD"]
    ),
    Case(
      "ranges keep both ends",
      "SDXL 1.0 costs between 0.2 and 0.6 credits; SD 1.6 runs $0.002–$0.01 per image.",
      ["sdxl-1.0 0.2-0.6 cr", "sd-1.6 0.002-0.01 USD"]
    ),
    Case(
      "steps limit a price",
      "With up to 30 steps, SDXL 1.0 costs 0.9 credits. Stable Diffusion 1.6 costs 1.5 credits at 50 steps.",
      ["sdxl-1.0 0.9 cr steps=<=30", "sd-1.6 1.5 cr steps=50"]
    ),
    Case(
      "hedges are kept",
      "Stable Image Ultra costs about $0.08 per image.",
      ["stable-image-ultra 0.08 USD ~"]
    ),
    Case(
      "names that differ in one part stay apart",
      "SD3 Turbo is 4 credits, SD3 is 6.5 credits, SD 3.5 Flash is 2.5 credits, and SD3.5-Medium is 3.5 credits.",
      ["sd3-large-turbo 4 cr", "sd3-large 6.5 cr", "sd3.5-flash 2.5 cr", "sd3.5-medium 3.5 cr"]
    ),
    Case(
      "one name for two models",
      "- **SD 3.5 & 3.0 Medium**: Flat rate of 3.5 credits per successful generation.",
      ["sd3.5-medium 3.5 cr", "sd3-medium 3.5 cr"]
    ),
    Case(
      "audio and 3D",
      "Stable Audio 2.5 costs $0.20 per generation, Audio-to-Audio 20 credits, and Stable Point Aware 3D (SPAR3D) is 4 credits.",
      ["stable-audio-2.5 0.2 USD", "audio-to-audio 20 cr", "stable-point-aware-3d 4 cr"]
    ),
    Case(
      "a change with its day",
      "From August 1, 2025 Creative Upscale goes from 25 to 60 credits, and Erase increases from 3 credits to 5 credits.",
      [
        "upscale-creative 25 cr until=2025-08-01", "upscale-creative 60 cr from=2025-08-01",
        "erase 3 cr until=2025-08-01", "erase 5 cr from=2025-08-01",
      ]
    ),
    Case(
      "an arrow",
      "Stability: Fast Upscaler 1 → 2 credits",
      ["upscale-fast 1 cr", "upscale-fast 2 cr"]
    ),
  ]

  static let topics = [
    Case(
      "the heading names the service",
      """
      # Outpaint
      ## How to use
      Send an image.
      ## Credits
      Flat rate of 4 credits per successful generation.
      """,
      ["outpaint 4 cr"]
    ),
    Case(
      "the paragraph names the service",
      "The Remove Background service cuts out the foreground. Flat rate of 5 credits per successful generation.",
      ["remove-background 5 cr"]
    ),
    Case(
      "the endpoint names the service",
      """
      # API notes
      - POST https://api.stability.ai/v2beta/stable-image/control/sketch
      - Credit cost: 3 credits per successful generation
      """,
      ["control-sketch 3 cr"]
    ),
    Case(
      "a tool of a server",
      """
      # Stable Fast 3D
      Each call consumes 10 credits.
      """,
      ["stable-fast-3d 10 cr"]
    ),
  ]

  @Test(arguments: items + prose + topics)
  func `reads prices by name`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }
}

import Testing

@testable import Extraction

struct TableTests {
  static let cases = [
    Case(
      "units in the heads",
      """
      # Stability AI
      | Service | Credits per image | Cost per image |
      | Stable Image Ultra (SD3.5 Large) | 8 | $0.08 |
      | SDXL 1.0 | varies by steps | — |
      | Stable Diffusion 3.5 Medium | 3.5 | $0.035 |
      """,
      [
        "stable-image-ultra 8 cr", "stable-image-ultra 0.08 USD", "sd3.5-medium 3.5 cr",
        "sd3.5-medium 0.035 USD",
      ]
    ),
    Case(
      "short names under a heading",
      """
      # Upscale
      | Mode | Credits |
      | Fast | 2 |
      | Conservative | 40 |
      | Creative | 60 |
      """,
      ["upscale-fast 2 cr", "upscale-conservative 40 cr", "upscale-creative 60 cr"]
    ),
    Case(
      "the endpoint names what the tool does not",
      """
      # Stability AI server
      | Tool | API Endpoint | Credits |
      | `generate_image` | `/v2beta/stable-image/generate/{ultra,core,sd3}` | 3-8 |
      | `cut_out` | `/v2beta/stable-image/edit/remove-background` | 5 |
      | `make_3d` | `/v2beta/3d/stable-fast-3d` or `/v2beta/3d/stable-point-aware-3d` | 4-10 |
      """,
      ["remove-background 5 cr"]
    ),
    Case(
      "old and new columns with the day in the note",
      """
      # API price update
      The following prices take effect on August 1, 2025:
      | Service | Current price (credits) | New price (credits) |
      | Creative Upscaler | 25 | 60 |
      | Fast Upscaler | 1 | 2 |
      """,
      [
        "upscale-creative 25 cr until=2025-08-01", "upscale-creative 60 cr from=2025-08-01",
        "upscale-fast 1 cr until=2025-08-01", "upscale-fast 2 cr from=2025-08-01",
      ]
    ),
    Case(
      "a day in each row",
      """
      # Stability
      | Service | Old | New | Effective from |
      | Erase | 3 credits | 5 credits | 2025-08-01 |
      | Stable Fast 3D | 2 credits | 10 credits | 2025-08-01 |
      """,
      [
        "erase 3 cr until=2025-08-01", "erase 5 cr from=2025-08-01",
        "stable-fast-3d 2 cr until=2025-08-01", "stable-fast-3d 10 cr from=2025-08-01",
      ]
    ),
    Case(
      "several providers",
      """
      # Where to run Stable Diffusion
      | Provider | Model | Price |
      | Stability AI | Stable Diffusion 3.5 Large | $0.065 |
      | Replicate | Stable Diffusion 3.5 Large | $0.07 |
      | BFL | flux-pro-1.1 | $0.04 |
      """,
      ["sd3.5-large 0.065 USD", "sd3.5-large 0.07 USD @replicate"]
    ),
    Case(
      "a reseller's list",
      """
      | API | Specs | Price |
      | Stability AI | Stable Image Ultra | $0.08 |
      | Stability AI | Upscale, Conservative | $0.40 |
      | Ideogram | V3_replace-background_TURBO | $0.03 |
      | OpenAI | dall-e-3, 1024×1024, hd | $0.08 |
      """,
      ["stable-image-ultra 0.08 USD", "upscale-conservative 0.4 USD"]
    ),
    Case(
      "both units in a cell",
      """
      # Stability
      | Tier | Price | Features |
      | Stable Image Core | $0.03 / image (3 credits) | Fast, affordable |
      | Stable Image Ultra | 8 credits ≈ $0.08 | Best |
      """,
      [
        "stable-image-core 0.03 USD", "stable-image-core 3 cr", "stable-image-ultra 8 cr",
        "stable-image-ultra 0.08 USD",
      ]
    ),
    Case(
      "settings in columns and names",
      """
      # SDXL
      | Model | Steps | Resolution | Credits |
      | SDXL 1.0 | 30 | 1024x1024 | 0.9 |
      | SDXL 1.0 (≤30 steps) | | | 0.9 |
      """,
      [
        "sdxl-1.0 0.9 cr height=1024 steps=30 width=1024", "sdxl-1.0 0.9 cr steps=<=30",
      ]
    ),
    Case(
      "prices across",
      """
      # Stability AI prices
      | | Stable Image Core | Stable Image Ultra |
      | Credits | 3 | 8 |
      | USD per image | $0.03 | $0.08 |
      """,
      [
        "stable-image-core 3 cr", "stable-image-core 0.03 USD", "stable-image-ultra 8 cr",
        "stable-image-ultra 0.08 USD",
      ]
    ),
    Case(
      "a list in a cell",
      """
      # Stability AI
      | Service | Credits |
      | Erase, Inpaint, Search and Replace | 5 |
      """,
      ["erase 5 cr", "inpaint 5 cr", "search-and-replace 5 cr"]
    ),
  ]

  static let grids = [
    Case(
      "steps down, sizes across, both units",
      """
      # SDXL pricing
      | Steps | 512 x 512 | 512 × 768 |
      | 15 | 0.25 ($0.0025) | 0.6 ($0.006) |
      | 30 | 0.5 ($0.005) | - |
      """,
      [
        "sdxl-1.0 0.25 cr height=512 steps=15 width=512",
        "sdxl-1.0 0.0025 USD height=512 steps=15 width=512",
        "sdxl-1.0 0.6 cr height=768 steps=15 width=512",
        "sdxl-1.0 0.006 USD height=768 steps=15 width=512",
        "sdxl-1.0 0.5 cr height=512 steps=30 width=512",
        "sdxl-1.0 0.005 USD height=512 steps=30 width=512",
      ]
    ),
    Case(
      "all models but one",
      """
      # Credit usage
      This table holds for all models except SDXL.
      | Steps | 512x512 | 1024x1024 |
      | 50 | 0.4 | 3.2 |
      """,
      [
        "stable-diffusion-legacy 0.4 cr height=512 steps=50 width=512",
        "stable-diffusion-legacy 3.2 cr height=1024 steps=50 width=1024",
      ]
    ),
    Case(
      "all models but one, in the heading",
      """
      # Credits by size: all models but SDXL
      | Steps | 512x512 | 768x768 |
      | 30 | 0.2 | 1.0 |
      | 50 | 0.4 | 1.6 |
      """,
      [
        "stable-diffusion-legacy 0.2 cr height=512 steps=30 width=512",
        "stable-diffusion-legacy 1 cr height=768 steps=30 width=768",
        "stable-diffusion-legacy 0.4 cr height=512 steps=50 width=512",
        "stable-diffusion-legacy 1.6 cr height=768 steps=50 width=768",
      ]
    ),
    Case(
      "sizes down, steps across",
      """
      # SD 1.5 cost in credits
      | Size | 30 steps | 50 steps |
      | 512x512 | 0.2 | 0.4 |
      """,
      [
        "sd-1.5 0.2 cr height=512 steps=30 width=512",
        "sd-1.5 0.4 cr height=512 steps=50 width=512",
      ]
    ),
  ]

  @Test(arguments: cases + grids)
  func `reads tables by their heads`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }
}

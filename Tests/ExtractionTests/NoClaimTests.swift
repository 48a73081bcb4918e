import Testing

@testable import Extraction

struct NoClaimTests {
  static let cases = [
    Case(
      "totals and monthly examples",
      """
      Stability AI examples
      For 3,000 images a month on Core that is about $90. A team making 600 images a month on Stable Image Core: $18 in generation.
      The same volume is roughly $450 on Stable Image Core and $1,200 on Stable Image Ultra.
      """,
      []
    ),
    Case(
      "a sum",
      "At Stability rates that is 3 + 5 + 40 = 48 credits, or $0.48, for one finished asset.",
      []
    ),
    Case(
      "what credits buy",
      "With Stability's 25 credits you can make 3 Ultra images, or 8 Core images, or 1 video with 5 credits left over.",
      []
    ),
    Case(
      "comparisons",
      "Creative Upscale costs 20 times the price of a Stable Image Core image and less than half of Ultra.",
      []
    ),
    Case(
      "other numbers",
      "Stable Image Core makes 1024x1024 images in 3 seconds with seed 42, cfg_scale 7 and 1.5 megapixels; 27.2k stars on GitHub.",
      []
    ),
    Case(
      "parameters",
      "Stable Diffusion 3.5 Large: 8 billion parameters. SD 3.5 Medium: 2.5 billion parameters and 9.9 GB of disk space.",
      []
    ),
    Case(
      "other makers in prose",
      "FLUX Pro costs 5 credits per image and DALL-E 3 costs $0.04 per image; Midjourney is $10/month. Stability is cheaper.",
      []
    ),
    Case(
      "other makers in a table",
      """
      # Image models
      | Model | Price |
      | FLUX 1.1 Pro Ultra | $0.06 |
      | Imagen 4 Fast | $0.02 |
      | Ideogram Replace Background | $0.09 |
      """,
      []
    ),
    Case(
      "another currency",
      "Stable Image Ultra costs €0.07 per image and Stable Image Core costs ¥5.",
      []
    ),
    Case("a monthly fee is no price", "Stable Image Ultra is in our plan for $29/month.", []),
    Case(
      "another company's credits",
      "Stable Image Ultra costs 17 Comfy credits. Stable Image Core costs 6 Comfy credits.",
      []
    ),
    Case(
      "columns of examples",
      """
      # Stability
      | Model | Monthly cost (2,000 images) | Cost of 100 images |
      | Stable Image Core | $60 | $3 |
      | Stable Image Ultra | $160 | $8 |
      """,
      []
    ),
    Case(
      "what a batch costs",
      """
      # Stability
      ## Cost for 54 images
      - Stable Image Core: ~$1.62
      - SD 3.5 Large: ~$3.51
      """,
      []
    ),
    Case(
      "what a page calls out of date",
      "Stability: the image-to-video price of 3 credits per call is outdated.",
      []
    ),
    Case(
      "a host's credits",
      "# Image tools\n## Leonardo.ai\nStable Image Core costs 10 credits here.",
      []
    ),
    Case(
      "free of somebody else",
      "Replicate gives new users $1 free; Leonardo gives 150 free credits a day.",
      []
    ),
  ]

  @Test(arguments: cases)
  func `leaves what is no claim`(_ test: Case) {
    #expect(Reading(test.text).lines == test.expected)
  }

  @Test func `a foreign row shields its neighbour`() {
    let text = """
      Stability and others
      | Model | Credits |
      | FLUX Pro | 5 |
      | Stable Image Core | 3 |
      | Midjourney v7 | 9 |
      """
    #expect(Reading(text).prices == ["stable-image-core 3 cr"])
  }
}

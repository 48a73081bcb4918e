import Testing

@testable import Extraction

/// Prices whose sentence names no service: what stands over them does.
struct TopicTests {
  static let cases = [
    Case(
      "operations of a client as headings",
      """
      # **v2betaStableImageEditErasePost**
      Erase
      ### Credits
      Each successful generation takes 7 credits. Failed generations are free.
      # **v2betaStableImageUpscaleFastPost**
      Fast
      ### Credits
      9 credits for each successful result.
      """,
      ["erase 7 cr", "upscale-fast 9 cr"]
    ),
    Case(
      "paths over comments",
      """
      ```
      export interface paths {
      	"/v2beta/stable-image/upscale/fast": {
      		/**
      		 * Fast
      		 *
      		 *     ### Credits
      		 *     9 credits for every successful generation; failed generations are not charged.
      		 */
      		post: never;
      	};
      	"/v2beta/stable-image/control/sketch": {
      		/**
      		 * Sketch
      		 * A drawing leads the generation.
      		 *
      		 * Use the strength to say how much.
      		 * The output keeps the aspect ratio.
      		 * See the guide.
      		 * Parameters follow below.
      		 *
      		 * This endpoint costs 11 credits.
      		 */
      		post: never;
      	};
      ```
      """,
      ["upscale-fast 9 cr", "control-sketch 11 cr"]
    ),
    Case(
      "titles of documentation comments",
      """
      ```
      /// <summary>
      /// Erase<br/>
      /// ### Credits<br/>
      /// 7 credits per successful generation, at a flat rate.
      /// </summary>
      Task EraseAsync();

      // Runs the Creative Upscaler.
      // Price: 41 credits.
      func upscale()
      ```
      """,
      ["erase 7 cr", "upscale-creative 41 cr"]
    ),
    Case(
      "a title right over a heading of prices",
      """
      # Client
      Outpaint
      ### Credits
      7 credits per successful generation.
      Erase
      ### Credits
      9 credits per successful generation.
      """,
      ["outpaint 7 cr", "erase 9 cr"]
    ),
    Case(
      "a request",
      "# Stable Image Ultra\nEvery request uses 9 credits.",
      ["stable-image-ultra 9 cr"]
    ),
    Case(
      "German",
      "# Stable Image Core\nJede erfolgreiche Generierung kostet 4 Credits.",
      ["stable-image-core 4 cr"]
    ),
    Case(
      "German, for each",
      "# Stable Image Core\n4 Credits für jede erfolgreiche Generierung.",
      ["stable-image-core 4 cr"]
    ),
    Case(
      "Spanish",
      "# Stable Image Core\nCada generación exitosa cuesta 4 créditos.",
      ["stable-image-core 4 cr"]
    ),
    Case(
      "French",
      "# Stable Image Core\nChaque génération réussie coûte 4 crédits.",
      ["stable-image-core 4 cr"]
    ),
    Case("Chinese", "# Stable Image Core\n每次成功生成消耗 4 积分。", ["stable-image-core 4 cr"]),
    Case(
      "abbreviations end no sentence",
      "# Stability\nStable Image Core costs a flat rate, i.e. 3 credits. And Stable Image Ultra costs e.g. 8 credits.",
      ["stable-image-core 3 cr", "stable-image-ultra 8 cr"]
    ),
    Case("of failures", "# Stable Image Core\nEach failed generation takes 4 credits.", []),
    Case("of many", "# Stable Image Core\n10 generations take 40 credits.", []),
    Case("without a topic", "# Credits\nEach generation takes 4 credits.", []),
    Case(
      "with two",
      "# Stable Image Core and Stable Image Ultra\nEach generation takes 4 credits.",
      []
    ),
  ]

  @Test(arguments: cases)
  func `takes the name from what stands over the price`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }
}

import Testing

@testable import Extraction

/// Pages that say once from when the prices on them hold.
struct AnnouncedDayTests {
  static let cases = [
    Case(
      "a note under the title",
      """
      # Price update for the Stability API
      Posted on March 3, 2025. New prices apply from April 5, 2025.
      ## What changes
      | Service | New price (credits) |
      | Erase | 7 |
      | Stable Image Core | 4 |
      """,
      ["erase 7 cr from=2025-04-05", "stable-image-core 4 cr from=2025-04-05"]
    ),
    Case(
      "a list",
      """
      # Stability
      Starting April 5, 2025, API prices increase.
      ## New prices
      - Erase: 7 credits
      """,
      ["erase 7 cr from=2025-04-05"]
    ),
    Case(
      "old and new columns",
      """
      # Stability
      Our new pricing takes effect on April 5, 2025.
      ## Services
      | Service | Old price (credits) | New price (credits) |
      | Erase | 2 | 7 |
      """,
      ["erase 2 cr until=2025-04-05", "erase 7 cr from=2025-04-05"]
    ),
    Case(
      "German",
      """
      # Stability
      Ab dem 5. April 2025 gelten neue Preise.
      ## Neue Preise
      - Stable Image Core: 4 Credits
      """,
      ["stable-image-core 4 cr from=2025-04-05"]
    ),
    Case(
      "Japanese",
      """
      # Stability
      2025年4月5日より新しい価格が適用されます。
      ## 新価格
      - Stable Image Core: 4クレジット
      """,
      ["stable-image-core 4 cr from=2025-04-05"]
    ),
    Case(
      "two days tell nothing",
      """
      # Stability
      New prices apply from April 5, 2025. Newer prices increase again starting May 6, 2025.
      ## New prices
      - Erase: 7 credits
      """,
      ["erase 7 cr"]
    ),
    Case(
      "a day of checking",
      """
      # Stability
      New prices, last verified as of April 5, 2025.
      ## New prices
      - Erase: 7 credits
      """,
      ["erase 7 cr"]
    ),
    Case(
      "the day of one service",
      """
      # Stability
      The price of Outpaint changes from April 5, 2025.
      ## New prices
      - Erase: 7 credits
      """,
      ["erase 7 cr"]
    ),
  ]

  @Test(arguments: cases)
  func `dates the prices by the announcement`(_ test: Case) {
    #expect(Reading(test.text).prices == test.expected)
  }
}

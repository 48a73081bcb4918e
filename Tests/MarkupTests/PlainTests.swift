import Markup
import TestSupport
import Testing
import Vocabulary

struct PlainTests {
  static let cases: [PrintedCase] = [
    PrintedCase(
      "bullets of many kinds and depths",
      "• Erase — 5 credits\n  ◦ fast\n- Inpaint\n1. one\n2) two\n✓ yes\n-5 credits\n3.5 credits\n* note",
      """
      - Erase — 5 credits
      -- fast
      - Inpaint
      - one
      - two
      - yes
      p: -5 credits
      p: 3.5 credits
      - note
      """
    ),
    PrintedCase(
      "each line is a paragraph unless a long one goes on in lower case",
      "Core 3 credits\nUltra 8 credits\nA long line of prose that some program broke at its width, which\nis why it goes on here.\nNext",
      """
      p: Core 3 credits
      p: Ultra 8 credits
      p: A long line of prose that some program broke at its width, which is why it goes on here.
      p: Next
      """
    ),
    PrintedCase(
      "titles with empty lines around them",
      """
      All the prices

      What it costs

      Every service costs a fixed number of credits, whatever the size of the image.

      Who is it for?

      Developers.

      Total: 5

      $5 / month

      Core 3 credits
      """,
      """
      h1: All the prices
      h2: What it costs
      p: Every service costs a fixed number of credits, whatever the size of the image.
      h2: Who is it for?
      p: Developers.
      p: Total: 5
      p: $5 / month
      p: Core 3 credits
      """
    ),
    PrintedCase(
      "titles in a page without empty lines",
      """
      Guide to prices
      This guide explains what each of the services costs and why that is so.
      Worked examples
      A shop
      A shop that makes two thousand images in a month pays sixty dollars for them.
      Edit
      | Service | Credits |
      | Erase | 5 |
      | Inpaint | 5 |
      The main levers:
      - Use less.
      """,
      """
      h1: Guide to prices
      p: This guide explains what each of the services costs and why that is so.
      h2: Worked examples
      h3: A shop
      p: A shop that makes two thousand images in a month pays sixty dollars for them.
      h2: Edit
      table(1)
        Service | Credits
        Erase | 5
        Inpaint | 5
      p: The main levers:
      - Use less.
      """
    ),
    PrintedCase(
      "headings that are marked",
      "# One\n## Two ##\nThree\n=====\nFour\n----\n#5 is no heading\n",
      """
      h1: One
      h2: Two
      h1: Three
      h2: Four
      p: #5 is no heading
      """
    ),
    PrintedCase(
      "tables with pipes, with and without separator and frame",
      "a | b\n--|--\n1 | 2\nx | y\n--|--\n3 | 4\n\n+---+---+\n| p | q |\n+---+---+\n| 5 | 6 |\n+---+---+\n\nHome | Docs | Prices\n",
      """
      table(1)
        ^a | ^b
        1 | 2
      table(1)
        ^x | ^y
        3 | 4
      table(1)
        ^p | ^q
        5 | 6
      p: Home | Docs | Prices
      """
    ),
    PrintedCase(
      "tables with tabs and with columns of spaces",
      "Name\tCredits\nCore\t3\nUltra\t8\tbest\n\nService        Credits\n-------        -------\nErase                5\nRemove it           10\n\nOne.  Two.\nThree.  Four.\n",
      """
      table(1)
        Name | Credits | \n  Core | 3 | \n  Ultra | 8 | best
      table(1)
        Service | Credits
        Erase | 5
        Remove it | 10
      p: One. Two.
      p: Three. Four.
      """
    ),
    PrintedCase(
      "a table that an export ran together stays lines",
      "Plans, compared\nPlan Price Includes\nFree Free 25 credits\nTeam $50/mo 5,000 credits\n",
      """
      p: Plans, compared
      p: Plan Price Includes
      p: Free Free 25 credits
      p: Team $50/mo 5,000 credits
      """
    ),
    PrintedCase(
      "code between fences",
      "```sh\ncurl x\n```\n~~~\nnever closed",
      """
      code(sh): curl x
      p: ~~~
      p: never closed
      """
    ),
    PrintedCase(
      "comments of a program are text, its lines code",
      """
      package prices

      // Core: 3 credits
      // - Ultra: 8 credits
      func price() int {
          return 3
      }

      /*
       * Erase costs 5.
       */
      const erase = 5;
      """,
      """
      code(): package prices
      p: Core: 3 credits
      - Ultra: 8 credits
      code(): func price() int {
      code(): return 3
      code(): }
      p: Erase costs 5.
      code(): const erase = 5;
      """
    ),
    PrintedCase(
      "doc strings and hash comments",
      "import os\n\n# Core: 3 credits\nCORE = 3\n\ndef price():\n    \"\"\"Ultra costs 8.\n\n    Erase costs 5.\n    \"\"\"\n    return CORE\n",
      """
      code(): import os
      p: Core: 3 credits
      code(): CORE = 3
      code(): def price():
      p: Ultra costs 8.
      p: Erase costs 5.
      code(): return CORE
      """
    ),
  ]

  @Test func `keys of YAML that hold others are headings, texts of several lines are read`() throws
  {
    let source = """
      # Prices
      paths:
        /v2/core:
          post:
            summary: Make an image
            description: |
              ### Credits
              Flat rate of 3 credits.
          tags:
            - images
        "/v2/ultra":
          price: 8
      """
    let blocks = """
      p: Prices
      h1: paths
      h2: /v2/core
      h3: post
      p: summary: Make an image
      h4: description
      h5: Credits
      p: Flat rate of 3 credits.
      h3: tags
      - images
      h2: /v2/ultra
      p: price: 8
      """
    #expect(try printed(source, as: .plain) == blocks)
  }

  @Test(arguments: cases)
  func `reads lines by their shape`(test: PrintedCase) throws {
    #expect(try printed(test.source, as: .plain) == test.blocks)
  }

  @Test
  func `a margin of line numbers is not text, a sign and number on lines of their own neither`()
    throws
  {
    var lines: [String] = []
    for number in 1...12 {
      lines +=
        number == 4
        ? ["+", "4", "Erase3 credits"]
        : number == 5 ? ["+ 5"] : ["+ \(number) • Service \(number * 7) credits"]
    }
    let text = try printed(lines.joined(separator: "\n"), as: .plain)
    #expect(
      text.hasPrefix(
        "- Service 7 credits\n- Service 14 credits\n- Service 21 credits\np: Erase3 credits\n- Service 42 credits"
      )
    )
  }

  @Test func `numbers that do not rise through the page are no margin`() throws {
    let lines = (1...12).map { "\($0 * 100) credits cost \($0) dollars" }
    #expect(
      try page(lines.joined(separator: "\n"), as: .plain).texts.first?.text
        == "100 credits cost 1 dollars"
    )
  }

  @Test func `words repeated all over are furniture, values are not`() throws {
    let rows = (0..<12).map { "Service number \($0)\nSign in to comment\nIncluded\n5 credits" }
    let text = try printed(rows.joined(separator: "\n"), as: .plain)
    #expect(!text.contains("Sign in"))
    #expect(text.split(separator: "\n").count { $0 == "p: Included" } == 12)
    #expect(text.split(separator: "\n").count { $0 == "p: 5 credits" } == 12)
  }
}

import Markup
import TestSupport
import Testing
import Vocabulary

struct MarkdownTests {
  static let cases: [PrintedCase] = [
    PrintedCase(
      "headings of both kinds, anchors dropped",
      "# Prices {#p}\n\nTitle\n=====\n\n## Two ##\n\n### C# {.x}\n",
      """
      h1: Prices
      h1: Title
      h2: Two
      h3: C#
      """
    ),
    PrintedCase(
      "inline marks go, their words stay",
      "Core **costs** `3` *credits*, see [the _page_](https://a.b/c_(d)) and <https://e.f>. ![alt](x.png)\n",
      "p: Core costs 3 credits, see the page and https://e.f."
    ),
    PrintedCase(
      "stars and underscores that are no marks",
      "3*5 = 15 and 2*4 = 8, snake_case_name, 5\\* a * b\n",
      "p: 3*5 = 15 and 2*4 = 8, snake_case_name, 5* a * b"
    ),
    PrintedCase(
      "references, footnotes and struck text",
      "See [this][1] or [that], \\$5 &amp; ~~$20~~ $10[^2] ~8\n\n[1]: https://a.b\n[that]: /c\n",
      "p: See this or that, $5 & $10 ~8"
    ),
    PrintedCase(
      "wrapped prose runs on, short lines stay lines, hard breaks too",
      """
      A line that was broken by its width because it is longer than sixty
      columns goes on.

      Core: 3
      Ultra: 8

      A line that was broken by its author because of two spaces at its end,  
      goes on below.
      """,
      """
      p: A line that was broken by its width because it is longer than sixty columns goes on.
      p: Core: 3⏎Ultra: 8
      p: A line that was broken by its author because of two spaces at its end,⏎goes on below.
      """
    ),
    PrintedCase(
      "lists, tasks, quotes and lazy lines",
      "- a\n  b\n  - c\n- [x] d\n\n1. e\n\n> f\n> - g\n>   h\ni\n\n• j\n• k\n",
      """
      - a⏎b
      -- c
      - d
      - e
      p: f
      - g⏎h⏎i
      - j
      - k
      """
    ),
    PrintedCase(
      "a table right below a paragraph, inside an item, with an escaped pipe",
      "Prices:\n| a | b \\| c |\n|---|:-:|\n| `1` | 2<br>3 |\n| 4 |\nafter\n\n- item\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n",
      """
      p: Prices:
      table(1)
        ^a | ^b | c
        1 | 2⏎3
        4 |\u{20}
      p: after
      - item
      table(1)
        ^x | ^y
        1 | 2
      """
    ),
    PrintedCase(
      "code, fenced and indented",
      "```swift {a}\nlet a = 1\n  b\n```\n\n    c\n    d\n\n- e\n  ~~~\n  f\n  ~~~\n",
      """
      code(swift): let a = 1⏎  b
      code(): c⏎d
      - e
      code(): f
      """
    ),
    PrintedCase(
      "raw HTML, a table over empty lines",
      "<table>\n<tr><td>a</td>\n\n<td>1</td></tr>\n\n<tr><td>b<td>2</table>\n\nafter<br>it <!-- c --> $0.03<sup>1</sup>\n",
      """
      table(0)
        a | 1
        b | 2
      p: after⏎it $0.03¹
      """
    ),
    PrintedCase(
      "settings at the start are no content",
      "---\ntitle: \"Prices\"\ntags:\n  - a\n---\nText\n",
      "p: Text"
    ),
    PrintedCase(
      "a line across the page at the start is no setting",
      "---\n\nText, and more.\n\n---\n",
      "p: Text, and more."
    ),
  ]

  @Test(arguments: cases)
  func `reads as it would be shown`(test: PrintedCase) throws {
    #expect(try printed(test.source, as: .markdown) == test.blocks)
  }

  @Test func `the settings give the title`() throws {
    #expect(try page("---\ntitle: \"Prices\"\n---\nText", as: .markdown).title == "Prices")
  }

  @Test func `a heading narrows the page`() throws {
    let source = "# A\n\none\n\n## B\n\ntwo\n\n### C\n\nthree\n\n## D\n\nfour\n"
    #expect(try printed(source, as: .markdown, region: "b") == "h2: B\np: two\nh3: C\np: three")
  }
}

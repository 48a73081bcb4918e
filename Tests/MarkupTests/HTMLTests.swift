import Markup
import TestSupport
import Testing
import Vocabulary

struct HTMLTests {
  static let cases: [PrintedCase] = [
    PrintedCase(
      "headings, paragraphs, inline marks and line breaks",
      "<h1>API <em>prices</em></h1><div role=heading aria-level=3>Edit</div><p>Core\n  costs <b>3</b><br>credits<p>Next",
      """
      h1: API prices
      h3: Edit
      p: Core costs 3⏎credits
      p: Next
      """
    ),
    PrintedCase(
      "words of separate elements are not glued",
      "<div class=card><div>Core</div><div>3 credits</div></div><div><span>Erase</span><span>5 credits</span></div>",
      """
      p: Core
      p: 3 credits
      p: Erase 5 credits
      """
    ),
    PrintedCase(
      "a word or a price cut by markup stays whole",
      "<p><b>C</b>ore <span>$0</span><span>.03</span> <i>or</i><i>, 3</i></p>",
      "p: Core $0.03 or, 3"
    ),
    PrintedCase(
      "nested lists, items over several blocks, unclosed items",
      "<ul><li>Fast<ol><li>one<li>two</ol><li><p>Slow</p><p>40 credits</p></ul>after",
      """
      - Fast
      -- one
      -- two
      - Slow⏎40 credits
      p: after
      """
    ),
    PrintedCase(
      "terms and definitions share a line",
      "<dl><dt>Erase<dd>5 credits<div><dt>Inpaint:</dt><dd><p>6 credits</p></dd></div></dl>",
      """
      p: Erase: 5 credits
      p: Inpaint: 6 credits
      """
    ),
    PrintedCase(
      "spans are resolved, ragged rows padded",
      """
      <table><caption>All prices</caption><tr><th>Name<th colspan=2>Price
      <tr><td rowspan=2>A<td>1<td>2<tr><td>3<td>4<tr><td>B</table>
      """,
      """
      table(1): All prices
        ^Name | ^Price | ~^Price
        A | 1 | 2
        ~A | 3 | 4
        B |  | \n
      """
    ),
    PrintedCase(
      "a rowspan of 0 reaches to the end of its group",
      "<table><tbody><tr><td rowspan=0>A<td>1<tr><td>2<tbody><tr><td>B<td>3</table>",
      """
      table(0)
        A | 1
        ~A | 2
        B | 3
      """
    ),
    PrintedCase(
      "heads without marks are told by their words, row heads are kept",
      "<table><tr><td>Model<td>Credits<tr><td>Core<td>3</table><table><tr><th>Core<td>3<tr><th>Ultra<td>8</table>",
      """
      table(1)
        Model | Credits
        Core | 3
      table(0)
        ^Core | 3
        ^Ultra | 8
      """
    ),
    PrintedCase(
      "a first row in bold is a head, one like all others is not",
      "<table><tr><td><b>Steps</b><td><strong>512 x 512</strong><tr><td>30<td>0.2</table><table><tr><td><b>a</b><td><b>1</b><tr><td><b>b</b><td><b>2</b></table>",
      """
      table(1)
        Steps | 512 x 512
        30 | 0.2
      table(0)
        a | 1
        b | 2
      """
    ),
    PrintedCase(
      "a table inside a table of data follows it",
      "<table><tr><th>P<th>Q<tr><td>a<td>before<table><tr><td>x<td>1<tr><td>y<td>2</table>after</table>",
      """
      table(1)
        ^P | ^Q
        a | before⏎after
      table(0)
        x | 1
        y | 2
      """
    ),
    PrintedCase(
      "a table that lays out the page is no table",
      "<table><tr><td>Menu<td><h2>Prices</h2><table><tr><th>A<th>B<tr><td>1<td>2</table></table>",
      """
      p: Menu
      p: Prices
      table(1)
        ^A | ^B
        1 | 2
      """
    ),
    PrintedCase(
      "a table of ARIA roles",
      """
      <div role=table><div role=row><span role=columnheader>Name</span><span role=columnheader>Price</span></div>
      <div role=row><span role=cell>Core</span><span role=cell>3</span></div></div>
      """,
      """
      table(1)
        ^Name | ^Price
        Core | 3
      """
    ),
    PrintedCase(
      "character references, those libxml2 does not know as well",
      "<p>&dollar;5 &euro;4 &copy 2026 &#36;3 &#150; A &amp; B &lt;c&gt; &unknown; 10&nbsp;000 a&nbsp;b",
      "p: $5 €4 © 2026 $3 – A & B <c> &unknown; 10\u{A0}000 a b"
    ),
    PrintedCase(
      "what a reader does not see is left out, struck prices too",
      """
      <head><style>p{}</style></head><script>if (a<b) "</p>3"</script><noscript>no</noscript>
      <template>t</template><svg><text>s</text></svg><p><s>$20</s> $10<sup>1</sup> <del>old</del></p>
      """,
      "p: $10¹"
    ),
    PrintedCase(
      "code keeps its lines",
      "<pre><code class=\"hljs language-sh\">\ncurl   -X\n  two\n</code></pre>",
      "code(sh): curl   -X⏎  two"
    ),
    PrintedCase(
      "embedded JSON becomes records after the page",
      "<script type=\"application/ld+json\">{\"name\": \"Core\", \"price\": 3}</script><p>Page",
      """
      p: Page
      record(): name=Core, price=3
      """
    ),
    PrintedCase(
      "stray and missing end tags",
      "</i>a<p>b</b>c<p>d</div>e",
      """
      p: a
      p: bc
      p: de
      """
    ),
  ]

  @Test(arguments: cases)
  func `reads as a person sees it`(test: PrintedCase) throws {
    #expect(try printed("<!doctype html>" + test.source, as: .html) == test.blocks)
  }

  @Test func `the title is not a block`() throws {
    let page = try page("<title>A &amp; B</title><svg><title>no</title></svg><p>x", as: .html)
    #expect(page.title == "A & B")
    #expect(page.printed == "p: x")
  }

  static let regions: [(String, String)] = [
    ("//main", "p: two\ntable(0)\n  a | b\n  c | d"),
    ("//main//tr[2]", "table(0)\n  c | d"),
    ("//p[@class='x']", "p: three"),
    ("Prices", "h2: Prices\np: three"),
    ("price", "h2: Prices\np: three"),
  ]

  @Test(arguments: regions)
  func `a region narrows the page`(region: String, blocks: String) throws {
    let source = """
      <p>one<main><p>two<table><tr><td>a<td>b<tr><td>c<td>d</table></main><h2>Prices</h2><p class=x>three<h2>More</h2><p>four
      """
    #expect(try printed(source, as: .html, region: region) == blocks)
  }

  static let lostRegions = [
    ("//nav", "region-missing"), ("//[", "region-invalid"), ("count(//p)/", "region-invalid"),
    ("Nothing of the kind", "region-missing"),
  ]

  @Test(arguments: lostRegions)
  func `a region that is not there is a finding, not the whole page`(
    region: String,
    category: String
  ) throws {
    let page = try page("<h1>Prices</h1><p>one", as: .html, region: region)
    #expect(page.blocks == [])
    #expect(page.findings.map(\.category) == [category])
  }

  @Test func `paths count headings over the page and blocks under them`() throws {
    let page = try page("<p>a<h2>b</h2><p>c<p>d<h2>e</h2><table><tr><td>1<td>2</table>", as: .html)
    #expect(
      page.blocks.map(\.path) == [
        "p[1]", "h2[1]", "h2[1]/p[1]", "h2[1]/p[2]", "h2[2]", "h2[2]/table[1]",
      ]
    )
  }
}

/// A text and the blocks it is read into.
struct PrintedCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let source: String
  let blocks: String

  init(_ name: String, _ source: String, _ blocks: String) {
    testDescription = name
    self.source = source
    self.blocks = blocks.hasSuffix("\n") ? String(blocks.dropLast()) : blocks
  }
}

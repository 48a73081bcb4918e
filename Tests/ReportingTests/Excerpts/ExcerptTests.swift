import Testing
import Vocabulary

@testable import Reporting

/// The words around a quote, as a reader of the page sees them.
struct ExcerptTests {
  /// Marked text: quote in [[ ]], context in (( )).
  private static func printed(_ excerpt: Excerpt) -> String {
    func words(_ runs: [Excerpt.Run]) -> String {
      runs.map { run in
        switch run.mark {
        case .plain: run.text
        case .context: "((\(run.text)))"
        case .quote: "[[\(run.text)]]"
        }
      }.joined()
    }
    let body: String
    switch excerpt.content {
    case .text(let runs): body = words(runs)
    case .table(let heads, let rows):
      body = rows.enumerated().map { index, row in
        (index < heads ? "# " : "") + row.map { $0.map(words) ?? "…" }.joined(separator: " | ")
      }.joined(separator: "\n")
    case .fields(let fields):
      body = fields.map { words($0.name) + ($0.value.isEmpty ? "" : ": " + words($0.value)) }
        .joined(separator: "\n")
    }
    return (excerpt.under.isEmpty ? "" : "under \(excerpt.under.joined(separator: ", "))\n") + body
  }

  private static func evidence(
    _ quote: String,
    at start: Int,
    context: [(String, Int)] = [],
    path: String = "p[1]"
  ) -> Evidence {
    func passage(_ words: String, _ start: Int) -> Passage {
      Passage(bytes: start..<start + words.utf8.count, quote: words)
    }
    return Evidence(
      snapshot: "s",
      passage: passage(quote, start),
      context: context.map(passage),
      path: path,
      rule: "test"
    )
  }

  private static func block(_ content: Block.Content, _ bytes: Range<Int>) -> Block {
    Block(content, path: "p[1]", bytes: bytes)
  }

  @Test func `A short paragraph is whole, with quote and context marked`() {
    let page = Page(blocks: [
      Self.block(.paragraph(SourceText(verbatim: "Erase costs 5 credits each.", at: 10)), 10..<37)
    ])
    let excerpt = Excerpt(
      of: Self.evidence("5 credits", at: 22, context: [("Erase", 10)]),
      on: page
    )
    #expect(Self.printed(excerpt) == "((Erase)) costs [[5 credits]] each.")
    #expect(excerpt.quote == "5 credits")
    #expect(excerpt.before == "Erase  costs ")
  }

  @Test func `A heading that stands elsewhere is named above`() {
    let page = Page(blocks: [
      Self.block(.heading(level: 2, SourceText(verbatim: "Edit", at: 0)), 0..<4),
      Self.block(.item(depth: 1, SourceText(verbatim: "Erase: 5", at: 10)), 10..<18),
    ])
    let excerpt = Excerpt(of: Self.evidence("5", at: 17, context: [("Edit", 0)]), on: page)
    #expect(Self.printed(excerpt) == "under Edit\nErase: [[5]]")
  }

  @Test func `Where nothing lends the quote meaning the heading above it is named`() {
    let page = Page(blocks: [
      Self.block(.heading(level: 1, SourceText(verbatim: "API", at: 0)), 0..<3),
      Self.block(.heading(level: 2, SourceText(verbatim: "Erase", at: 5)), 5..<10),
      Self.block(.paragraph(SourceText(verbatim: "5 credits.", at: 12)), 12..<22),
      Self.block(.heading(level: 2, SourceText(verbatim: "Later", at: 30)), 30..<35),
    ])
    let excerpt = Excerpt(of: Self.evidence("5 credits", at: 12), on: page)
    #expect(Self.printed(excerpt) == "under Erase\n[[5 credits]].")
  }

  @Test func `Of a long text a window is shown that breaks between words`() {
    let words =
      String(repeating: "before ", count: 60) + "5 credits" + String(repeating: " after", count: 60)
    let page = Page(blocks: [
      Self.block(.paragraph(SourceText(verbatim: words, at: 0)), 0..<words.utf8.count)
    ])
    let printed = Self.printed(Excerpt(of: Self.evidence("5 credits", at: 420), on: page))
    #expect(printed.hasPrefix("…  before before"))
    #expect(printed.hasSuffix("after after …"))
    #expect(printed.contains("before [[5 credits]] after"))
    #expect(printed.utf8.count < 400)
  }

  @Test func `Of a table its head rows and the row of the quote are shown`() {
    func cell(_ words: String, _ start: Int) -> Table.Cell {
      Table.Cell(SourceText(verbatim: words, at: start))
    }
    let table = Table(
      headRows: 1,
      rows: [
        [cell("Service", 0), cell("Credits", 10)], [cell("Core", 20), cell("3", 30)],
        [cell("Erase", 40), cell("5", 50)],
      ]
    )
    let page = Page(blocks: [Self.block(.table(table), 0..<60)])
    let evidence = Self.evidence("5", at: 50, context: [("Credits", 10), ("Erase", 40)])
    #expect(
      Self.printed(Excerpt(of: evidence, on: page))
        == "# Service | ((Credits))\n((Erase)) | [[5]]"
    )
  }

  @Test func `Of a wide table the columns between are left out`() {
    let rows = (0..<2).map { row in
      (0..<9).map { column in
        Table.Cell(SourceText(verbatim: "\(row)\(column)", at: row * 100 + column * 10))
      }
    }
    let page = Page(blocks: [Self.block(.table(Table(headRows: 1, rows: rows)), 0..<200)])
    let evidence = Self.evidence("15", at: 150)
    #expect(
      Self.printed(Excerpt(of: evidence, on: page)) == "# 00 | … | 05 | …\n10 | … | [[15]] | …"
    )
  }

  @Test func `A row that is shorter than the head is shown as it is`() {
    func cells(_ words: [String], _ start: Int) -> [Table.Cell] {
      words.enumerated().map { Table.Cell(SourceText(verbatim: $1, at: start + $0 * 10)) }
    }
    let table = Table(headRows: 1, rows: [cells(["a", "b", "c"], 0), cells(["Core", "3"], 100)])
    let page = Page(blocks: [Self.block(.table(table), 0..<200)])
    #expect(
      Self.printed(Excerpt(of: Self.evidence("3", at: 110), on: page))
        == "# a | b | c\nCore | [[3]] | "
    )
  }

  @Test func `Of a JSON object the member and its neighbours are shown below its keys`() {
    func field(_ name: String, _ value: String, _ start: Int) -> Record.Field {
      Record.Field(
        name: SourceText(verbatim: name, at: start),
        value: SourceText(verbatim: value, at: start + 20),
        kind: .number
      )
    }
    let record = Record(
      keys: [SourceText(verbatim: "prices", at: 0)],
      fields: [
        field("core", "3", 100), field("ultra", "8", 200), field("erase", "5", 300),
        field("fast", "2", 400),
      ]
    )
    let page = Page(blocks: [Self.block(.record(record), 0..<500)])
    #expect(
      Self.printed(Excerpt(of: Self.evidence("8", at: 220), on: page))
        == "((prices))\ncore: 3\nultra: [[8]]\nerase: 5"
    )
  }

  @Test func `Where the page has no such place the quoted words stand alone`() {
    let excerpt = Excerpt(
      of: Self.evidence("5 credits", at: 22, context: [("Edit", 0)]),
      on: Page(blocks: [])
    )
    #expect(Self.printed(excerpt) == "under Edit\n[[5 credits]]")
  }
}

import Markup
import Reporting
import Testing
import Vocabulary

@testable import Reporting

/// Escaped words, read again by the reference implementation of GitHub's Markdown.
struct MarkdownReadingTests {
  /// Marks of Markdown and HTML, blanks, letters and digits.
  private static let alphabet = Array("\\`*_{}[]<>()+-!|~&:;=$^'\"./% ab1 2\u{E9}")

  private static func drawn(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return String(
      (0..<24).map { _ -> Character in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return alphabet[Int(state % UInt64(alphabet.count))]
      }
    )
  }

  /// White space is folded by every reader of tables.
  private static func folded(_ words: String) -> String {
    words.split { $0.isWhitespace }.joined(separator: " ")
  }

  private static func cell(_ markdown: String) throws -> String {
    let table = Markdown.table([("what", false)], [[markdown]])
    let page = try Markup.page(from: Array(table.utf8), as: .markdown, region: nil)
    guard case .table(let read)? = page.blocks.first?.content, read.rows.count == 2,
      let cell = read.rows[1].first, page.blocks.count == 1
    else { return "no table of one cell: \(table)" }
    return folded(cell.text.text)
  }

  @Test func `Two hundred drawn texts come out as they went in, as words and as code`() throws {
    for seed in 1...200 {
      let words = Self.folded(Self.drawn(UInt64(seed)))
      if words.isEmpty { continue }
      #expect(try Self.cell(Markdown.escaped(words)) == words, "\(words)")
    }
  }

  static let attacks = [
    "<script>alert(1)</script>", "![x](https://evil.example/x.png)", "[a](javascript:alert(1))",
    "| | |", "``` fence", "**bold** _it_ ~~no~~", "<https://evil.example>", "&lt;b&gt;", "\\",
    "a\\|b", "`", "1. one", "# one",
  ]

  @Test(arguments: attacks)
  func `Attacks come out as words`(_ words: String) throws {
    #expect(try Self.cell(Markdown.escaped(words)) == Self.folded(words))
  }

  @Test(arguments: attacks)
  func `Attacks come out as words where they are code`(_ words: String) throws {
    let page = try Markup.page(
      from: Array("- \(Markdown.code(words))\n".utf8),
      as: .markdown,
      region: nil
    )
    guard case .item(_, let text)? = page.blocks.first?.content else {
      Issue.record("no item: \(page)")
      return
    }
    #expect(text.text == words)
  }
}

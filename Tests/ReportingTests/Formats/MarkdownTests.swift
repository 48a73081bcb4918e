import Testing

@testable import Reporting

/// Captured words in Markdown are only words.
struct MarkdownTests {
  static let words: [(words: String, escaped: String)] = [
    ("stable-image-core", "stable-image-core"), ("$5.00 (was $3.00)", "$5.00 (was $3.00)"),
    ("a | b", "a \\| b"), ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
    ("<script>x</script>", "\\<script\\>x\\</script\\>"), ("[a](b)", "\\[a\\](b)"),
    ("@everyone", "@<!-- -->everyone"), ("fixes #12", "fixes #<!-- -->12"),
    ("https://evil.example", "https\\://evil.example"), ("www.evil.example", "www\\.evil.example"),
    ("# head", "\\# head"), ("- item", "\\- item"), ("1. item", "1\\. item"),
    ("6.5", "6.5"), ("+27.4 %", "+27.4 %"), ("-69 %", "-69 %"), ("---", "\\---"), ("2)", "2\\)"),
    ("two\nlines", "two lines"), ("\u{202E}x", "\u{FFFD}x"), ("&lt;", "\\&lt;"),
  ]

  @Test(arguments: words)
  func `Marks are escaped and other words left as they are`(_ words: String, _ escaped: String) {
    #expect(Markdown.escaped(words) == escaped)
  }

  static let codes: [(words: String, code: String)] = [
    ("5 credits", "`5 credits`"), ("a `b` c", "``a `b` c``"), ("`x", "`` `x ``"),
    ("a|b", "`a|b`"), ("a\nb", "`a b`"), ("", ""),
  ]

  @Test(arguments: codes)
  func `Code has a fence longer than any within`(_ words: String, _ code: String) {
    #expect(Markdown.code(words) == code)
  }

  @Test func `A link cannot leave its brackets`() {
    #expect(Markdown.link("a", to: "https://x.example/(b)") == "[a](https://x.example/%28b%29)")
    #expect(Markdown.link("a", to: "javascript:alert(1)") == "a")
  }

  @Test func `A report is a table with all its columns, groups in bold and lines between`() {
    let report = Report(
      parts: [
        .line("Two prices.", .strong),
        .table(
          TextTable(
            columns: [
              .init("what"), .init("price", .decimal, rank: 9), .init("empty", rank: 1),
              .init("0 to 5", .drawing),
            ],
            rows: [
              [.init("a|b"), .init("3"), .init(""), .init("  #")],
              [.init("c"), .init("5"), .init(""), .init("    #")],
            ],
            headings: [1: "Group"]
          )
        ), .item(level: 1, "one"), .item(level: 2, "inner"), .line("End."),
      ],
      columns: [],
      records: []
    )
    #expect(
      report.markdown == """
        **Two prices.**

        | what | price |
        | --- | ---: |
        | a\\|b | 3 |
        | **Group** |  |
        | c | 5 |

        - one
          - inner

        End.

        """
    )
  }
}

import Testing

@testable import Reporting

struct CSVTests {
  private func cell(_ value: JSON) -> String {
    String(
      CSV.text(columns: ["a"], records: [[.init("a", value)]]).dropFirst("a\r\n".count)
        .dropLast()
    )
  }

  static let cells: [(JSON, String)] = [
    (.string("plain"), "plain"), (.string("a,b"), "\"a,b\""),
    (.string("say \"x\""), "\"say \"\"x\"\"\""),
    (.null, ""), (.number(97), "97"), (.boolean(true), "true"),
    (.texts(["signup": "google", "plan": "free"]), "plan=free&signup=google"),
    (.strings(["c1", "c2"]), "c1 c2"), (.array([.number(1), .number(2)]), "\"[1,2]\""),
  ]

  @Test(arguments: cells)
  func `a cell is quoted where it must be`(value: JSON, written: String) {
    #expect(cell(value) == written)
  }

  static let guarded: [(String, String)] = [
    ("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("+44", "'+44"), ("-12.5", "-12.5"), ("-x", "'-x"),
    ("\u{1B}[2J", "\\u{1B}[2J"), ("1\n2", "1 2"),
  ]

  @Test(arguments: guarded)
  func `captured text is neither run by a spreadsheet nor obeyed by a terminal`(
    text: String,
    written: String
  ) {
    #expect(cell(.string(text)) == written)
  }

  @Test func `columns come in their order, lines end in CRLF, what is missing is empty`() {
    let text = CSV.text(
      columns: ["b", "a"],
      records: [[.init("a", .string("1")), .init("b", .string("2"))], []]
    )
    #expect(text == "b,a\r\n2,1\r\n,\r\n")
  }
}

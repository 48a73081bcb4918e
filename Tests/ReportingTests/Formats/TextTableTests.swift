import Testing

@testable import Reporting

struct TextTableTests {
  static let table = TextTable(
    columns: [
      .init("what", narrowest: 8), .init("price", .decimal), .init("unit", rank: 1),
      .init("note", rank: 2, narrowest: 10), .init("empty", rank: 3),
    ],
    rows: [
      [
        .init("erase"), .init("5"), .init("credit"), .init("seen on many pages of 2025"), .init(""),
      ],
      [.init("sd3.5-medium"), .init("3.5"), .init("credit"), .init(""), .init("")],
      [.init("price of the credit"), .init("0.01"), .init("USD"), .init("settled"), .init("")],
      [.init("ultra"), .init("12.25"), .init("credit"), .init(""), .init("")],
      [.init("sdxl"), .init("0.2-0.6"), .init("credit"), .init(""), .init("")],
    ]
  )

  private func printed(at width: Int) -> [String] {
    Self.table.lines(in: TextStyle(width: width, isColored: false))
  }

  @Test func `numbers stand under each other by their decimal points`() {
    #expect(
      printed(at: 120) == [
        "WHAT                 PRICE    UNIT    NOTE",
        "erase                 5       credit  seen on many pages of 2025",
        "sd3.5-medium          3.5     credit",
        "price of the credit   0.01    USD     settled",
        "ultra                12.25    credit",
        "sdxl                 0.2-0.6  credit",
      ]
    )
  }

  @Test(arguments: [60, 80, 120])
  func `no line is wider than the terminal`(width: Int) {
    for line in printed(at: width) {
      #expect(Printable.width(line) <= width)
    }
  }

  @Test func `columns of a high rank go first, and the last line names them`() {
    let lines = printed(at: 44)
    #expect(lines.first == "WHAT                 PRICE    UNIT")
    #expect(lines.last == "(a wider terminal also shows: note)")
  }

  @Test func `a column without a word is not shown`() {
    #expect(!printed(at: 200).joined().contains("EMPTY"))
  }

  @Test func `colours stand around the words only, never around blanks`() {
    let table = TextTable(
      columns: [.init("a"), .init("b")],
      rows: [[.init("x", .good), .init("yy", .bad)]]
    )
    let lines = table.lines(in: TextStyle(width: 80, isColored: true))
    #expect(lines.last == "\u{1B}[32mx\u{1B}[0m  \u{1B}[31myy\u{1B}[0m")
  }

  @Test func `wide characters are counted as two columns`() {
    let table = TextTable(
      columns: [.init("a"), .init("b")],
      rows: [[.init("価格"), .init("1")], [.init("ab"), .init("2")]]
    )
    #expect(table.lines(in: .plain) == ["A     B", "価格  1", "ab    2"])
  }
}

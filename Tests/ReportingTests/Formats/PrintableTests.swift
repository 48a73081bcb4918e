import Testing

@testable import Reporting

struct PrintableTests {
  static let shown: [(String, String)] = [
    ("plain words", "plain words"), ("two\nlines\tand tabs", "two lines and tabs"),
    ("\u{1B}[31mred\u{7}", "\\u{1B}[31mred\\u{7}"), ("\u{9B}31m", "\\u{9B}31m"),
    ("price \u{202E}00.1", "price \\u{202E}00.1"), ("日本 €", "日本 €"),
  ]

  @Test(arguments: shown)
  func `shows what a terminal would obey`(captured: String, text: String) {
    #expect(Printable.text(captured) == text)
  }

  static let widths: [(String, Int)] = [
    ("abc", 3), ("価格", 4), ("é", 1), ("e\u{301}", 1), ("💳", 2), ("", 0), ("한국", 4),
  ]

  @Test(arguments: widths)
  func `counts the columns that a text takes`(text: String, width: Int) {
    #expect(Printable.width(text) == width)
  }

  static let wrapped: [(String, Int, [String])] = [
    ("one two three", 7, ["one two", "three"]), ("short", 10, ["short"]),
    ("stable-image-ultra", 9, ["stable-", "image-", "ultra"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("価格価格", 4, ["価格", "価格"]),
    ("a abcdefgh", 5, ["a", "abcde", "fgh"]),
  ]

  @Test(arguments: wrapped)
  func `breaks lines between words, else behind hyphens, else where it must`(
    text: String,
    columns: Int,
    lines: [String]
  ) {
    #expect(Printable.wrapped(text, to: columns) == lines)
  }
}

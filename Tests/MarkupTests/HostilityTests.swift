import Markup
import Testing
import Vocabulary

struct HostilityTests {
  /// A page made to hurt, and what a reader must say of it: a finding, or nothing where it is harmless.
  struct Attack: CustomTestStringConvertible, Sendable {
    let name: String
    let type: Snapshot.MediaType
    let finding: String?
    let make: @Sendable () -> String

    var testDescription: String { name }

    init(
      _ name: String,
      _ type: Snapshot.MediaType,
      finding: String? = nil,
      _ make: @escaping @Sendable () -> String
    ) {
      (self.name, self.type, self.finding, self.make) = (name, type, finding, make)
    }
  }

  static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  static let attacks: [Attack] = [
    Attack("a hundred thousand nested elements", .html, finding: "page-cut-off") {
      "<p>Core 3</p>" + times(150_000, "<div>") + "deep"
    },
    Attack("nested tables", .html) { "<p>Core 3</p>" + times(3_000, "<table><tr><td>x") },
    Attack("stray end tags under many elements", .html) {
      "<p>Core 3</p>" + times(20_000, "<div>") + times(20_000, "</i>")
    },
    Attack("an element with many attributes", .html, finding: "too-many-attributes") {
      "<p>Core 3</p><a " + (0..<60_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</a>"
    },
    Attack("an attribute of megabytes", .html) {
      "<p title='" + times(2_000_000, "x") + "'>Core 3</p>"
    },
    Attack("a table whose spans multiply", .html, finding: "table-too-large") {
      "<p>Core 3</p><table>"
        + times(1_200, "<tr><td colspan=1000 rowspan=60000>x<td colspan=99999999999999999999>y")
        + "</table>"
    },
    Attack("an entity bomb", .html) {
      "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>Core 3 &b;&b;</p>"
    },
    Attack("unclosed tags and quotes", .html) { "<p>Core 3</p>" + times(50_000, "<a '") },
    Attack("unclosed comments", .html) { "<p>Core 3</p>" + times(50_000, "<!-") },
    Attack("nested quotes", .markdown) { "Core 3\n\n" + times(20, times(5_000, ">") + "x\n") },
    Attack("nested lists", .markdown) { "Core 3\n\n" + times(20_000, "- ") + "x\n" },
    Attack("brackets that open links", .markdown) { "Core 3\n\n" + times(50_000, "[a](") },
    Attack("images in images", .markdown) { "Core 3\n\n" + times(50_000, "![") },
    Attack("emphasis that never closes", .markdown) {
      "Core 3\n\n" + times(30_000, "*a _b **c ~~d ")
    },
    Attack("backticks of every length", .markdown) {
      "Core 3\n\n" + (1..<400).map { times($0, "`") + " " }.joined()
    },
    Attack("angle brackets", .markdown) { "Core 3\n\n" + times(50_000, "<a <!-- ") },
    Attack("a head of many columns over short rows", .markdown, finding: "table-too-large") {
      "Core 3\n\n" + times(20_000, "|a") + "|\n" + times(20_000, "|-") + "|\n"
        + times(2_000, "|x\n")
    },
    Attack("nested arrays", .json, finding: "too-deep") { "[\"Core 3\"," + times(500_000, "[") },
    Attack("nested objects", .json, finding: "too-deep") {
      "{\"a\":\"Core 3\",\"b\":" + times(200_000, "{\"a\":1,\"b\":")
    },
    Attack("a string that never ends", .json, finding: "json-broken") {
      "{\"a\":\"Core 3\",\"b\":\"" + times(1_000_000, "\\")
    },
    Attack("lines of pipes", .plain) { "Core 3\n\n" + times(20_000, "|a\n") },
    Attack("lines of two columns that do not align", .plain) {
      "Core 3\n\n" + (0..<5_000).map { times($0 % 40, "x") + "  y\n" }.joined()
    },
    Attack("fences that never close", .plain) { "Core 3\n\n" + times(10_000, "```\n~~~~\n") },
    Attack("headings under headings", .plain) { "Core 3\n\n" + times(10_000, "Title\n") },
  ]

  @Test(arguments: attacks)
  func `a page made to hurt is read in bounded time`(attack: Attack) throws {
    let page = try Markup.page(from: Array(attack.make().utf8), as: attack.type)
    #expect(page.texts.contains { $0.text.contains("Core 3") })
    if let finding = attack.finding { #expect(page.findings.map(\.category).contains(finding)) }
  }

  static let refused: [(String, [UInt8], MarkupError)] = [
    ("nothing", [], .empty), ("white space", Array(" \n\t".utf8), .empty),
    ("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], .binary),
    ("a document of pages", Array("%PDF-1.7 text".utf8), .binary),
    ("NUL bytes", [UInt8](repeating: 0, count: 100_000) + [65], .binary),
    ("noise", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 7 % 32) }, .binary),
    (
      "too many bytes", [UInt8](repeating: 65, count: 64 << 20 + 1),
      .tooLarge(bytes: 64 << 20 + 1, limit: 64 << 20)
    ),
  ]

  @Test(arguments: refused.indices)
  func `what is no page is refused with the reason`(index: Int) {
    let (_, bytes, error) = Self.refused[index]
    for type in Snapshot.MediaType.allCases {
      #expect(throws: error) { try Markup.page(from: bytes, as: type) }
    }
  }

  @Test func `a NUL inside a page does not end it`() throws {
    let bytes =
      Array(("<p>before" + times(200) + "</p><p>a").utf8) + [0] + Array("b</p><p>Core 3</p>".utf8)
    let page = try Markup.page(from: bytes, as: .html)
    #expect(page.texts.last?.text == "Core 3")
    #expect(page.findings.map(\.category) == ["encoding-ill-formed"])
  }

  private func times(_ count: Int) -> String { String(repeating: " word", count: count) }
}

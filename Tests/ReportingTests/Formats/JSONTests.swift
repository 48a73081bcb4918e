import Testing
import Vocabulary

@testable import Reporting

struct JSONTests {
  static let value = JSON.object([
    .init("subject", .string("erase")), .init("conditions", .texts(["b": "2", "a": "1"])),
    .init("bytes", .bytes(3..<9)), .init("until", .null), .init("empty", .array([])),
    .init("approximate", .boolean(true)),
  ])

  @Test func `members keep their order, on one line or indented`() {
    #expect(
      Self.value.compact
        == #"{"subject":"erase","conditions":{"a":"1","b":"2"},"bytes":[3,9],"until":null,"#
        + #""empty":[],"approximate":true}"#
    )
    #expect(
      JSON.array([.object([.init("a", .number(1))])]).pretty == """
        [
          {
            "a": 1
          }
        ]
        """
    )
  }

  static let escaped: [(String, String)] = [
    ("say \"hi\" \\", #""say \"hi\" \\""#), ("a\nb\tc", #""a\nb\tc""#),
    ("\u{1B}[31m", #""\u001b[31m""#), ("\u{85}\u{202E}", #""\u0085\u202e""#), ("é 価", #""é 価""#),
  ]

  @Test(arguments: escaped)
  func `escapes what JSON must and what a terminal would obey`(text: String, written: String) {
    #expect(JSON.string(text).compact == written)
  }

  static let values: [(Value, String)] = [
    (.amount(Amount(8)), #"{"value":"8"}"#),
    (.range(Amount(2), Amount(60)), #"{"low":"2","high":"60"}"#),
    (.boolean(false), #"{"value":"false"}"#),
    (.text("none"), #"{"value":"none"}"#),
    (
      .grid(Grid(parameters: ["steps"], cells: [.init(point: [Amount(30)], value: Amount(1))])),
      #"{"grid":{"parameters":["steps"],"cells":[{"point":["30"],"value":"1"}],"fit":null}}"#
    ),
  ]

  @Test(arguments: values)
  func `a value is one member, a range two`(value: Value, written: String) {
    #expect(JSON.object(JSON.members(of: value)).compact == written)
  }
}

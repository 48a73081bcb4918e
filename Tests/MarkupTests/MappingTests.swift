import Markup
import TestSupport
import Testing
import Vocabulary

struct MappingTests {
  static let seeds: [(Snapshot.MediaType, String)] = [
    (
      .html,
      """
      <!doctype html><title>A &amp; B</title><h1>Prices &dollar;</h1><p>Core&nbsp;costs <b>3</b> credits &copy; caf\u{E9}
      <ul><li>Erase — 5<ul><li>deep</ul></ul><dl><dt>Fast<dd>2 credits</dl>
      <table><caption>All</caption><tr><th colspan=2>Name<th>Price<tr><td rowspan=2>A<td>b<td>10&nbsp;000<tr><td>c<td>&#36;3</table>
      <pre>\n a\n  b</pre><script type="application/json">{"a":"x\\n y \\u00e9","n":[1,2]}</script></i>stray
      """
    ),
    (
      .markdown,
      """
      ---\ntitle: T\n---\n# Prices {#p}\n\nCore costs **3** `credits` &amp; \\* more\nnext [link](u) ![x](y)\n
      - one\n  two\n  - three ~~old~~\n\n> quote\n> goes on\n\n| a | b \\| c |\n|---|---|\n| `1` | 2<br>3 |\n
      ```swift\nlet a = 1\n```\n\n<table><tr><td>x &euro;<td>y</table>\n
      """
    ),
    (
      .plain,
      """
      Prices of 2026\n\nAll services and what each of them costs, in credits and in dollars.\n
      + 1 • Erase — 5 credits\n1) one\n  - two\n| a | b |\n|---|---|\n| 1 | 2 |\nx\ty\n1\t2\nName   Price\nCore   3\n
      a long line of prose that was broken by its width at some point and\ngoes on here.\n```\ncode\n```
      """
    ),
    (
      .json,
      """
      {"a": {"b c": "x \\"q\\" \\u20ac\\ud83d\\ude00", "n": 3e-09, "l": [1, "two", null, true]},
       "description": "First line here\\n\\n- item **one**\\n- item two\\n\\n| a | b |\\n|--|--|\\n| 1 | 2 |\\n", // c
       "x": ["# T\\n", "text of it\\n", "end"],}
      """
    ),
  ]

  @Test(arguments: seeds)
  func `every text leads back to its bytes`(type: Snapshot.MediaType, text: String) throws {
    let bytes = Array(text.utf8)
    let page = try Markup.page(from: bytes, as: type)
    #expect(page.texts.count > 5)
    #expect(page.mappingFaults(in: bytes) == [])
  }

  @Test(arguments: seeds)
  func `every text leads back to its bytes however the page is damaged`(
    type: Snapshot.MediaType,
    text: String
  ) throws {
    var random = Repeatable(state: 7)
    let original = Array(text.utf8)
    let spice: [UInt8] =
      Array("<>&;\"'`*_[](){}|\\\n\r\t #-+~:,/$3é×€Ã\u{A0}".utf8) + [0x80, 0xFF, 0xE2, 0]
    for _ in 0..<400 {
      var bytes = original
      for _ in 0..<(1 + Int(random.next() % 8)) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = spice[Int(random.next() % UInt64(spice.count))]
        case 1: bytes.insert(spice[Int(random.next() % UInt64(spice.count))], at: place)
        case 2: bytes.remove(at: place)
        default:
          let end = min(bytes.count, place + Int(random.next() % 40))
          bytes.append(contentsOf: bytes[place..<end])
        }
      }
      for type in Snapshot.MediaType.allCases {
        guard let page = try? Markup.page(from: bytes, as: type) else { continue }
        #expect(
          page.mappingFaults(in: bytes) == [],
          "\(type): \(String(decoding: bytes, as: UTF8.self))"
        )
      }
      _ = Markup.mediaType(of: bytes, named: nil)
    }
    _ = type
  }

  @Test(arguments: seeds)
  func `line ends of any kind lead back as well`(type: Snapshot.MediaType, text: String) throws {
    for end in ["\r\n", "\r"] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let bytes = Array(lines.joined(separator: end).utf8)
      let page = try Markup.page(from: bytes, as: type)
      #expect(page.mappingFaults(in: bytes) == [])
      let unix = try Markup.page(from: Array(text.utf8), as: type)
      #expect(page.printed.filter { $0 != "\r" } == unix.printed)
    }
  }

  @Test func `a slice of a text leads to the words themselves`() throws {
    let source = "<p>Core <b>costs</b>   3&nbsp;credits</p>"
    let bytes = Array(source.utf8)
    let text = try #require(try page(source, as: .html).texts.first)
    #expect(text.text == "Core costs 3 credits")
    let range = try #require(text.bytes(of: 5..<20))
    #expect(String(decoding: bytes[range], as: UTF8.self) == "costs</b>   3&nbsp;credits")
  }
}

/// Numbers that are the same in every run.
struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

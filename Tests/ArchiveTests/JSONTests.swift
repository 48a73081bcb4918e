import Testing
import Vocabulary

@testable import Archive

struct JSONTests {
  static let valid: [(text: String, written: String)] = [
    ("{}", "{}\n"),
    (" [ ] ", "[]\n"),
    (#"{"b":1,"a":[1,"x",true,null]}"#, "{\n  \"a\": [1, \"x\", true, null],\n  \"b\": 1\n}\n"),
    (#"[{"a":-1.5e+3}]"#, "[\n  {\n    \"a\": -1.5e+3\n  }\n]\n"),
    (#""\u00e9\ud83d\ude00\n\/\"\\""#, "\"é😀\\n/\\\"\\\\\"\n"),
    ("\"\\u0001\\t\"", "\"\\u0001\\t\"\n"),
    ("[[1],[]]", "[\n  [1],\n  []\n]\n"),
  ]

  @Test(arguments: valid.indices)
  func `JSON is written in one form`(index: Int) throws {
    let (text, written) = Self.valid[index]
    let value = try JSONReader.document(in: Array(text.utf8))
    let bytes = JSONWriter.document(value)
    #expect(String(decoding: bytes, as: UTF8.self) == written)
    #expect(JSONWriter.document(try JSONReader.document(in: bytes)) == bytes)
  }

  @Test
  func `A long array of scalars is broken up`() {
    let array = JSON.strings((0..<30).map { "text \($0)" })
    let text = String(decoding: JSONWriter.document(array), as: UTF8.self)
    #expect(text.hasPrefix("[\n  \"text 0\",\n"))
    #expect(text.split(separator: "\n").count == 32)
  }

  static let invalid: [(text: String, offset: Int)] = [
    ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1),
    ("01", 1), ("-", 1), ("1.", 2), ("1e", 2), ("+1", 0), (".5", 0), ("nul", 0), ("NaN", 0),
    ("'a'", 0), ("\"a", 2), ("\"a\nb\"", 2), ("\"\\x\"", 2), ("\"\\u12g4\"", 5),
    ("\"\\ud800\"", 7), ("\"\\udc00\"", 7), ("\"\\ud800\\u0041\"", 13), ("[] []", 3),
    ("{\"a\":1,\"a\":2}", 13), ("\u{FEFF}{}", 0), ("[1 2]", 3), ("// x\n1", 0),
  ]

  @Test(arguments: invalid.indices)
  func `What is no JSON is refused with the place`(index: Int) {
    let (text, offset) = Self.invalid[index]
    let flaw = #expect(throws: JSONReader.Flaw.self) {
      try JSONReader.document(in: Array(text.utf8))
    }
    #expect(flaw?.offset == offset, "\(text)")
  }

  @Test
  func `Ill-formed UTF-8 is refused`() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0x5C, 0x6E, 0xC0, 0x80, 0x22],
    ] {
      #expect(throws: JSONReader.Flaw.self) { try JSONReader.document(in: bytes) }
    }
  }

  @Test
  func `Hostile nesting and width end in order`() throws {
    let deep = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONReader.Flaw.self) { try JSONReader.document(in: deep) }
    let wide = "{" + (0..<100_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    guard case .object(let members) = try JSONReader.document(in: Array(wide.utf8)) else {
      Issue.record("no object")
      return
    }
    #expect(members.count == 100_000)
  }

  @Test
  func `Any damage to a file is an error or a value, never a crash`() throws {
    var random = Seeded(state: 42)
    let bytes = JSONWriter.document(Sample.reading.json)
    for _ in 0..<3_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[index] = UInt8.random(in: .min ... .max, using: &random)
        case 1: damaged.remove(at: index)
        default: damaged.removeSubrange(index...)
        }
        if damaged.isEmpty { damaged = bytes }
      }
      _ = try? FileTree.decoded(damaged, of: "x", as: .reading, Reading.init(json:))
    }
    #expect(
      try FileTree.decoded(bytes, of: "x", as: .reading, Reading.init(json:)) == Sample.reading
    )
  }
}

import Foundation
import Testing

@testable import WARC

func makeReader(_ file: [UInt8], limits: WARCLimits = WARCLimits()) throws -> WARCReader {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("pricebook-\(UUID().uuidString).warc").path
  FileManager.default.createFile(atPath: path, contents: Data(file))
  // The open file outlives its name.
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try WARCReader(path, called: "crawl.warc", digests: digests, limits: limits)
}

/// Files that are wrong somewhere: what is right in them is read, and the rest is told with its place.
struct DamageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let records: [[UInt8]]
    let plain: [String]

    /// Packed record by record, where that makes a difference.
    let packed: [String]

    init(
      _ name: String,
      _ records: [[UInt8]],
      _ plain: [String],
      packed: [String]? = nil
    ) {
      testDescription = name
      self.records = records
      self.plain = plain
      self.packed = packed ?? plain
    }
  }

  private static let first = makePage("first")
  private static let last = makePage("last")
  private static let answer = makeAnswer(Array("<p>bad</p>".utf8))

  static let cases: [Case] = [
    Case(
      "a length that is too short",
      [first, makeRecord(block: answer, length: "5"), last],
      ["<p>first</p>", "does not end after the 5 bytes", "<p>last</p>"]
    ),
    Case(
      "a length that reaches into the next record",
      [first, makeRecord(block: answer, length: String(answer.count + 9)), last],
      ["<p>first</p>", "does not end after the", "<p>last</p>"],
      packed: ["<p>first</p>", "ends before the", "<p>last</p>"]
    ),
    Case(
      "a length beyond the end of the file",
      [first, makeRecord(block: answer, length: "99999999999"), last],
      ["<p>first</p>", "ends before the 99999999999 bytes", "<p>last</p>"]
    ),
    Case(
      "a length beyond any number",
      [makeRecord(block: answer, length: "99999999999999999999999"), last],
      ["states no length", "<p>last</p>"]
    ),
    Case(
      "a negative length",
      [makeRecord(block: answer, length: "-1"), last],
      ["states no length", "<p>last</p>"]
    ),
    Case(
      "two lengths",
      [makeRecord(fields: ["Content-Length: 3"], block: answer), last],
      ["states no length", "<p>last</p>"]
    ),
    Case(
      "line ends without carriage returns after a record",
      [makeRecord(block: answer, end: "\n\n"), last],
      ["<p>bad</p>", "<p>last</p>"]
    ),
    Case(
      "no line ends after a record",
      [makeRecord(block: answer, end: ""), last],
      ["<p>bad</p>", "<p>last</p>"]
    ),
    Case(
      "no line ends after the last record",
      [first, makeRecord(block: answer, end: "")],
      ["<p>first</p>", "<p>bad</p>"]
    ),
    Case(
      "something that is no record",
      [first, Array("garbage\r\nof lines\r\n".utf8), last],
      ["<p>first</p>", "no record begins there", "<p>last</p>"]
    ),
    Case(
      "a record that ends with the file",
      [first, Array(makePage("cut").dropLast(20))],
      ["<p>first</p>", "ends before the"]
    ),
    Case(
      "a header without an end",
      [first, Array("WARC/1.1\r\nWARC-Type: response\r\n".utf8)],
      ["<p>first</p>", "has no end"]
    ),
  ]

  private static func expect(_ items: [String], _ expected: [String]) {
    #expect(items.count == expected.count, "\(items)")
    for (item, expected) in zip(items, expected) {
      #expect(item.hasPrefix("!") ? item.contains(expected) : item == expected, "\(item)")
    }
  }

  @Test(arguments: cases) func `the rest of a plain file is read`(damage: Case) throws {
    Self.expect(try reading(of: damage.records.flatMap { $0 }), damage.plain)
  }

  @Test(arguments: cases) func `the rest of a packed file is read`(damage: Case) throws {
    Self.expect(try reading(of: packed(damage.records)), damage.packed)
  }

  @Test func `a fault names the byte at which its record begins`() throws {
    let file = Self.first + makeRecord(block: Self.answer, length: "5") + Self.last
    #expect(try reading(of: file)[1].hasPrefix("! 'crawl.warc', byte \(Self.first.count): "))
    let second = packed([Self.first]).count
    let packedFile = packed([Self.first, makeRecord(block: Self.answer, length: "5")])
    #expect(try reading(of: packedFile)[1].contains("byte \(second): "))
  }

  @Test func `a record within the text of a broken packed one is no record`() throws {
    let forged = makeRecord(block: makeAnswer(Array("<p>forged</p>".utf8)))
    let carrier = makeRecord(block: makeAnswer(Array("<p>\r\n\r\n".utf8) + forged), length: "9")
    let items = try reading(of: packed([carrier, Self.last]))
    #expect(items.count == 2)
    #expect(items.last == "<p>last</p>")
  }

  @Test func `a damaged member is told, and the next one read`() throws {
    var file = packed([Self.first, Self.first, Self.last])
    let second = packed([Self.first]).count
    for offset in 20..<60 { file[second + offset] ^= 0x55 }
    let items = try reading(of: file)
    #expect(items.first == "<p>first</p>")
    #expect(items.contains { $0.contains("byte \(second): ") })
    #expect(items.last == "<p>last</p>")
  }

  @Test func `bytes between members are told and passed over`() throws {
    let file = packed([Self.first]) + Array("garbage".utf8) + packed([Self.last])
    let items = try reading(of: file)
    #expect(items.filter { !$0.hasPrefix("!") } == ["<p>first</p>", "<p>last</p>"])
    #expect(items.contains { $0.contains("no gzip member begins there") })
  }

  @Test func `a packed file that ends within a member keeps what came before`() throws {
    let file = packed([Self.first, Self.last]).dropLast(12)
    let items = try reading(of: Array(file))
    #expect(items.first == "<p>first</p>")
    #expect(items.contains { $0.contains("the file ends within the gzip member") })
  }

  @Test func `every cut of a file is read without harm`() throws {
    for file in [Self.first + Self.last, packed([Self.first, Self.last])] {
      for end in stride(from: 60, to: file.count, by: 7) {
        _ = try? reading(of: Array(file[..<end]))
      }
      #expect(try reading(of: file) == ["<p>first</p>", "<p>last</p>"])
    }
  }

  @Test func `a bomb is given up before it fills the memory`() throws {
    let zeros = [UInt8](repeating: 0, count: 8 << 20)
    let bomb = makeRecord("request", block: zeros)
    let limits = WARCLimits(recordBytes: 1 << 20, bombBytes: 2 << 20)
    let items = try reading(of: packed([Self.first, bomb, Self.last]), limits: limits)
    #expect(items.first == "<p>first</p>")
    #expect(items.contains { $0.contains("unpacks to more than 200 times its size") })
    #expect(items.last == "<p>last</p>")
  }

  @Test func `a body that is a bomb is told`() throws {
    let body = Deflater.member([UInt8](repeating: 0, count: 4 << 20)) ?? []
    let record = makeRecord(block: makeAnswer(body, headers: ["Content-Encoding: gzip"]))
    let items = try reading(of: record + Self.last, limits: WARCLimits(recordBytes: 1 << 20))
    #expect(items.first?.contains("unpacks to more than 1048576 bytes") == true)
    #expect(items.last == "<p>last</p>")
  }

  @Test func `headers without end are given up`() throws {
    let many = (0..<9_000).map { "X-Header-\($0): value" }
    let items = try reading(of: makePage("many", fields: many) + Self.last)
    #expect(items.first?.contains("has more than 65536 bytes") == true)
    #expect(items.last == "<p>last</p>")
    let headers = (0..<30_000).map { "X-Header-\($0): value" }
    let answer = makeRecord(block: makeAnswer(Array("x".utf8), headers: headers))
    #expect(try reading(of: answer).first?.contains("holds no answer of an HTTP server") == true)
  }

  @Test func `a wanted record over the limit is told, any other passed over`() throws {
    let large = makeRecord(block: makeAnswer([UInt8](repeating: 0x41, count: 2 << 20)))
    let limits = WARCLimits(recordBytes: 1 << 20)
    let items = try reading(of: large + Self.last, limits: limits)
    #expect(items.first?.contains("has more than 1048576 bytes") == true)
    #expect(items.last == "<p>last</p>")
  }
}

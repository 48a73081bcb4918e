import Testing
import Vocabulary

@testable import WARC

struct WARCReaderTests {
  private static let information = makeRecord("warcinfo", block: Array("software: x\r\n".utf8))

  @Test func `plain, packed by record and packed as a whole say the same`() throws {
    let records = [
      Self.information, makePage("one"), makeRecord("request", block: Array("GET /\r\n".utf8)),
      makeRecord("resource", fields: ["Content-Type: text/plain"], block: Array("two".utf8)),
    ]
    let expected = ["<p>one</p>", "two"]
    #expect(try reading(of: records.flatMap { $0 }) == expected)
    #expect(try reading(of: packed(records)) == expected)
    #expect(try reading(of: packed([records.flatMap { $0 }])) == expected)
  }

  @Test func `a page keeps its day, address, headers and place`() throws {
    var pages: [WARCPage] = []
    let file = Self.information + makePage("one")
    let reader = try makeReader(file)
    while let item = try reader.next() { if case .page(let page) = item { pages.append(page) } }
    #expect(pages.map(\.day.description) == ["2024-05-01"])
    #expect(pages.map(\.address) == ["https://example.org/prices"])
    #expect(pages.map { $0.headers.first(named: "content-type") } == ["text/html"])
    #expect(pages.map(\.place) == [Self.information.count])
  }

  @Test func `records larger than the window are read whole`() throws {
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
    let records = [
      makeRecord("request", block: large), makeRecord(block: makeAnswer(large)), makePage("last"),
    ]
    for file in [records.flatMap { $0 }, packed(records)] {
      #expect(try reading(of: file).map { $0.prefix(8) } == ["xxxxxxxx", "<p>last<"])
    }
  }

  @Test func `records that nobody wants are passed over unread`() throws {
    let bad = makeRecord(
      "response",
      "https://other.example/",
      fields: ["WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
      block: makeAnswer([])
    )
    let file = bad + makePage("one")
    #expect(try reading(of: file) { $0.contains("example.org") } == ["<p>one</p>"])
  }

  @Test func `records of the same bytes name the digest of the first`() throws {
    let revisit = makeRecord(
      "revisit",
      fields: [
        "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
      ],
      block: Array("HTTP/1.1 200 OK\r\n\r\n".utf8)
    )
    let other = makeRecord(
      "revisit",
      fields: ["WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified"],
      block: []
    )
    let items = try reading(of: revisit + other)
    #expect(items.first == "= sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
    #expect(items.last?.contains("not by a digest") == true)
  }

  static let digestCases: [(field: String, isRight: Bool)] = [
    ("WARC-Payload-Digest: sha1:\(Base32.text(of: digests.sha1(Array("<p>a</p>".utf8))))", true),
    ("WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false),
    ("WARC-Payload-Digest: sha256:\(hexadecimal(digests.sha256(Array("<p>a</p>".utf8))))", true),
    ("WARC-Payload-Digest: sha256:\(String(repeating: "0", count: 64))", false),
    (
      "WARC-Block-Digest: sha1:\(Base32.text(of: digests.sha1(makeAnswer(Array("<p>a</p>".utf8)))))",
      true
    ),
    ("WARC-Block-Digest: sha1:BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false),
    ("WARC-Payload-Digest: md5:nothing-that-is-checked", true),
  ]

  @Test(arguments: digestCases)
  func `stated digests are checked`(field: String, isRight: Bool) throws {
    let items = try reading(of: makePage("a", fields: [field]))
    #expect(items.count == 1)
    #expect(items.first?.contains("does not have the digest it states") == !isRight)
    if isRight { #expect(items == ["<p>a</p>"]) }
  }

  @Test func `what is cut off, undated or converted is told and left out`() throws {
    let file =
      makePage("cut", fields: ["WARC-Truncated: length"])
      + makeRecord("conversion", block: Array("text".utf8))
      + makeRecord(date: "yesterday", block: makeAnswer([]))
      + makeRecord(block: Array("no answer".utf8)) + makePage("whole")
    let items = try reading(of: file)
    #expect(items.count == 5)
    #expect(items[0].contains("was cut off when it was made ('length')"))
    #expect(items[1].contains("is a conversion"))
    #expect(items[2].contains("has no day"))
    #expect(items[3].contains("holds no answer of an HTTP server"))
    #expect(items[4] == "<p>whole</p>")
  }

  @Test func `something else is no WARC file`() throws {
    for file in [Array("hello\nworld\n".utf8), [], [0x1F, 0x8B, 0x08, 0x00]] {
      #expect(throws: WARCError.notWARC(file: "crawl.warc")) {
        let reader = try makeReader(file)
        while try reader.next() != nil {}
      }
    }
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { byte in
    let text = String(byte, radix: 16)
    return text.utf8.count == 1 ? "0" + text : text
  }.joined()
}

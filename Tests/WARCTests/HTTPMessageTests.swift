import Testing

@testable import WARC

struct HTTPMessageTests {
  private static let text = Array("Erase costs 5 credits.".utf8)
  private static let gzip = Deflater.member(text) ?? []
  private static let chunked =
    Array("7;a=b\r\n".utf8) + text[..<7] + Array("\r\nF\r\n".utf8) + text[7...]
    + Array("\r\n0\r\n\r\n".utf8)

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let headers: [String]
    let body: [UInt8]

    /// `nil` where it cannot be read.
    let expected: [UInt8]?
  }

  static let cases: [Case] = [
    Case(testDescription: "as it is", headers: [], body: text, expected: text),
    Case(
      testDescription: "in chunks",
      headers: ["Transfer-Encoding: chunked"],
      body: chunked,
      expected: text
    ),
    Case(
      testDescription: "said to be in chunks",
      headers: ["Transfer-Encoding: chunked"],
      body: text,
      expected: text
    ),
    Case(
      testDescription: "gzip",
      headers: ["content-encoding: GZIP"],
      body: gzip,
      expected: text
    ),
    Case(
      testDescription: "said to be gzip",
      headers: ["Content-Encoding: gzip"],
      body: text,
      expected: text
    ),
    Case(
      testDescription: "deflate without a header",
      headers: ["Content-Encoding: deflate"],
      // A gzip member without its header of ten bytes and its eight at the end.
      body: Array(gzip.dropFirst(10).dropLast(8)),
      expected: text
    ),
    Case(
      testDescription: "gzip that is cut",
      headers: ["Content-Encoding: gzip"],
      body: Array(gzip.dropLast(9)),
      expected: nil
    ),
    Case(
      testDescription: "brotli",
      headers: ["Content-Encoding: br"],
      body: text,
      expected: nil
    ),
    Case(
      testDescription: "coded too often",
      headers: ["Content-Encoding: gzip, gzip, gzip, gzip"],
      body: gzip,
      expected: nil
    ),
  ]

  @Test(arguments: cases) func `a body is read as its reader got it`(coding: Case) throws {
    let message = try #require(
      HTTPMessage(makeAnswer(coding.body, headers: coding.headers), limit: 65_536)
    )
    switch message.body(limit: 1_000) {
    case .whole(let bytes): #expect(bytes == coding.expected)
    case .lost: #expect(coding.expected == nil)
    }
  }

  static let starts = [
    ("HTTP/1.1 200 OK\r\n\r\n", 200), ("HTTP/1.0 404\n\n", 404),
    ("HTTP/2 200 \r\nA: b\r\n\r\n", 200),
    ("HTTP/1.1 OK\r\n\r\n", nil), ("HTTP/1.1 99999999999999999999 OK\r\n\r\n", nil),
    ("GET / HTTP/1.1\r\n\r\n", nil), ("HTTP/1.1 200 OK", nil),
  ]

  @Test(arguments: starts) func `a status line is read or the message is none`(
    text: String,
    status: Int?
  ) {
    #expect(HTTPMessage(Array(text.utf8), limit: 1_000)?.status == status)
  }

  @Test func `lines that go on belong to the field before`() {
    let message = HTTPMessage(
      Array("HTTP/1.1 200 OK\r\nA: b\r\n c\r\nB: d\r\n\r\n".utf8),
      limit: 99
    )
    #expect(message?.headers == [.init("A", "b c"), .init("B", "d")])
  }

  @Test func `chunks that lie about their length are no chunks`() {
    for text in [
      "5\r\nabc\r\n0\r\n\r\n", "FFFFFFFF\r\nabc", "-1\r\nabc\r\n", "3\r\nabcX0\r\n\r\n", "3\r\nabc",
    ] {
      #expect(HTTPMessage.unchunked(Array(text.utf8)) == nil)
    }
  }
}

import TestSupport
import Testing
import Vocabulary

@testable import Capture

/// A web archive of a script: what is asked, in which order and how often.
struct WebArchiveTests {
  private static func answer(
    _ body: String,
    headers: [String] = [],
    status: String = "200 OK"
  )
    -> String
  {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private static func row(_ time: String, _ digest: String) -> String {
    #"["k","\#(time)","https://example.org/a b","text/html","200","\#(digest)","1"]"#
  }

  private static let header =
    #"["urlkey","timestamp","original","mimetype","statuscode","digest","length"]"#

  private static func index(_ rows: [String], key: String? = nil) -> String {
    let end = key.map { [#"[]"#, #"["\#($0)"]"#] } ?? []
    return answer("[\(([header] + rows + end).joined(separator: ",\n"))]")
  }

  private static func memento(_ body: String, _ time: String) -> String {
    answer(body, headers: ["Content-Type: text/html", "Memento-Datetime: \(time)"])
  }

  private static func lines(_ server: RawServer) -> [String] {
    server.requests.map { String($0.prefix { !$0.isNewline }) }
  }

  @Test func `an index is asked part by part at its pace, and gives the captures that changed`()
    throws
  {
    let server = try RawServer([
      Self.index([Self.row("20240501100000", "B"), Self.row("20230501100000", "A")], key: "x y"),
      Self.index([
        Self.row("20240601100000", "B"), Self.row("20240701100000", "B"),
        Self.row("20240715100000", "A"), Self.row("20240801100000", "B"),
      ]),
    ])
    let clock = TestClock()
    let archive = WebArchive(
      ArchiveServer(index: "\(server.origin)/cdx/search/cdx", replay: "\(server.origin)/web"),
      fetcher: makeFetcher(clock: clock),
      rows: 2
    )
    let query = archive.query(of: "https://example.org/a?b=c&d", from: "2023", to: "20241231")
    let first = try archive.part(query)
    #expect(first.captures.map(\.timestamp) == ["20230501100000", "20240501100000"])
    let second = try archive.part(query, at: first.next)
    // What comes again after another is listed again.
    #expect(
      second.captures.map(\.timestamp) == ["20240601100000", "20240715100000", "20240801100000"]
    )
    #expect(second.next == nil)
    let asked =
      "GET /cdx/search/cdx?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d&output=json&limit=2"
      + "&collapse=digest&filter=statuscode:200&showResumeKey=true&from=2023&to=20241231"
    #expect(Self.lines(server) == ["\(asked) HTTP/1.1", "\(asked)&resumeKey=x%20y HTTP/1.1"])
    #expect(clock.slept == [.milliseconds(2_500)])
  }

  @Test func `an index without keys is asked on from its last row`() throws {
    let lines = ["20240501100000", "20240601100000"].map {
      #"{"timestamp": "\#($0)", "url": "https://example.org/", "digest": "\#($0)"}"#
    }
    let server = try RawServer([
      Self.answer(lines.joined(separator: "\n")), Self.answer(lines[1]),
    ])
    let archive = WebArchive(
      ArchiveServer(collection: "\(server.origin)/pages/"),
      fetcher: makeFetcher(),
      rows: 2
    )
    let query = archive.query(of: "https://example.org/", from: "2023", to: nil)
    let first = try archive.part(query)
    #expect(first.next == "from=20240601100000")
    #expect(try archive.part(query, at: first.next).next == nil)
    let asked = "GET /pages/cdx?url=https%3A%2F%2Fexample.org%2F&output=json&limit=2"
    #expect(
      Self.lines(server)
        == ["\(asked)&from=2023 HTTP/1.1", "\(asked)&from=20240601100000 HTTP/1.1"]
    )
  }

  @Test func `pages are asked for at their own pace, without robots`() throws {
    let rows = (1...4).map { Self.row("2024050110000\($0)", "D\($0)") }
    let server = try RawServer(
      [Self.index(rows)]
        + (1...4).map { Self.memento("page \($0)", "Wed, 01 May 2024 10:00:0\($0) GMT") }
    )
    let clock = TestClock()
    let archive = WebArchive(
      ArchiveServer(index: "\(server.origin)/cdx/search/cdx", replay: "\(server.origin)/web/"),
      fetcher: makeFetcher(clock: clock)
    )
    let part = try archive.part(archive.query(of: "https://example.org/", from: nil, to: nil))
    for (number, capture) in part.captures.enumerated() {
      let page = try archive.page(of: capture)
      #expect(String(decoding: page.bytes, as: UTF8.self) == "page \(number + 1)")
      #expect(page.address == "https://example.org/a b")
    }
    // An eighth of a second between pages; none between the index and the first page.
    #expect(clock.slept == [.milliseconds(125), .milliseconds(125), .milliseconds(125)])
    #expect(
      Self.lines(server)[1] == "GET /web/20240501100001id_/https://example.org/a%20b HTTP/1.1"
    )
  }

  @Test func `a page of another time is refused`() throws {
    let server = try RawServer([
      Self.index([Self.row("20240501100000", "A")]),
      Self.memento("page", "Thu, 02 May 2024 10:00:00 GMT"),
    ])
    let archive = WebArchive(
      ArchiveServer(index: "\(server.origin)/cdx/search/cdx", replay: "\(server.origin)/web/"),
      fetcher: makeFetcher()
    )
    let part = try archive.part(archive.query(of: "https://example.org/", from: nil, to: nil))
    let capture = try #require(part.captures.first)
    let failure = #expect(throws: CaptureFailure.self) { try archive.page(of: capture) }
    #expect(failure?.kind == .refused)
    #expect(failure?.cause.contains("another time ('Thu, 02 May 2024") == true)
  }

  @Test func `an archive that is busy is asked again after the pause it asks for`() throws {
    let server = try RawServer([
      Self.answer("busy", headers: ["Retry-After: 30"], status: "429 Too Many Requests"),
      Self.index([]),
    ])
    let clock = TestClock()
    let archive = WebArchive(
      ArchiveServer(collection: server.origin),
      fetcher: makeFetcher(clock: clock)
    )
    let query = archive.query(of: "https://example.org/", from: nil, to: nil)
    #expect(try archive.part(query).captures == [])
    #expect(clock.slept.contains(.seconds(30)))
  }

  @Test func `an answer that is no index is told`() throws {
    let server = try RawServer([Self.answer("<html>Sorry</html>")])
    let archive = WebArchive(ArchiveServer(collection: server.origin), fetcher: makeFetcher())
    let query = archive.query(of: "https://example.org/", from: nil, to: nil)
    let failure = #expect(throws: CaptureFailure.self) { try archive.part(query) }
    #expect(failure?.cause.contains("no index of a web archive") == true)
  }

  static let servers = [
    (
      "https://web.archive.org", "https://web.archive.org/cdx/search/cdx",
      "https://web.archive.org/web/"
    ),
    (
      "https://web.archive.org/web/", "https://web.archive.org/cdx/search/cdx",
      "https://web.archive.org/web/"
    ),
    ("http://host:1/all/", "http://host:1/all/cdx", "http://host:1/all/"),
  ]

  @Test(arguments: servers)
  func `one address names index and pages`(address: String, index: String, replay: String) {
    let server = ArchiveServer(collection: address)
    #expect(server.index == index)
    #expect(server.replay == replay)
  }
}

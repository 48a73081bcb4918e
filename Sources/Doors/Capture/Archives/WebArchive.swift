import CCurl
import Vocabulary

/// Asks a web archive what it has of a page, and for the bytes as they were.
///
/// The index is asked 0.4 times a second at most and for pages 8 times a second: four fifths of what
/// the Internet Archive asks programs to keep to. robots.txt has no say: both are made for programs.
package struct WebArchive {
  package let server: ArchiveServer
  private let fetcher: Fetcher

  /// How many rows of an index one request asks for.
  private let rows: Int

  private static let indexPace = Pace("cdx", pause: .milliseconds(2_500))
  private static let replayPace = Pace("replay", pause: .milliseconds(125))

  package init(_ server: ArchiveServer, fetcher: Fetcher, rows: Int = 2_000) {
    self.server = server
    self.fetcher = fetcher
    self.rows = rows
  }

  /// One part of an index, oldest first, with the key of the next one; `nil` where it is the last.
  package struct Part: Sendable, Hashable {
    package let captures: [ArchivedCapture]
    package let next: String?
  }

  /// The address that asks for the first part of what there is of a page; `from` and `to` are the first
  /// digits of times: "2023", "20230501".
  package func query(of address: String, from: String?, to: String?) -> String {
    var query = "\(server.index)?url=\(Self.coded(address))&output=json&limit=\(rows)"
    if server.isWayback { query += "&collapse=digest&filter=statuscode:200&showResumeKey=true" }
    if let from { query += "&from=\(from)" }
    if let to { query += "&to=\(to)" }
    return query
  }

  /// The part of an index that begins at a key that the part before gave; the first one without.
  ///
  /// Only pages, and of those in a row with one digest the first: a digest comes again where the
  /// page went back to what it was.
  package func part(_ query: String, at key: String? = nil) throws(CaptureFailure) -> Part {
    let address = Self.address(query, at: key)
    let response = try fetcher.fetch(
      Request(address, keepsToRobots: false, pace: Self.indexPace)
    )
    guard let answer = CDXAnswer(response.bytes) else {
      throw CaptureFailure(
        .structureChanged,
        at: address,
        "the answer is no index of a web archive (CDX as JSON)",
        response: response
      )
    }
    var captures: [ArchivedCapture] = []
    for capture in answer.captures.sorted(by: { $0.timestamp < $1.timestamp })
    where capture.isPage && (capture.digest == nil || capture.digest != captures.last?.digest) {
      captures.append(capture)
    }
    return Part(captures: captures, next: try next(answer, query, after: key))
  }

  /// The bytes of a capture as the archive got them, seen as the answer of the page's own server.
  ///
  /// Throws `.refused` where the archive answers with the capture of another time.
  package func page(of capture: ArchivedCapture) throws(CaptureFailure) -> Response {
    let address = "\(server.replay)\(capture.timestamp)id_/\(Self.unfragmented(capture.address))"
    let response = try fetcher.fetch(
      Request(address, keepsToRobots: false, pace: Self.replayPace)
    )
    let time = response.header("memento-datetime").map { Int(curl_getdate($0, nil)) }
    let isRight = time.map { $0 == capture.moment } ?? response.address.contains(capture.timestamp)
    guard isRight else {
      throw CaptureFailure(
        .refused,
        at: address,
        "the archive answered with a capture of another time "
          + "('\(response.header("memento-datetime") ?? response.address)')",
        response: response
      )
    }
    return Response(
      address: capture.address,
      status: response.status,
      headers: response.headers,
      bytes: response.bytes,
      elapsed: response.elapsed
    )
  }

  /// Whether the archive stores a page otherwise than it came to us: then the digest that its index
  /// states is of other bytes.
  package static func isRecoded(_ response: Response) -> Bool {
    for name in ["content-encoding", "transfer-encoding"] {
      if response.header("x-archive-orig-\(name)") != nil { return true }
    }
    return response.header("content-encoding") != nil
  }

  // MARK: - Parts

  /// Indexes without keys are asked on from the time of their last row, which comes twice.
  private func next(
    _ answer: CDXAnswer,
    _ query: String,
    after key: String?
  ) throws(CaptureFailure) -> String? {
    if let next = answer.resumeKey { return "resumeKey=\(Self.coded(next))" }
    guard !server.isWayback, answer.rows >= rows else { return nil }
    guard let last = answer.captures.map(\.timestamp).max() else { return nil }
    let next = "from=\(last)"
    guard next != key else {
      throw CaptureFailure(
        .refused,
        at: query,
        "the index lists more than \(rows) captures of one second"
      )
    }
    return next
  }

  private static func address(_ query: String, at key: String?) -> String {
    guard let key else { return query }
    guard key.hasPrefix("from=") else { return "\(query)&\(key)" }
    let parts = query.split(separator: "&").filter { !$0.hasPrefix("from=") }
    return parts.joined(separator: "&") + "&\(key)"
  }

  // MARK: - Addresses

  /// As the value of a parameter (RFC 3986, section 2.3).
  static func coded(_ text: String) -> String {
    coded(text) { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~".utf8.contains(byte)
      }
    }
  }

  /// As the end of another address: what would end that one is coded.
  private static func unfragmented(_ text: String) -> String {
    coded(text) { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
  }

  private static func coded(_ text: String, _ isPlain: (UInt8) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte -> [UInt8] in
      isPlain(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

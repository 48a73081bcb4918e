/// The answer of a server as a `response` record holds it.
struct HTTPMessage {
  let status: Int
  let headers: [WARCRecord.Field]

  /// What follows the headers, as it was sent.
  let raw: [UInt8]

  /// The body after its transfer was undone, and before its coding is.
  let payload: [UInt8]

  /// `nil` where the block is no HTTP answer, or its headers have more than `limit` bytes.
  init?(_ block: [UInt8], limit: Int) {
    guard block.starts(with: Array("HTTP/".utf8)) else { return nil }
    guard let end = Self.endOfHeaders(block, limit: limit) else { return nil }
    let lines = block[..<end.start]
    let first = lines.firstIndex(of: 0x0A) ?? lines.endIndex
    let words = String(decoding: lines[..<first], as: UTF8.self).split(separator: " ")
    guard words.count >= 2, let status = Int(words[1].trimmed), (100...999).contains(status) else {
      return nil
    }
    self.status = status
    headers = [WARCRecord.Field](lines: lines[first...])
    raw = Array(block[end.body...])
    let transfer = headers.first(named: "transfer-encoding")?.lowercased() ?? ""
    // Programs that undo the transfer often keep the header: then the body is no row of chunks.
    payload = transfer.contains("chunked") ? Self.unchunked(raw) ?? raw : raw
  }

  private static func endOfHeaders(_ block: [UInt8], limit: Int) -> (start: Int, body: Int)? {
    var at = 0
    while let feed = block[at...].prefix(limit).firstIndex(of: 0x0A) {
      guard feed <= limit else { return nil }
      let rest = block[(feed + 1)...]
      if rest.first == 0x0A { return (feed + 1, feed + 2) }
      if rest.starts(with: [0x0D, 0x0A]) { return (feed + 1, feed + 3) }
      at = feed + 1
    }
    return nil
  }

  /// RFC 9112, section 7.1; `nil` where the bytes are no row of chunks.
  static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
    var body: [UInt8] = []
    var at = 0
    while let feed = bytes[at...].prefix(1_024).firstIndex(of: 0x0A) {
      let digits = String(
        decoding: bytes[at..<feed].prefix { $0 != UInt8(ascii: ";") },
        as: UTF8.self
      )
      .trimmed
      guard !digits.isEmpty, digits.utf8.count <= 8, let size = Int(digits, radix: 16), size >= 0
      else { return nil }
      at = feed + 1
      if size == 0 { return body }
      guard size <= bytes.count - at else { return nil }
      body += bytes[at..<(at + size)]
      at += size
      if bytes[at...].starts(with: [0x0D, 0x0A]) {
        at += 2
      } else if at < bytes.count, bytes[at] == 0x0A {
        at += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// The body as its reader gets it.
  enum Body {
    case whole([UInt8])
    /// Why it cannot be had, as the middle of a sentence.
    case lost(String)
  }

  /// Undoes the codings of the content (RFC 9110, section 8.4), the last one first.
  func body(limit: Int) -> Body {
    let codings = (headers.first(named: "content-encoding") ?? "").lowercased()
      .split(separator: ",").map(\.trimmed).filter { !$0.isEmpty && $0 != "identity" }
    guard codings.count <= 3 else { return .lost("its body is coded \(codings.count) times") }
    var bytes = payload
    for coding in codings.reversed() {
      switch coding {
      case "gzip", "x-gzip":
        // As with chunks, the header may tell of a coding that was undone before.
        guard bytes.starts(with: [0x1F, 0x8B]) else { continue }
        guard let plain = Inflater.whole(bytes, .gzip, limit: limit) else {
          return .lost("its body is damaged or unpacks to more than \(limit) bytes")
        }
        bytes = plain
      case "deflate":
        // Servers send it with and without zlib's header.
        guard
          let plain = Inflater.whole(bytes, .zlib, limit: limit)
            ?? Inflater.whole(bytes, .none, limit: limit)
        else { return .lost("its body is damaged or unpacks to more than \(limit) bytes") }
        bytes = plain
      default:
        return .lost("its body is coded as '\(coding)', which is not read here")
      }
    }
    return .whole(bytes)
  }
}

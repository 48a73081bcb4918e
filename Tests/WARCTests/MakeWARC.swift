import Archive
import Foundation
import Vocabulary

@testable import WARC

let digests = Digests(sha1: { Digest.sha1(of: $0) }, sha256: { Digest.sha256(of: $0) })

/// A record as it stands in a file, right unless a test says otherwise.
func makeRecord(
  _ type: String = "response",
  _ address: String = "https://example.org/prices",
  date: String = "2024-05-01T10:00:00Z",
  fields: [String] = [],
  block: [UInt8],
  length: String? = nil,
  version: String = "WARC/1.1",
  end: String = "\r\n\r\n"
) -> [UInt8] {
  let lines =
    [
      version, "WARC-Type: \(type)", "WARC-Target-URI: \(address)", "WARC-Date: \(date)",
      "WARC-Record-ID: <urn:uuid:0b0b0b0b-0000-4000-8000-000000000000>",
    ] + fields + ["Content-Length: \(length ?? String(block.count))"]
  return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + block + Array(end.utf8)
}

func makeAnswer(
  _ body: [UInt8],
  status: String = "200 OK",
  headers: [String] = ["Content-Type: text/html"]
) -> [UInt8] {
  let lines = ["HTTP/1.1 \(status)"] + headers
  return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}

/// A page's record with a body that says which one it is.
func makePage(_ text: String, fields: [String] = []) -> [UInt8] {
  makeRecord(fields: fields, block: makeAnswer(Array("<p>\(text)</p>".utf8)))
}

/// What a reader makes of a file: bodies of pages, "=" for revisits, "!" and the sentence for faults.
func reading(
  of file: [UInt8],
  limits: WARCLimits = WARCLimits(),
  isWanted: @escaping (String) -> Bool = { _ in true }
) throws -> [String] {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("pricebook-\(UUID().uuidString).warc").path
  FileManager.default.createFile(atPath: path, contents: Data(file))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let reader = try WARCReader(
    path,
    called: "crawl.warc",
    digests: digests,
    limits: limits,
    isWanted: isWanted
  )
  var items: [String] = []
  while let item = try reader.next() {
    switch item {
    case .page(let page): items.append(String(decoding: page.bytes.prefix(200), as: UTF8.self))
    case .revisit(let revisit): items.append("= \(revisit.payloadDigest)")
    case .fault(let finding): items.append("! \(finding.message)")
    }
  }
  return items
}

func packed(_ records: [[UInt8]]) -> [UInt8] {
  records.flatMap { Deflater.member($0) ?? [] }
}

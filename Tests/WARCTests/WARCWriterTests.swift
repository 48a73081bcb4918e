import Foundation
import Testing

@testable import WARC

struct WARCWriterTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static let record = WARCRecord(
    [
      .init("WARC-Type", "resource"), .init("WARC-Record-ID", WARCWriter.id(of: "a", by: digests)),
      .init("WARC-Date", "2024-05-01T00:00:00Z"),
      .init("WARC-Target-URI", "https://example.org/\r\nWARC-Type: forged"),
      .init("Content-Type", "text/plain"),
    ],
    block: Array("one".utf8)
  )

  @Test(arguments: [true, false]) func `what is written is read again`(isPacked: Bool) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a.warc").path
    for _ in 0..<2 {
      let writer = try WARCWriter(path, called: "a", isPacked: isPacked, digests: digests)
      try writer.write(Self.record)
      try writer.write(Self.record)
      try writer.finish()
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.starts(with: isPacked ? [0x1F, 0x8B] : Array("WARC/1.1\r\n".utf8)))
    #expect(try reading(of: Array(bytes)) == ["one", "one"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.warc"])
  }

  @Test func `a file that is not finished replaces nothing`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.warc")
    try "before".write(to: file, atomically: true, encoding: .utf8)
    do {
      let writer = try WARCWriter(file.path, called: "a", isPacked: false, digests: digests)
      try writer.write(Self.record)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "before")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.warc"])
  }

  @Test func `a place that is none is an error`() {
    #expect(throws: WARCError.self) {
      _ = try WARCWriter("/nowhere/a.warc", called: "a", isPacked: false, digests: digests)
    }
  }

  @Test func `ids are versioned UUIDs that follow from the text`() {
    let id = WARCWriter.id(of: "a", by: digests)
    #expect(id == WARCWriter.id(of: "a", by: digests))
    #expect(id != WARCWriter.id(of: "b", by: digests))
    // SHA-256 of "a" is ca978112ca1bbdcafac231b39a23dc4d…, with version 8 and the variant put in.
    #expect(id == "<urn:uuid:ca978112-ca1b-8dca-bac2-31b39a23dc4d>")
  }
}

import Archive
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// Archives that answer wrongly, or not at all.
struct ArchiveServerTests {
  private static let page = makePricePage(5)

  private static func answer(
    _ body: String,
    _ headers: [String] = [],
    _ status: String = "200 OK"
  )
    -> String
  {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }

  private static func index(_ digests: [String]) -> String {
    answer(
      digests.enumerated().map { number, digest in
        #"{"timestamp": "2024050110000\#(number)", "url": "https://example.org/", "digest": "\#(digest)"}"#
      }.joined(separator: "\n")
    )
  }

  private static func memento(_ second: Int, _ headers: [String] = []) -> String {
    let time = "Memento-Datetime: Wed, 01 May 2024 10:00:0\(second) GMT"
    return answer(page, ["Content-Type: text/html", time] + headers)
  }

  private static func words(_ server: RawServer) -> [String] {
    ["capture", "shop", "--via", "wayback", "--archive", server.origin, "--allow-private"]
  }

  static let mismatches: [(headers: [String], option: [String], isKept: Bool)] = [
    ([], [], false), ([], ["--unverified"], true),
    (["X-Archive-Orig-Content-Encoding: gzip"], [], true),
  ]

  @Test(arguments: mismatches)
  func `bytes with another digest than listed are kept only where that can be`(
    headers: [String],
    option: [String],
    isKept: Bool
  ) throws {
    let base = try WebBase(["shop": "https://example.org/"])
    let server = try RawServer([
      Self.index(["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]), Self.memento(0, headers),
    ])
    let result = base.outcome(Self.words(server) + option)
    #expect(result.output.contains("other bytes than its index lists") == !isKept)
    #expect(try base.base.snapshots().isEmpty == !isKept)
  }

  @Test func `an archive that asks for peace is left alone, and asked on later`() throws {
    let base = try WebBase(["shop": "https://example.org/"])
    let busy = Self.answer("busy", [], "429 Too Many Requests")
    // A request that fails is repeated three times.
    let server = try RawServer(
      [Self.index(["A", "B"]), Self.memento(0)] + Array(repeating: busy, count: 4)
        + [Self.index(["A", "B"]), Self.memento(1)]
    )
    let first = base.outcome(Self.words(server))
    #expect(first.code == .failed)
    #expect(first.output.hasPrefix("Found 2 captures: 1 new, 0 known before, 1 failed."))
    #expect(first.notes.last?.hasSuffix("The same command goes on where this one stopped.") == true)
    let second = base.outcome(Self.words(server))
    #expect(second.code == .done)
    #expect(server.requests.count == 8)
    #expect(server.requests.last?.hasPrefix("GET /20240501100001id_/") == true)
  }

  static let wrong: [[String]] = [
    ["capture", "--via", "wayback"],
    ["capture", "shop", "--via", "wayback", "--cdx", "https://a.b/"],
    ["capture", "shop", "--via", "wayback", "--archive", "https://a.b", "--cdx", "https://a.b/c"],
    ["capture", "shop", "--via", "wayback", "--from", "23"],
    ["capture", "shop", "--via", "wayback", "--url", "x"], ["capture", "shop", "--from", "2023"],
    ["capture", "shop", "--via", "wayback", "--published", "2024-01-01"],
    ["capture", "--via", "warc"], ["capture", "a.warc", "--via", "warc", "--url", "x"],
    ["capture", "a.warc", "--via", "warc", "--from", "2023"],
  ]

  @Test(arguments: wrong) func `options that do not go together are told`(words: [String]) throws {
    let base = try WebBase(["shop": "https://example.org/"])
    #expect(base.outcome(words).code == .usage)
  }
}

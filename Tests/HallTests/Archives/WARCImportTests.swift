import Archive
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// WARC files of other programs' making.
@Suite(
  .serialized,
  .enabled(
    if: ArchiveTools.areHere,
    "warcio is not installed; 'scripts/setup-archives' installs it"
  )
)
struct WARCImportTests {
  private static let page = "https://prices.example.org/list"

  @Test func `a file that warcio packed is read, codings and all`() throws {
    let base = try WebBase(["shop": "http://prices.example.org:80/list/"])
    try makeCrawl(
      [
        ("2023-05-01T10:00:00Z", makePricePage(3), "again"),
        ("2023-06-01T10:00:00Z", makePricePage(4), "gzip"),
        ("2023-07-01T10:00:00Z", makePricePage(5), "chunked"),
      ],
      of: Self.page,
      at: "\(base.temporary.root)/crawl.warc.gz"
    )
    let first = base.outcome("capture", "--via", "warc", "crawl.warc.gz")
    #expect(first.code == .done)
    #expect(first.notes.isEmpty)
    #expect(first.output.hasPrefix("Found 4 captures: 3 new, 1 known before, 0 failed.\n"))
    let snapshots = try base.base.snapshots()
    #expect(snapshots.map(\.captured.description) == ["2023-05-01", "2023-06-01", "2023-07-01"])
    #expect(snapshots.allSatisfy { $0.way == .warc && $0.mediaType == .html })
    let bytes = try snapshots.map { String(decoding: try base.base.bytes(of: $0), as: UTF8.self) }
    #expect(bytes == [makePricePage(3), makePricePage(4), makePricePage(5)])
    let files = try base.files()
    let second = base.outcome("capture", "--via", "warc", "crawl.warc.gz")
    #expect(second.output == "Found 4 captures: 0 new, 4 known before, 0 failed.\n")
    #expect(try base.files() == files)

    // The record of the same bytes in 2025 is a return: by then the page had been two others.
    let seen = try base.record(of: "shop").seen
    #expect(seen.map(\.day.description) == ["2025-01-01"])
    #expect(seen.map(\.snapshot) == [snapshots[0].id])
    #expect(base.outcome("update", "--offline").code == .done)
    #expect(try base.base.latestTable()?.rates.map(\.value) == [.amount(Amount(3))])
    #expect(base.base.verify().isEmpty)
  }

  @Test(arguments: ["", "--no-warc-compression"])
  func `a file that wget made is read`(option: String) throws {
    let nginx = try Nginx(pages: ["prices.html": makePricePage(7)])
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    let wget = try ArchiveTools.run(
      ["wget", "--quiet", "--warc-file=made", "--delete-after"]
        + (option.isEmpty ? [] : [option])
        + ["\(nginx.origin)/prices.html", "\(nginx.origin)/missing.html"],
      in: base.temporary.root
    )
    // It fetched one page of two.
    #expect(wget.code == 8, "\(wget.output)")
    let file = option.isEmpty ? "made.warc.gz" : "made.warc"
    let result = base.outcome("capture", "--via", "warc", file)
    #expect(result.output.hasPrefix("Found 1 capture: 1 new"), "\(result)")
    let snapshot = try #require(try base.base.snapshots().first)
    #expect(String(decoding: try base.base.bytes(of: snapshot), as: UTF8.self) == makePricePage(7))
  }

  @Test func `a pattern says which records are whose`() throws {
    let base = try WebBase(["shop": "https://elsewhere.example.org/"])
    try makeCrawl(
      [("2023-05-01T10:00:00Z", makePricePage(3), "")],
      of: Self.page,
      at: "\(base.temporary.root)/crawl.warc.gz"
    )
    let none = base.outcome("capture", "--via", "warc", "crawl.warc.gz")
    #expect(
      none.notes.first?.contains("has no page of a source: 2 records were passed over") == true
    )
    let some = base.outcome(
      "capture",
      "--via",
      "warc",
      "crawl.warc.gz",
      "--source",
      "shop",
      "--url",
      "http://*.example.org/l*"
    )
    #expect(some.output.contains("1 new"))
  }

  @Test func `what is no page is told, and what is damaged`() throws {
    let base = try WebBase(["shop": Self.page])
    let path = "\(base.temporary.root)/crawl.warc.gz"
    try makeCrawl(
      [
        ("2023-05-01T10:00:00Z", "<html><body></body></html>", ""),
        ("2023-06-01T10:00:00Z", makePricePage(4), ""),
        ("2023-07-01T10:00:00Z", makePricePage(5), ""),
      ],
      of: Self.page,
      at: path
    )
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try bytes.dropLast(40).write(to: URL(fileURLWithPath: path))
    let result = base.outcome("capture", "--via", "warc", "crawl.warc.gz")
    #expect(result.code == .done)
    #expect(result.output.hasPrefix("Found 2 captures: 1 new, 0 known before, 1 failed."))
    #expect(result.output.contains("2023-05-01 failed (structure-changed)"))
    #expect(result.notes.contains { $0.contains("the file ends within the gzip member") })
  }

  @Test func `a file that is none, and one that is something else`() throws {
    let base = try WebBase(["shop": Self.page])
    try "hello".write(toFile: "\(base.temporary.root)/a.warc", atomically: true, encoding: .utf8)
    #expect(
      base.outcome("capture", "--via", "warc", "b.warc").notes.first?.contains("'b.warc'") == true
    )
    let other = base.outcome("capture", "--via", "warc", "a.warc")
    #expect(other.code == .failed)
    #expect(other.notes.first?.hasPrefix("'a.warc' is no WARC file") == true)
  }
}

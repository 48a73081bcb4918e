import Archive
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// `capture --via wayback` against pywb, a real server of web archives, on loopback.
@Suite(
  .serialized,
  .enabled(if: ArchiveTools.areHere, "pywb is not installed; 'scripts/setup-archives' installs it")
)
struct BackfillTests {
  private static let page = "https://prices.example.org/list"

  private static func archive(
    _ captures: [(date: String, body: String, coding: String)]
  ) throws -> (WebBase, Pywb) {
    let base = try WebBase(["shop": page])
    let path = "\(base.temporary.root)/crawl.warc.gz"
    try makeCrawl(captures, of: page, at: path)
    return (base, try Pywb([path]))
  }

  private static func words(_ pywb: Pywb, from: String = "2023") -> [String] {
    [
      "capture", "shop", "--via", "wayback", "--from", from, "--to", "2026", "--archive",
      pywb.collection, "--allow-private",
    ]
  }

  @Test func `each version of a page is kept once, with the day the archive took it`() throws {
    let (base, pywb) = try Self.archive([
      ("2022-05-01T10:00:00Z", makePricePage(2), ""),
      ("2023-05-01T10:00:00Z", makePricePage(3), ""),
      ("2023-08-01T10:00:00Z", makePricePage(3), ""),
      ("2024-05-01T23:59:59Z", makePricePage(5), "gzip"),
      ("2024-09-01T10:00:00Z", makePricePage(6), "chunked"),
    ])
    let first = base.outcome(Self.words(pywb))
    #expect(first.code == .done, "\(first.notes)")
    #expect(first.output.hasPrefix("Found 3 captures: 3 new, 0 known before, 0 failed.\n"))
    let snapshots = try base.base.snapshots()
    #expect(snapshots.map(\.captured.description) == ["2023-05-01", "2024-05-01", "2024-09-01"])
    #expect(snapshots.allSatisfy { $0.way == .wayback && $0.fidelity == .verbatim })
    #expect(Set(snapshots.map(\.address)) == [Self.page])
    let bytes = try snapshots.map { String(decoding: try base.base.bytes(of: $0), as: UTF8.self) }
    #expect(bytes == [makePricePage(3), makePricePage(5), makePricePage(6)])
    #expect(base.base.verify().isEmpty)

    // A second run has nothing to ask but the index; an earlier start finds an earlier page.
    let before = pywb.requests.count
    let second = base.outcome(Self.words(pywb))
    #expect(second.output == "Found 3 captures: 0 new, 3 known before, 0 failed.\n")
    #expect(!pywb.requests.dropFirst(before).contains { $0.contains("id_/") })
    let earlier = base.outcome(Self.words(pywb, from: "2022-01"))
    #expect(earlier.output.hasPrefix("Found 4 captures: 1 new, 3 known before, 0 failed.\n"))
  }

  @Test func `a page that went back to earlier bytes is known to have done so`() throws {
    let (base, pywb) = try Self.archive([
      ("2023-05-01T10:00:00Z", makePricePage(3), ""),
      ("2023-08-01T10:00:00Z", makePricePage(5), ""),
      ("2024-05-01T10:00:00Z", makePricePage(3), ""),
    ])
    #expect(base.outcome(Self.words(pywb)).code == .done)
    #expect(try base.base.snapshots().count == 2)
    #expect(try base.record(of: "shop").seen.map(\.day.description) == ["2024-05-01"])
    let files = try base.files()
    #expect(base.outcome(Self.words(pywb)).code == .done)
    #expect(try base.files() == files)
    #expect(base.outcome("update", "--offline").code == .done)
    #expect(try base.base.latestTable()?.rates.map(\.value) == [.amount(Amount(3))])
    #expect(base.base.verify().isEmpty)
  }

  @Test func `a run that is killed goes on without asking for what it has`() throws {
    let count = 12
    let (base, pywb) = try Self.archive(
      (1...count).map { ("2023-\($0 < 10 ? "0" : "")\($0)-01T10:00:00Z", makePricePage($0), "") }
    )
    let process = Process()
    process.executableURL = Bundle.main.executableURL?
      .deletingLastPathComponent().appendingPathComponent("pricebook")
    process.arguments = Self.words(pywb)
    process.currentDirectoryURL = URL(fileURLWithPath: base.temporary.root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Its own pace leaves an eighth of a second after each page.
    for _ in 0..<2_000 where try base.base.backfill(of: "shop").captures.count < 3 { usleep(5_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let kept = try base.base.backfill(of: "shop").captures
    #expect((3..<count).contains(kept.count))
    let before = pywb.requests.count

    let rest = base.outcome(Self.words(pywb))
    #expect(rest.code == .done)
    #expect(try base.base.snapshots().count == count)
    let asked = pywb.requests.dropFirst(before).filter { $0.contains("id_/") }
    #expect(asked.count == count - kept.count)
    for capture in kept { #expect(!asked.contains { $0.contains(capture.timestamp) }) }
  }

  @Test func `an earlier day of bytes that are known moves their day`() throws {
    let (base, pywb) = try Self.archive([("2023-05-01T10:00:00Z", makePricePage(3), "")])
    let file = "\(base.temporary.root)/page.html"
    try makePricePage(3).write(toFile: file, atomically: true, encoding: .utf8)
    let kept = base.outcome(
      on: "2025-09-10",
      "capture",
      "page.html",
      "--source",
      "shop",
      "--via",
      "file"
    )
    #expect(kept.code == .done)
    #expect(base.outcome("update", "--offline").code == .done)
    let result = base.outcome(Self.words(pywb))
    #expect(
      result.output.contains("the same bytes were known from 2025-09-10 on only"),
      "\(result.notes)"
    )
    #expect(try base.base.snapshots().map(\.captured.description) == ["2023-05-01"])
    // The reading rested on the later day, so it is due again.
    #expect(base.outcome("update", "--offline").output.hasPrefix("Read 1 snapshot: 1 claim."))
    #expect(base.base.verify().isEmpty)
  }

  @Test func `what is no page is told and not asked for again`() throws {
    let wall =
      "<html><head><title>Just a moment</title></head><body>Verify you are human</body></html>"
    let (base, pywb) = try Self.archive([
      ("2023-05-01T10:00:00Z", wall, ""), ("2023-06-01T10:00:00Z", makePricePage(3), ""),
    ])
    let first = base.outcome(Self.words(pywb))
    #expect(first.output.hasPrefix("Found 2 captures: 1 new, 0 known before, 1 failed.\n"))
    #expect(first.output.contains("2023-05-01 failed (blocked)"))
    #expect(try base.base.snapshots().count == 1)
    let before = pywb.requests.count
    #expect(base.outcome(Self.words(pywb)).output.contains("1 known before, 1 failed."))
    #expect(!pywb.requests.dropFirst(before).contains { $0.contains("id_/") })
  }

  @Test func `what is exported is replayed by pywb and passes warcio's check`() throws {
    let (base, pywb) = try Self.archive([
      ("2023-05-01T10:00:00Z", makePricePage(3), ""),
      ("2024-05-01T10:00:00Z", makePricePage(5), ""),
    ])
    #expect(base.outcome(Self.words(pywb)).code == .done)
    let root = base.temporary.root
    try "| Erase | 4 credits |".write(toFile: "\(root)/own.md", atomically: true, encoding: .utf8)
    let words = [
      "capture", "own.md", "--source", "shop", "--transcribed", "--captured", "2024-01-01",
    ]
    #expect(base.outcome(words).code == .done)
    let exported = base.temporary.outcome("export", "warc", "--output", "all.warc.gz")
    #expect(exported.notes.first == "Wrote 3 snapshots to 'all.warc.gz'.")
    #expect(exported.notes.last?.hasPrefix("1 of them are transcriptions") == true)

    let check = try ArchiveTools.run(
      [ArchiveTools.path(of: "warcio"), "check", "-v", "all.warc.gz"],
      in: root
    )
    #expect(check.code == 0)
    #expect(check.output.components(separatedBy: "digest pass").count == 5, "\(check.output)")

    let replay = try Pywb(["\(root)/all.warc.gz"])
    func replayed(_ time: String, _ address: String) throws -> String {
      let url = "\(replay.collection)/\(time)id_/\(address)"
      return try ArchiveTools.run(["curl", "--silent", "--location", url], in: root).output
    }
    #expect(try replayed("20230501000000", Self.page) == makePricePage(3))
    #expect(try replayed("20240501000000", Self.page) == makePricePage(5))
    let own = try base.base.snapshots().first { $0.fidelity == .transcribed }
    let name = "urn:pricebook:transcription:shop:\(own?.id.text ?? "")"
    #expect(try replayed("20240101000000", name) == "| Erase | 4 credits |")

    // And another knowledge base takes them from there.
    let other = try WebBase(["shop": Self.page])
    let taken = other.outcome(Self.words(replay))
    #expect(
      taken.output.hasPrefix("Found 2 captures: 2 new, 0 known before, 0 failed."),
      "\(taken)"
    )
  }
}

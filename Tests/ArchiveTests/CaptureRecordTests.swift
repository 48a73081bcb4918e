import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Archive

/// Records of captures: what happens to them, and how they are kept.
struct CaptureRecordTests {
  private static let day = Sample.day
  private static let address = "https://example.org/page"

  private static func failure(
    _ offset: Int,
    _ kind: FailureKind = .blocked,
    bytes: [UInt8]? = nil,
    notBefore: Int? = nil
  ) -> CaptureRecord.Failure {
    CaptureRecord.Failure(
      day: day.adding(days: offset),
      kind: kind,
      message: "A wall.",
      bytes: bytes.map(Digest.snapshot(of:)),
      notBefore: notBefore
    )
  }

  private static let seen = CaptureRecord(source: "page").seeing(
    [Sample.hash],
    at: address,
    on: day,
    validators: CaptureRecord.Validators(entityTag: "\"v1\"", lastModified: nil)
  )

  @Test func `the same bytes are a heartbeat, other bytes a new sighting`() {
    let again = Self.seen.seeing(
      [Sample.hash],
      at: Self.address,
      on: Self.day.adding(days: 3),
      validators: nil
    )
    #expect(
      again.pages.first?.sightings == [
        CaptureRecord.Sighting(
          snapshots: [Sample.hash],
          first: Self.day,
          last: Self.day.adding(days: 3),
          times: 2
        )
      ]
    )
    let other = again.seeing(["b"], at: Self.address, on: Self.day.adding(days: 4), validators: nil)
    #expect(other.pages.first?.sightings.map(\.times) == [2, 1])
    #expect(other.pages.first?.validators == nil)
  }

  @Test func `failures leave the last good capture and its validators in force`() {
    var record = Self.seen
    for offset in 1...7 { record = record.failing(Self.failure(offset), at: Self.address) }
    let page = record.page(at: Self.address)
    #expect(page?.lastSeen == Self.day)
    #expect(page?.validators?.entityTag == "\"v1\"")
    #expect(page?.failuresInARow == 7)
    #expect(page?.failures.count == CaptureRecord.mostFailures)
    #expect(page?.failures.last?.day == Self.day.adding(days: 7))
    let good = record.seeing(["b"], at: Self.address, on: Self.day, validators: nil)
    #expect(good.page(at: Self.address)?.failuresInARow == 0)
    #expect(good.page(at: Self.address)?.failures == [])
  }

  static let due: [(CaptureRecord, Int, Bool)] = [
    (seen, 0, false), (seen, 1, true), (seen, -1, false),
    (seen.failing(failure(1), at: address), 1, false),
    (seen.failing(failure(1), at: address), 2, true),
    (seen.failing(failure(1, .transient), at: address), 1, true),
    (CaptureRecord(source: "page").failing(failure(0, .gone), at: address), 0, false),
    (seen.failing(failure(1, .transient, notBefore: 1_001), at: address), 9, false),
    (seen.failing(failure(1, .transient, notBefore: 1_000), at: address), 1, true),
  ]

  @Test(arguments: due)
  func `a page is due a day after the last look`(
    record: CaptureRecord,
    offset: Int,
    isDue: Bool
  ) throws {
    let page = try #require(record.page(at: Self.address))
    #expect(page.isDue(on: Self.day.adding(days: offset), now: 1_000) == isDue)
  }

  @Test func `page, record and failed bytes are kept in one step, and verified`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    let bytes = Array("Erase: 7 credits.".utf8)
    let wall = Array("A wall.".utf8)
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: "page",
      address: Self.address,
      captured: Self.day,
      mediaType: .plain,
      way: .http,
      fidelity: .verbatim,
      length: bytes.count
    )
    let record = Self.seen.seeing([snapshot.id], at: Self.address, on: Self.day, validators: nil)
      .failing(Self.failure(1, bytes: wall, notBefore: 7), at: Self.address)
    let files = try base.writing { writer in
      try writer.record(record, keeping: [Writer.Page(bytes, snapshot)], failed: wall)
    }
    #expect(files.count == 4)
    #expect(try base.captures(of: "page") == record)
    #expect(try base.bytes(of: snapshot) == bytes)
    #expect(try base.failedBytes(Digest.snapshot(of: wall)) == wall)
    #expect(base.verify() == [])
    // The walk reads no failure: it is no snapshot.
    #expect(try base.snapshots().count == 2)
    // What no record points to any more goes.
    let good = record.seeing([snapshot.id], at: Self.address, on: Self.day, validators: nil)
    _ = try base.writing { writer in try writer.record(good) }
    #expect(try base.failedBytes(Digest.snapshot(of: wall)) == nil)
    #expect(base.verify() == [])
  }

  @Test func `bytes that two sources failed with stay as long as one needs them`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    let wall = Array("A wall.".utf8)
    try base.writing { writer in
      _ = try writer.record(makeSource("other"))
      for id in ["page", "other"] {
        let record = CaptureRecord(source: Identifier(id))
          .failing(Self.failure(1, bytes: wall), at: Self.address)
        _ = try writer.record(record, failed: wall)
      }
      _ = try writer.record(CaptureRecord(source: "page"))
    }
    #expect(try base.failedBytes(Digest.snapshot(of: wall)) == wall)
    #expect(base.verify() == [])
  }

  static let damages: [(file: String, text: String?, category: String)] = [
    ("data/captures/page.json", "{\"schema\":1}", "misshapen"),
    (
      "data/captures/lost.json", #"{"schema":1,"source":"lost","pages":[]}"#, "unknown-source"
    ),
    ("data/captures/failed/\(Digest.snapshot(of: Array("A wall.".utf8)))", "other", "other-bytes"),
    ("data/captures/failed/\(Digest.snapshot(of: Array("A wall.".utf8)))", nil, "missing"),
    ("data/captures/failed/stray", "x", "stray-file"),
    (
      "data/captures/page.json",
      """
      {"schema":1,"source":"page","pages":[{"address":"a","failures":[],"failuresInARow":0,"sightings":
      [{"first":"2024-10-04","last":"2024-10-04","times":1,"snapshots":["\(String(repeating: "a", count: 64))"]}]}]}
      """, "unknown-snapshot"
    ),
    (
      "data/captures/page.json",
      """
      {"schema":1,"source":"page","pages":[],"seen":[{"day":"2024-10-04",
      "snapshot":"\(String(repeating: "a", count: 64))"}]}
      """, "unknown-snapshot"
    ),
  ]

  @Test(arguments: damages)
  func `damage is found`(file: String, text: String?, category: String) throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    let wall = Array("A wall.".utf8)
    try base.writing { writer in
      let record = Self.seen.failing(Self.failure(1, bytes: wall), at: Self.address)
      _ = try writer.record(record, failed: wall)
    }
    #expect(base.verify() == [])
    if let text {
      try folder.write(Array(text.utf8), to: file)
    } else {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
    }
    #expect(base.verify().map(\.category).contains(category), "\(base.verify())")
  }

  static let addresses: [(String, Bool, Bool)] = [
    ("https://stability.ai/x", false, true), ("http://127.0.0.1:80/", false, true),
    ("https://stability.ai/x", true, false), ("PyPI package x 1.0", false, false),
    ("ftp://stability.ai/", false, false), ("https://example.org/", false, false),
    ("https://www.example.com/a", false, false), ("https://shop.example", false, false),
    ("https://x.test/", false, false), ("https://example.de/", false, true),
  ]

  @Test(arguments: addresses)
  func `a source has a live page, or has not`(address: String, byHand: Bool, isLive: Bool) {
    let source = Source(
      id: "x",
      publisher: "x",
      title: "x",
      address: address,
      kind: .official,
      isTranscribedOnly: byHand
    )
    #expect((source.liveAddress != nil) == isLive)
    #expect((try? Source(json: source.json)) == source)
  }

  // MARK: - Bytes that come again

  private static func page(_ text: String, _ offset: Int) -> Writer.Page {
    let bytes = Array(text.utf8)
    return Writer.Page(
      bytes,
      Snapshot(
        id: Digest.snapshot(of: bytes),
        source: "page",
        address: address,
        captured: day.adding(days: offset),
        mediaType: .plain,
        way: .file,
        fidelity: .verbatim,
        length: bytes.count
      )
    )
  }

  @Test func `a file that comes again after another is noted with its day`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    func bring(_ text: String, _ offset: Int) throws -> [String] {
      let page = Self.page(text, offset)
      return try base.writing { try $0.importing(page.bytes, page.snapshot) }
    }
    func days() throws -> [Int] {
      try base.captures(of: "page").seen.map { $0.day.number - Self.day.number }
    }
    _ = try bring("three", 1)
    _ = try bring("five", 10)
    // Of pages that first came on one day none came back.
    _ = try bring("six", 10)
    #expect(try bring("five", 10).isEmpty && bring("three", 1).isEmpty)
    #expect(try bring("three", 20) == ["data/captures/page.json"])
    #expect(try bring("three", 20).isEmpty)
    #expect(try bring("three", 15) == ["data/captures/page.json"])
    #expect(try days() == [15, 20])
    #expect(base.verify() == [])

    // Heartbeats and failures of the network leave it alone.
    let record = try base.captures(of: "page")
    let more = record.seeing([Sample.hash], at: Self.address, on: Self.day, validators: nil)
      .failing(Self.failure(1), at: Self.address)
    #expect(more.seen == record.seen)
  }

  @Test func `a claim says on which return it was read`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    let snapshot = try #require(try base.snapshots().first)
    let reading = try #require(try base.reading(of: snapshot))
    let claim = try #require(reading.claims.first)
    let later = Self.day.adding(days: 20)
    let again = claim.returned(on: later, asserted: DaySpan(later))
    #expect(again.id.text == "\(claim.id)-\(later)" && again.evidence == claim.evidence)
    let more = Reading(
      snapshot: reading.snapshot,
      source: reading.source,
      reader: reading.reader,
      claims: reading.claims + [again],
      checks: reading.checks,
      findings: reading.findings
    )
    try base.writing { writer in _ = try writer.record(readings: [more]) }
    #expect(try base.reading(of: snapshot) == more)
    #expect(base.verify() == [])
  }
}

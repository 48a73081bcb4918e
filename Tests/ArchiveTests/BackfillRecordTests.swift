import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Archive

/// Records of what was taken from web archives, and pages that turn out older than they were known.
struct BackfillRecordTests {
  private static func capture(
    _ digest: String,
    _ outcome: BackfillRecord.Outcome
  ) -> BackfillRecord.Capture {
    BackfillRecord.Capture(
      address: "https://example.org/page",
      digest: digest,
      timestamp: "20240501100000",
      outcome: outcome
    )
  }

  private static func page(_ text: String, _ day: Day) -> Writer.Page {
    let bytes = Array(text.utf8)
    return Writer.Page(
      bytes,
      Snapshot(
        id: Digest.snapshot(of: bytes),
        source: "page",
        address: "https://example.org/page",
        captured: day,
        mediaType: .plain,
        way: .wayback,
        fidelity: .verbatim,
        length: bytes.count
      )
    )
  }

  @Test func `a record is read as it was written, with its page`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    #expect(try base.backfill(of: "page") == BackfillRecord(source: "page"))
    let page = Self.page("Erase costs 4 credits.", Sample.day)
    let record = BackfillRecord(source: "page")
      .noting(Self.capture("B", .failed(.blocked, "A wall.")))
      .noting(Self.capture("A", .failed(.blocked, "A wall.")))
      .noting(Self.capture("A", .kept([page.snapshot.id])))
      .listed(upTo: BackfillRecord.Listing(query: "https://example.org/cdx?url=x", key: "k"))
    #expect(record.captures.map(\.digest) == ["A", "B"])
    let files = try base.writing { try $0.backfilling([page], noting: record) }
    #expect(files.count == 3)
    #expect(try base.backfill(of: "page") == record)
    #expect(try base.bytes(of: page.snapshot) == page.bytes)
    #expect(base.verify() == [])
    #expect(try base.writing { try $0.backfilling([page], noting: record) } == [])
  }

  @Test func `the same bytes of an earlier day take that day, and their reading goes`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    let late = Self.page("Erase costs 4 credits.", Sample.day.adding(days: 9))
    let early = Self.page("Erase costs 4 credits.", Sample.day.adding(days: 2))
    let reading = Reading(
      snapshot: late.snapshot.id,
      source: "page",
      reader: "1",
      claims: [],
      checks: [],
      findings: []
    )
    try base.writing { writer in
      _ = try writer.backfilling([late])
      _ = try writer.record(readings: [reading])
      #expect(try writer.backfilling([early]).count == 3)
      #expect(try writer.backfilling([late]) == [])
    }
    // The later day is not forgotten: the page may have been another in between.
    let again = CaptureRecord.Seen(snapshot: late.snapshot.id, day: late.snapshot.captured)
    #expect(try base.captures(of: "page").seen == [again])
    #expect(try base.snapshots(late.snapshot.id).map(\.captured) == [early.snapshot.captured])
    #expect(try base.reading(of: late.snapshot) == nil)
  }

  static let damages: [(text: String, category: String)] = [
    (#"{"schema":1,"source":"page"}"#, ""), (#"{"schema":1}"#, "misshapen"),
    (#"{"schema":1,"source":"lost","captures":[]}"#, "unknown-source"),
    (
      #"{"schema":1,"source":"page","captures":[{"address":"a","digest":"d","timestamp":"2","snapshots":["\#(String(repeating: "a", count: 64))"]}]}"#,
      "unknown-snapshot"
    ),
    (
      #"{"schema":1,"source":"page","captures":[{"address":"a","digest":"d","timestamp":"2","kind":"bored"}]}"#,
      "misshapen"
    ),
  ]

  @Test(arguments: damages) func `damage is found`(text: String, category: String) throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    try folder.write(Array(text.utf8), to: "data/captures/archives/page.json")
    #expect(base.verify().map(\.category).contains(category) == !category.isEmpty)
  }
}

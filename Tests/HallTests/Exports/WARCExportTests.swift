import Foundation
import Testing

@testable import pricebook

/// `pricebook export warc`.
struct WARCExportTests {
  @Test func `the same knowledge base gives the same bytes`() throws {
    let base = try TemporaryBase.published()
    #expect(base.outcome("export", "warc").code == .usage)
    let written = base.outcome("export", "warc", "--output", "a.warc.gz")
    #expect(written.notes == ["Wrote 3 snapshots to 'a.warc.gz'."])
    #expect(base.outcome("export", "warc", "--output", "b.warc.gz").code == .done)
    let root = URL(fileURLWithPath: base.root)
    let first = try Data(contentsOf: root.appendingPathComponent("a.warc.gz"))
    #expect(try Data(contentsOf: root.appendingPathComponent("b.warc.gz")) == first)
  }

  @Test func `sources are chosen by name, and a page stands as it was captured`() throws {
    let base = try TemporaryBase.published()
    let words = ["export", "warc", "--source", "guide", "-o", "guide.warc"]
    #expect(base.outcome(words).notes == ["Wrote 1 snapshot to 'guide.warc'."])
    let text = try String(contentsOfFile: "\(base.root)/guide.warc", encoding: .utf8)
    #expect(text.contains("WARC-Type: resource\r\n"))
    #expect(text.contains("WARC-Target-URI: https://guide.example\r\n"))
    #expect(text.contains("WARC-Date: 2025-09-01T00:00:00Z\r\n"))
    #expect(text.hasSuffix("\r\n\r\nThe guide says that Erase is 3 credits.\r\n\r\n"))
    let both = base.outcome("export", "warc", "--source", "docs,guide", "-o", "both.warc")
    #expect(both.notes.first?.contains("3 snapshots") == true)
  }

  @Test func `wrong words are told`() throws {
    let base = try TemporaryBase.published()
    #expect(base.outcome("export", "warcs").code == .usage)
    #expect(
      base.outcome("export", "warc", "--source", "nobody", "-o", "a.warc").notes.first?
        .contains("'nobody'") == true
    )
    let nowhere = base.outcome("export", "warc", "--output", "nowhere/a.warc")
    #expect(nowhere.code == .failed)
    #expect(nowhere.notes.first?.contains("'nowhere/a.warc' could not be written") == true)
  }
}

import Foundation
import Testing

@testable import pricebook

/// `extract` and `audit`: documents that are in no knowledge base.
struct DocumentCommandsTests {
  private func write(_ text: String, to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func `extract reads what it can, tells what it cannot, and exits 1`() throws {
    let base = try TemporaryBase()
    try write("Erase: 5 credits\n", to: base.root + "/good.txt")
    let outcome = base.outcome("extract", "good.txt", "missing.txt", "data", "-f", "jsonl")
    #expect(outcome.code == .failed)
    #expect(outcome.output.contains(#""document":"good.txt""#))
    #expect(outcome.output.contains(#""subject":"erase","attribute":"price","value":"5""#))
    #expect(outcome.notes.contains { $0.hasPrefix("'missing.txt' could not be read") })
    #expect(outcome.notes.contains { $0 == "'data' is a folder; expected a file." })
  }

  @Test func `files of one name in two folders are told apart`() throws {
    let base = try TemporaryBase()
    try write("Erase: 5 credits\n", to: base.root + "/a/page.txt")
    try write("Erase: 3 credits\n", to: base.root + "/b/page.txt")
    let outcome = base.outcome("extract", "a/page.txt", "b/page.txt", "--format", "jsonl")
    #expect(outcome.output.contains(#""document":"a/page.txt""#))
    #expect(outcome.output.contains(#""document":"b/page.txt""#))
  }

  @Test func `a page without an ending is known by its first character`() throws {
    let base = try TemporaryBase()
    try write("<table><tr><td>Erase</td><td>5 credits</td></tr></table>", to: base.root + "/page")
    #expect(base.outcome("extract", "page", "-fjsonl").output.contains(#""value":"5""#))
  }

  @Test func `audit tells right from stale, with the day it changed`() throws {
    let base = try TemporaryBase.published()
    try write(
      "# Prices\n\n- Erase: 3 credits\n- Creative Upscaler: 60 credits\n",
      to: base.root + "/guide.md"
    )
    let outcome = base.outcome("audit", "guide.md", "--format", "jsonl")
    #expect(outcome.code == .done)
    let lines = outcome.output.split(separator: "\n")
    #expect(
      lines.contains {
        $0.contains(#""verdict":"stale""#) && $0.contains(#""subject":"erase""#)
          && $0.contains(#""changed":"2025-08-01""#) && $0.contains(#""expected":"5""#)
      }
    )
    #expect(
      lines.contains { $0.contains(#""verdict":"right""#) && $0.contains("upscale-creative") }
    )
    let then = base.outcome("audit", "guide.md", "--on", "2025-07-01", "--format", "jsonl")
    #expect(
      then.output.split(separator: "\n").contains {
        $0.contains(#""verdict":"right""#) && $0.contains(#""subject":"erase""#)
      }
    )
  }
}

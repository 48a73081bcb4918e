import Archive
import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// Commands as functions: a line in, text and an exit code out.
struct ReadingCommandsTests {
  @Test func `prices finds a subject by alias on a day`() throws {
    let base = try TemporaryBase.published()
    let now = base.outcome("prices", "eraser", "--format", "jsonl")
    #expect(now.code == .done)
    #expect(now.output.contains(#""subject":"erase""#))
    #expect(now.output.contains(#""value":"5""#))
    let before = base.outcome("prices", "creative upscale", "--on", "2025-07-01", "-fjsonl")
    #expect(before.output.contains(#""value":"25""#))
  }

  @Test func `an unknown subject gets the nearest known one, an ambiguous one all`() throws {
    let base = try TemporaryBase.published()
    let unknown = base.outcome("prices", "erasse")
    #expect(unknown.code == .failed)
    #expect(unknown.notes == ["There is no subject 'erasse'; the nearest known: 'erase'."])
    let ambiguous = base.outcome("history", "upscaler")
    #expect(ambiguous.code == .failed)
    #expect(ambiguous.notes.first?.contains("'upscale-creative', 'upscale-fast'") == true)
  }

  @Test func `a root without a knowledge base is named, with what makes one`() throws {
    let base = try TemporaryBase.published()
    let outcome = base.outcome("prices", "--root", "/nowhere")
    #expect(outcome.code == .failed)
    #expect(outcome.notes.count == 1)
    #expect(outcome.notes.first?.hasPrefix("There is no knowledge base in '/nowhere';") == true)
    #expect(outcome.notes.first?.contains("pricebook init DIR") == true)
  }

  @Test func `a title tells how old what is known is, and the course of a price is drawn`() throws {
    let base = try TemporaryBase.published()
    let history = base.outcome("history", "upscale-creative").output.split(separator: "\n")
    #expect(history.first == "Creative Upscaler: price, known as of 2025-09-01, 9 days ago.")
    #expect(history.dropFirst().first == "▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁██  2024-07-23 to 2025-09-01")
    let prices = base.outcome("prices", "--today", "2025-09-02").output
    #expect(prices.contains("known as of 2025-08-01, 32 days ago (table"))
    #expect(base.outcome("prices", "--format", "csv").output.contains("days ago") == false)
  }

  @Test func `as of an earlier day only what was known then counts`() throws {
    let base = try TemporaryBase.published()
    let then = base.outcome("prices", "erase", "--as-of", "2025-07-01", "-f", "jsonl")
    #expect(then.output.contains(#""value":"3""#))
    #expect(then.output.contains(#""known":"2024-07-23""#))
  }

  @Test func `diff exits 1 when something changed and 0 when nothing did`() throws {
    let base = try TemporaryBase.published()
    let changed = base.outcome("diff", "2025-07-01", "2025-08-02", "--format", "jsonl")
    #expect(changed.code == .failed)
    let lines = changed.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].contains(#""class":"price-change","subject":"erase""#)
        && lines[0].contains(#""old":"3","new":"5","percent":"66.7""#)
    )
    #expect(base.outcome("diff", "2025-08-02", "2025-08-03").code == .done)
  }

  @Test func `conflicts names the cause and the claims set aside`() throws {
    let base = try TemporaryBase.published()
    let outcome = base.outcome("conflicts", "--format", "json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    )
    let row = try #require(rows.first { $0["cause"] as? String == "stale-copy" })
    #expect(row["subject"] as? String == "erase")
    let setAside = try #require(row["setAside"] as? [[String: Any]])
    #expect(setAside.first?["source"] as? String == "guide")
    let kept = try #require(row["kept"] as? [[String: Any]])
    #expect(kept.contains { $0["source"] as? String == "docs" })
    #expect(base.outcome("conflicts", "--cause", "unit-slip", "-f", "json").output == "[]\n")
  }

  @Test func `explain leads down to quotes, bytes and hashes`() throws {
    let base = try TemporaryBase.published()
    let outcome = base.outcome("explain", "erase", "--on", "2025-08-20", "--format", "jsonl")
    #expect(outcome.output.contains(#""bytes":[7,16],"quote":"5 credits""#))
    let hash = try base.base.snapshots().map(\.id.text)
    #expect(hash.contains { outcome.output.contains(#""sha256":"\#($0)""#) })
  }

  @Test func `history lists every value`() throws {
    let outcome = try TemporaryBase.published().outcome("history", "erase", "--format", "csv")
    let lines = outcome.output.split(separator: "\r\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("erase,price,3,"))
    #expect(lines[2].hasPrefix("erase,price,5,"))
  }

  @Test func `sources says how often each agrees`() throws {
    let outcome = try TemporaryBase.published().outcome("sources", "--format", "jsonl")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""source":"docs""#) && lines[0].contains(#""agreement":100"#))
    #expect(lines[1].contains(#""source":"guide""#) && lines[1].contains(#""agreement":0"#))
  }

  @Test func `every report says how old it is`() throws {
    let base = try TemporaryBase.published()
    for words in [
      ["prices"], ["history", "erase"], ["conflicts"], ["explain", "erase"], ["sources"],
    ] {
      let outcome =
        words.count == 1 ? base.outcome(words[0]) : base.outcome(words[0], words[1])
      #expect(outcome.output.contains("known as of 2025-0"), "\(words)")
    }
  }

  @Test func `no line of text is wider than the terminal`() throws {
    let base = try TemporaryBase.published()
    for command in ["prices", "conflicts", "sources"] {
      for line in base.outcome(command).output.split(separator: "\n") {
        #expect(line.count <= 100, "\(command): \(line)")
      }
    }
  }
}

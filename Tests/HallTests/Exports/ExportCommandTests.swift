import Archive
import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// Exports as a user asks for them, on the shipped knowledge base.
struct ExportCommandTests {
  /// A name with what it needs to run.
  static let exports: [[String]] = ExportTable.exports.map { export in
    [export.name] + (export.takesWorkload ? ["marketing-team"] : [])
  }

  private func file() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)")
      .path
  }

  @Test(arguments: exports)
  func `an export gives the same bytes again, and in a file`(words: [String]) throws {
    let file = file()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let made = CommandTable.outcome(
      of: ["export"] + words + ["--output", file],
      in: ShippedBase.surroundings()
    )
    #expect(made.code == .done)
    #expect(made.output.isEmpty)
    let bytes = try Data(contentsOf: URL(filePath: file))
    let export = try #require(ExportTable.export(named: words[0]))
    // What is written bit by bit has words of its own.
    let isWhole = if case .contents = export.making { true } else { false }
    if isWhole { #expect(made.notes.last == "'\(file)' is written: \(bytes.count) bytes.") }
    let again = CommandTable.outcome(
      of: ["export"] + words + ["-o", file],
      in: ShippedBase.surroundings()
    )
    #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
    if isWhole {
      #expect(again.notes.last == "'\(file)' has these bytes already: \(bytes.count) bytes.")
    }
    if !export.isBinary {
      let printed = CommandTable.outcome(of: ["export"] + words, in: ShippedBase.surroundings())
      #expect(Data(printed.output.utf8) == bytes)
    }
  }

  @Test func `a failed export leaves the file that was there`() throws {
    let file = file()
    defer { try? FileManager.default.removeItem(atPath: file) }
    try "old".write(toFile: file, atomically: true, encoding: .utf8)
    for words in [["csv", "--on", "1999-01-01"], ["focus", "sdxl=5"]] {
      let outcome = CommandTable.outcome(
        of: ["export"] + words + ["-o", file],
        in: ShippedBase.surroundings()
      )
      #expect(outcome.code == .failed)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
    }
  }

  static let wrong: [(words: [String], says: String)] = [
    (["cvs"], "did you mean 'csv'?"),
    ([], "NAME is missing."),
    (["csv", "core=5"], "'core=5' is one argument too many."),
    (["csv", "--usage", "u.csv"], "'--usage' says nothing to 'pricebook export csv'."),
    (["sqlite"], "'pricebook export sqlite' writes no text; name a file with '--output FILE'."),
    (["focus"], "WORKLOAD is missing."),
    (["focus", "core=5", "--usage", "u.csv"], "'--usage' and a workload do not go together."),
    (["atom", "--site", "prices.example.org"], "which takes an address as"),
  ]

  @Test(arguments: wrong)
  func `a wrong command line is told what was expected`(given: (words: [String], says: String)) {
    let outcome = CommandTable.outcome(of: ["export"] + given.words, in: ShippedBase.surroundings())
    #expect(outcome.code == .usage)
    #expect(outcome.notes.first?.contains(given.says) == true, "\(outcome.notes)")
  }

  @Test func `--on and --as-of choose the day and what was known by it`() throws {
    let temporary = try TemporaryBase.published()
    let words = ["export", "csv", "--on", "2025-09-01"]
    let now = temporary.outcome(words).output
    let then = temporary.outcome(words + ["--as-of", "2025-07-31"]).output
    #expect(now.contains(",amount,5,5,"))
    #expect(!then.contains(",amount,5,5,"))
    #expect(then.contains(",amount,3,3,"))
    let nothing = temporary.outcome(words + ["--as-of", "2024-07-22"])
    #expect(nothing.code == .failed)
    #expect(nothing.notes.first?.hasPrefix("No price table is in force on 2025-09-01 by") == true)
    let before = temporary.outcome("export", "csv", "--on", "2025-07-31").output
    #expect(before.contains(",amount,3,3,"))
    #expect(!before.contains(",amount,5,5,"))
  }

  @Test func `credits are bought in whole packs, and what is left serves the next month`() {
    let usage =
      "time,operation,count\n2026-01-10,core,200\n2026-02-10,core,100\n2026-03-10,core,50\n"
    let lines = ShippedBase.outcome("export", "focus", "--usage", "-", input: usage).output
      .split(separator: "\r\n").dropFirst().map { $0.split(separator: ",") }
    #expect(
      lines.map { "\($0[0]) \($0[6].prefix(7)) \($0[7])" } == [
        "10.0 2026-01 Purchase", "0.0 2026-01 Usage", "0.0 2026-02 Usage",
        "10.0 2026-03 Purchase", "0.0 2026-03 Usage",
      ]
    )
  }

  @Test func `a contested price is exported as it leads, and the note says so`() {
    let outcome = ShippedBase.outcome("export", "focus", "upscale-latent-x4=10")
    #expect(outcome.code == .done)
    #expect(outcome.output.contains(",upscale-latent-x4/price,unresolved,"))
    #expect(
      outcome.notes.first?.hasPrefix("Not settled, and here at the value that leads:") == true
    )
  }

  @Test func `the first publication brings new prices and corrects none`() {
    let atom = ShippedBase.outcome("export", "atom").output
    #expect(atom.contains("changes/1/new</id>"))
    #expect(!atom.contains("changes/1/correction"))
    #expect(atom.contains("<title>11 price changes from 2025-08-01 (table 17)</title>"))
  }

  /// A published version of a schema never changes: another shape gets another file and a row here.
  static let frozen = [
    "price-table-v1.schema.json":
      "6e09dd0a333f76d839d65037c0d4eece3b933fe8fe796e6d596d3b7fb5c11ce3"
  ]

  @Test func `published schemas of exports are frozen`() throws {
    let folder = ShippedBase.root + "/data/schema/exports"
    var found: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      found[name] = Digest.snapshot(of: [UInt8](bytes)).text
    }
    #expect(found == Self.frozen)
  }
}

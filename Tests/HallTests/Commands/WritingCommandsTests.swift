import Archive
import Foundation
import Reporting
import Testing
import Vocabulary

@testable import pricebook

struct WritingCommandsTests {
  @Test func `capture keeps a page once, under a source that is known`() throws {
    let base = try TemporaryBase()
    let first = base.outcome("capture", "-", "--source", "docs", "--as", "text", "-f", "jsonl")
    #expect(first.code == .done)
    #expect(first.output.contains(#""captured":"2025-09-10""#))
    #expect(first.output.contains(#""new":true"#))
    #expect(
      base.outcome("capture", "-", "--source", "docs", "-fjsonl").output.contains(#""new":false"#)
    )
    #expect(try base.base.snapshots().count == 1)
    let unknown = base.outcome("capture", "-", "--source", "doks")
    #expect(unknown.code == .failed)
    #expect(
      unknown.notes == ["There is no source 'doks' in data/sources; the nearest known: 'docs'."]
    )
    #expect(base.outcome("capture", "-").code == .usage)
  }

  static let noPages: [(String, Data)] = [
    ("nothing", Data()), ("a program", Data((0..<4_096).map { UInt8($0 % 256) })),
  ]

  @Test(arguments: noPages)
  func `capture keeps nothing that is no page`(what: String, bytes: Data) throws {
    let base = try TemporaryBase()
    let file = base.root + "/page.txt"
    try bytes.write(to: URL(fileURLWithPath: file))
    let outcome = base.outcome("capture", file, "--source", "docs")
    #expect(outcome.code == .failed)
    #expect(outcome.notes.first?.hasPrefix("'\(file)' was not kept. ") == true, "\(what)")
    #expect(try base.base.snapshots().isEmpty)
  }

  @Test func `the stages alone do what the walk does`() throws {
    let base = try TemporaryBase()
    try base.keep(
      "Erase costs 3 credits.",
      of: "docs",
      captured: "2024-07-23",
      claims: [("3 credits", "erase", 3)]
    )
    #expect(try base.base.rulings().isEmpty)
    #expect(base.outcome("reconcile").code == .done)
    #expect(try base.base.rulings().map(\.id.text) == ["erase/price"])
    #expect(base.outcome("publish", "--format", "jsonl").output.contains(#""table":1"#))
    #expect(base.outcome("publish").output == "No table was due.\n")
    let walk = base.outcome("update", "--offline", "--format", "jsonl")
    #expect(walk.output.contains(#""published":[]"#))
  }

  @Test func `reconcile decides on anybody's claims and changes nothing`() throws {
    let base = try TemporaryBase()
    let file = base.root + "/claims.csv"
    try """
    source,subject,attribute,value
    a,flight-1,departure,07:15
    b,flight-1,departure,07:15
    c,flight-1,departure,09:40
    """.write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = base.outcome("reconcile", "--claims", file, "--format", "jsonl")
    #expect(outcome.code == .done)
    #expect(
      outcome.output.contains(#""subject":"flight-1","attribute":"departure","value":"07:15""#)
    )
    #expect(outcome.output.contains(#""source":"c""#))
    #expect(try base.base.rulings().isEmpty)
    #expect(base.outcome("reconcile", "--tiers", file).code == .usage)
    #expect(base.outcome("reconcile", "--claims", "missing.csv").code == .failed)
  }

  @Test func `init makes a knowledge base on which the commands work`() throws {
    let model = try TemporaryBase()
    let made = model.outcome("init", "fresh")
    #expect(made.code == .done)
    let root = model.root + "/fresh"
    for file in [
      "README.md", "data/subjects.json", "data/units.json", "data/sources/example.json",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(root)/\(file)"), "\(file)")
    }
    #expect(model.outcome("capture", "-", "--source", "example", "--root", "fresh").code == .done)
    #expect(model.outcome("update", "--root", "fresh").code == .done)
    #expect(model.outcome("prices", "--root", "fresh").code == .done)
    #expect(model.outcome("verify", "--root", "fresh").code == .done)
    let again = model.outcome("init", "fresh")
    #expect(again.code == .failed)
    #expect(again.notes.count == 1)
  }

  @Test func `verify exits 1 and names what is broken`() throws {
    let base = try TemporaryBase.published()
    #expect(base.outcome("verify").code == .done)
    let snapshot = try #require(try base.base.snapshots().first)
    let file = "snapshots/\(snapshot.id.text.prefix(2))/\(snapshot.id).txt"
    try "Erase costs 9 credits. Creative Upscaler costs 25 credits."
      .write(toFile: "\(base.root)/\(file)", atomically: false, encoding: .utf8)
    let broken = base.outcome("verify")
    #expect(broken.code == .failed)
    #expect(broken.output.contains(snapshot.id.text.prefix(12)))
  }

  @Test func `the built-in knowledge base is read, and writing to it names init`() throws {
    let shipped = try TemporaryBase.published()
    let empty = FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    let image = try #require(Tar.image(of: shipped.root))
    let surroundings = Surroundings(
      workingDirectory: empty,
      today: TemporaryBase.today,
      style: .plain,
      shipped: { try KnowledgeBase(image: image) },
      standardInput: { Array("x".utf8) }
    )
    let prices = CommandTable.outcome(of: ["prices", "erase", "-fjsonl"], in: surroundings)
    #expect(prices.output.contains(#""value":"5""#))
    for words in [["update"], ["publish"], ["reconcile"], ["capture", "-", "--source", "docs"]] {
      let outcome = CommandTable.outcome(of: words, in: surroundings)
      #expect(outcome.code == .failed, "\(words)")
      #expect(outcome.notes.first?.contains("pricebook init DIR") == true, "\(words)")
    }
  }

  @Test func `without any knowledge base the message says what to do`() {
    let surroundings = Surroundings(
      workingDirectory: "/nonexistent",
      today: TemporaryBase.today,
      style: .plain,
      shipped: { nil },
      standardInput: { [] }
    )
    let outcome = CommandTable.outcome(of: ["prices"], in: surroundings)
    #expect(outcome.code == .failed)
    #expect(outcome.notes.first?.contains("--root DIR") == true)
  }
}

/// A folder as a tar archive in memory, made by the program that `make install` uses.
private enum Tar {
  static func image(of folder: String) -> [UInt8]? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "tar", "--create", "--format=ustar", "--sort=name", "--directory", folder, "data",
      "snapshots",
    ]
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? Array(data) : nil
  }
}

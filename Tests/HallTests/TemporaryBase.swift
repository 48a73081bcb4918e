import Archive
import Foundation
import Reporting
import Vocabulary

@testable import pricebook

/// A small knowledge base in a temporary folder, removed when the test ends.
///
/// Two official pages (2024 and, captured a day later, 2025), and a guide that still shows a price of
/// the first.
final class TemporaryBase {
  let root: String
  let base: KnowledgeBase

  static let today = Day("2025-09-10") ?? Day(number: 0)

  init() throws {
    root =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-\(UUID().uuidString)").path
    for folder in ["data/sources", "data/decisions", "snapshots"] {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(folder)",
        withIntermediateDirectories: true
      )
    }
    try Self.subjects.write(toFile: "\(root)/data/subjects.json", atomically: true, encoding: .utf8)
    try Self.units.write(toFile: "\(root)/data/units.json", atomically: true, encoding: .utf8)
    base = try KnowledgeBase(root: root)
    try base.writing { writer in
      for (id, kind) in [("docs", Source.Kind.official), ("guide", .thirdParty)] {
        _ = try writer.record(
          Source(
            id: Identifier(id),
            publisher: id.capitalized,
            title: id,
            address: "https://\(id).example",
            kind: kind
          )
        )
      }
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// Keeps a page and what it says, as a walk would.
  func keep(
    _ text: String,
    of source: String,
    captured: String,
    claims: [(words: String, subject: String, credits: Int)]
  ) throws {
    let bytes = Array(text.utf8)
    let day = Day(captured) ?? Self.today
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: Identifier(source),
      address: "https://\(source).example",
      captured: day,
      published: DaySpan(day),
      mediaType: .plain,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    let read = claims.enumerated().compactMap { number, claim -> Claim? in
      guard let range = text.range(of: claim.words) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return Claim(
        id: Identifier("\(snapshot.id.text.prefix(8))-\(number)"),
        source: Identifier(source),
        subject: Identifier(claim.subject),
        attribute: .price,
        value: .amount(Amount(claim.credits)),
        unit: .creditPerGeneration,
        validity: .init(asserted: DaySpan(day)),
        evidence: Evidence(
          snapshot: snapshot.id,
          passage: Passage(bytes: start..<start + claim.words.utf8.count, quote: claim.words),
          path: "p[1]",
          rule: "test"
        )
      )
    }
    let reading = Reading(
      snapshot: snapshot.id,
      source: snapshot.source,
      reader: try PageReader(base).version,
      claims: read,
      checks: [],
      findings: []
    )
    try base.writing { writer in
      _ = try writer.importing(bytes, snapshot)
      _ = try writer.record(readings: [reading])
    }
  }

  /// The three pages, decided on and published.
  static func published() throws -> TemporaryBase {
    let temporary = try TemporaryBase()
    try temporary.keep(
      "Erase costs 3 credits. Creative Upscaler costs 25 credits.",
      of: "docs",
      captured: "2024-07-23",
      claims: [("3 credits", "erase", 3), ("25 credits", "upscale-creative", 25)]
    )
    try temporary.keep(
      "Erase: 5 credits. Creative Upscaler: 60 credits.",
      of: "docs",
      captured: "2025-08-01",
      claims: [("5 credits", "erase", 5), ("60 credits", "upscale-creative", 60)]
    )
    try temporary.keep(
      "The guide says that Erase is 3 credits.",
      of: "guide",
      captured: "2025-09-01",
      claims: [("3 credits", "erase", 3)]
    )
    _ = try Walk(temporary.base).run()
    return temporary
  }

  /// What a command says, called as a function.
  func outcome(_ words: String...) -> Outcome { outcome(words) }

  func outcome(_ words: [String]) -> Outcome {
    CommandTable.outcome(
      of: words,
      in: Surroundings(
        workingDirectory: root,
        today: Self.today,
        style: TextStyle(width: 100, isColored: false),
        shipped: { nil },
        standardInput: { Array("Erase costs 5 credits.".utf8) }
      )
    )
  }

  private static let subjects = """
    {"schema": 1, "subjects": [
      {"id": "erase", "name": "Erase", "kind": "service", "family": "edit", "aliases": ["Eraser"]},
      {"id": "upscale-creative", "name": "Creative Upscaler", "kind": "service", "family": "upscale"},
      {"id": "upscale-fast", "name": "Fast Upscaler", "kind": "service", "family": "upscale"},
      {"id": "credit", "name": "Credit", "kind": "credit", "family": "account"}
    ]}
    """

  private static let units = """
    {"schema": 1, "units": [
      {"unit": "credit/generation", "dimension": "price", "aliases": ["credits"]},
      {"unit": "USD/generation", "dimension": "price", "aliases": []},
      {"unit": "USD/credit", "dimension": "price", "aliases": []}
    ]}
    """
}

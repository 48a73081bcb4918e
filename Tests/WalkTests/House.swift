import Archive
import Foundation
import PriceTables
import Vocabulary

@testable import pricebook

/// A knowledge base in a temporary folder, and short ways to put pages in and to look at it.
final class House {
  let root: String
  let base: KnowledgeBase

  init() throws {
    root =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: root + "/data",
      withIntermediateDirectories: true
    )
    try Self.registry([("erase", "Erase"), ("core", "Core")])
      .write(toFile: root + "/data/subjects.json", atomically: true, encoding: .utf8)
    try """
    {"schema": 1, "units": [
      {"unit": "credit/generation", "dimension": "price", "aliases": ["credits"]},
      {"unit": "USD/generation", "dimension": "price", "aliases": []}
    ]}
    """.write(toFile: root + "/data/units.json", atomically: true, encoding: .utf8)
    base = try KnowledgeBase(root: root)
    try base.writing { writer in
      for (id, kind) in [("official", Source.Kind.official), ("guide", .thirdParty)] {
        _ = try writer.record(
          Source(
            id: Identifier(id),
            publisher: id,
            title: id,
            address: "https://example.org/\(id)",
            kind: kind
          )
        )
      }
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  // MARK: - What comes in

  func capture(
    _ page: String,
    of source: String,
    on day: String,
    published: String? = nil
  ) throws {
    try capture(bytes: Array(page.utf8), of: source, on: day, published: published)
  }

  func capture(
    bytes: [UInt8],
    of source: String,
    on day: String,
    published: String? = nil
  ) throws {
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: Identifier(source),
      address: "https://example.org/\(source)",
      captured: self.day(day),
      published: DaySpan(self.day(published ?? day)),
      mediaType: .markdown,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    try base.writing { writer in _ = try writer.importing(bytes, snapshot) }
  }

  /// A file that says nothing of its own day.
  func keep(_ page: String, of source: String, on day: String) throws {
    let bytes = Array(page.utf8)
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: Identifier(source),
      address: "https://example.org/\(source)",
      captured: self.day(day),
      mediaType: .markdown,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    try base.writing { writer in _ = try writer.importing(bytes, snapshot) }
  }

  /// As a capture over the network finds a page: kept once, and each sight of it noted.
  func watch(_ page: String, of source: String, at path: String = "", on day: String) throws {
    try watch([page], of: source, at: path, on: day)
  }

  /// The same for a page whose prices stand in several documents.
  func watch(
    _ documents: [String],
    of source: String,
    at path: String = "",
    on day: String
  ) throws {
    let pages = documents.map { document in
      let bytes = Array(document.utf8)
      return Writer.Page(
        bytes,
        Snapshot(
          id: Digest.snapshot(of: bytes),
          source: Identifier(source),
          address: "https://example.org/\(source)\(path)",
          captured: self.day(day),
          mediaType: .markdown,
          way: .http,
          fidelity: .verbatim,
          length: bytes.count
        )
      )
    }
    let record = try base.captures(of: Identifier(source)).seeing(
      pages.map(\.snapshot.id),
      at: "https://example.org/\(source)\(path)",
      on: self.day(day),
      validators: nil
    )
    try base.writing { writer in _ = try writer.record(record, keeping: pages) }
  }

  func decide(_ decision: Decision) throws {
    try base.writing { writer in _ = try writer.record(decision) }
  }

  /// Adds a name to the registry, as a newer version of it would.
  func teach(_ name: String, id: String) throws {
    try Self.registry([("erase", "Erase"), ("core", "Core"), (id, name)])
      .write(toFile: root + "/data/subjects.json", atomically: true, encoding: .utf8)
  }

  @discardableResult
  func walk() throws -> Walk.Result {
    try Walk(base).run()
  }

  // MARK: - What is believed

  /// "erase 5" for each price in force on a day.
  func prices(on day: String, knownBy known: String? = nil) throws -> [String] {
    let table = try base.table(inForceOn: self.day(day), knownBy: known.map(self.day))
    return PriceTables.rates(in: table, on: self.day(day))
      .map { "\($0.key.subject) \($0.value?.description ?? "ended")" }
  }

  /// What changed between two days, as known now.
  func changes(_ first: String, _ second: String) throws -> [String] {
    PriceTables.changes(
      from: try base.table(inForceOn: day(first), knownBy: nil),
      on: day(first),
      to: try base.table(inForceOn: day(second), knownBy: nil),
      on: day(second)
    ).map(words)
  }

  /// What was learnt about one day between two days of knowledge.
  func changes(about day: String, known first: String, _ second: String) throws -> [String] {
    PriceTables.changes(
      from: try base.table(inForceOn: self.day(day), knownBy: self.day(first)),
      on: self.day(day),
      to: try base.table(inForceOn: self.day(day), knownBy: self.day(second)),
      on: self.day(day)
    ).map(words)
  }

  func rulings() throws -> [Ruling] { try base.rulings() }

  /// "erase stale-copy guide" for each claim set aside.
  func setAside() throws -> [String] {
    var owners: [Identifier<Claim>: Identifier<Source>] = [:]
    try base.forEachReading { for claim in $0.claims { owners[claim.id] = claim.source } }
    return try base.rulings().flatMap { ruling in
      ruling.setAside.map { "\(ruling.subject) \($0.cause.name) \(owners[$0.claim]?.text ?? "?")" }
    }
  }

  /// What `verify` calls broken.
  func findings() -> [Finding] {
    base.verify().filter { $0.severity == .error }
  }

  // MARK: - Files

  /// Every generated file with its bytes.
  func generated() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for folder in Self.generatedFolders {
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
      for name in names {
        files["\(folder)/\(name)"] = FileManager.default.contents(
          atPath: "\(root)/\(folder)/\(name)"
        )
      }
    }
    return files
  }

  func removeGenerated() throws {
    for folder in Self.generatedFolders {
      try FileManager.default.removeItem(atPath: "\(root)/\(folder)")
    }
  }

  func day(_ text: String) -> Day {
    Day(text) ?? Day(number: 0)
  }

  private static let generatedFolders = ["data/claims", "data/rulings", "data/tables"]

  private func words(_ change: Change) -> String {
    "\(change.kind.name) \(change.key.subject) \(change.old?.description ?? "-") "
      + (change.new?.description ?? "-")
  }

  private static func registry(_ subjects: [(id: String, name: String)]) -> String {
    let entries = subjects.map {
      #"{"id": "\#($0.id)", "name": "\#($0.name)", "kind": "service", "family": "edit"}"#
    }
    return #"{"schema": 1, "subjects": [\#(entries.joined(separator: ", "))]}"#
  }
}

import Foundation
import Vocabulary

@testable import Extraction

/// The reader with the subjects that the product ships.
enum Shipped {
  static let subjects: [Subject] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard let data = try? Data(contentsOf: root.appending(path: "data/subjects.json")),
      let whole = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let entries = whole["subjects"] as? [[String: Any]]
    else { return [] }
    return entries.map(subject)
  }()

  static let extractor = Extractor(subjects: subjects, units: [])

  private static func subject(_ entry: [String: Any]) -> Subject {
    let scoped = entry["scopedAliases"] as? [[String: Any]] ?? []
    return Subject(
      id: Identifier(entry["id"] as? String ?? ""),
      name: entry["name"] as? String ?? "",
      kind: Subject.Kind(rawValue: entry["kind"] as? String ?? "") ?? .service,
      family: entry["family"] as? String ?? "",
      aliases: entry["aliases"] as? [String] ?? [],
      scopedAliases: scoped.map {
        Subject.ScopedAlias($0["alias"] as? String ?? "", within: $0["within"] as? [String] ?? [])
      },
      endpoints: entry["endpoints"] as? [String] ?? []
    )
  }
}

/// What the reader finds in a page, as lines to compare.
struct Reading {
  let claims: [Claim]
  let bytes: [UInt8]

  init(_ page: Page, _ bytes: [UInt8], published: DaySpan? = nil) {
    let snapshot = Snapshot(
      id: "s",
      source: "page",
      address: "https://example.org",
      captured: Day(number: 20_000),
      published: published,
      mediaType: .markdown,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    let source = Source(
      id: "page",
      publisher: "somebody",
      title: "A page",
      address: "https://example.org",
      kind: .thirdParty
    )
    self.bytes = bytes
    claims =
      Shipped.extractor.reading(of: page, bytes: bytes, snapshot: snapshot, source: source).claims
  }

  init(_ text: String, published: DaySpan? = nil) {
    let made = PageText(text)
    self.init(made.page, made.bytes, published: published)
  }

  /// "erase price 3 credit/generation steps=30 @replicate from=2025-08-01", sorted, each once.
  var lines: [String] {
    Array(Set(claims.map(Self.line))).sorted()
  }

  static func line(_ claim: Claim) -> String {
    var parts = [
      claim.subject.text, claim.attribute.name, claim.value.description, claim.unit.symbol,
    ]
    parts += claim.conditions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if claim.venue != .stability { parts.append("@\(claim.venue)") }
    if let from = claim.validity.from { parts.append("from=\(from)") }
    if let until = claim.validity.until { parts.append("until=\(until)") }
    if claim.isApproximate { parts.append("~") }
    return parts.joined(separator: " ")
  }

  /// Prices alone, without the unit of generations: "erase 3 credit", "erase 0.03 USD".
  var prices: [String] {
    lines.compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count >= 4, parts[1] == "price" else { return nil }
      let unit =
        parts[3] == "credit/generation"
        ? "cr" : parts[3] == "USD/generation" ? "USD" : String(parts[3])
      return ([String(parts[0]), String(parts[2]), unit] + parts.dropFirst(4).map(String.init))
        .joined(separator: " ")
    }
  }
}

package import Vocabulary

extension Report {
  /// Whether a knowledge base is whole, and what is broken in it.
  package static func verification(_ findings: [Finding], of name: String) -> Report {
    let broken = findings.count { $0.severity == .error }
    let ordered = [Finding.Severity.error, .warning, .note].flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    var parts: [Part] = [
      .line(
        broken == 0
          ? "\(name) is whole: hashes, quotes, references and schemas hold."
          : "\(name) has \(count(broken, "fault")).",
        broken == 0 ? .good : .bad
      )
    ]
    for finding in ordered {
      parts.append(
        .item(
          level: 1,
          "\(finding.severity.rawValue) \(finding.category): \(finding.message)",
          finding.severity == .error ? .bad : .doubtful
        )
      )
    }
    return Report(
      parts: parts,
      columns: ["severity", "category", "message", "place"],
      records: ordered.map { finding in
        [
          .init("severity", .string(finding.severity.rawValue)),
          .init("category", .string(finding.category)),
          .init("message", .string(finding.message)), .init("place", .place(finding.place)),
        ]
      }
    )
  }
}

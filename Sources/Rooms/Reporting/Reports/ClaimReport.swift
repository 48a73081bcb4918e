package import Vocabulary

extension Report {
  /// What was read out of documents: claims, a row each.
  package static func claims(in documents: [ReadDocument]) -> Report {
    var parts: [Part] = []
    for document in documents {
      let claims = document.reading.claims
      if !parts.isEmpty { parts.append(.blank) }
      parts.append(.line("\(document.name): \(count(claims.count, "claim"))", .strong))
      if !claims.isEmpty { parts.append(.table(claimTable(claims))) }
    }
    let records = documents.flatMap { document in
      document.reading.claims.map { record(of: $0, in: document.name) }
    }
    return Report(
      parts: parts,
      columns: [
        "document", "subject", "attribute", "value", "low", "high", "formula", "grid", "unit",
        "conditions", "venue", "approximate", "asserted", "from", "until", "quote", "id",
      ],
      records: records
    )
  }

  /// The worked examples of documents, computed again.
  package static func checks(in documents: [ReadDocument]) -> Report {
    let checks = documents.flatMap { document in
      document.reading.checks.map { (document: document.name, check: $0) }
    }
    let wrong = checks.count { $0.check.verdict == .wrong }
    let open = checks.count { $0.check.verdict == .open }
    var parts: [Part] = [
      .line(
        "\(count(checks.count, "worked example")) computed again: \(wrong) wrong, \(open) open.",
        wrong > 0 ? .doubtful : .plain
      )
    ]
    let told = checks.filter { $0.check.verdict == .wrong || $0.check.verdict == .open }
    if !told.isEmpty { parts.append(.table(checkTable(told))) }
    return Report(
      parts: parts,
      columns: [
        "document", "verdict", "expression", "stated", "computed", "difference", "unit", "quote",
      ],
      records: checks.map { record(of: $0.check, in: $0.document) }
    )
  }

  /// What is worth a person's eye in documents.
  package static func findings(in documents: [ReadDocument]) -> Report {
    let findings = documents.flatMap { document in
      document.reading.findings.map { (document: document.name, finding: $0) }
    }
    var parts: [Part] = []
    for (document, finding) in findings {
      let tone: Tone = finding.severity == .note ? .faint : .doubtful
      parts.append(
        .item(level: 0, "\(document): \(finding.severity.rawValue): \(finding.message)", tone)
      )
    }
    return Report(
      parts: parts,
      columns: ["document", "severity", "category", "message"],
      records: findings.map { record(of: $0.finding, in: $0.document) }
    )
  }

  // MARK: - Text

  private static func claimTable(_ claims: [Claim]) -> TextTable {
    TextTable(
      columns: [
        .init("subject", narrowest: 14), .init("attribute", rank: 1),
        .init("value", .decimal, narrowest: 12), .init("unit"),
        .init("conditions", rank: 2, narrowest: 12), .init("venue", rank: 3),
        .init("words", rank: 4, narrowest: 24),
      ],
      rows: claims.map { claim in
        [
          .init(claim.subject.text), .init(claim.attribute.name),
          .init((claim.isApproximate ? "~" : "") + claim.value.description),
          .init(claim.unit.symbol), .init(words(for: claim.conditions)),
          .init(claim.venue == .stability ? "" : claim.venue.name),
          .init(claim.evidence?.passage.quote ?? "", .faint),
        ]
      }
    )
  }

  private static func checkTable(
    _ checks: [(document: String, check: ArithmeticCheck)]
  ) -> TextTable {
    TextTable(
      columns: [
        .init("verdict"), .init("worked example", narrowest: 20), .init("stated", .decimal),
        .init("computed", .decimal), .init("off by", .decimal), .init("unit", rank: 1),
        .init("document", rank: 2, narrowest: 12),
      ],
      rows: checks.map { document, check in
        [
          .init(check.verdict.rawValue, check.verdict == .wrong ? .bad : .doubtful),
          .init(check.expression), .init(check.stated.description),
          .init(check.computed?.description ?? ""), .init(check.difference?.description ?? ""),
          .init(check.unit.symbol), .init(document),
        ]
      }
    )
  }

  // MARK: - Records

  private static func record(of claim: Claim, in document: String) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("document", .string(document)), .init("id", .string(claim.id.text)),
      .init("source", .string(claim.source.text)), .init("subject", .string(claim.subject.text)),
      .init("attribute", .string(claim.attribute.name)),
    ]
    members += flat(claim.value)
    members += [
      .init("unit", .string(claim.unit.symbol)), .init("conditions", .texts(claim.conditions)),
      .init("venue", .string(claim.venue.name)),
      .init("approximate", .boolean(claim.isApproximate)),
      .init("asserted", .optional(claim.validity.asserted)),
      .init("from", .optional(claim.validity.from)),
      .init("until", .optional(claim.validity.until)),
      .init("quote", .optional(claim.evidence?.passage.quote)),
      .init("evidence", .evidence(claim.evidence)),
    ]
    return members
  }

  /// A value that can be compared without looking into it: also a formula as its text, and a grid
  /// by its lowest and highest price.
  private static func flat(_ value: Value) -> [JSON.Member] {
    let members = JSON.members(of: value)
    switch value {
    case .formula(let formula):
      return [.init("value", .string(formula.description))] + members
    case .grid(let grid):
      let prices = grid.cells.map(\.value)
      guard let low = prices.min(), let high = prices.max() else { return members }
      return [.init("low", .string(low.description)), .init("high", .string(high.description))]
        + members
    default: return members
    }
  }

  private static func record(of check: ArithmeticCheck, in document: String) -> [JSON.Member] {
    [
      .init("document", .string(document)), .init("verdict", .string(check.verdict.rawValue)),
      .init("expression", .string(check.expression)),
      .init("stated", .string(check.stated.description)),
      .init("computed", .optional(check.computed)),
      .init("difference", .optional(check.difference)),
      .init("unit", .string(check.unit.symbol)),
      .init("quote", .string(check.evidence.passage.quote)),
      .init("evidence", .evidence(check.evidence)),
    ]
  }

  private static func record(of finding: Finding, in document: String) -> [JSON.Member] {
    [
      .init("document", .string(document)), .init("severity", .string(finding.severity.rawValue)),
      .init("category", .string(finding.category)), .init("message", .string(finding.message)),
      .init("place", .place(finding.place)),
    ]
  }
}

/// A document by the name the user gave it, with what was read out of it.
package struct ReadDocument: Sendable, Hashable {
  package let name: String
  package let reading: Reading

  package init(name: String, reading: Reading) {
    self.name = name
    self.reading = reading
  }
}

package import Vocabulary

extension Report {
  /// Every claim of a document held against the rulings, then its worked examples.
  package static func audit(
    _ diagnoses: [Diagnosis],
    checks: [ArithmeticCheck],
    of document: String,
    on day: Day,
    known: Day,
    _ register: Register
  ) -> Report {
    var parts: [Part] = [
      .title("\(document) against the prices of \(day), known as of ", known: known, "."),
      .line(tally(diagnoses) + "."),
    ]
    if !diagnoses.isEmpty { parts.append(.table(diagnosisTable(byConcern(diagnoses)))) }
    let wrong = checks.filter { $0.verdict == .wrong }
    parts += [
      .blank,
      .line(
        "\(count(checks.count, "worked example")) computed again: \(wrong.count) wrong, "
          + "\(checks.count { $0.verdict == .open }) open."
      ),
    ]
    if !wrong.isEmpty { parts.append(.table(exampleTable(wrong))) }
    return Report(
      parts: parts,
      columns: [
        "kind", "verdict", "row", "subject", "attribute", "stated", "unit", "expected", "factor",
        "changed", "product", "conditions", "venue", "ruling", "expression", "computed",
        "difference", "quote",
      ],
      records: diagnoses.map(record) + checks.map(record)
    )
  }

  /// "14 unit-slip, 9 right, 40 other-venue", the common first.
  private static func tally(_ diagnoses: [Diagnosis]) -> String {
    let groups = Dictionary(grouping: diagnoses) { $0.verdict.name }.mapValues(\.count)
    let words = groups.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    return "\(count(diagnoses.count, "claim"))"
      + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
  }

  // MARK: - Text

  /// What is wrong first, then what is right, then what is not ours to judge; else as in the document.
  private static func byConcern(_ diagnoses: [Diagnosis]) -> [Diagnosis] {
    let groups = Dictionary(grouping: diagnoses) { diagnosis in
      switch diagnosis.verdict {
      case .unitSlip: 0
      case .stale: 1
      case .otherProduct: 2
      case .wrong: 3
      case .premature: 4
      case .right: 5
      case .unknown: 6
      case .otherVenue: 7
      }
    }
    return groups.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  private static func diagnosisTable(_ diagnoses: [Diagnosis]) -> TextTable {
    TextTable(
      columns: [
        .init("verdict"), .init("what", narrowest: 16), .init("stated", .decimal, narrowest: 8),
        .init("should be", .decimal, narrowest: 9), .init("unit", rank: 1, narrowest: 11),
        .init("why", narrowest: 16), .init("row", rank: 2, narrowest: 20),
      ],
      rows: diagnoses.map { diagnosis in
        let claim = diagnosis.claim
        return [
          .init(diagnosis.verdict.name, tone(of: diagnosis.verdict)),
          .init(what(claim.subject, claim.attribute, claim.conditions, at: claim.venue)),
          .init(claim.value.description, .strong),
          .init(diagnosis.verdict == .right ? "" : diagnosis.expected?.description ?? ""),
          .init(claim.unit.symbol), .init(why(diagnosis)),
          .init(claim.evidence?.path ?? "", .faint),
        ]
      }
    )
  }

  private static func tone(of verdict: Diagnosis.Verdict) -> Tone {
    switch verdict {
    case .right: .good
    case .stale, .unitSlip, .otherProduct, .wrong: .bad
    case .premature, .otherVenue: .doubtful
    case .unknown: .faint
    }
  }

  private static func why(_ diagnosis: Diagnosis) -> String {
    switch diagnosis.verdict {
    case .right: ""
    case .stale(let since): "changed on \(since)"
    case .premature(let from): "from \(from) on"
    case .unitSlip(let factor):
      factor > .one
        ? "\(factor) times too high"
        : "\(Amount.one.divided(by: factor)?.description ?? "") times too low"
    case .otherVenue(let venue): "charged by \(venue)"
    case .otherProduct(let subject): "price of \(subject)"
    case .wrong: "no explanation fits"
    case .unknown: "nothing is known of it"
    }
  }

  private static func exampleTable(_ checks: [ArithmeticCheck]) -> TextTable {
    TextTable(
      columns: [
        .init("worked example", narrowest: 20), .init("stated", .decimal),
        .init("computed", .decimal), .init("off by", .decimal), .init("unit", rank: 1),
        .init("words", rank: 2, narrowest: 20),
      ],
      rows: checks.map { check in
        [
          .init(check.expression), .init(check.stated.description, .bad),
          .init(check.computed?.description ?? "", .strong),
          .init(check.difference?.description ?? ""), .init(check.unit.symbol),
          .init(check.evidence.passage.quote, .faint),
        ]
      }
    )
  }

  // MARK: - Records

  private static func record(of diagnosis: Diagnosis) -> [JSON.Member] {
    var (factor, changed, product) = (JSON.null, JSON.null, JSON.null)
    switch diagnosis.verdict {
    case .unitSlip(let amount): factor = .string(amount.description)
    case .stale(let day), .premature(let day): changed = .string(day.description)
    case .otherProduct(let subject): product = .string(subject.text)
    case .right, .otherVenue, .wrong, .unknown: break
    }
    let claim = diagnosis.claim
    return [
      .init("kind", .string("claim")), .init("verdict", .string(diagnosis.verdict.name)),
      .init("row", .optional(claim.evidence?.path)), .init("subject", .string(claim.subject.text)),
      .init("attribute", .string(claim.attribute.name)), .init("stated", .value(claim.value)),
      .init("unit", .string(claim.unit.symbol)), .init("expected", .value(diagnosis.expected)),
      .init("factor", factor), .init("changed", changed), .init("product", product),
      .init("conditions", .texts(claim.conditions)), .init("venue", .string(claim.venue.name)),
      .init("ruling", .optional(diagnosis.ruling)),
      .init("quote", .optional(claim.evidence?.passage.quote)),
      .init("evidence", .evidence(claim.evidence)),
    ]
  }

  private static func record(of check: ArithmeticCheck) -> [JSON.Member] {
    [
      .init("kind", .string("worked-example")), .init("verdict", .string(check.verdict.rawValue)),
      .init("row", .string(check.evidence.path)), .init("expression", .string(check.expression)),
      .init("stated", .string(check.stated.description)),
      .init("computed", .optional(check.computed)),
      .init("difference", .optional(check.difference)), .init("unit", .string(check.unit.symbol)),
      .init("quote", .string(check.evidence.passage.quote)),
      .init("evidence", .evidence(check.evidence)),
    ]
  }
}

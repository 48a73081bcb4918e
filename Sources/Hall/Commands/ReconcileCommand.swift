import Archive
import Reconciliation
import Reporting
import Vocabulary

/// `pricebook reconcile`: decides what is true, in a knowledge base or in somebody's table.
enum ReconcileCommand {
  static let claims = Option(
    "claims",
    short: "c",
    .file,
    "Claims as CSV: source, subject, attribute, value, and unit, day if known."
  ) { $0.isEmpty ? nil : $0 }

  static let tiers = Option(
    "tiers",
    .file,
    "Tiers of their sources as CSV: source, tier, and subject-prefix if limited."
  ) { $0.isEmpty ? nil : $0 }

  static let command = Command(
    description: CommandDescription(
      "reconcile",
      "Decide what is true where sources disagree",
      discussion: """
        Without --claims: decides on the readings of the knowledge base and records the rulings. With
        --claims: decides on the rows of the file, prints a ruling a row, and changes nothing; numbers,
        times and words alike.
        """,
      options: [claims.spec, tiers.spec] + SharedOptions.reading,
      examples: [
        .init("pricebook reconcile", "This stage of the walk alone."),
        .init("pricebook reconcile --claims claims.csv --format csv", "On anybody's claims."),
        .init(
          "pricebook reconcile --claims claims.csv --tiers tiers.csv",
          "With declared authority."
        ),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    if let file = invocation[claims] { return try decide(on: file, invocation, surroundings) }
    if invocation[tiers] != nil {
      throw UsageError.combination("'--tiers' goes with '--claims' only.")
    }
    let opened = try OpenBase(invocation, surroundings)
    let rulings = try opened.base.writing { writer in
      let beliefs = try Beliefs(opened.base)
      let rulings = beliefs.rulings(knownBy: beliefs.days.last)
      _ = try writer.record(rulings: rulings)
      return rulings
    }
    return Outcome(
      Report.rulings(rulings, try opened.register())
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }

  private static func decide(
    on file: String,
    _ invocation: Invocation,
    _ surroundings: Surroundings
  ) throws -> Outcome {
    let tiers = try invocation[tiers].map { name in
      TiersTable(reading: try DocumentFile.bytes(of: name, surroundings), named: name)
    }
    let table = ClaimsTable(
      reading: try DocumentFile.bytes(of: file, surroundings),
      named: file,
      tiers: tiers
    )
    if table.claims.isEmpty, table.findings.contains(where: { $0.severity == .error }) {
      return Outcome(notes: notes(table.findings), code: .failed)
    }
    let outcome = Reconciliation.outcome(
      of: table.claims,
      sources: table.sources,
      subjects: [],
      decisions: [],
      today: invocation[SharedOptions.today] ?? surroundings.today
    )
    let report = Report.rulings(
      outcome.rulings,
      Register(sources: table.sources, claims: table.claims)
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: notes(table.findings)
    )
  }

  /// The first of many findings, each with its place, and how many more there are.
  private static func notes(_ findings: [Finding]) -> [String] {
    let shown = findings.prefix(20).map { finding in
      guard case .file(let name, let line)? = finding.place else { return finding.message }
      return name + (line.map { ":\($0)" } ?? "") + ": \(finding.message)"
    }
    return shown
      + (findings.count > shown.count ? ["... and \(findings.count - shown.count) more."] : [])
  }
}

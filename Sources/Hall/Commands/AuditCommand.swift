import Archive
import Reconciliation
import Reporting
import Vocabulary

/// `pricebook audit`: what is right and wrong in somebody's page, price map or guide.
enum AuditCommand {
  static let command = Command(
    description: CommandDescription(
      "audit",
      "Hold every price and worked example in a document against what is known",
      discussion: """
        Each row is right, stale (with the day it changed), premature, a unit-slip (with the factor
        and the value that it should be), other-venue, other-product, wrong or unknown. Worked examples
        are computed again. The exit code is 0 whatever is found; scripts read the verdicts.
        """,
      arguments: [.init(.file, .one, "The document; '-' is standard input.")],
      options: [
        SharedOptions.on.spec, SharedOptions.asOf.spec, ExtractCommand.type.spec,
        ExtractCommand.source.spec,
      ] + SharedOptions.reading,
      examples: [
        .init(
          "pricebook audit price-map.json",
          "Which rows of a price map are off, and by how much."
        ),
        .init("pricebook audit guide.md --on 2025-07-31", "Was the guide right on that day?"),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let day = invocation[SharedOptions.on] ?? today
    let asOf = invocation[SharedOptions.asOf]
    let reader = try DocumentReader(
      opened,
      as: try invocation[ExtractCommand.source].map { try opened.source(named: $0) }
    )
    let document = try reader.reading(
      of: invocation.arguments[0],
      as: invocation[ExtractCommand.type]?.mediaType,
      on: day,
      surroundings
    )
    let subjects = try opened.base.subjects()
    let diagnoses = Reconciliation.diagnoses(
      of: document.reading.claims,
      against: try opened.rulings(knownBy: asOf),
      subjects: subjects,
      on: day
    )
    let report = Report.audit(
      diagnoses,
      checks: document.reading.checks,
      of: document.name,
      on: day,
      known: try opened.known(by: asOf) ?? day,
      Register(subjects: subjects)
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: document.reading.findings.filter { $0.severity != .note }.map(\.message)
    )
  }
}

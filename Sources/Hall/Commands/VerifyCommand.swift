import Archive
import Reporting
import Vocabulary

/// `pricebook verify`: whether the knowledge base is whole.
enum VerifyCommand {
  static let command = Command(
    description: CommandDescription(
      "verify",
      "Check every hash, quote, reference and schema; exit 1 when something is broken",
      options: SharedOptions.reading,
      examples: [
        .init("pricebook verify", "Proves that each quote still stands in its capture."),
        .init("pricebook verify --root DIR --format json", "Names what is broken, for a script."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let findings = opened.base.verify()
    let report = Report.verification(findings, of: opened.name)
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      code: findings.contains { $0.severity == .error } ? .failed : .done
    )
  }
}

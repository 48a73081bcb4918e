import Reporting
import Vocabulary

/// `pricebook explain`: from a value down to the bytes of the pages that state it.
enum ExplainCommand {
  static let command = Command(
    description: CommandDescription(
      "explain",
      "Show why a value is taken to be true: claims, quoted words, bytes, captures",
      arguments: [.init(.subject, .one, "The subject to explain.")],
      options: [
        SharedOptions.attribute.spec, SharedOptions.on.spec, SharedOptions.asOf.spec,
        SharedOptions.venue.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook explain upscale-creative", "Everything behind every value it has had."),
        .init("pricebook explain erase --on 2025-07-31 --attribute price", "One value on one day."),
        .init(
          "pricebook explain erase --format json",
          "With byte ranges and hashes, for a script."
        ),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let subjects = try opened.subjects(named: invocation.arguments)
    let asOf = invocation[SharedOptions.asOf]
    let rulings = try opened.rulings(
      on: subjects,
      attribute: invocation[SharedOptions.attribute],
      at: invocation[SharedOptions.venue] ?? .standard,
      knownBy: asOf
    )
    let report = Report.explanation(
      of: rulings,
      on: invocation[SharedOptions.on],
      known: try opened.known(by: asOf) ?? asOf ?? surroundings.today,
      try opened.register()
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

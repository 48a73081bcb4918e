import Archive
import Reporting
import Vocabulary

/// `pricebook history`: every value over time.
enum HistoryCommand {
  static let command = Command(
    description: CommandDescription(
      "history",
      "Show every value of a subject over time, with what changed and when",
      discussion: """
        'by DAY' means that the value was first seen on that day and began earlier or on it. With
        --as-of the history is the one believed on an earlier day.
        """,
      arguments: [.init(.subject, .one, "The subject to show.")],
      options: [SharedOptions.attribute.spec, SharedOptions.asOf.spec, SharedOptions.venue.spec]
        + SharedOptions.reading,
      examples: [
        .init("pricebook history upscale-creative", "What it has cost, and since when."),
        .init("pricebook history \"signup grant\" --format csv", "For a spreadsheet."),
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
    let known = try opened.known(by: asOf) ?? asOf ?? surroundings.today
    let report = Report.history(
      of: rulings,
      known: known,
      Register(subjects: try opened.base.subjects())
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

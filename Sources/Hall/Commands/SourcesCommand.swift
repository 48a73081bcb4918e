import Archive
import Reporting
import Vocabulary

/// `pricebook sources`: who speaks, and how often they are right.
enum SourcesCommand {
  static let command = Command(
    description: CommandDescription(
      "sources",
      "List the sources: kind, venue, age of the last capture, claims, how often they agree",
      discussion: """
        A source agrees where its claim is kept, or where it only repeats, rounds or precedes the value
        that took its place; it disagrees where its claim is set aside for another cause. 'days' is how
        long ago its live page was last seen, 'failed' how many captures have failed since.
        """,
      options: SharedOptions.reading,
      examples: [
        .init("pricebook sources", "All sources."),
        .init("pricebook sources --format csv", "For a spreadsheet."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let rows = try opened.sourceRows()
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let report = Report.sources(rows, known: try opened.known(by: nil) ?? today, today: today)
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

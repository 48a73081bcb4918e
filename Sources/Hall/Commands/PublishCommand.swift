import Archive
import PriceTables
import Reporting
import Vocabulary

/// `pricebook publish`: makes price tables from what is read and decided.
enum PublishCommand {
  static let command = Command(
    description: CommandDescription(
      "publish",
      "Publish the price tables that are still missing",
      discussion: """
        This stage of the walk alone. A published table is never changed: a correction is a new one for
        the same day.
        """,
      options: SharedOptions.reading,
      examples: [
        .init("pricebook publish", "Publishes what was decided since the last time.")
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let published = try opened.base.writing { writer in
      let tables = try Beliefs(opened.base).publications(after: try opened.base.tables())
      _ = try writer.record(publishing: tables)
      return tables
    }
    return Outcome(
      Report.publications(published)
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

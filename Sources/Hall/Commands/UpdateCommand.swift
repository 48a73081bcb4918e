import Archive
import Reporting
import Vocabulary

/// `pricebook update`: the whole walk.
enum UpdateCommand {
  static let offline = Switch("offline", "Use only what is in snapshots/; no network.")

  static let command = Command(
    description: CommandDescription(
      "update",
      "Read new snapshots, decide what is true, publish what changed",
      discussion: """
        Walks from the snapshots to the price tables. What is up to date is left alone, and walking
        again changes nothing. Pages come in with 'pricebook capture'; this version fetches none itself.
        """,
      options: [offline.spec] + SharedOptions.reading,
      examples: [
        .init("pricebook update", "Brings the knowledge base in this folder up to date."),
        .init("pricebook update --offline --root DIR", "Another one, without the network."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    var notes: [String] = []
    let result = try Walk(opened.base).run { holder in
      notes.append("Waited for another writer: \(holder).")
    }
    let register = Register(subjects: try opened.base.subjects())
    let report = Report.walk(
      readings: result.readings,
      rulings: result.rulings,
      published: result.published,
      changes: result.changes,
      known: result.known,
      register
    )
    let failures = result.readings.flatMap(\.findings).filter { $0.severity == .error }
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: notes + failures.map(\.message)
    )
  }
}

import Archive
import Reporting
import Vocabulary

/// `pricebook update`: the whole walk.
enum UpdateCommand {
  static let offline = Switch("offline", "Use only what is in snapshots/; no network.")

  static let command = Command(
    description: CommandDescription(
      "update",
      "Capture what is due, read it, decide what is true, publish what changed",
      discussion: """
        First looks at every source whose page was not looked at today, as 'pricebook capture' does; a
        page that cannot be had is told and stops nothing. Then walks from the snapshots to the price
        tables. What is up to date is left alone, and walking again changes nothing.
        """,
      options: [offline.spec, CaptureCommand.allowPrivate.spec] + SharedOptions.reading,
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
    let captured = try capture(invocation, surroundings, opened)
    var notes = captured.notes
    let result = try Walk(opened.base).run { holder in
      notes.append("Waited for another writer: \(holder).")
    }
    let register = Register(subjects: try opened.base.subjects())
    let report = Report.walk(
      captured: captured.rows,
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
      notes: notes + captured.rows.compactMap(\.finding?.message) + failures.map(\.message)
    )
  }

  /// Brings what is due, as far as it can be had.
  private static func capture(
    _ invocation: Invocation,
    _ surroundings: Surroundings,
    _ opened: OpenBase
  ) throws -> Capturing.Result {
    guard !invocation[offline], !opened.base.isReadOnly, let web = surroundings.web else {
      return Capturing.Result()
    }
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let targets = try DueCaptures.targets(in: opened.base, on: today)
    return try SignalHold.holding {
      try Capturing(
        opened.base,
        web: web,
        today: today,
        way: .auto,
        allowsPrivate: invocation[CaptureCommand.allowPrivate],
        pages: targets.count
      ).run(targets)
    }
  }
}

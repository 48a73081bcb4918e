import Archive
import PriceTables
import Reporting
import Vocabulary

/// `pricebook diff`: what changed between two days.
enum DiffCommand {
  static let known = Switch(
    "known",
    short: "k",
    "Compare what was known on the two days, not what was in force on them."
  )

  static let command = Command(
    description: CommandDescription(
      "diff",
      "Show what changed between two days; exit 1 when something did",
      discussion: """
        Each row has a class: price-change, correction, reader-upgrade, new, removed, renamed or unit.
        By default the prices in force on the two days are compared, as known today. With --known the
        beliefs of the two days about one day (--on) are.
        """,
      arguments: [
        .init(.day, .one, "The earlier day.") { Day($0) != nil },
        .init(.day, .one, "The later day.") { Day($0) != nil },
      ],
      options: [
        known.spec, SharedOptions.on.spec, SharedOptions.asOf.spec, SharedOptions.venue.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook diff 2025-07-31 2025-08-01", "What changed overnight."),
        .init("pricebook diff 2026-01-01 2026-06-01 --known", "What we learned in between."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let days = invocation.arguments.compactMap { Day($0) }
    guard days.count == 2 else { throw UsageError.combination("Two days are needed.") }
    if invocation[known], invocation[SharedOptions.asOf] != nil {
      throw UsageError.combination("'--known' and '--as-of' do not go together.")
    }
    if !invocation[known], invocation[SharedOptions.on] != nil {
      throw UsageError.combination("'--on' goes with '--known' only.")
    }
    let opened = try OpenBase(invocation, surroundings)
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let on = invocation[SharedOptions.on] ?? today
    let tables = try days.map { day in
      invocation[known]
        ? try opened.base.table(inForceOn: on, knownBy: day)
        : try opened.base.table(inForceOn: day, knownBy: invocation[SharedOptions.asOf])
    }
    let subjects = try opened.base.subjects()
    let venue = invocation[SharedOptions.venue] ?? .standard
    let changes = PriceTables.changes(
      from: tables[0],
      on: invocation[known] ? on : days[0],
      to: tables[1],
      on: invocation[known] ? on : days[1],
      subjects: subjects,
      units: try opened.base.units()
    ).filter { venue.includes($0.key.venue) }
    let words = invocation[known] ? "what was known on " : ""
    let report = Report.changes(
      changes,
      between: words + days[0].description,
      and: words + days[1].description,
      Register(subjects: subjects)
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      code: changes.isEmpty ? .done : .failed
    )
  }
}

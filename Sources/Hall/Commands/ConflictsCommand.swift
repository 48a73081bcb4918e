import Reporting
import Vocabulary

/// `pricebook conflicts`: where sources disagree, and why.
enum ConflictsCommand {
  /// The words of `Cause`, and the one of `Conflict` for what nobody confirms.
  private static let causes = [
    "approximation", "arithmetic-slip", "copy", "dispute", "other-product", "other-scope",
    "outlier",
    "premature", "stale-copy", "superseded", "uncorroborated", "unit-slip",
  ]

  static let cause = Option(
    "cause",
    short: "c",
    .choice("CAUSE", causes),
    "Only conflicts with this cause."
  ) { causes.contains($0) ? $0 : nil }

  static let open = Switch("open", short: "o", "Only conflicts about values that are not settled.")

  static let command = Command(
    description: CommandDescription(
      "conflicts",
      "Show where sources disagree, the cause, and what was kept and set aside",
      arguments: [.init(.subject, .any, "What to show. Default: everything.")],
      options: [
        cause.spec, open.spec, SharedOptions.on.spec, SharedOptions.asOf.spec,
        SharedOptions.venue.spec,
        SharedOptions.attribute.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook conflicts", "Every conflict, those that are open first."),
        .init("pricebook conflicts --cause stale-copy", "Pages that still show an old price."),
        .init("pricebook conflicts --format json", "With every claim on both sides."),
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
    let rulings = try opened.rulings(
      on: try opened.subjects(named: invocation.arguments),
      attribute: invocation[SharedOptions.attribute],
      at: invocation[SharedOptions.venue] ?? .standard,
      knownBy: asOf
    )
    let conflicts = Conflict.all(in: rulings).filter { conflict in
      let isOpen =
        (conflict.ruling.period(on: day) ?? conflict.ruling.periods.last)?.status != .settled
      return invocation[cause].map { $0 == conflict.cause } ?? true && (isOpen || !invocation[open])
    }
    let report = Report.conflicts(
      conflicts,
      on: day,
      known: try opened.known(by: asOf) ?? day,
      try opened.register()
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

import Archive
import Reporting
import Vocabulary

/// `pricebook report`: everything to read and look at, written into `reports/`.
enum ReportCommand {
  /// What is written.
  enum Form: String, Sendable, CaseIterable {
    /// The site, for people.
    case html
    case markdown
    case csv
    case json
  }

  static let form = Option(
    "format",
    short: "f",
    .choice("FORMAT", Form.allCases.map(\.rawValue)),
    "html (a static site), markdown, csv or json. Default: html."
  ) { Form(rawValue: $0) }

  static let scenario = Option(
    "scenario",
    short: "s",
    ValueKind(placeholder: "SCENARIO", expectation: "a scenario's id or file", completion: .none),
    "Compare and foretell this scenario only. Default: all in data/scenarios."
  ) { $0.isEmpty ? nil : $0 }

  static let since = Option(
    "since",
    .day,
    "Show changes from this day on; not for html, which has all. Default: a year before --on."
  ) { Day($0) }

  static let pullRequest = Switch(
    "pull-request",
    "Print a comment for a pull request instead: what changed between two days, and what it costs."
  )

  static let output = Option(
    "output",
    short: "o",
    .directory,
    "Write into this folder; with --pull-request this file. Default: 'reports' in the knowledge base, "
      + "or here."
  ) { $0.isEmpty ? nil : $0 }

  static let baseOptions = [
    SharedOptions.on.spec, SharedOptions.asOf.spec, SharedOptions.root.spec,
  ]

  /// Options of `forecast` that mean the same here: for scenarios, for one's own use, for both.
  static let forecastOptions = [ForecastOptions.growth.spec, ForecastOptions.noise.spec]
  static let spendingOptions = [
    ForecastOptions.usage.spec, ForecastOptions.history.spec, BillCommand.keepGoing.spec,
  ]
  static let sharedForecastOptions = [
    ForecastOptions.months.spec, ForecastOptions.budget.spec, ForecastOptions.paths.spec,
    ForecastOptions.seed.spec,
  ]

  static let command = Command(
    description: CommandDescription(
      "report",
      "Write reports/: a site, Markdown, CSV or JSON with prices, changes, conflicts and scenarios",
      discussion: """
        The site needs no server, no network and no script: open reports/site/index.html. It has the
        prices in force with their age, a page a service with every quote, conflicts and how each was
        decided, the change log, and scenarios with break-evens and a forecast. The same knowledge base,
        days and options give the same bytes.

        Forecasts of a scenario take its use to go on as it is; '--growth' says otherwise. '--usage' or
        '--history' adds a forecast of your own months, drawn behind what they have cost.
        """,
      arguments: [
        .init(.day, .any, "With --pull-request: the earlier and the later day.") { Day($0) != nil }
      ],
      options: [form.spec, scenario.spec, since.spec, pullRequest.spec, output.spec] + baseOptions
        + [SharedOptions.today.spec] + spendingOptions + forecastOptions + sharedForecastOptions,
      examples: [
        .init("pricebook report", "The site, in reports/site/."),
        .init("pricebook report --usage usage.csv --budget 150", "With your own months."),
        .init("pricebook report --format markdown --scenario marketing-team", "One file to read."),
        .init("pricebook report --format csv --output out", "A file a table, for spreadsheets."),
        .init("pricebook report --pull-request 2025-07-31 2025-08-01", "For 'gh pr comment -F -'."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let request = ExportRequest(
      opened: try OpenBase(invocation, surroundings),
      invocation: invocation,
      surroundings: surroundings
    )
    if invocation[pullRequest] { return try comment(for: request) }
    if let extra = invocation.arguments.first { throw UsageError.unexpectedArgument(extra) }
    let name = folder(for: request)
    let folder = GeneratedFolder(surroundings.path(name))
    switch invocation[form] ?? .html {
    case .html: return try site(for: request, in: folder, name)
    case .markdown: return try written(["report.md": request.sections().markdown], folder, name)
    case .json: return try written(["report.json": request.sections().json], folder, name)
    case .csv: return try written(request.sections().csv, folder, name)
    }
  }

  /// 'reports' beside data/, or in the working directory where the knowledge base is the built-in one.
  private static func folder(for request: ExportRequest) -> String {
    if let output = request.invocation[output] { return output }
    return request.invocation[SharedOptions.root].map { $0 + "/reports" } ?? "reports"
  }

  private static func site(
    for request: ExportRequest,
    in folder: GeneratedFolder,
    _ name: String
  ) throws -> Outcome {
    if request.invocation[since] != nil {
      throw UsageError.combination("'--since' does not go with the site, which has all changes.")
    }
    let site = try request.site()
    let line = request.surroundings.web?.progressLine
    let (files, written, removed) = try site.write(to: folder, below: "site") {
      line?.show("writing page \($0) of \($1)")
    }
    line?.clear()
    return Outcome(
      "\(name)/site/index.html\n",
      notes: [
        "\(files) files, \(written) of them new or changed"
          + (removed > 0 ? "; \(removed) that are no more were removed." : ".")
      ]
    )
  }

  private static func written(
    _ files: [String: String],
    _ folder: GeneratedFolder,
    _ name: String
  ) throws -> Outcome {
    var lines = ""
    for (file, text) in files.sorted(by: { $0.key < $1.key }) {
      _ = try folder.write(Array(text.utf8), at: file)
      lines += "\(name)/\(file)\n"
    }
    return Outcome(lines)
  }

  private static func comment(for request: ExportRequest) throws -> Outcome {
    let days = request.invocation.arguments.compactMap { Day($0) }
    guard days.count == 2, let first = days.first, let second = days.last else {
      throw UsageError.combination(
        "'--pull-request' takes two days, as 'pricebook report --pull-request 2025-07-31 2025-08-01'."
      )
    }
    let idle =
      [form.spec, since.spec, SharedOptions.on.spec] + spendingOptions + forecastOptions
      + sharedForecastOptions
    for option in idle where request.invocation.has(option) {
      throw UsageError.combination("'--\(option.name)' does not go with '--pull-request'.")
    }
    let text = try request.pullRequestComment(from: first, to: second).markdown
    guard let file = request.invocation[output] else { return Outcome(text) }
    _ = try WholeFile.write(Array(text.utf8), to: request.surroundings.path(file))
    return Outcome("\(file)\n")
  }
}

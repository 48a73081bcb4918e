import Archive
import Reporting
import Vocabulary

/// `pricebook export`: what is known in the formats of other programs.
enum ExportCommand {
  static let output = Option(
    "output",
    short: "o",
    .file,
    "Write this file, as a whole or not at all. Default: standard output."
  ) { $0.isEmpty ? nil : $0 }

  static let command = Command(
    description: CommandDescription(
      "export",
      "Write what is known in the formats of other programs",
      discussion: """
        \(ExportTable.exports.map { "\($0.name): \($0.summary)." }.joined(separator: "\n\n"))

        The same knowledge base, days and options give the same bytes. docs/exports.md has the columns.
        """,
      arguments: [
        .init(
          .choice("NAME", ExportTable.exports.map(\.name)),
          .one,
          "What to export: one of the names above."
        ) { ExportTable.export(named: $0) != nil },
        NamedWorkload.argument,
      ],
      options: shared + ExportTable.options,
      examples: [
        .init("pricebook export csv --output prices.csv", "For a spreadsheet or a data frame."),
        .init("pricebook export focus marketing-team -o costs.csv", "A bill for FinOps tools."),
        .init("pricebook export focus --usage usage.csv", "What was used, month by month."),
        .init("pricebook export atom --site https://prices.example.org", "For feed readers."),
        .init("pricebook export jsonl --on 2025-07-31", "The prices of a day, for DuckDB."),
        .init("pricebook export warc -o pages.warc.gz", "The captured pages, for pywb."),
      ]
    ),
    run: run
  )

  /// Options that every export takes.
  private static let shared = [
    output.spec, SharedOptions.on.spec, SharedOptions.asOf.spec, SharedOptions.root.spec,
    SharedOptions.today.spec,
  ]

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    guard let name = invocation.arguments.first, let export = ExportTable.export(named: name) else {
      throw UsageError.missingArgument(placeholder: "NAME", meaning: "What to export.")
    }
    let known = Set((shared + export.options).map(\.name))
    if let idle = invocation.optionNames.first(where: { !known.contains($0) }) {
      throw UsageError.combination("'--\(idle)' says nothing to 'pricebook export \(name)'.")
    }
    if !export.takesWorkload, let extra = invocation.arguments.dropFirst().first {
      throw UsageError.unexpectedArgument(extra)
    }
    guard !export.isBinary || invocation[output] != nil else {
      throw UsageError.combination(
        "'pricebook export \(name)' writes no text; name a file with '--output FILE'."
      )
    }
    let request = ExportRequest(
      opened: try OpenBase(invocation, surroundings),
      invocation: invocation.droppingFirstArgument(),
      surroundings: surroundings
    )
    let contents: Export.Contents
    switch export.making {
    case .contents(let make):
      contents = try make(request)
    case .file(let write):
      // That there is a name was made sure of above.
      let name = invocation[output] ?? ""
      return Outcome(notes: try write(request, surroundings.path(name), name))
    }
    guard let file = invocation[output] else {
      return Outcome(String(decoding: contents.bytes, as: UTF8.self), notes: contents.notes)
    }
    let isWritten = try WholeFile.write(contents.bytes, to: surroundings.path(file))
    let words = isWritten ? "is written" : "has these bytes already"
    return Outcome(notes: contents.notes + ["'\(file)' \(words): \(contents.bytes.count) bytes."])
  }
}

import Archive
import Vocabulary

/// `pricebook export`: writes the knowledge base in a form of other programs.
enum ExportCommand {
  private static let output = Option(
    "output",
    short: "o",
    .file,
    "Where to write. Default: a file in the working directory, named after the form."
  ) { $0.isEmpty ? nil : $0 }
  private static let source = Option(
    "source",
    short: "s",
    ValueKind(
      placeholder: "ID[,ID...]",
      expectation: "ids of sources, separated by commas",
      completion: .sources
    ),
    "Only what these sources say. Default: all."
  ) { text -> [String]? in
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return names.contains("") ? nil : names
  }
  private static let verbatim = Switch(
    "verbatim",
    "Leave out transcriptions, which are in our own words."
  )

  static let command = Command(
    description: CommandDescription(
      "export",
      "Write the knowledge base in a form of other programs",
      discussion: """
        The forms: \(ExportFormat.all.map { "\($0.name), \($0.summary)" }.joined(separator: "; ")). The \
        file is there whole or not at all, and the same knowledge base gives the same bytes.
        """,
      arguments: [
        .init(
          .choice("FORM", ExportFormat.all.map(\.name)),
          .one,
          "The form: \(ExportFormat.all.map(\.name).joined(separator: ", "))."
        ) { ExportFormat.named($0) != nil }
      ],
      options: [output.spec, source.spec, verbatim.spec, SharedOptions.root.spec],
      examples: [
        .init("pricebook export warc", "Writes every captured page to 'pricebook.warc.gz'."),
        .init(
          "pricebook export warc --source sai-kb-refund --output refund.warc",
          "One source's pages, not packed."
        ),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    guard let format = invocation.arguments.first.flatMap({ ExportFormat.named($0) }) else {
      throw UsageError.missingArgument(placeholder: "FORM", meaning: "What is to be written?")
    }
    let opened = try OpenBase(invocation, surroundings)
    let sources = try (invocation[source] ?? []).map { try opened.source(named: $0).id }
    let name = invocation[output] ?? format.file
    return try format.write(
      ExportRequest(
        base: opened.base,
        sources: Set(sources),
        isVerbatimOnly: invocation[verbatim],
        path: surroundings.path(name),
        name: name
      )
    )
  }
}

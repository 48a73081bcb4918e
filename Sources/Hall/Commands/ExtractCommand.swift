import Archive
import Reporting
import Vocabulary

/// `pricebook extract`: reads claims out of documents.
enum ExtractCommand {
  enum Part: String, CaseIterable, Sendable {
    case claims
    case examples
    case findings
  }

  static let show = Option(
    "show",
    short: "s",
    .choice("WHAT", Part.allCases.map(\.rawValue)),
    "What to print: claims, worked examples or findings. Default: claims, and in text all three."
  ) { Part(rawValue: $0) }

  static let type = Option(
    "as",
    .choice("TYPE", DocumentType.allCases.map(\.rawValue)),
    "Read the files as this. Default: by their names, else by their first character."
  ) { DocumentType(rawValue: $0) }

  static let source = Option(
    "source",
    .source,
    "The source they come from: its venue and region are used."
  ) { $0.isEmpty ? nil : $0 }

  static let published = Option("published", .day, "The day the document speaks for.") { Day($0) }

  static let timing = Switch(
    "timing",
    "Say on standard error how long reading and extracting took."
  )

  static let command = Command(
    description: CommandDescription(
      "extract",
      "Read claims out of documents, without a knowledge base being changed",
      discussion: """
        Reads HTML, Markdown, plain text and JSON by structure and meaning. Each claim comes with the
        words and the bytes that state it. A file that cannot be read is told on standard error; the
        others are read all the same, and the exit code is 1.
        """,
      arguments: [.init(.file, .some, "Documents to read; '-' is standard input.")],
      options: [show.spec, type.spec, source.spec, published.spec, timing.spec]
        + SharedOptions.reading,
      examples: [
        .init("pricebook extract page.html", "Shows claims, worked examples and findings."),
        .init("pricebook extract *.md --format jsonl > claims.jsonl", "One object a claim."),
        .init("pricebook extract guide.txt --show examples", "Which worked examples are wrong."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let reader = try DocumentReader(
      opened,
      as: try invocation[source].map { try opened.source(named: $0) }
    )
    let today = invocation[SharedOptions.today] ?? surroundings.today
    var documents: [ReadDocument] = []
    var failures: [String] = []
    var timings: [String] = []
    let titles = Dictionary(grouping: Set(invocation.arguments)) { DocumentReader.title(of: $0) }
    for file in invocation.arguments {
      // Files of one name in several folders are told apart by the whole path.
      let title = DocumentReader.title(of: file)
      let isShared = (titles[title]?.count ?? 0) > 1
      do {
        let document = try reader.reading(
          of: file,
          called: isShared ? file : title,
          as: invocation[type]?.mediaType,
          published: invocation[published],
          on: today,
          surroundings
        ) { bytes, reading, extracting in
          timings.append("\(file): \(bytes) bytes, read in \(reading), extracted in \(extracting).")
        }
        documents.append(document)
      } catch {
        failures.append(FailureWords.sentence(for: error))
      }
    }
    if !invocation[timing] { timings = [] }
    let format = invocation[SharedOptions.format] ?? .text
    if documents.isEmpty { return Outcome(notes: failures, code: .failed) }
    let report = report(on: documents, invocation[show], format)
    return Outcome(
      report.printed(as: format, in: surroundings.style),
      notes: failures + timings + (format == .text ? [] : [summary(of: documents)]),
      code: failures.isEmpty ? .done : .failed
    )
  }

  private static func report(
    on documents: [ReadDocument],
    _ part: Part?,
    _ format: Format
  ) -> Report {
    switch part ?? (format == .text ? nil : .claims) {
    case .claims: .claims(in: documents)
    case .examples: .checks(in: documents)
    case .findings: .findings(in: documents)
    case nil:
      .joined([.claims(in: documents), .checks(in: documents), .findings(in: documents)])
    }
  }

  private static func summary(of documents: [ReadDocument]) -> String {
    let claims = documents.reduce(0) { $0 + $1.reading.claims.count }
    let checks = documents.flatMap(\.reading.checks)
    let findings = documents.reduce(0) { $0 + $1.reading.findings.count }
    let noun = documents.count == 1 ? "document" : "documents"
    return "\(documents.count) \(noun): \(claims) claims, \(checks.count) worked examples "
      + "(\(checks.count { $0.verdict == .wrong }) wrong), \(findings) findings."
  }
}

/// The names that media types have on the command line.
enum DocumentType: String, CaseIterable, Sendable {
  case html
  case markdown
  case text
  case json

  var mediaType: Snapshot.MediaType {
    switch self {
    case .html: .html
    case .markdown: .markdown
    case .text: .plain
    case .json: .json
    }
  }
}

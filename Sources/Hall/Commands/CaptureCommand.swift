import Archive
import Markup
import Reporting
import Vocabulary

/// `pricebook capture`: keeps a file as a snapshot of a source.
enum CaptureCommand {
  static let source = Option(
    "source",
    short: "s",
    .source,
    "The source it is a page of (required)."
  ) {
    $0.isEmpty ? nil : $0
  }
  static let published = Option(
    "published",
    .day,
    "The day the page speaks for, where it is dated."
  ) { Day($0) }
  static let captured = Option(
    "captured",
    .day,
    "The day the bytes were taken. Default: today."
  ) { Day($0) }
  static let address = Option(
    "address",
    .word,
    "Where the bytes came from. Default: the source's address."
  ) { $0.isEmpty ? nil : $0 }
  static let title = Option("title", .word, "What the page is called.") { $0.isEmpty ? nil : $0 }
  static let transcribed = Switch(
    "transcribed",
    "The file is a transcription in our own words, not the page's own bytes."
  )

  static let command = Command(
    description: CommandDescription(
      "capture",
      "Keep a file as a snapshot of a source",
      discussion: """
        The source must have a file in data/sources. The same bytes are kept once. 'pricebook update'
        then reads the snapshot.
        """,
      arguments: [.init(.file, .one, "The page as saved; '-' is standard input.")],
      options: [
        source.spec, published.spec, captured.spec, address.spec, title.spec,
        ExtractCommand.type.spec, transcribed.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook capture page.html --source example", "Keeps today's page."),
        .init(
          "pricebook capture old.md --source example --published 2024-07-23",
          "Keeps an older page."
        ),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    guard let id = invocation[source] else {
      throw UsageError.combination("'capture' needs '--source ID': whose page is it?")
    }
    let opened = try OpenBase(invocation, surroundings)
    let source = try opened.source(named: id)
    let name = invocation.arguments[0]
    let bytes = try DocumentFile.bytes(of: name, surroundings)
    let mediaType =
      invocation[ExtractCommand.type]?.mediaType ?? DocumentFile.mediaType(of: name, bytes)
    do {
      _ = try Markup.page(from: bytes, as: mediaType)
    } catch {
      throw CommandFailure("'\(name)' was not kept. \(error.description)")
    }
    let isTranscribed = invocation[transcribed]
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: source.id,
      address: invocation[address] ?? source.address,
      title: invocation[title],
      captured: invocation[captured] ?? invocation[SharedOptions.today] ?? surroundings.today,
      published: invocation[published].map { DaySpan($0) },
      mediaType: mediaType,
      way: isTranscribed ? .hand : .file,
      fidelity: isTranscribed ? .transcribed : .verbatim,
      length: bytes.count
    )
    let written = try opened.base.writing { writer in try writer.importing(bytes, snapshot) }
    let report = Report.capture(snapshot, isNew: !written.isEmpty)
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

import Archive
import Capture
import Markup
import Reporting
import Vocabulary

/// `pricebook capture`: keeps pages as snapshots of their sources, from the network or from files.
enum CaptureCommand {
  static let source = Option(
    "source",
    short: "s",
    .source,
    "The source that the file or address is of."
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
    "The day a file's bytes were taken. Default: today."
  ) { Day($0) }
  static let address = Option(
    "address",
    .word,
    "Where a file's bytes came from. Default: the source's address."
  ) { $0.isEmpty ? nil : $0 }
  static let title = Option("title", .word, "What the page is called.") { $0.isEmpty ? nil : $0 }
  static let transcribed = Switch(
    "transcribed",
    "The file is a transcription in our own words, not the page's own bytes."
  )

  static let via = Option(
    "via",
    .choice("WAY", CaptureWay.allCases.map(\.rawValue)),
    "How to get the page: auto (plainly, then by the data within it or by browser where it is an "
      + "empty application), http, browser, file, wayback (what a web archive has of it) or warc "
      + "(out of a WARC file). Default: auto; file with --source and a file."
  ) { CaptureWay(rawValue: $0) }
  static let allowPrivate = Switch(
    "allow-private",
    "Also ask private, loopback and link-local addresses."
  )

  static let command = Command(
    description: CommandDescription(
      "capture",
      "Fetch pages of sources, or keep files as such",
      discussion: """
        Without arguments it looks at every source whose page was not looked at today. The source must
        have a file in data/sources. robots.txt is kept to, each host is asked once a second at most,
        and an unchanged page adds no snapshot, only the day it was seen again. What is no page (a bot
        wall, an error, a login, an empty application) is kept as a failure beside the snapshots, and
        the last good one stays in force. 'pricebook update' then reads what is new.
        """,
      arguments: [
        .init(.pages, .any, "Sources, an address, or a page as saved ('-' is standard input).")
      ],
      options: [
        via.spec, source.spec, allowPrivate.spec, published.spec, captured.spec, address.spec,
        title.spec, ExtractCommand.type.spec, transcribed.spec,
      ] + archiveOptions + SharedOptions.reading,
      examples: [
        .init("pricebook capture", "Looks at every page that is due."),
        .init("pricebook capture sai-kb-refund --via browser", "Lets the page's scripts run."),
        .init(
          "pricebook capture https://example.org/prices --source example",
          "Another page of a source, from now on looked at too."
        ),
        .init("pricebook capture page.html --source example", "Keeps today's page from a file."),
        .init(
          "pricebook capture old.md --source example --published 2024-07-23",
          "Keeps an older page."
        ),
        .init(
          "pricebook capture example --via wayback --from 2023 --to 2026",
          "Takes each version that the Wayback Machine has of a source's page."
        ),
        .init("pricebook capture --via warc crawl.warc.gz", "Keeps the sources' pages of a crawl."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    switch invocation[via] {
    case .wayback, .warc:
      try refuseFileOptions(invocation)
      return invocation[via] == .warc
        ? try importWARC(invocation, surroundings) : try backfill(invocation, surroundings)
    default:
      for option in archiveOptions where invocation.has(option) {
        throw UsageError.combination(
          "'--\(option.name)' is for archives: '--via wayback', or '--via warc' for '--url'"
        )
      }
      return isOfFile(invocation)
        ? try keepFile(invocation, surroundings) : try fetch(invocation, surroundings)
    }
  }

  private static func isOfFile(_ invocation: Invocation) -> Bool {
    if let way = invocation[via] { return way == .file }
    let arguments = invocation.arguments
    guard arguments.count == 1, !isAddress(arguments[0]) else { return false }
    return arguments[0] == "-" || invocation[source] != nil
  }

  private static func isAddress(_ argument: String) -> Bool {
    argument.contains("://")
  }

  // MARK: - From the network

  private static func fetch(
    _ invocation: Invocation,
    _ surroundings: Surroundings
  ) throws -> Outcome {
    try refuseFileOptions(invocation)
    let opened = try OpenBase(invocation, surroundings)
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let now = surroundings.web?.clock.date() ?? 0
    let targets = try targets(invocation, opened, on: today, now: now)
    guard !opened.base.isReadOnly else { throw ArchiveError.readOnly(file: "data/captures") }
    guard let web = surroundings.web else {
      throw CommandFailure("There is no way to the network here; keep pages from files instead.")
    }
    let result = try SignalHold.holding {
      try Capturing(
        opened.base,
        web: web,
        today: today,
        way: invocation[via] ?? .auto,
        allowsPrivate: invocation[allowPrivate],
        pages: targets.count
      ).run(targets)
    }
    return Outcome(
      Report.captures(result.rows)
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: result.notes,
      code: result.rows.contains(where: \.isFailure) ? .failed : .done
    )
  }

  private static func refuseFileOptions(_ invocation: Invocation) throws {
    for option in [published.spec, captured.spec, address.spec, title.spec]
    where invocation.has(option) {
      throw UsageError.combination("'--\(option.name)' is for files; give one and '--via file'")
    }
    if invocation[transcribed] || invocation.has(ExtractCommand.type.spec) {
      throw UsageError.combination("'--transcribed' and '--as' are for files")
    }
  }

  /// What the arguments mean, in their order; what is due where there are none.
  static func targets(
    _ invocation: Invocation,
    _ opened: OpenBase,
    on day: Day,
    now: Int
  ) throws -> [CaptureTarget] {
    let addresses = invocation.arguments.filter(isAddress)
    var names = invocation.arguments.filter { !isAddress($0) }
    if let named = invocation[source] { names.append(named) }
    guard let address = addresses.first else {
      if names.isEmpty { return try DueCaptures.targets(in: opened.base, on: day, now: now) }
      return try names.flatMap { try pages(of: try opened.source(named: $0), opened) }
    }
    guard addresses.count == 1, names.count <= 1 else {
      throw UsageError.combination("'capture' takes one address at a time, with its source")
    }
    if let name = names.first {
      return [CaptureTarget(source: try opened.source(named: name), address: address)]
    }
    let owners = try opened.base.sources().filter { $0.address == address }
    guard let owner = owners.first, owners.count == 1 else {
      let found = owners.isEmpty ? "No source" : "\(owners.count) sources"
      throw CommandFailure(
        "\(found) in data/sources has the address '\(address)'; say with '--source ID' whose page it "
          + "is."
      )
    }
    return [CaptureTarget(source: owner, address: address)]
  }

  private static func pages(of source: Source, _ opened: OpenBase) throws -> [CaptureTarget] {
    let pages = DueCaptures.targets(of: source, try opened.base.captures(of: source.id))
    if !pages.isEmpty { return pages }
    throw CommandFailure(
      "'\(source.id)' has no page to fetch: "
        + (source.isTranscribedOnly
          ? "its file in data/sources says that it is transcribed only"
          : "'\(source.address)' is no address on the web")
        + "; keep a file with 'pricebook capture FILE --source \(source.id)'."
    )
  }

  // MARK: - From a file

  private static func keepFile(
    _ invocation: Invocation,
    _ surroundings: Surroundings
  ) throws -> Outcome {
    var arguments = invocation.arguments
    // 'capture SOURCE FILE --via file' names the source first, as the other ways do.
    let id = invocation[source] ?? (arguments.count == 2 ? arguments.removeFirst() : nil)
    guard let id else {
      throw UsageError.combination("'capture' needs '--source ID': whose page is it?")
    }
    guard let name = arguments.first, arguments.count == 1 else {
      throw UsageError.combination("'capture' keeps one file at a time")
    }
    let opened = try OpenBase(invocation, surroundings)
    let source = try opened.source(named: id)
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
    let report = Report.capture(
      snapshot,
      isNew: written.contains { $0.hasPrefix("snapshots/") },
      isReturn: written.contains { $0.hasPrefix("data/captures/") }
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style)
    )
  }
}

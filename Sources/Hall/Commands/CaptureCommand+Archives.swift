import Archive
import Capture
import Reporting
import Vocabulary

// Pages of the past: from web archives and from WARC files.
extension CaptureCommand {
  static let from = Option(
    "from",
    .moment,
    "The first captures of an archive to take. Default: the oldest."
  ) { Self.digits($0) }
  static let to = Option(
    "to",
    .moment,
    "The last captures of an archive to take. Default: the newest."
  ) { Self.digits($0) }
  static let archive = Option(
    "archive",
    .address,
    "A collection of another archive (pywb). Default: the Wayback Machine."
  ) { Self.webAddress($0) }
  static let cdx = Option(
    "cdx",
    .address,
    "Where an archive's index is, with '--memento'."
  ) { Self.webAddress($0) }
  static let memento = Option(
    "memento",
    .address,
    "What comes before the time and address of an archive's page, with '--cdx'."
  ) { Self.webAddress($0) }
  static let unverified = Switch(
    "unverified",
    "Also keep what an archive sends with another digest than its index lists."
  )
  static let url = Option(
    "url",
    .pattern,
    "Which records of a WARC file are pages of '--source'; '*' stands for anything."
  ) { $0.isEmpty ? nil : $0 }

  static let archiveOptions = [
    from.spec, to.spec, archive.spec, cdx.spec, memento.spec, unverified.spec, url.spec,
  ]

  /// The first digits of a time: "2023", "202305", "2023-05-01".
  private static func digits(_ text: String) -> String? {
    let digits = text.filter { $0 != "-" }
    guard (4...14).contains(digits.utf8.count), digits.utf8.count % 2 == 0 else { return nil }
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? digits : nil
  }

  private static func webAddress(_ text: String) -> String? {
    text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
  }

  // MARK: - Web archives

  static func backfill(
    _ invocation: Invocation,
    _ surroundings: Surroundings
  ) throws -> Outcome {
    if invocation.has(url.spec) {
      throw UsageError.combination("'--url' is for WARC files; give the address as an argument")
    }
    let server = try server(invocation)
    let opened = try OpenBase(invocation, surroundings)
    let targets = try archiveTargets(invocation, opened)
    guard !opened.base.isReadOnly else { throw ArchiveError.readOnly(file: "snapshots") }
    guard let web = surroundings.web else {
      throw CommandFailure("There is no way to the network here; keep pages from files instead.")
    }
    let result = try SignalHold.holding {
      try Backfill(
        opened.base,
        web: web,
        server: server,
        allowsPrivate: invocation[allowPrivate],
        keepsUnverified: invocation[unverified]
      ).run(targets, from: invocation[from], to: invocation[to])
    }
    return outcome(
      result.rows,
      result.notes,
      isBrokenOff: result.isBrokenOff,
      invocation,
      surroundings
    )
  }

  private static func server(_ invocation: Invocation) throws -> ArchiveServer {
    switch (invocation[archive], invocation[cdx], invocation[memento]) {
    case (nil, nil, nil): return .wayback
    case (let collection?, nil, nil): return ArchiveServer(collection: collection)
    case (nil, let index?, let replay?): return ArchiveServer(index: index, replay: replay)
    case (_?, _, _):
      throw UsageError.combination(
        "'--archive' names index and pages at once; leave out the others"
      )
    default: throw UsageError.combination("'--cdx' and '--memento' are given together")
    }
  }

  /// Every page of the sources: archives have also what is not captured from the network any more.
  private static func archiveTargets(
    _ invocation: Invocation,
    _ opened: OpenBase
  ) throws -> [CaptureTarget] {
    let addresses = invocation.arguments.filter { $0.contains("://") }
    if !addresses.isEmpty { return try targets(invocation, opened, on: Day(number: 0), now: 0) }
    let names = invocation.arguments + (invocation[source].map { [$0] } ?? [])
    guard !names.isEmpty else {
      throw UsageError.combination(
        "'--via wayback' needs a source: whose pages are to be looked for?"
      )
    }
    return try names.flatMap { name -> [CaptureTarget] in
      let source = try opened.source(named: name)
      let pages = try self.addresses(of: source, opened)
      guard !pages.isEmpty else {
        throw CommandFailure("'\(source.id)' has no address on the web, but '\(source.address)'.")
      }
      return pages.map { CaptureTarget(source: source, address: $0) }
    }
  }

  /// The address of a source and of the other pages that were captured for it.
  private static func addresses(of source: Source, _ opened: OpenBase) throws -> [String] {
    let others = try opened.base.captures(of: source.id).pages.map(\.address)
    let all = [source.address] + others.filter { $0 != source.address }
    return all.filter { webAddress($0) != nil }
  }

  // MARK: - WARC files

  static func importWARC(
    _ invocation: Invocation,
    _ surroundings: Surroundings
  ) throws -> Outcome {
    let others = archiveOptions.filter { $0.name != url.spec.name }
    for option in others where invocation.has(option) {
      throw UsageError.combination("'--\(option.name)' is for web archives, '--via wayback'")
    }
    if invocation.has(url.spec), !invocation.has(source.spec) {
      throw UsageError.combination("'--url' needs '--source ID': whose pages are these?")
    }
    guard !invocation.arguments.isEmpty else {
      throw UsageError.combination("'--via warc' needs a file: 'pricebook capture --via warc FILE'")
    }
    let opened = try OpenBase(invocation, surroundings)
    let owners = try Self.owners(invocation, opened)
    guard !opened.base.isReadOnly else { throw ArchiveError.readOnly(file: "snapshots") }
    let result = try SignalHold.holding {
      try WARCImport(
        opened.base,
        isInterrupted: surroundings.web?.isInterrupted,
        owners: owners
      ).run(invocation.arguments.map { (surroundings.path($0), $0) })
    }
    return outcome(
      result.rows,
      result.notes,
      isBrokenOff: result.isBrokenOff,
      invocation,
      surroundings
    )
  }

  /// Which sources an address of a record belongs to.
  private static func owners(
    _ invocation: Invocation,
    _ opened: OpenBase
  ) throws -> @Sendable (String) -> [Source] {
    let named = try invocation[source].map { try opened.source(named: $0) }
    if let named, let pattern = invocation[url] {
      return { AddressKey.fits($0, pattern) ? [named] : [] }
    }
    var sources: [AddressKey: [Source]] = [:]
    for source in try named.map({ [$0] }) ?? opened.base.sources() {
      for key in Set(try addresses(of: source, opened).map { AddressKey($0) }) {
        sources[key, default: []].append(source)
      }
    }
    let known = sources
    return { known[AddressKey($0)] ?? [] }
  }

  /// A run that was broken off has failed, and one that found no more than failures.
  private static func outcome(
    _ rows: [ArchivedRow],
    _ notes: [String],
    isBrokenOff: Bool,
    _ invocation: Invocation,
    _ surroundings: Surroundings
  ) -> Outcome {
    let isInVain = !rows.isEmpty && rows.allSatisfy(\.isFailure)
    return Outcome(
      Report.archived(rows)
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: notes,
      code: isBrokenOff || isInVain ? .failed : .done
    )
  }
}

extension ValueKind {
  static let moment = Self(
    placeholder: "TIME",
    expectation: "a time as 2023, 2023-05 or 2023-05-01",
    completion: .none
  )
  static let address = Self(
    placeholder: "URL",
    expectation: "an address that begins with https:// or http://",
    completion: .none
  )
  static let pattern = Self(
    placeholder: "PATTERN",
    expectation: "an address, where '*' stands for anything",
    completion: .none
  )
}

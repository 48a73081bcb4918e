import Archive
import Extraction
import Markup
import Vocabulary

/// Reads bytes into claims with the names and units of a knowledge base.
struct PageReader {
  private let extractor: Extractor
  private let sources: [Identifier<Source>: Source]
  private let returns: PageReturns

  /// The version of the programs and of the names that they read with.
  let version: String

  init(_ base: KnowledgeBase) throws {
    let subjects = try base.subjects()
    let units = try base.units()
    returns = try PageReturns(base)
    extractor = Extractor(subjects: subjects, units: units)
    sources = Dictionary(try base.sources().map { ($0.id, $0) }) { first, _ in first }
    version =
      "markup \(Markup.version), extraction \(Extractor.version), "
      + "names \(Self.fingerprint(subjects, units))"
  }

  /// What reads the pages of a source: another region of the page is another reading.
  private func version(for source: Source) -> String {
    guard let region = source.region else { return version }
    return version + ", region \(Self.fingerprint([region]))"
  }

  /// What reads a snapshot: a page that came back is read again for the day of its return.
  private func version(for snapshot: Snapshot, from source: Source) -> String {
    let days = returns.returns(to: snapshot)
    if days.isEmpty { return version(for: source) }
    let words = days.map { "\($0.day) \($0.published?.description ?? "-")" }
    return version(for: source) + ", returns \(Self.fingerprint(words))"
  }

  /// The snapshots without a reading, or with one by another version, in the order of capture.
  func due(in base: KnowledgeBase) throws -> [Snapshot] {
    try base.snapshots().filter { snapshot in
      try base.reader(of: snapshot) != version(for: snapshot, from: source(of: snapshot))
    }
  }

  /// What a snapshot says, on its first capture and on each return of its page; a page that cannot
  /// be read says nothing, and a finding tells why.
  func reading(of snapshot: Snapshot, in base: KnowledgeBase) throws -> Reading {
    let source = try source(of: snapshot)
    let bytes = try base.bytes(of: snapshot)
    do throws(MarkupError) {
      let first = try reading(of: bytes, snapshot, from: source)
      var again: [Claim] = []
      for found in returns.returns(to: snapshot) {
        again += try claims(of: first, in: bytes, snapshot, from: source, again: found)
      }
      return Reading(
        snapshot: first.snapshot,
        source: first.source,
        reader: version(for: snapshot, from: source),
        claims: first.claims + again,
        checks: first.checks,
        findings: first.findings
      )
    } catch {
      let finding = Finding(
        .error,
        "unreadable-page",
        "\(source.id): \(error.description)",
        at: .snapshot(snapshot.id, bytes: nil)
      )
      return Reading(
        snapshot: snapshot.id,
        source: source.id,
        reader: version(for: snapshot, from: source),
        claims: [],
        checks: [],
        findings: [finding]
      )
    }
  }

  /// What a page says again on the day of a return: nothing where it dates itself, because then it
  /// speaks for the same day as before.
  private func claims(
    of first: Reading,
    in bytes: [UInt8],
    _ snapshot: Snapshot,
    from source: Source,
    again found: PageReturns.Return
  ) throws(MarkupError) -> [Claim] {
    let days = Dictionary(first.claims.map { ($0.id, $0.validity.asserted) }) { first, _ in first }
    let later = snapshot.seenAgain(on: found.day, published: found.published)
    return try reading(of: bytes, later, from: source).claims.compactMap { claim in
      let asserted = claim.validity.asserted
      guard let before = days[claim.id], before != asserted else { return nil }
      return claim.returned(on: found.day, asserted: asserted)
    }
  }

  /// What bytes say that are of a source.
  func reading(
    of bytes: [UInt8],
    _ snapshot: Snapshot,
    from source: Source
  ) throws(MarkupError) -> Reading {
    let page = try Markup.page(from: bytes, as: snapshot.mediaType, region: source.region)
    return reading(of: page, bytes, snapshot, from: source)
  }

  /// What a page says that was read from these bytes.
  func reading(
    of page: Page,
    _ bytes: [UInt8],
    _ snapshot: Snapshot,
    from source: Source
  ) -> Reading {
    let reading = extractor.reading(of: page, bytes: bytes, snapshot: snapshot, source: source)
    return Reading(
      snapshot: reading.snapshot,
      source: reading.source,
      reader: version(for: source),
      claims: reading.claims,
      checks: reading.checks,
      findings: reading.findings
    )
  }

  private func source(of snapshot: Snapshot) throws -> Source {
    if let source = sources[snapshot.source] { return source }
    throw CommandFailure(
      "Snapshot '\(snapshot.id)' is of source '\(snapshot.source)', which has no file in "
        + "data/sources; add one, or remove the snapshot."
    )
  }

  // MARK: - Fingerprints

  /// A few digits that differ where names, aliases or units do: with other names a page reads
  /// otherwise, so a change of names makes readings due again.
  private static func fingerprint(_ subjects: [Subject], _ units: [UnitDefinition]) -> String {
    var words: [String] = []
    for subject in subjects {
      words += [subject.id.text, subject.name, subject.kind.rawValue, subject.family]
      words += subject.aliases + subject.endpoints + subject.formerIDs.map(\.text)
      for scoped in subject.scopedAliases { words += [scoped.alias] + scoped.within }
    }
    for unit in units {
      words += [unit.unit.symbol, unit.dimension] + unit.aliases
      if let conversion = unit.conversion {
        words += [conversion.base.symbol, conversion.factor.description]
      }
    }
    return fingerprint(words)
  }

  private static func fingerprint(_ words: [String]) -> String {
    let text = words.joined(separator: "\n")
    return String(Digest.snapshot(of: Array(text.utf8)).text.prefix(8))
  }
}

extension Snapshot {
  /// The same bytes on a later day.
  fileprivate func seenAgain(on day: Day, published: DaySpan?) -> Self {
    Self(
      id: id,
      source: source,
      address: address,
      title: title,
      captured: day,
      published: published ?? self.published,
      mediaType: mediaType,
      way: way,
      fidelity: fidelity,
      length: length
    )
  }
}

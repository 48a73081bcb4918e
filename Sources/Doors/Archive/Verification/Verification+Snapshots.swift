import Vocabulary

extension Verification {
  /// Captures and their readings: hashes, lengths, quotes.
  mutating func checkSnapshots(_ progress: (_ done: Int, _ of: Int) -> Void) {
    var folders: [(String, [String])] = []
    for name in names(in: Layout.snapshots) {
      let folder = "\(Layout.snapshots)/\(name)"
      if files.isFolder(folder) {
        folders.append((folder, names(in: folder)))
      } else {
        reportStray(folder)
      }
    }
    let total = folders.reduce(0) { sum, folder in
      sum + folder.1.count { KnowledgeBase.source(ofMetadataNamed: $0) != nil }
    }
    var unread = Set(names(in: Layout.claims).filter { $0.hasSuffix(".json") })
    var done = 0
    for (folder, names) in folders {
      for (stem, names) in Self.byHash(names) {
        checkCapture(stem, names, in: folder, unread: &unread)
        done += names.count { KnowledgeBase.source(ofMetadataNamed: $0) != nil }
        progress(done, total)
      }
    }
    for name in unread.sorted() {
      let file = "\(Layout.claims)/\(name)"
      report(
        .error,
        "unknown-snapshot",
        in: file,
        "'\(file)' is the reading of a snapshot that is not kept; expected its capture, so restore "
          + "it or run 'pricebook update'."
      )
      checkReading(file, of: nil, nil)
    }
  }

  /// Files of a folder by the hash they begin with, in order; others under "".
  private static func byHash(_ names: [String]) -> [(String, [String])] {
    Dictionary(grouping: names) { name in
      Layout.isHash(name.prefix(64)) ? String(name.prefix(64)) : ""
    }.sorted { $0.key < $1.key }
  }

  /// All files that begin with one hash: the bytes, once loaded, serve every source's metadata.
  private mutating func checkCapture(
    _ hash: String,
    _ names: [String],
    in folder: String,
    unread: inout Set<String>
  ) {
    var bytesFiles = Set(
      Snapshot.MediaType.allCases.map { "\(hash).\($0.fileExtension)" }
    ).intersection(names)
    for name in names where KnowledgeBase.source(ofMetadataNamed: name) == nil {
      if !bytesFiles.contains(name) { reportStray("\(folder)/\(name)") }
    }
    var loaded: (file: String, bytes: [UInt8]?)?
    for name in names {
      guard let source = KnowledgeBase.source(ofMetadataNamed: name) else { continue }
      let snapshot = metadata("\(folder)/\(name)", hash, source)
      if let snapshot {
        let bytesName = "\(hash).\(snapshot.mediaType.fileExtension)"
        bytesFiles.remove(bytesName)
        let file = "\(folder)/\(bytesName)"
        if loaded?.file != file { loaded = (file, bytes(file, hash)) }
        if let bytes = loaded?.bytes, bytes.count != snapshot.length {
          report(
            .otherBytes(
              file: file,
              expected: "\(snapshot.length) bytes",
              found: "\(bytes.count) bytes"
            )
          )
        }
      }
      let reading = "\(hash).\(source).json"
      if unread.remove(reading) != nil {
        checkReading("\(Layout.claims)/\(reading)", of: snapshot, loaded?.bytes)
      }
    }
    for name in bytesFiles.sorted() where !names.contains(where: isMetadata) {
      report(
        .note,
        "bytes-without-metadata",
        in: "\(folder)/\(name)",
        "'\(folder)/\(name)' has no metadata, as a run that was killed leaves it; import the page "
          + "again to adopt it, or remove it."
      )
    }
  }

  private func isMetadata(_ name: String) -> Bool {
    KnowledgeBase.source(ofMetadataNamed: name) != nil
  }

  private mutating func metadata(_ file: String, _ hash: String, _ source: String) -> Snapshot? {
    let snapshot = value(of: file, as: .snapshot, Snapshot.init(json:), json: \.json)
    guard let snapshot else { return nil }
    guard
      snapshot.id.text == hash, snapshot.source.text == source,
      file.hasPrefix("\(Layout.snapshots)/\(hash.prefix(2))/")
    else {
      report(
        .error,
        "wrong-name",
        in: file,
        "'\(file)' speaks of the snapshot '\(snapshot.id)' of '\(snapshot.source)'; expected the "
          + "hash and source of its name, so rename or restore it."
      )
      return nil
    }
    check(snapshot.source, of: "source", isIn: sources, from: file)
    snapshots.insert(snapshot.id)
    return snapshot
  }

  /// The bytes of a capture, their hash checked; `nil` where they cannot be read.
  private mutating func bytes(_ file: String, _ hash: String) -> [UInt8]? {
    do throws(ArchiveError) {
      guard let bytes = try files.contents(of: file) else { throw .missing(file: file) }
      let found = Digest.snapshot(of: bytes).text
      if found != hash {
        report(.otherBytes(file: file, expected: "hash \(hash)", found: "hash \(found)"))
      }
      return bytes
    } catch {
      report(error)
      return nil
    }
  }
}

// MARK: - Readings

extension Verification {
  /// A reading against its snapshot and bytes, as far as these are sound: what is wrong with them
  /// has been reported, and the claims count as there.
  private mutating func checkReading(_ file: String, of snapshot: Snapshot?, _ bytes: [UInt8]?) {
    let reading = value(of: file, as: .reading, Reading.init(json:), json: \.json)
    guard let reading else { return }
    if let snapshot, reading.snapshot != snapshot.id || reading.source != snapshot.source {
      report(
        .error,
        "wrong-name",
        in: file,
        "'\(file)' is a reading of '\(reading.snapshot)' of '\(reading.source)'; expected the hash "
          + "and source of its name, so run 'pricebook update'."
      )
    }
    for claim in reading.claims {
      if !claims.insert(claim.id).inserted {
        report(
          .error,
          "listed-twice",
          in: file,
          "'\(file)' has the claim '\(claim.id)', which is there already; expected each claim once, "
            + "so run 'pricebook update'."
        )
      }
      check(claim.subject, of: "subject", isIn: subjects, from: file)
      check(claim.evidence, of: "claim '\(claim.id)'", in: file, reading, bytes)
    }
    for (index, arithmetic) in reading.checks.enumerated() {
      check(arithmetic.evidence, of: "check \(index)", in: file, reading, bytes)
    }
  }

  private mutating func check(
    _ evidence: Evidence?,
    of thing: String,
    in file: String,
    _ reading: Reading,
    _ bytes: [UInt8]?
  ) {
    guard let evidence else { return }
    guard evidence.snapshot == reading.snapshot else {
      report(
        .error,
        "unknown-snapshot",
        in: file,
        "'\(file)' rests the \(thing) on the snapshot '\(evidence.snapshot)'; expected its own "
          + "snapshot, so run 'pricebook update'."
      )
      return
    }
    guard let bytes else { return }
    for passage in [evidence.passage] + evidence.context where !passage.stands(in: bytes) {
      report(
        .error,
        "wrong-quote",
        in: file,
        "'\(file)' quotes '\(passage.quote.prefix(60))' at bytes \(passage.bytes) for the \(thing), "
          + "and the snapshot does not say so there; expected its very words, so run "
          + "'pricebook update'."
      )
    }
  }
}

extension Passage {
  /// Whether the bytes, decoded, are the quote.
  fileprivate func stands(in snapshot: [UInt8]) -> Bool {
    guard bytes.upperBound <= snapshot.count else { return false }
    let found = snapshot[bytes]
    return found.elementsEqual(quote.utf8)
      || String(decoding: found, as: UTF8.self).utf8.elementsEqual(quote.utf8)
  }
}

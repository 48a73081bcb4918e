package import Vocabulary

/// The right to write a knowledge base, with what can be written.
///
/// Every file is put in place as a whole; files that would not change are left alone. Methods give
/// the files that did change, as paths below the root.
package struct Writer: ~Copyable {
  private let lock: Lock
  private let knowledgeBase: KnowledgeBase
  private let disk: Disk
  private let atomic: AtomicFile

  init(lock: consuming Lock, knowledgeBase: KnowledgeBase, disk: Disk) {
    self.lock = lock
    self.knowledgeBase = knowledgeBase
    self.disk = disk
    atomic = AtomicFile(disk: disk)
  }

  /// Keeps a capture: its bytes first and then what is known of them, so that a run that is killed
  /// in between leaves bytes that the next import of the same page adopts.
  ///
  /// The same bytes of the same source are kept once, with the day of the first capture; then
  /// nothing is written.
  ///
  /// - Throws: `.otherBytes` where the bytes do not have the metadata's hash and length.
  package borrowing func importing(
    _ bytes: [UInt8],
    _ snapshot: Snapshot
  ) throws(ArchiveError) -> [String] {
    let file = try Layout.bytes(of: snapshot.id, snapshot.mediaType)
    let metadata = try Layout.metadata(of: snapshot.id, from: snapshot.source)
    guard bytes.count <= Limits.fileBytes else {
      throw .tooLarge(file: file, bytes: bytes.count, limit: Limits.fileBytes)
    }
    let found = Digest.snapshot(of: bytes)
    guard found == snapshot.id, bytes.count == snapshot.length else {
      throw .otherBytes(
        file: file,
        expected: "\(snapshot.length) bytes with hash \(snapshot.id)",
        found: "\(bytes.count) bytes with hash \(found)"
      )
    }
    if try disk.contents(of: metadata) != nil, try disk.contents(of: file) == bytes { return [] }
    return try atomic.write([(file, bytes)])
      + atomic.write([(metadata, JSONWriter.document(snapshot.json))])
  }

  /// Replaces the readings of these snapshots.
  package borrowing func record(_ readings: [Reading]) throws(ArchiveError) -> [String] {
    var written: [String] = []
    for reading in readings {
      let file = try Layout.reading(of: reading.snapshot, from: reading.source)
      let bytes = try Self.document(reading, reading.json, for: file, Reading.init(json:))
      written += try atomic.write([(file, bytes)])
    }
    return written
  }

  /// Replaces all rulings: files of subjects without a ruling are removed.
  package borrowing func record(_ rulings: [Ruling]) throws(ArchiveError) -> [String] {
    var files: [(file: String, bytes: [UInt8])] = []
    for (subject, rulings) in Dictionary(grouping: rulings, by: \.subject) {
      let sorted = rulings.sorted { $0.id < $1.id }
      let file = try Layout.rulings(on: subject)
      let json = Ruling.json(sorted, on: subject)
      files.append(
        (
          file,
          try Self.document(sorted, json, for: file) { (json) throws(Misfit) in
            try Ruling.all(json: json).rulings
          }
        )
      )
    }
    files.sort { $0.file < $1.file }
    let kept = Set(files.map(\.file))
    return try atomic.write(files)
      + remove(in: Layout.rulings) { (file) throws(ArchiveError) in !kept.contains(file) }
  }

  /// Removes readings whose snapshot is gone.
  package borrowing func removeOrphanedReadings() throws(ArchiveError) -> [String] {
    var kept: Set<String> = []
    for snapshot in try knowledgeBase.snapshots() {
      kept.insert(try Layout.reading(of: snapshot.id, from: snapshot.source))
    }
    return try remove(in: Layout.claims) { (file) throws(ArchiveError) in !kept.contains(file) }
  }

  /// Publishes tables for good: each number is the one after the last, and no file is replaced.
  ///
  /// Publishing again what is published, byte for byte, does nothing.
  package borrowing func publish(_ tables: [PriceTable]) throws(ArchiveError) -> [String] {
    var published = try knowledgeBase.publications()
    var written: [String] = []
    for table in tables {
      let file = Layout.table(table.number, table.day)
      let bytes = try Self.document(table, table.json, for: file, PriceTable.init(json:))
      if try disk.contents(of: file) == bytes { continue }
      let next = (published.last?.number ?? 0) + 1
      if published.contains(where: { $0.number == table.number }) {
        throw .alreadyPublished(file: file)
      }
      guard table.number == next else { throw .outOfSequence(file: file, expected: next) }
      written += try atomic.write([(file, bytes)], .onlyNew)
      published.append((table.number, table.day))
    }
    return written
  }

  /// Replaces a source's file.
  package borrowing func record(_ source: Source) throws(ArchiveError) -> [String] {
    let file = try Layout.file(of: source.id)
    return try atomic.write([(file, JSONWriter.document(source.json))])
  }

  /// Replaces a decision's file.
  package borrowing func record(_ decision: Decision) throws(ArchiveError) -> [String] {
    let file = try Layout.file(of: decision.id)
    return try atomic.write([(file, JSONWriter.document(decision.json))])
  }

  /// The bytes of a value, after reading them back: what is written can be read.
  private static func document<Value: Equatable>(
    _ value: Value,
    _ json: JSON,
    for file: String,
    _ read: (JSON) throws(Misfit) -> Value
  ) throws(ArchiveError) -> [UInt8] {
    do throws(Misfit) {
      guard try read(json) == value else {
        throw Misfit(expected: "a value that its file can hold", found: "another")
      }
    } catch {
      throw error.error(in: file)
    }
    return JSONWriter.document(json)
  }

  private borrowing func remove(
    in folder: String,
    where isStale: (String) throws(ArchiveError) -> Bool
  ) throws(ArchiveError) -> [String] {
    var removed: [String] = []
    for name in try disk.names(in: folder) where name.hasSuffix(".json") {
      let file = "\(folder)/\(name)"
      guard try isStale(file) else { continue }
      try disk.remove(file)
      removed.append(file)
    }
    if !removed.isEmpty { try disk.settle(folder) }
    return removed
  }

  /// Removes temporary files that a killed run left; the lock proves that nobody uses them.
  borrowing func sweep() throws(ArchiveError) {
    let folders =
      [
        Layout.data, Layout.sources, Layout.decisions, Layout.claims, Layout.rulings,
        Layout.tables,
      ] + (try knowledgeBase.snapshotFolders())
    for folder in folders {
      for name in try disk.names(in: folder) where name.hasPrefix(Disk.temporaryPrefix) {
        try disk.remove("\(folder)/\(name)")
      }
    }
  }
}

package import Vocabulary

/// The right to write a knowledge base, with what can be written.
///
/// Each method makes its change as a whole or not at all, also where the process is killed; files
/// that would not change are left alone. Methods give the files that did, as paths below the root.
package struct Writer: ~Copyable {
  private let lock: Lock
  let knowledgeBase: KnowledgeBase
  let disk: Disk

  init(lock: consuming Lock, knowledgeBase: KnowledgeBase, disk: Disk) {
    self.lock = lock
    self.knowledgeBase = knowledgeBase
    self.disk = disk
  }

  /// Keeps a capture.
  ///
  /// The same bytes of the same source are kept once, with the day of the first capture; then
  /// nothing is written, unless the source showed other bytes in between: the record of its
  /// captures then has the day on which it came back to these. Throws `.otherBytes` where the bytes
  /// do not have the metadata's hash and length.
  package borrowing func importing(
    _ bytes: [UInt8],
    _ snapshot: Snapshot
  ) throws(ArchiveError) -> [String] {
    try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      let isReturn = try isReturn(snapshot)
      try keep(bytes, snapshot, in: &transaction)
      if isReturn {
        try note([CaptureRecord.Seen(snapshot)], of: snapshot.source, in: &transaction)
      }
    }
  }

  borrowing func keep(
    _ bytes: [UInt8],
    _ snapshot: Snapshot,
    in transaction: inout Transaction
  ) throws(ArchiveError) {
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
    try transaction.write(bytes, to: file)
    if try disk.contents(of: metadata) == nil {
      try transaction.write(JSONWriter.document(snapshot.json), to: metadata)
    }
  }

  /// Keeps what a walk made, all of it in one step.
  ///
  /// Readings replace those of the same snapshots, and readings whose snapshot is gone are removed.
  /// Rulings, where given, replace all rulings. Tables are published for good: each number is the
  /// one after the last, and publishing again what is published, byte for byte, does nothing.
  ///
  /// Throws `.alreadyPublished` or `.outOfSequence` for a table that is not the next one.
  package borrowing func record(
    readings: [Reading] = [],
    rulings: [Ruling]? = nil,
    publishing tables: [PriceTable] = []
  ) throws(ArchiveError) -> [String] {
    try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      try record(readings, in: &transaction)
      if let rulings { try record(rulings, in: &transaction) }
      try publish(tables, in: &transaction)
    }
  }

  /// Replaces a source's file.
  package borrowing func record(_ source: Source) throws(ArchiveError) -> [String] {
    let file = try Layout.file(of: source.id)
    return try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      try transaction.write(JSONWriter.document(source.json), to: file)
    }
  }

  /// Replaces a decision's file.
  package borrowing func record(_ decision: Decision) throws(ArchiveError) -> [String] {
    let file = try Layout.file(of: decision.id)
    return try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      try transaction.write(JSONWriter.document(decision.json), to: file)
    }
  }

  /// Finishes what a killed run had decided, and removes what it had not.
  ///
  /// The lock proves that nobody uses the temporary files.
  borrowing func recover() throws(ArchiveError) {
    try Journal.recover(disk)
    let folders =
      [
        "", Layout.data, Layout.sources, Layout.decisions, Layout.claims, Layout.rulings,
        Layout.tables, Layout.captures, Layout.failed, Layout.notifications, Layout.backfills,
      ] + (try knowledgeBase.snapshotFolders())
    for folder in folders {
      for name in try disk.names(in: folder) where name.hasPrefix(Disk.temporaryPrefix) {
        try disk.remove(folder.isEmpty ? name : "\(folder)/\(name)")
      }
    }
  }
}

// MARK: - Parts of a walk

extension Writer {
  private borrowing func record(
    _ readings: [Reading],
    in transaction: inout Transaction
  ) throws(ArchiveError) {
    for reading in readings {
      let file = try Layout.reading(of: reading.snapshot, from: reading.source)
      let bytes = try Self.document(reading, reading.json, for: file, Reading.init(json:))
      try transaction.write(bytes, to: file)
    }
    var kept: Set<String> = []
    for folder in try knowledgeBase.snapshotFolders() {
      for name in try disk.names(in: folder) {
        if KnowledgeBase.source(ofMetadataNamed: name) != nil { kept.insert(name) }
      }
    }
    for name in try disk.names(in: Layout.claims)
    where name.hasSuffix(".json") && !kept.contains(name) {
      transaction.remove("\(Layout.claims)/\(name)")
    }
  }

  private borrowing func record(
    _ rulings: [Ruling],
    in transaction: inout Transaction
  ) throws(ArchiveError) {
    var kept: Set<String> = []
    let subjects = Dictionary(grouping: rulings, by: \.subject)
    for (subject, rulings) in subjects.sorted(by: { $0.key < $1.key }) {
      let sorted = rulings.sorted { $0.id < $1.id }
      let file = try Layout.rulings(on: subject)
      let bytes = try Self.document(sorted, Ruling.json(sorted, on: subject), for: file) {
        (json) throws(Misfit) in
        try Ruling.all(json: json).rulings
      }
      try transaction.write(bytes, to: file)
      kept.insert(file)
    }
    for name in try disk.names(in: Layout.rulings) where name.hasSuffix(".json") {
      let file = "\(Layout.rulings)/\(name)"
      if !kept.contains(file) { transaction.remove(file) }
    }
  }

  private borrowing func publish(
    _ tables: [PriceTable],
    in transaction: inout Transaction
  ) throws(ArchiveError) {
    var published = try knowledgeBase.publications()
    for table in tables {
      let file = Layout.table(table.number, table.day)
      let bytes = try Self.document(table, table.json, for: file, PriceTable.init(json:))
      if try disk.contents(of: file) == bytes { continue }
      if published.contains(where: { $0.number == table.number }) {
        throw .alreadyPublished(file: file)
      }
      let next = (published.last?.number ?? 0) + 1
      guard table.number == next else { throw .outOfSequence(file: file, expected: next) }
      try transaction.write(bytes, to: file, .onlyNew)
      published.append((table.number, table.day))
    }
  }

  /// The bytes of a value, after reading them back: what is written can be read.
  static func document<Value: Equatable>(
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
}

package import Vocabulary

// What a capture brings, good or not: pages, heartbeats and failures.
extension Writer {
  /// A page that was captured, with its bytes.
  package struct Page: Sendable, Hashable {
    package let bytes: [UInt8]
    package let snapshot: Snapshot

    package init(_ bytes: [UInt8], _ snapshot: Snapshot) {
      self.bytes = bytes
      self.snapshot = snapshot
    }
  }

  /// Keeps what was captured together with the record that says so, in one step.
  ///
  /// `failed` are bytes that came instead of a page: they are kept apart from snapshots, where
  /// nothing reads them, as long as the record points to them. Throws as `importing` does.
  package borrowing func record(
    _ record: CaptureRecord,
    keeping pages: [Page] = [],
    failed: [UInt8]? = nil
  ) throws(ArchiveError) -> [String] {
    let file = try Layout.captures(of: record.source)
    let before = try knowledgeBase.captures(of: record.source)
    let inUse = try failedBytesInUse(besides: record.source).union(record.failedBytes)
    return try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      for page in pages { try keep(page.bytes, page.snapshot, in: &transaction) }
      if let failed {
        let id = Digest.snapshot(of: failed)
        if record.failedBytes.contains(id) {
          try transaction.write(failed, to: try Layout.failedBytes(id))
        }
      }
      for id in before.failedBytes.subtracting(inUse).sorted() {
        transaction.remove(try Layout.failedBytes(id))
      }
      let bytes = try Self.document(record, record.json, for: file, CaptureRecord.init(json:))
      try transaction.write(bytes, to: file)
    }
  }

  /// Two sources may have failed with the same bytes, which are kept once.
  private borrowing func failedBytesInUse(
    besides source: Identifier<Source>
  ) throws(ArchiveError) -> Set<Identifier<Snapshot>> {
    var ids: Set<Identifier<Snapshot>> = []
    for name in try disk.names(in: Layout.captures) where name.hasSuffix(".json") {
      let other = Identifier<Source>(String(name.dropLast(5)))
      if other != source { ids.formUnion(try knowledgeBase.captures(of: other).failedBytes) }
    }
    return ids
  }
}

// MARK: - Bytes that come again

extension Writer {
  /// Notes days on which bytes that are kept of a source were seen again, other than over the
  /// network.
  package borrowing func noting(
    _ seen: [CaptureRecord.Seen],
    of source: Identifier<Source>
  ) throws(ArchiveError) -> [String] {
    try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      try note(seen, of: source, in: &transaction)
    }
  }

  borrowing func note(
    _ seen: [CaptureRecord.Seen],
    of source: Identifier<Source>,
    in transaction: inout Transaction
  ) throws(ArchiveError) {
    if seen.isEmpty { return }
    let record = seen.reduce(try knowledgeBase.captures(of: source)) { $0.noting($1) }
    let bytes = try Self.document(record, record.json, for: try Layout.captures(of: source)) {
      (json) throws(Misfit) in
      try CaptureRecord(json: json)
    }
    try transaction.write(bytes, to: try Layout.captures(of: source))
  }

  /// Whether bytes are kept already and their source showed others between that day and this.
  borrowing func isReturn(_ snapshot: Snapshot) throws(ArchiveError) -> Bool {
    let kept = try knowledgeBase.snapshots(snapshot.id).first { $0.source == snapshot.source }
    guard let kept, kept.captured <= snapshot.captured else { return false }
    let between = kept.captured...snapshot.captured
    let seen = try knowledgeBase.captures(of: snapshot.source).seen
    if kept.captured == snapshot.captured {
      // Pages that first came on one day have no order; one that came again has.
      return seen.contains { $0.snapshot != snapshot.id && $0.day == snapshot.captured }
    }
    let others = try knowledgeBase.snapshots().contains {
      $0.source == snapshot.source && $0.id != snapshot.id && between.contains($0.captured)
    }
    return others || seen.contains { $0.snapshot != snapshot.id && between.contains($0.day) }
  }
}

extension CaptureRecord.Seen {
  /// A capture of bytes that are kept already.
  init(_ snapshot: Snapshot) {
    self.init(
      snapshot: snapshot.id,
      day: snapshot.captured,
      published: snapshot.published
    )
  }
}

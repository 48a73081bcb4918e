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

package import Vocabulary

// Pages of the past, which may be older than what is kept of the same bytes.
extension Writer {
  /// Keeps pages from an archive, with the record that says so, in one step.
  ///
  /// The same bytes of the same source are kept once, with the day of the first capture: an earlier day
  /// replaces a later one, and the reading that rests on the later day is removed, so that the page is
  /// due. The later day goes into the record of the source's captures: the page may have been
  /// another in between. A transcription is never replaced. Throws as `importing` does.
  package borrowing func backfilling(
    _ pages: [Page],
    noting record: BackfillRecord? = nil
  ) throws(ArchiveError) -> [String] {
    try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      var seen: [CaptureRecord.Seen] = []
      for page in pages {
        if let again = try backfill(page, in: &transaction) { seen.append(again) }
      }
      if let source = pages.first?.snapshot.source {
        try note(seen, of: source, in: &transaction)
      }
      if let record {
        let file = try Layout.backfill(of: record.source)
        let bytes = try Self.document(record, record.json, for: file, BackfillRecord.init(json:))
        try transaction.write(bytes, to: file)
      }
    }
  }

  /// Keeps one page; gives the later day on which its bytes were seen, where there are two.
  private borrowing func backfill(
    _ page: Page,
    in transaction: inout Transaction
  ) throws(ArchiveError) -> CaptureRecord.Seen? {
    let kept = try knowledgeBase.snapshots(page.snapshot.id)
      .first { $0.source == page.snapshot.source }
    guard let kept else {
      try keep(page.bytes, page.snapshot, in: &transaction)
      return nil
    }
    if kept.captured < page.snapshot.captured { return CaptureRecord.Seen(page.snapshot) }
    guard page.snapshot.captured < kept.captured, kept.fidelity == .verbatim else { return nil }
    // What a person said of the page stays with it; its bytes are stored under their first type.
    let earlier = Snapshot(
      id: kept.id,
      source: kept.source,
      address: page.snapshot.address,
      title: kept.title ?? page.snapshot.title,
      captured: page.snapshot.captured,
      published: kept.published ?? page.snapshot.published,
      mediaType: kept.mediaType,
      way: page.snapshot.way,
      fidelity: .verbatim,
      length: kept.length
    )
    let metadata = try Layout.metadata(of: kept.id, from: kept.source)
    try transaction.write(JSONWriter.document(earlier.json), to: metadata)
    let reading = try Layout.reading(of: kept.id, from: kept.source)
    if try disk.contents(of: reading) != nil { transaction.remove(reading) }
    return CaptureRecord.Seen(kept)
  }
}

extension KnowledgeBase {
  /// What was taken for a source from web archives; an empty record where nothing was.
  package func backfill(of source: Identifier<Source>) throws(ArchiveError) -> BackfillRecord {
    let file = try Layout.backfill(of: source)
    do throws(ArchiveError) {
      return try files.read(file, as: .backfill, BackfillRecord.init(json:))
    } catch .missing {
      return BackfillRecord(source: source)
    }
  }
}

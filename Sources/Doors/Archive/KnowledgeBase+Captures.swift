package import Vocabulary

// How captures have gone.
extension KnowledgeBase {
  /// The record of a source; an empty one where nothing was ever captured over the network.
  package func captures(
    of source: Identifier<Source>
  ) throws(ArchiveError) -> CaptureRecord {
    let file = try Layout.captures(of: source)
    do throws(ArchiveError) {
      return try files.read(file, as: .captures, CaptureRecord.init(json:))
    } catch .missing {
      return CaptureRecord(source: source)
    }
  }

  /// What came instead of a page, by its hash; `nil` where it is not kept any more.
  package func failedBytes(_ id: Identifier<Snapshot>) throws(ArchiveError) -> [UInt8]? {
    try files.contents(of: try Layout.failedBytes(id))
  }
}

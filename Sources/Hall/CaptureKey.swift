import Vocabulary

/// One capture among all: the same bytes may be kept for several sources.
struct CaptureKey: Hashable {
  let bytes: Identifier<Snapshot>
  let source: Identifier<Source>

  init(bytes: Identifier<Snapshot>, source: Identifier<Source>) {
    self.bytes = bytes
    self.source = source
  }

  init(_ snapshot: Snapshot) {
    self.init(bytes: snapshot.id, source: snapshot.source)
  }

  init(_ reading: Reading) {
    self.init(bytes: reading.snapshot, source: reading.source)
  }
}

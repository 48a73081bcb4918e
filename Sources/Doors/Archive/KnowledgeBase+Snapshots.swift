package import Vocabulary

extension KnowledgeBase {
  /// What is known of every capture, sorted by day of capture, then hash, then source.
  package func snapshots() throws(ArchiveError) -> [Snapshot] {
    var snapshots: [Snapshot] = []
    for folder in try snapshotFolders() {
      for name in try files.names(in: folder) where Self.source(ofMetadataNamed: name) != nil {
        snapshots.append(try files.read("\(folder)/\(name)", as: .snapshot, Snapshot.init(json:)))
      }
    }
    return snapshots.sorted { left, right in
      (left.captured, left.id, left.source) < (right.captured, right.id, right.source)
    }
  }

  /// What is known of the captures with these bytes: one entry a source, sorted by source.
  package func snapshots(
    _ id: Identifier<Snapshot>
  ) throws(ArchiveError) -> [Snapshot] {
    guard Layout.isHash(id.text) else { throw .unusableName(id.text, of: "snapshot") }
    let folder = "\(Layout.snapshots)/\(id.text.prefix(2))"
    var snapshots: [Snapshot] = []
    for name in try files.names(in: folder)
    where name.hasPrefix(id.text) && Self.source(ofMetadataNamed: name) != nil {
      snapshots.append(try files.read("\(folder)/\(name)", as: .snapshot, Snapshot.init(json:)))
    }
    return snapshots
  }

  /// The bytes as captured, of the length that the metadata states; `verify` checks their hash.
  package func bytes(of snapshot: Snapshot) throws(ArchiveError) -> [UInt8] {
    let file = try Layout.bytes(of: snapshot.id, snapshot.mediaType)
    guard let bytes = try files.contents(of: file) else { throw .missing(file: file) }
    guard bytes.count == snapshot.length else {
      throw .otherBytes(
        file: file,
        expected: "\(snapshot.length) bytes",
        found: "\(bytes.count) bytes"
      )
    }
    return bytes
  }

  func snapshotFolders() throws(ArchiveError) -> [String] {
    try files.names(in: Layout.snapshots).filter { $0.utf8.count == 2 }
      .map { "\(Layout.snapshots)/\($0)" }
  }

  /// The source that a file name states: "3f….sai-update-2025.json"; `nil` for bytes and others.
  static func source(ofMetadataNamed name: String) -> String? {
    let stem = name.prefix(64)
    guard
      Layout.isHash(stem), name.hasSuffix(".json"),
      case let middle = name.dropFirst(64).dropLast(5), middle.count > 1, middle.first == "."
    else { return nil }
    return String(middle.dropFirst())
  }
}

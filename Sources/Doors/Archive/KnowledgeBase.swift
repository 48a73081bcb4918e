package import Vocabulary

/// The files of one knowledge base: `data/` and `snapshots/` below a root.
///
/// Reading takes no lock: every file is replaced as a whole, so each is always in one piece. The
/// shapes of the files are in docs/knowledge-base.md.
package struct KnowledgeBase: Sendable {
  let files: FileTree

  /// Opens the knowledge base in a folder.
  ///
  /// Where a run was killed amid a change, the change is finished first, unless another process is
  /// writing: then that one does it.
  ///
  /// - Throws: `.missing` where the folder has no `data/subjects.json`.
  package init(root: String) throws(ArchiveError) {
    let disk = Disk(root: Self.withoutTrailingSlashes(root))
    files = .folder(disk)
    guard Self.isPresent(at: root) else {
      throw .missing(file: disk.path(Layout.subjects))
    }
    try finishWriting(disk)
  }

  /// Opens the knowledge base in an uncompressed ustar archive, to be read only.
  package init(image: [UInt8]) throws(ArchiveError) {
    files = .image(try TarImage(image))
  }

  /// Opens the knowledge base in an archive that is part of the program, without copying it.
  ///
  /// The bytes must stay as they are until the process ends.
  package init(unowned memory: UnsafeRawBufferPointer) throws(ArchiveError) {
    files = .image(try TarImage(unowned: memory))
  }

  /// Whether a folder holds a knowledge base.
  package static func isPresent(at root: String) -> Bool {
    let disk = Disk(root: withoutTrailingSlashes(root))
    return (try? disk.tail(of: Layout.subjects, 0)) != nil
  }

  /// Whether it came with the program and cannot be written.
  package var isReadOnly: Bool {
    if case .image = files { true } else { false }
  }

  private func finishWriting(_ disk: Disk) throws(ArchiveError) {
    guard try disk.tail(of: Layout.journal, 0) != nil else { return }
    do throws(ArchiveError) {
      let lock = try Lock(disk, waitingUpTo: .zero) { _ in }
      try Writer(lock: lock, knowledgeBase: self, disk: disk).recover()
    } catch .locked, .unwritable {
      // Who may write finishes it; every file is whole meanwhile.
      return
    }
  }

  static func withoutTrailingSlashes(_ root: String) -> String {
    var root = root.isEmpty ? "." : root
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    return root
  }
}

// MARK: - Kept by hand

extension KnowledgeBase {
  /// In the order of the file.
  package func subjects() throws(ArchiveError) -> [Subject] {
    try files.read(Layout.subjects, as: .subjects, Subject.all(json:))
  }

  /// In the order of the file.
  package func units() throws(ArchiveError) -> [UnitDefinition] {
    try files.read(Layout.units, as: .units, UnitDefinition.all(json:))
  }

  /// Sorted by id.
  package func sources() throws(ArchiveError) -> [Source] {
    try documents(in: Layout.sources, as: .source, Source.init(json:))
  }

  /// Sorted by id.
  package func decisions() throws(ArchiveError) -> [Decision] {
    try documents(in: Layout.decisions, as: .decision, Decision.init(json:))
  }

  func documents<T>(
    in folder: String,
    as kind: FileKind,
    _ read: (JSON) throws(Misfit) -> T
  ) throws(ArchiveError) -> [T] {
    var documents: [T] = []
    for name in try files.names(in: folder) where name.hasSuffix(".json") {
      documents.append(try files.read("\(folder)/\(name)", as: kind, read))
    }
    return documents
  }
}

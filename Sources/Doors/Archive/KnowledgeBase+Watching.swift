package import Vocabulary

// Who is told of what.
extension KnowledgeBase {
  /// Sorted by id.
  package func watches() throws(ArchiveError) -> [Watch] {
    try documents(in: Layout.watches, as: .watch, Watch.init(json:))
  }

  /// What a watch has to tell and has told; `nil` where it has not begun.
  package func outbox(of watch: Identifier<Watch>) throws(ArchiveError) -> Outbox? {
    let file = try Layout.outbox(of: watch)
    do throws(ArchiveError) {
      return try files.read(file, as: .outbox, Outbox.init(json:))
    } catch .missing {
      return nil
    }
  }

  /// Runs `body` as the only process that sends notices of this knowledge base.
  ///
  /// A delivery found under way within `body` is one of a run that has ended. Others may read and
  /// write the knowledge base meanwhile. Throws `.locked` where another one sends for too long.
  package func notifying<Result>(
    waitingUpTo limit: Duration = Limits.lockWait,
    onWait: (LockHolder) -> Void = { _ in },
    _ body: () throws -> Result
  ) throws -> Result {
    guard case .folder(let disk) = files else {
      throw ArchiveError.readOnly(file: Layout.notifications)
    }
    let lock = try Lock(disk, Layout.noticeLock, waitingUpTo: limit, onWait: onWait)
    return try withExtendedLifetime(lock) { try body() }
  }

  /// Replaces a file outside of what a knowledge base keeps, as a whole; a path that is not absolute
  /// is seen from the root.
  ///
  /// The same bytes are left alone, so that the file's time says when it changed.
  package func replaceFile(at path: String, with bytes: [UInt8]) throws(ArchiveError) {
    guard case .folder(let disk) = files else { throw .readOnly(file: path) }
    let whole = path.hasPrefix("/") ? path : disk.path(path)
    let parent = Disk.folder(of: whole)
    let folder = Disk(root: parent.isEmpty ? "/" : parent)
    try folder.makeRoot()
    let name = whole.split(separator: "/").last.map(String.init) ?? whole
    _ = try Transaction.run(on: folder) { (transaction) throws(ArchiveError) in
      try transaction.write(bytes, to: name)
    }
  }
}

extension KnowledgeBase {
  /// Runs `body` with the right to write, which no other process has meanwhile.
  ///
  /// Waits up to `limit` for another writer and tells `onWait` once for whom; throws `.locked`
  /// where that one did not end in time. Temporary files of a run that was killed are swept first.
  /// The right ends with the process, however it ends.
  package func writing<Result>(
    waitingUpTo limit: Duration = Limits.lockWait,
    onWait: (LockHolder) -> Void = { _ in },
    _ body: (borrowing Writer) throws -> Result
  ) throws -> Result {
    guard case .folder(let disk) = files else {
      throw ArchiveError.readOnly(file: Layout.data)
    }
    let writer = Writer(
      lock: try Lock(disk, waitingUpTo: limit, onWait: onWait),
      knowledgeBase: self,
      disk: disk
    )
    try writer.recover()
    return try body(writer)
  }

  /// Makes a knowledge base in a folder, with what another one has for any pages: its subjects and
  /// units, scenarios, plans, hosts and graphics cards, and the sources that these cite.
  ///
  /// - Throws: `.unwritable`, also where a knowledge base is there already.
  package static func create(
    at root: String,
    like model: KnowledgeBase
  ) throws(ArchiveError) -> KnowledgeBase {
    let disk = Disk(root: withoutTrailingSlashes(root))
    guard !isPresent(at: root) else {
      throw .unwritable(
        file: disk.path(Layout.subjects),
        cause: "there is a knowledge base already"
      )
    }
    try disk.makeRoot()
    for folder in [
      Layout.sources, Layout.decisions, Layout.claims, Layout.rulings, Layout.tables,
      Layout.snapshots,
    ] + Layout.planning {
      try disk.makeFolder(folder)
    }
    // The subjects come last: with them the folder is a knowledge base.
    for file in try model.planningFiles() + [Layout.units, Layout.subjects] {
      guard let bytes = try model.files.contents(of: file) else { throw .missing(file: file) }
      _ = try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
        try transaction.write(bytes, to: file)
      }
    }
    return try KnowledgeBase(root: root)
  }
}

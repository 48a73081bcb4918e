import Glibc

/// What a transaction has decided to do: renames and removals that can be done any number of times.
struct Journal {
  let steps: [Step]

  enum Step: Hashable {
    case place(temporary: String, file: String, Transaction.Manner)
    case remove(String)

    var file: String {
      switch self {
      case .place(_, let file, _), .remove(let file): file
      }
    }
  }

  /// Writes the journal; once its name is on the disk, the transaction counts.
  func write(_ disk: Disk) throws(ArchiveError) {
    var transaction = Transaction(disk)
    do throws(ArchiveError) {
      try transaction.write(JSONWriter.document(json), to: Layout.journal)
      _ = try transaction.commit()
    } catch {
      transaction.abandon()
      for case .place(let temporary, _, _) in steps { unlink(disk.path(temporary)) }
      throw error
    }
  }

  /// Does every step that is not done yet, and removes the journal.
  func finish(_ disk: Disk) throws(ArchiveError) {
    for step in steps {
      switch step {
      case .place(let temporary, let file, let manner):
        try Self.place(temporary, as: file, manner, disk)
      case .remove(let file): try disk.remove(file)
      }
    }
    for folder in Set(steps.map { Disk.folder(of: $0.file) }).sorted() { try disk.settle(folder) }
    if steps.count > 1 { try disk.remove(Layout.journal) }
  }

  /// Finishes the transaction of a run that was killed; the caller holds the lock.
  static func recover(_ disk: Disk) throws(ArchiveError) {
    guard let bytes = try disk.contents(of: Layout.journal) else { return }
    let document = try FileTree.document(bytes, of: Layout.journal)
    let journal: Journal
    do throws(Misfit) {
      journal = try Journal(json: document)
    } catch {
      throw error.error(in: Layout.journal)
    }
    try journal.finish(disk)
  }

  private static func place(
    _ temporary: String,
    as file: String,
    _ manner: Transaction.Manner,
    _ disk: Disk
  ) throws(ArchiveError) {
    let (from, to) = (disk.path(temporary), disk.path(file))
    if case .onlyNew = manner {
      if link(from, to) == 0 || errno == ENOENT {
        unlink(from)
        return
      }
      if errno == EEXIST {
        // Done before the run was killed, or else somebody else's.
        guard try disk.contents(of: temporary) == disk.contents(of: file) else {
          unlink(from)
          throw .alreadyPublished(file: file)
        }
        unlink(from)
        return
      }
      // File systems without hard links: the transaction has looked, and we hold the lock.
      guard [EPERM, ENOSYS, EOPNOTSUPP, EMLINK].contains(errno) else {
        throw .unwritable(file: file, cause: Disk.lastError)
      }
    }
    guard rename(from, to) == 0 || errno == ENOENT else {
      throw .unwritable(file: file, cause: Disk.lastError)
    }
  }
}

// MARK: - Shape

extension Journal {
  private init(json: JSON) throws(Misfit) {
    steps = try Members(json).list("steps") { (json) throws(Misfit) in
      let step = try Members(json)
      if step["remove"] != nil { return .remove(try step.read("remove", Self.path)) }
      let isOnlyNew = step["onlyNew"] == .boolean(true)
      return .place(
        temporary: try step.read("temporary", Self.path),
        file: try step.read("file", Self.path),
        isOnlyNew ? .onlyNew : .replacing
      )
    }
  }

  /// A path that stays below the root, whoever wrote the journal.
  private static func path(_ json: JSON) throws(Misfit) -> String {
    let path = try json.filledText()
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard [Layout.data, Layout.snapshots].contains(String(parts[0])), !parts.contains("..") else {
      throw Misfit(expected: "a path in data/ or snapshots/", found: json.kind)
    }
    return path
  }

  private var json: JSON {
    .object([
      "schema": .integer(1),
      "steps": .array(
        steps.map { step in
          switch step {
          case .place(let temporary, let file, let manner):
            .object([
              "file": .string(file), "temporary": .string(temporary),
              "onlyNew": manner == .onlyNew ? .boolean(true) : nil,
            ])
          case .remove(let file): .object(["remove": .string(file)])
          }
        }
      ),
    ])
  }
}

import Glibc

/// Several files put in place together: after a crash at any moment either all are or none is.
///
/// Each file is written under a temporary name in its own folder and flushed. Then a journal says
/// what is to be renamed and removed; from that moment on the change counts, and who finds the
/// journal finishes it. A reader sees each file whole at any moment.
struct Transaction {
  private let disk: Disk
  private(set) var steps: [Journal.Step] = []

  init(_ disk: Disk) {
    self.disk = disk
  }

  /// Whether a file that is there may be replaced.
  enum Manner: String {
    case replacing
    /// A published table is never replaced.
    case onlyNew
  }

  /// The files that the transaction changes so far, in order.
  var files: [String] { steps.map(\.file) }

  /// Prepares a file; one that has these very bytes already is left alone.
  mutating func write(
    _ bytes: [UInt8],
    to file: String,
    _ manner: Manner = .replacing
  ) throws(ArchiveError) {
    if let present = try disk.contents(of: file) {
      if present == bytes { return }
      if case .onlyNew = manner { throw .alreadyPublished(file: file) }
    }
    let folder = Disk.folder(of: file)
    try disk.makeFolder(folder)
    let temporary = "\(Disk.temporaryPrefix)\(getpid())-\(steps.count)"
    let path = folder.isEmpty ? temporary : folder + "/" + temporary
    steps.append(.place(temporary: path, file: file, manner))
    try fill(path, with: bytes, for: file)
  }

  /// Prepares the removal of a file.
  mutating func remove(_ file: String) {
    steps.append(.remove(file))
  }

  /// Makes all changes; gives the files that changed.
  func commit() throws(ArchiveError) -> [String] {
    if steps.isEmpty { return [] }
    // The temporary names must outlive a power cut before the journal speaks of them.
    let folders = Set(steps.map { Disk.folder(of: $0.file) }).sorted()
    for folder in folders { try disk.settle(folder) }
    let journal = Journal(steps: steps)
    // A single change is a single rename, which needs no journal.
    if steps.count == 1 {
      do throws(ArchiveError) {
        try journal.finish(disk)
      } catch {
        abandon()
        throw error
      }
    } else {
      try journal.write(disk)
      try journal.finish(disk)
    }
    return files
  }

  /// Removes what was prepared.
  func abandon() {
    for case .place(let temporary, _, _) in steps { unlink(disk.path(temporary)) }
  }

  private func fill(
    _ temporary: String,
    with bytes: [UInt8],
    for file: String
  ) throws(ArchiveError) {
    // A temporary file of a killed process with the same pid may be in the way; we hold the lock.
    unlink(disk.path(temporary))
    let descriptor = open(disk.path(temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(file: file, cause: Disk.lastError) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(file: file, cause: Disk.lastError) }
      done += count
    }
    guard fsync(descriptor) == 0 else { throw .unwritable(file: file, cause: Disk.lastError) }
    isOpen = false
    // Network file systems report a full disk only here.
    guard close(descriptor) == 0 else { throw .unwritable(file: file, cause: Disk.lastError) }
  }
}

extension Transaction {
  /// Prepares changes in `body` and makes them all, or none where it throws.
  static func run(
    on disk: Disk,
    _ body: (inout Transaction) throws(ArchiveError) -> Void
  ) throws(ArchiveError) -> [String] {
    var transaction = Transaction(disk)
    do throws(ArchiveError) {
      try body(&transaction)
    } catch {
      transaction.abandon()
      throw error
    }
    return try transaction.commit()
  }
}

import Glibc

/// Puts whole files in place: at any moment a reader sees the old bytes or the new ones.
///
/// Each file is written under a temporary name in its own folder, flushed, and renamed; then the
/// folder is flushed. A batch flushes each folder once.
struct AtomicFile {
  let disk: Disk

  /// Whether a file that is there may be replaced.
  enum Manner {
    case replacing
    /// Fails where a file of this name exists: a published table is never replaced.
    case onlyNew
  }

  /// Writes the files in order and returns those whose bytes are new.
  ///
  /// Files that have these very bytes already are left alone.
  func write(
    _ files: [(file: String, bytes: [UInt8])],
    _ manner: Manner = .replacing
  ) throws(ArchiveError) -> [String] {
    var written: [String] = []
    var folders: Set<String> = []
    for (file, bytes) in files {
      if try disk.contents(of: file) == bytes { continue }
      let folder = Disk.folder(of: file)
      try disk.makeFolder(folder)
      let temporary = Self.temporaryName(in: folder, number: written.count)
      do throws(ArchiveError) {
        try fill(temporary, with: bytes, for: file)
        try place(temporary, as: file, manner)
      } catch {
        unlink(disk.path(temporary))
        throw error
      }
      written.append(file)
      folders.insert(folder)
    }
    for folder in folders.sorted() { try disk.settle(folder) }
    return written
  }

  private static func temporaryName(in folder: String, number: Int) -> String {
    let name = "\(Disk.temporaryPrefix)\(getpid())-\(number)"
    return folder.isEmpty ? name : folder + "/" + name
  }

  private func fill(
    _ temporary: String,
    with bytes: [UInt8],
    for file: String
  ) throws(ArchiveError) {
    // A temporary file of a killed process with the same pid may be in the way; we hold the lock.
    unlink(disk.path(temporary))
    let descriptor = open(
      disk.path(temporary),
      O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
      0o666
    )
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

  private func place(
    _ temporary: String,
    as file: String,
    _ manner: Manner
  ) throws(ArchiveError) {
    let (from, to) = (disk.path(temporary), disk.path(file))
    if case .onlyNew = manner {
      if link(from, to) == 0 {
        unlink(from)
        return
      }
      if errno == EEXIST { throw .alreadyPublished(file: file) }
      // File systems without hard links: nobody else writes while we hold the lock, so looking
      // first is as good.
      guard [EPERM, ENOSYS, EOPNOTSUPP, EMLINK].contains(errno) else {
        throw .unwritable(file: file, cause: Disk.lastError)
      }
      if access(to, F_OK) == 0 { throw .alreadyPublished(file: file) }
    }
    guard rename(from, to) == 0 else { throw .unwritable(file: file, cause: Disk.lastError) }
  }
}

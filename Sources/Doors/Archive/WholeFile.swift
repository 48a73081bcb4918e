import Glibc

/// Files outside of a knowledge base, which a person names: written as a whole or not at all.
package enum WholeFile {
  /// Replaces a file, or makes it, by a temporary one that is renamed; gives whether it had to.
  ///
  /// Whoever reads the path sees the old file or the new one, also where the process is killed or the
  /// disk is full. A file with these bytes is left alone, with its time, so that a web server goes on
  /// saying that nothing changed. The new file has the mode of the one it replaces. A link is followed, so that what
  /// it points to is replaced; a path that is no plain file, as a pipe or a device, is written directly.
  ///
  /// - Throws: `.unwritable`; then the old file stands, and no temporary one is left.
  package static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) -> Bool {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR {
      throw .unwritable(file: path, cause: "it is a folder")
    }
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      try filling(descriptor, of: path, bytes) { (_) throws(ArchiveError) in }
      return true
    }
    if isThere, Int(status.st_size) == bytes.count, holds(bytes, path) { return false }
    let target = isThere ? resolved(path) ?? path : path
    let name = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    let (descriptor, temporary) = temporaryFile(in: name)
    do throws(ArchiveError) {
      try filling(descriptor, of: path, bytes) { (descriptor) throws(ArchiveError) in
        guard !isThere || fchmod(descriptor, status.st_mode & 0o777) == 0, fsync(descriptor) == 0
        else { throw failure(path) }
      }
      guard rename(temporary, target) == 0 else { throw failure(path) }
    } catch {
      if descriptor >= 0 { unlink(temporary) }
      throw error
    }
    try settle(folder: name.isEmpty ? "." : name, of: path)
    return true
  }

  /// Writes all bytes, does the rest and closes, whatever happens.
  private static func filling(
    _ descriptor: Int32,
    of path: String,
    _ bytes: [UInt8],
    then finish: (Int32) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      start += count
    }
    try finish(descriptor)
  }

  /// Whether a file has these bytes; one that cannot be read is taken not to.
  private static func holds(_ bytes: [UInt8], _ path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/") else { return false }
    let disk = Disk(root: String(path[..<slash]))
    return (try? disk.contents(of: String(path[path.index(after: slash)...]))) == bytes
  }

  /// Waits until the new name is on the disk.
  private static func settle(folder: String, of path: String) throws(ArchiveError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    // Some network and overlay file systems know no fsync of a folder and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path) }
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// A new file under a name that is free; the descriptor is negative where none can be made.
  private static func temporaryFile(in folder: String) -> (descriptor: Int32, name: String) {
    var attempt = 0
    while true {
      let name = "\(folder)\(Disk.temporaryPrefix)\(getpid())-\(attempt)"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      // One that a killed run of the same number left is passed over.
      if descriptor >= 0 || errno != EEXIST || attempt == 1_000 { return (descriptor, name) }
      attempt += 1
    }
  }

  private static func failure(_ path: String) -> ArchiveError {
    .unwritable(file: path, cause: Disk.lastError)
  }
}

import Glibc

/// The system calls on files, each result looked at.
///
/// Paths are absolute or relative to the working directory; errors name the path below `root`.
struct Disk: Sendable {
  /// The folder of the knowledge base, without a slash at its end.
  let root: String

  /// What temporary files are called, so that a later run can sweep those of one that was killed.
  static let temporaryPrefix = ".pricebook-tmp-"

  func path(_ file: String) -> String {
    file.isEmpty ? root : root + "/" + file
  }

  /// The message of the last failed call.
  static var lastError: String { String(cString: strerror(errno)) }

  // MARK: - Reading

  /// All bytes of a file, or `nil` where there is none.
  func contents(of file: String) throws(ArchiveError) -> [UInt8]? {
    // Without O_NONBLOCK a pipe left in the folder would hang the run.
    guard let descriptor = try open(file, O_RDONLY | O_NONBLOCK) else { return nil }
    defer { close(descriptor) }
    let size = try size(descriptor, of: file)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw .unreadable(file: file, cause: Self.lastError) }
    return bytes
  }

  /// The last bytes of a file, at most `count`, or `nil` where there is none.
  func tail(of file: String, _ count: Int) throws(ArchiveError) -> [UInt8]? {
    guard let descriptor = try open(file, O_RDONLY | O_NONBLOCK) else { return nil }
    defer { close(descriptor) }
    let size = try size(descriptor, of: file)
    let wanted = min(size, count)
    var got = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      got = pread(descriptor, buffer.baseAddress, wanted, size - wanted)
      count = max(0, got)
    }
    if got < 0 { throw .unreadable(file: file, cause: Self.lastError) }
    return bytes
  }

  private func open(_ file: String, _ flags: Int32) throws(ArchiveError) -> Int32? {
    let descriptor = Glibc.open(path(file), flags | O_CLOEXEC)
    if descriptor >= 0 { return descriptor }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw .unreadable(file: file, cause: Self.lastError)
  }

  private func size(_ descriptor: Int32, of file: String) throws(ArchiveError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(file: file, cause: Self.lastError)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(file: file, cause: "it is no plain file")
    }
    let size = Int(status.st_size)
    guard size <= Limits.fileBytes else {
      throw .tooLarge(file: file, bytes: size, limit: Limits.fileBytes)
    }
    return size
  }

  /// Names in a folder, sorted by their bytes; none where there is no such folder.
  func names(in folder: String) throws(ArchiveError) -> [String] {
    guard let stream = opendir(path(folder)) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw .unreadable(file: folder, cause: Self.lastError)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func isFolder(_ file: String) -> Bool {
    var status = stat()
    return stat(path(file), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  // MARK: - Writing

  /// Makes a folder and those above it, and makes them last.
  func makeFolder(_ folder: String) throws(ArchiveError) {
    if isFolder(folder) { return }
    if let slash = folder.lastIndex(of: "/") { try makeFolder(String(folder[..<slash])) }
    guard mkdir(path(folder), 0o777) == 0 || errno == EEXIST else {
      throw .unwritable(file: folder, cause: Self.lastError)
    }
    try settle(Self.folder(of: folder))
  }

  /// Makes the root folder and those above it.
  func makeRoot() throws(ArchiveError) {
    var path = root.hasPrefix("/") ? "/" : ""
    for part in root.split(separator: "/") {
      path += path.isEmpty || path == "/" ? part : "/" + part
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
        throw .unwritable(file: path, cause: Self.lastError)
      }
    }
  }

  /// Waits until the names in a folder are on the disk.
  func settle(_ folder: String) throws(ArchiveError) {
    let descriptor = Glibc.open(path(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(file: folder, cause: Self.lastError) }
    defer { close(descriptor) }
    // Some network and overlay file systems know no fsync of a folder and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .unwritable(file: folder, cause: Self.lastError)
    }
  }

  /// Removes a file, which need not exist.
  func remove(_ file: String) throws(ArchiveError) {
    guard unlink(path(file)) == 0 || errno == ENOENT else {
      throw .unwritable(file: file, cause: Self.lastError)
    }
  }

  /// The folder a path stands in, "" for the root.
  static func folder(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
  }
}

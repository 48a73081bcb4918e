import Glibc

/// A file read from its start to its end.
final class InputFile {
  let path: String
  private let descriptor: Int32

  /// How long it is, where it is a plain file.
  let length: Int?

  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
  private var isAtEnd = false
  static let chunkBytes = 256 << 10

  init(_ path: String, called name: String) throws(WARCError) {
    self.path = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file: name, cause: Self.lastError) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .unreadable(file: name, cause: Self.lastError)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .unreadable(file: name, cause: "it is a folder")
    }
    length = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    close(descriptor)
    chunk.deallocate()
  }

  /// Appends what comes next, at most a chunk; `false` at the end.
  func read(onto bytes: inout [UInt8]) throws(WARCError) -> Bool {
    if isAtEnd { return false }
    var got = 0
    repeat {
      got = Glibc.read(descriptor, chunk.baseAddress, chunk.count)
    } while got < 0 && errno == EINTR
    guard got >= 0 else { throw .unreadable(file: path, cause: Self.lastError) }
    bytes.append(contentsOf: chunk[..<got])
    isAtEnd = got == 0
    return got > 0
  }

  static var lastError: String { String(cString: strerror(errno)) }
}

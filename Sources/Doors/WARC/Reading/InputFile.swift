import Glibc

/// A file read from its start to its end.
final class InputFile {
  let path: String
  private let descriptor: Int32

  /// How long it is, where it is a plain file.
  let length: Int?

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
  }

  /// Appends what comes next, at most `count` bytes; `false` at the end.
  func read(_ count: Int, onto bytes: inout [UInt8]) throws(WARCError) -> Bool {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var got = 0
    repeat {
      got = bytes.withUnsafeMutableBufferPointer { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + start }, count)
      }
    } while got < 0 && errno == EINTR
    let cause = Self.lastError
    bytes.removeLast(count - max(0, got))
    guard got >= 0 else { throw .unreadable(file: path, cause: cause) }
    return got > 0
  }

  static var lastError: String { String(cString: strerror(errno)) }
}

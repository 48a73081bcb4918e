import Glibc

extension UsageFile {
  /// Calls `body` with all bytes of a file, mapped rather than copied where it is a plain file.
  ///
  /// A plain file that somebody cuts off while it is read ends the process with a sentence that says
  /// so: what a mapping has lost cannot be read, and half of the usage is no usage to bill.
  static func withBytes<Result>(
    of name: String,
    _ surroundings: Surroundings,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws -> Result {
    if name == "-" {
      let bytes = surroundings.standardInput()
      // Standard input is cut off at its limit, and a part of the usage is no usage to bill.
      guard bytes.count < inputLimit else {
        throw CommandFailure(
          "Standard input has \(inputLimit >> 20) MiB or more; expected less, so name a file instead."
        )
      }
      return bytes.withUnsafeBytes(body)
    }
    let descriptor = open(surroundings.path(name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(name) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(name) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure("'\(name)' is a folder; expected a file.")
    }
    let length = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG, length > 0 else {
      return try allBytes(of: descriptor, name).withUnsafeBytes(body)
    }
    guard
      let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw failure(name) }
    defer { munmap(start, length) }
    madvise(start, length, MADV_SEQUENTIAL)
    let before = signal(SIGBUS, endForLostBytes)
    defer { signal(SIGBUS, before) }
    return body(UnsafeRawBufferPointer(start: start, count: length))
  }

  /// Only what is safe within a signal's handler: no memory is asked for.
  private static let endForLostBytes: @convention(c) (Int32) -> Void = { _ in
    let words: StaticString = """
      pricebook: The file of usage was cut off while it was read; nothing is billed, so run this \
      again when it is whole.

      """
    _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    _exit(1)
  }

  /// What comes through a pipe, or out of a file that tells no length.
  private static func allBytes(of descriptor: Int32, _ name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer.prefix(count))
      guard bytes.count < pipeLimit else {
        throw CommandFailure(
          "'\(name)' has \(pipeLimit >> 30) GiB or more; expected less, so write it to a plain file."
        )
      }
    }
  }

  /// What `StandardStreams` reads at most.
  private static let inputLimit = 512 << 20

  /// What is kept in memory at most; a plain file may be as long as it is.
  private static let pipeLimit = 4 << 30

  private static func failure(_ name: String) -> CommandFailure {
    CommandFailure(
      "'\(name)' could not be read: \(String(cString: strerror(errno))); expected a file of usage."
    )
  }
}

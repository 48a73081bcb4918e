import Glibc

/// Who holds the lock of a knowledge base.
package struct LockHolder: Sendable, Hashable {
  /// The process, and since when; `nil` where it has not yet said.
  package let pid: Int?
  package let since: String?
}

extension LockHolder: CustomStringConvertible {
  package var description: String {
    guard let pid else { return "another process" }
    return "process \(pid)" + (since.map { " since \($0)" } ?? "")
  }
}

/// The right to write one knowledge base, or to send its notices, held as long as this value lives.
///
/// The right itself is flock(2), which the kernel takes back from a process that dies; the file
/// only says who has it. It is removed on release, so that an idle knowledge base has no litter.
struct Lock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// How often a waiting process tries again.
  private static let pause: UInt32 = 20_000

  /// Takes the lock, waiting up to `limit` while another process has it.
  ///
  /// `onWait` is told once, when waiting begins.
  init(
    _ disk: Disk,
    _ file: String = Layout.lock,
    waitingUpTo limit: Duration,
    onWait: (LockHolder) -> Void
  ) throws(ArchiveError) {
    let path = disk.path(file)
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    var hasReported = false
    while true {
      if let descriptor = try Self.attempt(path, of: file) {
        self.path = path
        self.descriptor = descriptor
        return
      }
      let holder = Self.holder(path)
      guard clock.now < deadline else { throw .locked(file: file, holder: holder) }
      if !hasReported { onWait(holder) }
      hasReported = true
      usleep(Self.pause)
    }
  }

  deinit {
    // Removed while still held: whoever opened the old file sees that its name is gone.
    unlink(path)
    close(descriptor)
  }

  /// An open and locked descriptor, or `nil` while another has it.
  private static func attempt(_ path: String, of file: String) throws(ArchiveError) -> Int32? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .unwritable(file: file, cause: Disk.lastError)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      if code == EWOULDBLOCK || code == EINTR { return nil }
      throw .unwritable(file: file, cause: String(cString: strerror(code)))
    }
    // The holder before us may have removed the file between our open and our lock.
    var (held, named) = (stat(), stat())
    guard
      fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino,
      held.st_dev == named.st_dev
    else {
      close(descriptor)
      return nil
    }
    sign(descriptor)
    return descriptor
  }

  /// Writes who we are; failing to is no reason to stop, since the lock is held.
  private static func sign(_ descriptor: Int32) {
    var (now, parts) = (time(nil), tm())
    gmtime_r(&now, &parts)
    func padded(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let day = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    let clock = "\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))"
    let text = "\(getpid()) \(day)T\(clock)Z\n"
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = pwrite(descriptor, text, text.utf8.count, 0)
  }

  private static func holder(_ path: String) -> LockHolder {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return LockHolder(pid: nil, since: nil) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let words = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    return LockHolder(
      pid: words.first.flatMap { Int($0) },
      since: words.dropFirst().first.map(String.init)
    )
  }
}

import CCurl
import Glibc

/// A program run with bounds on time, output and memory, and ended with all that it started.
struct ChildProcess {
  let arguments: [String]
  let environment: [String]

  /// What it reads on standard input.
  var input: [UInt8] = []
  let limits: Limits

  struct Limits {
    let time: Duration
    let outputBytes: Int

    /// How long it may go on after its last output, within `time`: a browser that has printed its page
    /// need not end by itself.
    var timeAfterOutput = Duration.zero

    /// Memory of its own, over all its processes, in bytes.
    let memoryBytes: Int
  }

  struct Result {
    let output: [UInt8]

    /// The last of what it said on standard error.
    let errors: String
    let ending: Ending
  }

  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case tookTooLong
    case tooMuchOutput
    case tooMuchMemory
    case interrupted
  }

  /// Runs it to its end; `nil` where it could not be started.
  func run(isInterrupted: () -> Bool) -> Result? {
    guard let output = Self.pipe() else { return nil }
    guard let errors = Self.pipe() else {
      output.close()
      return nil
    }
    defer {
      close(output.read)
      close(errors.read)
    }
    let source = inputFile()
    defer { if let source { fclose(source) } }
    let child =
      input.isEmpty || source != nil
      ? spawn(input: source, output: output.write, errors: errors.write) : nil
    close(output.write)
    close(errors.write)
    guard let child else { return nil }
    var sink = Output(limit: limits.outputBytes)
    var ending = watch(child, output.read, errors.read, &sink, isInterrupted)
    // The group, not only the child: a browser is many processes.
    kill(-child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if ending == nil {
      let signal = status & 0x7F
      ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    }
    return Result(
      output: sink.bytes,
      errors: String(decoding: sink.errors, as: UTF8.self),
      ending: ending ?? .exited(0)
    )
  }

  // MARK: - Starting

  /// Closed on exec from the first moment, unlike a pipe: a program started meanwhile by another
  /// thread would keep the end open that we wait to see closed.
  private static func pipe() -> (read: Int32, write: Int32, close: () -> Void)? {
    var ends: [Int32] = [0, 0]
    let type = pricebook_sock_stream() | pricebook_sock_cloexec()
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { return nil }
    let (read, write) = (ends[0], ends[1])
    return (
      read, write,
      {
        Glibc.close(read)
        Glibc.close(write)
      }
    )
  }

  /// What it is to read, in a file without a name: a pipe would have to be filled while it is read.
  private func inputFile() -> UnsafeMutablePointer<FILE>? {
    guard !input.isEmpty, let file = tmpfile() else { return nil }
    _ = fcntl(fileno(file), F_SETFD, FD_CLOEXEC)
    guard fwrite(input, 1, input.count, file) == input.count, fflush(file) == 0 else {
      fclose(file)
      return nil
    }
    rewind(file)
    return file
  }

  private func spawn(
    input: UnsafeMutablePointer<FILE>?,
    output: Int32,
    errors: Int32
  ) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    if let input {
      posix_spawn_file_actions_adddup2(&files, fileno(input), STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that it can be ended as a whole, and signals as a shell would give.
    posix_spawnattr_setpgroup(&attributes, 0)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    guard let program = words.first ?? nil else { return nil }
    guard posix_spawnp(&child, program, &files, &attributes, &words, &variables) == 0 else {
      return nil
    }
    return child
  }

  // MARK: - Watching

  private struct Output {
    let limit: Int
    var bytes: [UInt8] = []
    var errors: [UInt8] = []
    var isOpen = (output: true, errors: true)
    var isFull: Bool { bytes.count > limit }

    init(limit: Int) {
      self.limit = limit
    }
  }

  /// Reads until the output is closed or the program has ended; gives why it was broken off, `nil`
  /// where it was not.
  private func watch(
    _ child: pid_t,
    _ output: Int32,
    _ errors: Int32,
    _ sink: inout Output,
    _ isInterrupted: () -> Bool
  ) -> Ending? {
    let clock = ContinuousClock()
    let end = clock.now + limits.time
    var nextLook = clock.now
    var lastOutput = clock.now
    while sink.isOpen.output || clock.now < min(end, lastOutput + limits.timeAfterOutput) {
      if isInterrupted() { return .interrupted }
      let now = clock.now
      if now >= end { return .tookTooLong }
      if now >= nextLook {
        if ProcessMemory.bytes(ofGroup: child) > limits.memoryBytes { return .tooMuchMemory }
        nextLook = now + .milliseconds(250)
      }
      var polled = [
        pollfd(fd: sink.isOpen.output ? output : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: sink.isOpen.errors ? errors : -1, events: Int16(POLLIN), revents: 0),
      ]
      // What it has started may hold the pipes open for ever.
      let hasEnded = limits.timeAfterOutput > .zero && Self.hasEnded(child)
      let wait: Int32 = hasEnded ? 0 : sink.isOpen.output ? 100 : 10
      guard poll(&polled, 2, wait) > 0 else {
        if hasEnded { return nil }
        continue
      }
      if sink.isOpen.output { lastOutput = clock.now }
      if polled[0].revents != 0 {
        sink.isOpen.output = Self.read(output) { sink.bytes += $0 }
        if sink.isFull { return .tooMuchOutput }
      }
      if polled[1].revents != 0 {
        sink.isOpen.errors = Self.read(errors) { sink.errors = (sink.errors + $0).suffix(8_192) }
      }
    }
    if limits.timeAfterOutput > .zero, !Self.hasEnded(child) { return .tookTooLong }
    return nil
  }

  /// Whether it has ended, without taking its status from `waitpid`.
  private static func hasEnded(_ child: pid_t) -> Bool {
    var found = siginfo_t()
    return waitid(P_PID, id_t(child), &found, WEXITED | WNOHANG | WNOWAIT) == 0
      && found.si_signo == SIGCHLD
  }

  /// Hands on what is there; `false` at the end.
  private static func read(_ descriptor: Int32, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return true }
    if count > 0 { take(buffer[..<count]) }
    return count > 0
  }
}

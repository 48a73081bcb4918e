import Glibc

/// Holds back what ends a process, so that a capture is whole or not there when it does.
///
/// A signal that came meanwhile is seen by `isPending`, and takes its effect when the hold ends: the
/// shell then sees a process that Ctrl-C has ended, as it should.
enum SignalHold {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  static func holding<Result>(_ body: () throws -> Result) rethrows -> Result {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in signals where !isIgnored(signal) { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, nil)
    // Not back to what was before: a parent may have started us with all of them blocked.
    defer { pthread_sigmask(SIG_UNBLOCK, &held, nil) }
    return try body()
  }

  static func isPending() -> Bool {
    var pending = sigset_t()
    guard sigpending(&pending) == 0 else { return false }
    return signals.contains { sigismember(&pending, $0) == 1 }
  }

  /// Under nohup, or in the background of a script: the kernel would keep it pending all the same.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// How a run ends, as the shell sees it.
enum ExitCode: Int32, Sendable {
  /// Done; for `diff` and `verify`: and there was nothing to tell.
  case done = 0
  /// Failed; for `diff`: something changed, for `verify`: something is broken.
  case failed = 1
  /// The command line itself is wrong (EX_USAGE of sysexits.h).
  case usage = 64
}

import Capture

/// The way to the network, as the process has it; tests pass one with a clock of their own.
struct Web: Sendable {
  var policy: Fetcher.Policy
  let clock: FetchClock

  /// The browser of the machine, where it has one.
  let browser: Browser?
  let isInterrupted: @Sendable () -> Bool

  /// Where to show how far a transfer has come; `nil` where nobody looks.
  let progressLine: ProgressLine?
}

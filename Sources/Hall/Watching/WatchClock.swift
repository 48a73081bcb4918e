import Glibc
import Vocabulary

/// Time as a long watch sees it; tests pass one that moves when somebody waits.
struct WatchClock: Sendable {
  /// Time since some fixed moment, also while the machine slept.
  let now: @Sendable () -> Duration
  let today: @Sendable () -> Day

  /// Waits; comes back early where the run is to end.
  let wait: @Sendable (Duration) -> Void

  /// The machine's clock; `today` is asked at every round.
  static func ofMachine(today: @escaping @Sendable () -> Day) -> Self {
    Self(
      now: {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
      },
      today: today,
      wait: waitForSignal
    )
  }

  /// Sleeps until a held signal comes, which stays pending, or the time is over; a minute at most,
  /// since this sleep does not count the time in which the machine slept too.
  private static func waitForSignal(_ duration: Duration) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    let parts = min(duration, .seconds(60)).components
    var limit = timespec(
      tv_sec: Int(parts.seconds),
      tv_nsec: Int(parts.attoseconds / 1_000_000_000)
    )
    let signal = sigtimedwait(&signals, nil, &limit)
    if signal > 0 { pthread_kill(pthread_self(), signal) }
  }
}

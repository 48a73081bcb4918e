import Glibc

/// Time as the fetcher sees it: tests pass one that moves when somebody sleeps.
package struct FetchClock: Sendable {
  /// Time since some fixed moment; it never goes back.
  package let now: @Sendable () -> Duration

  /// Seconds since 1970, for dates that servers write.
  package let date: @Sendable () -> Int

  /// Waits; may come back early where the run was interrupted.
  package let sleep: @Sendable (Duration) -> Void

  package init(
    now: @escaping @Sendable () -> Duration,
    date: @escaping @Sendable () -> Int,
    sleep: @escaping @Sendable (Duration) -> Void
  ) {
    self.now = now
    self.date = date
    self.sleep = sleep
  }

  /// The machine's clocks; a sleep ends when `isInterrupted` says so.
  package static func ofMachine(isInterrupted: @escaping @Sendable () -> Bool) -> Self {
    let now: @Sendable () -> Duration = {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    return Self(
      now: now,
      date: { time(nil) },
      sleep: { duration in
        let end = now() + duration
        while now() < end, !isInterrupted() { usleep(50_000) }
      }
    )
  }
}

import Foundation

@testable import Capture

/// A clock that moves when somebody sleeps, and knows how long that was.
final class TestClock: @unchecked Sendable {
  // The lock guards both.
  private let lock = NSLock()
  private var time = Duration.zero
  private var pauses: [Duration] = []

  /// What it was asked to wait, without the empty waits.
  var slept: [Duration] { lock.withLock { pauses } }

  var clock: FetchClock {
    FetchClock(
      now: { self.lock.withLock { self.time } },
      date: { 1_700_000_000 },
      sleep: { duration in
        self.lock.withLock {
          self.time += duration
          if duration > .zero { self.pauses.append(duration) }
        }
      }
    )
  }
}

/// A fetcher for servers on loopback.
func makeFetcher(
  clock: TestClock = TestClock(),
  limits: FetchLimits = FetchLimits(),
  allowsPrivate: Bool = true,
  environment: [String: String] = [:],
  trusted: String? = nil,
  isInterrupted: @escaping @Sendable () -> Bool = { false },
  onProgress: @escaping (FetchProgress) -> Void = { _ in }
) -> Fetcher {
  Fetcher(
    Fetcher.Policy(
      agent: "pricebook/test",
      limits: limits,
      proxies: ProxySettings(environment: environment),
      allowsPrivate: allowsPrivate,
      trusted: trusted
    ),
    clock: clock.clock,
    isInterrupted: isInterrupted,
    onProgress: onProgress
  )
}

/// The failure of a request that must fail.
func failure(of request: Request, by fetcher: Fetcher) -> CaptureFailure? {
  do throws(CaptureFailure) {
    _ = try fetcher.fetch(request)
    return nil
  } catch {
    return error
  }
}

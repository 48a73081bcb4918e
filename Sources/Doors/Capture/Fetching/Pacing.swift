/// When each host may be asked again: one request at a time, with a pause after each.
struct Pacing {
  private let pause: Duration
  private var free: [String: Duration] = [:]

  init(pause: Duration) {
    self.pause = pause
  }

  /// How long to wait before a request to a host.
  func wait(for host: String, now: Duration) -> Duration {
    free[host].map { max(.zero, $0 - now) } ?? .zero
  }

  /// Notes that a request to a host has ended; `asked` is a longer pause that the site asks for.
  mutating func finished(_ host: String, now: Duration, asked: Duration? = nil) {
    free[host] = now + max(pause, asked ?? .zero)
  }
}

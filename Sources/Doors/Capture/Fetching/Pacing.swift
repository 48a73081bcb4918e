/// When each host may be asked again: one request at a time, with a pause after each.
struct Pacing {
  private let pause: Duration
  private var free: [String: Duration] = [:]

  init(pause: Duration) {
    self.pause = pause
  }

  /// How long to wait before a request to a host, of a kind with a pace of its own or of any other.
  func wait(for host: String, at pace: Pace? = nil, now: Duration) -> Duration {
    free[turn(host, pace)].map { max(.zero, $0 - now) } ?? .zero
  }

  /// Notes that a request to a host has ended; `asked` is a longer pause that the site asks for.
  mutating func finished(
    _ host: String,
    at pace: Pace? = nil,
    now: Duration,
    asked: Duration? = nil
  ) {
    free[turn(host, pace)] = now + max(pace?.pause ?? pause, asked ?? .zero)
  }

  private func turn(_ host: String, _ pace: Pace?) -> String {
    pace.map { "\(host) \($0.kind)" } ?? host
  }
}

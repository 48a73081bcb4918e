import Vocabulary

/// The one door through which requests leave: limits, robots.txt, pauses, repetitions.
///
/// One request at a time; not `Sendable`, so that it cannot be two. Connections stay open between
/// requests to one host.
package final class Fetcher {
  package let policy: Policy
  private let clock: FetchClock
  private let isInterrupted: @Sendable () -> Bool
  private let onProgress: (FetchProgress) -> Void
  private var transfer: Transfer?
  private var pacing: Pacing
  private var robots: [String: Robots] = [:]

  /// What the hall decides on.
  package struct Policy: Sendable, Hashable {
    /// The honest name that servers see.
    package var agent: String
    package var limits: FetchLimits
    package var proxies: ProxySettings

    /// Whether private, loopback and link-local addresses are asked.
    package var allowsPrivate: Bool

    /// A file of certificates to trust instead of the system's.
    package var trusted: String?

    package init(
      agent: String,
      limits: FetchLimits = FetchLimits(),
      proxies: ProxySettings = .none,
      allowsPrivate: Bool = false,
      trusted: String? = nil
    ) {
      self.agent = agent
      self.limits = limits
      self.proxies = proxies
      self.allowsPrivate = allowsPrivate
      self.trusted = trusted
    }
  }

  package init(
    _ policy: Policy,
    clock: FetchClock,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onProgress: @escaping (FetchProgress) -> Void = { _ in }
  ) {
    self.policy = policy
    self.clock = clock
    self.isInterrupted = isInterrupted
    self.onProgress = onProgress
    transfer = Transfer()
    pacing = Pacing(pause: policy.limits.pause)
  }

  /// The answer to a request, after redirects: any status below 400.
  ///
  /// A status of 400 and above is a failure that carries the answer. Waits for the host's turn, and
  /// repeats what failed for a moment with growing pauses, or the pause that the server asks for.
  package func fetch(_ request: Request) throws(CaptureFailure) -> Response {
    let start = clock.now()
    var pause = policy.limits.pause * 2
    var repetitions = 0
    while true {
      do throws(CaptureFailure) {
        return try followed(request, since: start)
      } catch {
        guard repetitions < policy.limits.repetitions, Self.isRepeatable(request, error) else {
          throw error
        }
        let wait = max(pause, error.retryAfter.map { .seconds($0) } ?? .zero)
        // Where the server asks for longer, a later run tries again.
        guard wait <= policy.limits.longestPause else { throw error }
        clock.sleep(wait)
        pause *= 2
        repetitions += 1
      }
    }
  }

  /// Waits until a host may be asked again, for whoever asks it by another way.
  package func takingTurn<Result>(
    at address: String,
    _ body: () throws(CaptureFailure) -> Result
  ) throws(CaptureFailure) -> Result {
    let host = try WebAddress(address).host
    onProgress(FetchProgress(address: address, host: host, bytes: 0, total: nil, elapsed: .zero))
    clock.sleep(pacing.wait(for: host, now: clock.now()))
    defer { pacing.finished(host, now: clock.now()) }
    return try body()
  }

  private static func isRepeatable(_ request: Request, _ failure: CaptureFailure) -> Bool {
    guard failure.kind == .transient else { return false }
    switch failure.reason {
    case .interrupted, .nameUnknown: return false
    case .notConnected: return true
    case .other:
      if case .get = request.method { return true }
      // What was sent may have been acted on; only these say that it was not.
      return [429, 503].contains(failure.response?.status)
    }
  }

  // MARK: - Redirects

  private func followed(
    _ request: Request,
    since start: Duration
  ) throws(CaptureFailure) -> Response {
    var address = try WebAddress(request.address)
    let origin = address.origin
    var hops = 0
    while true {
      if request.keepsToRobots { try askRobots(for: address) }
      // Headers may hold what another host is not to know.
      let headers = address.origin == origin ? request.headers + Self.conditions(of: request) : []
      let result = try exchange(address, request.method, headers, pace: request.pace)
      let redirects = [301, 302, 303, 307, 308].contains(result.status)
      if redirects, let target = result.redirect {
        guard case .get = request.method else {
          throw CaptureFailure(
            .refused,
            at: address.text,
            "the server sends what was posted elsewhere ('\(target)')"
          )
        }
        guard hops < policy.limits.redirects else {
          throw CaptureFailure(
            .refused,
            at: request.address,
            "it was sent on more than \(policy.limits.redirects) times, last to '\(target)'"
          )
        }
        hops += 1
        address = try WebAddress(target, from: address)
        continue
      }
      let response = Response(
        address: address.text,
        status: result.status,
        headers: result.headers,
        bytes: result.bytes,
        peer: result.peer,
        elapsed: clock.now() - start
      )
      if let failure = StatusWords.failure(of: response, now: clock.date()) { throw failure }
      return response
    }
  }

  private static func conditions(of request: Request) -> [Header] {
    guard let validators = request.validators else { return [] }
    // The date is of no use beside a tag (RFC 9110, section 13.1.3), but older servers know only it.
    return [
      validators.entityTag.map { Header("If-None-Match", $0) },
      validators.lastModified.map { Header("If-Modified-Since", $0) },
    ].compactMap { $0 }
  }

  private func exchange(
    _ address: WebAddress,
    _ method: Request.Method,
    _ headers: [Header],
    pace: Pace? = nil,
    limits: FetchLimits? = nil
  ) throws(CaptureFailure) -> Transfer.Result {
    guard let transfer else {
      throw CaptureFailure(.transient, at: address.text, "there was no memory for a connection")
    }
    let proxy = policy.proxies.proxy(for: address)
    if !policy.allowsPrivate, let objection = AddressCheck.objection(toHost: address.host) {
      throw Sink.notPublic(address, "'\(address.host)' is \(objection)")
    }
    clock.sleep(pacing.wait(for: address.host, at: pace, now: clock.now()))
    let start = clock.now()
    let asked = robots[address.origin]?.crawlDelay.map { Duration.seconds($0) }
    defer {
      let pause = asked.map { min($0, policy.limits.longestPause) }
      pacing.finished(address.host, at: pace, now: clock.now(), asked: pause)
    }
    return try transfer.run(
      Transfer.Settings(
        address: address,
        method: method,
        headers: headers,
        agent: policy.agent,
        limits: limits ?? policy.limits,
        proxy: proxy,
        allowsPrivate: policy.allowsPrivate,
        trusted: policy.trusted,
        onProgress: { [clock, onProgress] bytes, total in
          onProgress(
            FetchProgress(
              address: address.text,
              host: address.host,
              bytes: bytes,
              total: total,
              elapsed: clock.now() - start
            )
          )
        },
        isInterrupted: isInterrupted
      )
    )
  }

  // MARK: - robots.txt

  private func askRobots(for address: WebAddress) throws(CaptureFailure) {
    let rules: Robots
    if let known = robots[address.origin] {
      rules = known
    } else {
      do throws(CaptureFailure) {
        rules = try robotsFile(of: address)
      } catch {
        // It is the page that is not captured.
        let isPlain = error.reason != .other || error.kind == .refused
        throw CaptureFailure(
          error.kind,
          at: address.text,
          isPlain ? error.cause : "the site's robots.txt cannot be had: \(error.cause)",
          retryAfter: error.retryAfter,
          reason: error.reason
        )
      }
      robots[address.origin] = rules
    }
    guard rules.allows(address.path) else {
      throw CaptureFailure(.refused, at: address.text, "the site's robots.txt does not allow it")
    }
  }

  /// RFC 9309, section 2.3.1: no such file allows all; one that cannot be had allows nothing.
  private func robotsFile(of address: WebAddress) throws(CaptureFailure) -> Robots {
    var place = try WebAddress("/robots.txt", from: address)
    var limits = policy.limits
    // A longer file is read as far as the standard asks.
    limits.bytes = max(Robots.mostBytes * 2, 1)
    for _ in 0...5 {
      let result = try exchange(place, .get, [], limits: limits)
      switch result.status {
      case 200..<300: return Robots(result.bytes)
      case 300..<400:
        guard let target = result.redirect else { return .allowingAll }
        place = try WebAddress(target, from: place)
      case 429, 500...:
        throw CaptureFailure(
          .transient,
          at: address.text,
          "the server answered \(StatusWords.text(of: result.status))",
          retryAfter: result.headers.first { $0.name.lowercased() == "retry-after" }
            .flatMap { RetryAfter.seconds($0.value, now: clock.date()) }
        )
      default: return .allowingAll
      }
    }
    return .allowingAll
  }
}

extension Fetcher {
  /// Whether the host of an address is a name, for which somebody must know an address.
  package static func asksName(_ address: String) -> Bool {
    (try? WebAddress(address)).map { IPAddress($0.host) == nil } ?? false
  }

  /// An address as a page writes it, seen from the page's own.
  package func address(
    _ text: String,
    seenFrom page: String
  ) throws(CaptureFailure) -> String {
    try WebAddress(text, from: WebAddress(page)).text
  }
}

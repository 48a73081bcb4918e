import Archive
import Capture
import Reporting
import Vocabulary

/// Takes messages to webhooks and programs.
final class Postman {
  private let surroundings: Surroundings
  private var fetchers: [Bool: Fetcher] = [:]

  init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// Tries to deliver notices as one message.
  func attempt(_ notices: [Notice], _ target: NoticeTarget) -> Attempt {
    let message = Message(notices)
    return switch target.way {
    case .webhook(let webhook): post(message, to: webhook)
    case .program(let arguments): run(arguments, with: message)
    case .apprise(let variable): apprise(message, variable)
    case .atom: .delivered
    }
  }

  // MARK: - Webhooks

  private func post(_ message: Message, to webhook: NoticeTarget.Webhook) -> Attempt {
    guard let web = surroundings.web else {
      return .notDelivered("There is no way to the network here.")
    }
    let address: String
    switch webhook.address {
    case .plain(let text): address = text
    case .variable(let name):
      guard let text = surroundings.variable(name) else { return Self.unset(name) }
      address = text
    }
    let body = Array((message.json.compact + "\n").utf8)
    let timestamp = String(web.clock.date())
    var headers = [
      Header("Idempotency-Key", message.key), Header("X-Pricebook-Topic", message.topic),
      Header("X-Pricebook-Timestamp", timestamp),
    ]
    if let name = webhook.secretVariable {
      guard let secret = surroundings.variable(name) else { return Self.unset(name) }
      let signed = Array("\(timestamp).".utf8) + body
      let code = Digest.authentication(of: signed, key: Array(secret.utf8))
      headers.append(Header("X-Pricebook-Signature", "sha256=\(code)"))
    }
    let request = Request(
      address,
      method: .post(body: body, type: "application/json"),
      headers: headers,
      keepsToRobots: false
    )
    do throws(CaptureFailure) {
      let response = try fetcher(web, allowsPrivate: webhook.allowsPrivate).fetch(request)
      return (200..<300).contains(response.status)
        ? .delivered : .notDelivered("The receiver answered \(response.status); expected 2xx.")
    } catch {
      return Self.outcome(of: error, webhook)
    }
  }

  /// One a kind of address, so that one receiver is not sent many messages a second.
  private func fetcher(_ web: Web, allowsPrivate: Bool) -> Fetcher {
    if let fetcher = fetchers[allowsPrivate] { return fetcher }
    var policy = web.policy
    policy.allowsPrivate = allowsPrivate
    policy.limits.milliseconds = min(policy.limits.milliseconds, 20_000)
    // An interruption does not break off a message: nobody would know whether it arrived.
    let fetcher = Fetcher(policy, clock: web.clock)
    fetchers[allowsPrivate] = fetcher
    return fetcher
  }

  /// An answer of 4xx or 503 says that nothing was done, and so do no connection and our own refusal.
  private static func outcome(
    of failure: CaptureFailure,
    _ webhook: NoticeTarget.Webhook
  ) -> Attempt {
    var reason = "The message was not taken: \(failure.cause)."
    if case .variable = webhook.address { reason = "The message was not taken by the receiver." }
    if let status = failure.response?.status {
      return (400..<500).contains(status) && status != 408 || status == 503
        ? .notDelivered("The receiver answered \(status); expected 2xx.")
        : .uncertain("The receiver answered \(status), so it may have acted on the message.")
    }
    switch failure.reason {
    case .notConnected, .nameUnknown: return .notDelivered(reason)
    case .other where failure.kind == .refused: return .notDelivered(reason)
    case .interrupted, .other:
      return .uncertain("No whole answer came, so it may have arrived: \(failure.kind.rawValue).")
    }
  }

  private static func unset(_ name: String) -> Attempt {
    .notDelivered("The environment variable '\(name)' is not set; expected it from who runs this.")
  }

  // MARK: - Programs

  /// EX_TEMPFAIL of sysexits.h: the program says that it delivered nothing and wants to try later.
  private static let tryLater = 75

  private func run(_ arguments: [String], with message: Message) -> Attempt {
    let input = Array((message.json.compact + "\n").utf8)
    let result = ProgramRun(
      arguments,
      environment: surroundings.environment() + ["PRICEBOOK_NOTICE=\(message.key)"],
      input: input
    ).run()
    let name = arguments.first ?? ""
    if case .exited(Self.tryLater) = result.ending {
      return .notDelivered("'\(name)' asks to try again later (exit \(Self.tryLater)).")
    }
    return Self.outcome(of: result, name)
  }

  private func apprise(_ message: Message, _ variable: String) -> Attempt {
    guard let addresses = surroundings.variable(variable) else { return Self.unset(variable) }
    // In its environment: other users of the machine see what stands on a command line.
    let environment = surroundings.environment().filter { !$0.hasPrefix("APPRISE_URLS=") }
    let result = ProgramRun(
      ["apprise", "--title=\(Printable.text(message.title))", "--input-format=text"],
      environment: environment + ["APPRISE_URLS=\(addresses)"],
      input: Array((message.text + "\n").utf8),
      limits: ProgramRun.Limits(time: .seconds(60))
    ).run()
    if result.ending == .notStarted {
      return .notDelivered(
        "There is no program 'apprise' in PATH; install it with 'apt-get install apprise' or 'pipx "
          + "install apprise'."
      )
    }
    return Self.outcome(of: result, "apprise")
  }

  private static func outcome(of result: ProgramRun.Result, _ name: String) -> Attempt {
    let words = result.words.isEmpty ? "" : " (\(Printable.text(result.words)))"
    switch result.ending {
    case .exited(0): return .delivered
    case .exited(let status): return .uncertain("'\(name)' exited with \(status)\(words).")
    case .brokenOff(let reason): return .uncertain("'\(name)' was broken off: \(reason).")
    case .notStarted:
      return .notDelivered("'\(name)' could not be started; expected a program that may be run.")
    }
  }
}

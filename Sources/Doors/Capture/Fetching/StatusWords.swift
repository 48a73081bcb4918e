import Vocabulary

/// What an HTTP status means for a capture.
enum StatusWords {
  /// The failure that a status is, or `nil` below 400.
  static func failure(of response: Response, now: Int) -> CaptureFailure? {
    guard response.status >= 400 || response.status < 200 else { return nil }
    return CaptureFailure(
      kind(of: response.status),
      at: response.address,
      "the server answered \(text(of: response.status))",
      response: response,
      retryAfter: response.header("retry-after").flatMap { RetryAfter.seconds($0, now: now) }
    )
  }

  static func kind(of status: Int) -> FailureKind {
    switch status {
    case 404, 410: .gone
    case 408, 425, 429, 500...: status == 501 || status == 505 ? .blocked : .transient
    default: .blocked
    }
  }

  /// "404 Not Found", or the number alone where it is a rare one.
  static func text(of status: Int) -> String {
    let words: [Int: String] = [
      400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden",
      404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout",
      410: "Gone", 418: "I'm a teapot", 425: "Too Early", 429: "Too Many Requests",
      451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway",
      503: "Service Unavailable", 504: "Gateway Timeout",
    ]
    return words[status].map { "\(status) \($0)" } ?? "status \(status)"
  }
}

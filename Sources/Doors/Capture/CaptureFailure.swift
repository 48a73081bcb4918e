package import Vocabulary

/// Why a request brought no page: the one error of this door.
package struct CaptureFailure: Error, Sendable, Hashable {
  package let kind: FailureKind

  /// The address that was asked, without what a reader should not see of it.
  package let address: String

  /// What happened, as the middle of a sentence: "the server answered 404 Not Found".
  package let cause: String

  /// What the server sent instead, where it sent something.
  package let response: Response?

  /// How many seconds the server asks us to wait.
  package let retryAfter: Int?

  package let reason: Reason

  /// What a caller may decide by, finer than the kind.
  package enum Reason: Sendable, Hashable {
    case other
    /// No connection came about: nothing was sent, so it may be sent again.
    case notConnected
    /// The name has no address; where this happens to all names there is no network.
    case nameUnknown
    /// A person pressed Ctrl-C.
    case interrupted
  }

  package init(
    _ kind: FailureKind,
    at address: String,
    _ cause: String,
    response: Response? = nil,
    retryAfter: Int? = nil,
    reason: Reason = .other
  ) {
    self.kind = kind
    self.address = address
    self.cause = cause
    self.response = response
    self.retryAfter = retryAfter
    self.reason = reason
  }
}

extension CaptureFailure: CustomStringConvertible {
  /// One sentence without the advice, as it is kept in records.
  package var statement: String {
    "'\(address)' was not captured: \(cause)."
  }

  package var description: String {
    "'\(address)' was not captured: \(cause); \(kind.advice)."
  }
}

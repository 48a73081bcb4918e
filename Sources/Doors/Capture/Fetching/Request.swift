package import Vocabulary

/// What to ask a server.
package struct Request: Sendable, Hashable {
  package let address: String
  package let method: Method
  package let headers: [Header]

  /// What the server may answer "not modified" to.
  package let validators: CaptureRecord.Validators?

  /// Whether robots.txt has a say: for pages it has, for somebody's own web hook it has not.
  package let keepsToRobots: Bool

  /// The pace that the host asks of requests of this kind, in place of the common pause.
  package let pace: Pace?

  package enum Method: Sendable, Hashable {
    case get
    /// Never sent again after a redirect, and again after a failure only where nothing was sent.
    case post(body: [UInt8], type: String)
  }

  package init(
    _ address: String,
    method: Method = .get,
    headers: [Header] = [],
    validators: CaptureRecord.Validators? = nil,
    keepsToRobots: Bool = true,
    pace: Pace? = nil
  ) {
    self.address = address
    self.method = method
    self.headers = headers
    self.validators = validators
    self.keepsToRobots = keepsToRobots
    self.pace = pace
  }
}

/// A turn of its own for the requests of one kind to a host.
package struct Pace: Sendable, Hashable {
  package let kind: String

  /// Between the end of one request and the start of the next.
  package let pause: Duration

  package init(_ kind: String, pause: Duration) {
    self.kind = kind
    self.pause = pause
  }
}

/// A header line of a request or a response.
package struct Header: Sendable, Hashable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

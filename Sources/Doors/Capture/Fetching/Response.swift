package import Vocabulary

/// What a server answered, whole: a body that was cut off is a failure.
package struct Response: Sendable, Hashable {
  /// Where the answer came from, after redirects.
  package let address: String
  package let status: Int

  /// In the order of the answer; of the last one where there were redirects.
  package let headers: [Header]

  /// The body after decompression.
  package let bytes: [UInt8]

  /// The IP address that was connected to; the proxy's where there was one.
  package let peer: String?

  /// From the first connection to the last byte, with pauses and repetitions.
  package let elapsed: Duration

  package init(
    address: String,
    status: Int,
    headers: [Header],
    bytes: [UInt8],
    peer: String? = nil,
    elapsed: Duration = .zero
  ) {
    self.address = address
    self.status = status
    self.headers = headers
    self.bytes = bytes
    self.peer = peer
    self.elapsed = elapsed
  }

  /// The value of the first header of a name, in whatever case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Whether the page is the one that the request's validators name; then there are no bytes.
  package var isUnchanged: Bool { status == 304 }

  /// What a later request can ask by whether the page has changed.
  package var validators: CaptureRecord.Validators? {
    CaptureRecord.Validators(entityTag: header("etag"), lastModified: header("last-modified"))
  }

  /// The media type without its parameters, in lower case: "text/html".
  package var mediaType: String? {
    header("content-type").map { value in
      let type = value.prefix { $0 != ";" }.lowercased()
      return String(type.filter { !$0.isWhitespace })
    }
  }
}

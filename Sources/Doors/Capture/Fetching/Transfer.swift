import CCurl
import Glibc
import Vocabulary

/// One exchange with one server: no redirect is followed, nothing is repeated.
///
/// Not `Sendable`: whoever made it uses it, from one thread at a time. It keeps connections open
/// between runs.
final class Transfer {
  private let curl: UnsafeMutableRawPointer

  init?() {
    guard let curl = curl_easy_init() else { return nil }
    self.curl = curl
  }

  deinit {
    curl_easy_cleanup(curl)
  }

  /// What one exchange needs to be told.
  struct Settings {
    let address: WebAddress
    let method: Request.Method
    let headers: [Header]
    let agent: String
    let limits: FetchLimits
    let proxy: String?
    let allowsPrivate: Bool

    /// A file of certificates to trust instead of the system's.
    let trusted: String?
    let onProgress: (_ bytes: Int, _ total: Int?) -> Void
    let isInterrupted: () -> Bool
  }

  /// What came back, also where the exchange failed on the way.
  struct Result {
    let status: Int
    let headers: [Header]
    let bytes: [UInt8]
    let peer: String?

    /// Where the answer sends us, as an absolute URL.
    let redirect: String?
  }

  func run(_ settings: Settings) throws(CaptureFailure) -> Result {
    curl_easy_reset(curl)
    let sink = Sink(settings)
    let lines = Self.lines(of: settings)
    defer { curl_slist_free_all(lines) }
    try configure(settings, lines)
    // curl keeps these pointers until the next reset, and uses them within `perform` only.
    let context = Unmanaged.passUnretained(sink).toOpaque()
    for option in [
      CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_OPENSOCKETDATA,
    ] {
      try checked(pricebook_curl_set_context(curl, option, context), settings)
    }
    try checked(
      pricebook_curl_set_callbacks(
        curl,
        Sink.onBody,
        Sink.onHeader,
        Sink.onProgress,
        Sink.onConnection
      ),
      settings
    )
    let code = withExtendedLifetime(sink) { curl_easy_perform(curl) }
    var status = 0
    pricebook_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &status)
    let result = Result(
      status: status,
      headers: sink.headers,
      bytes: sink.bytes,
      peer: text(CURLINFO_PRIMARY_IP),
      redirect: text(CURLINFO_REDIRECT_URL)
    )
    if let failure = sink.failure { throw failure }
    guard code == CURLE_OK else { throw Self.failure(code, result, settings) }
    return result
  }

  private func configure(
    _ settings: Settings,
    _ lines: UnsafeMutablePointer<curl_slist>?
  ) throws(CaptureFailure) {
    let limits = settings.limits
    let texts: [(CURLoption, String?)] = [
      (CURLOPT_URL, settings.address.text), (CURLOPT_USERAGENT, settings.agent),
      (CURLOPT_PROTOCOLS_STR, "http,https"),
      // Every encoding that this curl can undo.
      (CURLOPT_ACCEPT_ENCODING, ""),
      // Empty texts turn off what curl would read in the environment by itself: a `no_proxy` there
      // would connect directly where no address is checked.
      (CURLOPT_PROXY, settings.proxy ?? ""), (CURLOPT_NOPROXY, ""),
      (CURLOPT_CAINFO, settings.trusted),
    ]
    for (option, value) in texts where value != nil {
      try checked(pricebook_curl_set_text(curl, option, value), settings)
    }
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1), (CURLOPT_NOPROGRESS, 0),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_TIMEOUT_MS, limits.milliseconds),
      (CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds),
      (CURLOPT_LOW_SPEED_LIMIT, limits.bytesPerSecond),
      (CURLOPT_LOW_SPEED_TIME, limits.slowSeconds),
    ]
    for (option, value) in numbers {
      try checked(pricebook_curl_set_long(curl, option, value), settings)
    }
    // A declared length is refused before the first byte; the sink counts what is not declared.
    try checked(
      pricebook_curl_set_size(curl, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.bytes)),
      settings
    )
    if case .post(let body, _) = settings.method {
      try checked(pricebook_curl_set_long(curl, CURLOPT_POST, 1), settings)
      let code = body.withUnsafeBytes {
        pricebook_curl_set_body(
          curl,
          $0.baseAddress ?? UnsafeRawPointer(curl),
          curl_off_t($0.count)
        )
      }
      try checked(code, settings)
    }
    try checked(pricebook_curl_set_list(curl, CURLOPT_HTTPHEADER, lines), settings)
  }

  /// The header lines to send; a line break within one would begin another.
  private static func lines(of settings: Settings) -> UnsafeMutablePointer<curl_slist>? {
    var headers = settings.headers
    if case .post(_, let type) = settings.method { headers.append(Header("Content-Type", type)) }
    var lines: UnsafeMutablePointer<curl_slist>?
    for header in headers {
      let line = "\(header.name): \(header.value)".filter { !$0.isNewline && $0 != "\0" }
      lines = curl_slist_append(lines, line)
    }
    return lines
  }

  private func checked(_ code: CURLcode, _ settings: Settings) throws(CaptureFailure) {
    guard code != CURLE_OK else { return }
    throw Self.failure(code, nil, settings)
  }

  private func text(_ info: CURLINFO) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard pricebook_curl_get_text(curl, info, &value) == CURLE_OK, let value else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func failure(
    _ code: CURLcode,
    _ result: Result?,
    _ settings: Settings
  ) -> CaptureFailure {
    let address = settings.address.text
    let words = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      return CaptureFailure(
        .transient,
        at: address,
        "the name '\(settings.address.host)' has no address here",
        reason: .nameUnknown
      )
    case CURLE_COULDNT_CONNECT:
      return CaptureFailure(
        .transient,
        at: address,
        "no connection came about",
        reason: .notConnected
      )
    case CURLE_OPERATION_TIMEDOUT:
      let got = result?.bytes.count ?? 0
      return CaptureFailure(
        .transient,
        at: address,
        "the answer took too long and was broken off after \(got) bytes"
      )
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_SEND_ERROR,
      CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return CaptureFailure(.transient, at: address, "the answer was cut off (\(words))")
    case CURLE_BAD_CONTENT_ENCODING:
      return CaptureFailure(.transient, at: address, "the answer could not be decompressed")
    case CURLE_FILESIZE_EXCEEDED:
      return Sink.tooLarge(settings)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
      return CaptureFailure(
        .refused,
        at: address,
        "the server's certificate is not one to trust (\(words))"
      )
    case CURLE_SSL_CONNECT_ERROR:
      return CaptureFailure(.transient, at: address, "no secure connection came about (\(words))")
    case CURLE_OUT_OF_MEMORY:
      return CaptureFailure(.transient, at: address, "there was no memory")
    default:
      return CaptureFailure(.transient, at: address, "the exchange failed (\(words))")
    }
  }
}

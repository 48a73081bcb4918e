import CCurl
import Vocabulary

/// A URL taken apart by the parser that will also connect: two parsers would see two hosts.
struct WebAddress: Sendable, Hashable {
  /// The whole, normalised, without the fragment.
  let text: String
  let scheme: String

  /// In lower case, without the brackets of an IPv6 address.
  let host: String
  let port: Int

  /// With the query: "/pricing?x=1".
  let path: String

  /// Scheme, host and port: what robots.txt speaks for.
  var origin: String {
    "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// Reads an absolute URL, or one seen from `base`.
  ///
  /// Throws `.refused` where it is no http or https URL, or has a user name in it.
  init(_ text: String, from base: WebAddress? = nil) throws(CaptureFailure) {
    guard let handle = curl_url() else {
      throw CaptureFailure(.transient, at: text, "there was no memory to read the address")
    }
    defer { curl_url_cleanup(handle) }
    if let base { curl_url_set(handle, CURLUPART_URL, base.text, 0) }
    let code = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME))
    guard code == CURLUE_OK else {
      let reason = curl_url_strerror(code).map { String(cString: $0) } ?? "malformed"
      throw CaptureFailure(.refused, at: text, "the address is no URL (\(reason))")
    }
    curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
      var value: UnsafeMutablePointer<CChar>?
      guard curl_url_get(handle, part, &value, UInt32(flags)) == CURLUE_OK, let value else {
        return nil
      }
      defer { curl_free(value) }
      return String(cString: value)
    }
    guard let scheme = part(CURLUPART_SCHEME)?.lowercased(), ["http", "https"].contains(scheme)
    else {
      throw CaptureFailure(.refused, at: text, "only http and https are fetched")
    }
    guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
      throw CaptureFailure(.refused, at: "\(scheme)://…", "an address with a user name is not used")
    }
    guard let whole = part(CURLUPART_URL), let host = part(CURLUPART_HOST), !host.isEmpty,
      let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap(Int.init)
    else {
      throw CaptureFailure(.refused, at: text, "the address names no host")
    }
    self.text = whole
    self.scheme = scheme
    self.host = host.lowercased().filter { $0 != "[" && $0 != "]" }
    self.port = port
    let path = part(CURLUPART_PATH) ?? "/"
    self.path = part(CURLUPART_QUERY).map { "\(path)?\($0)" } ?? path
  }
}

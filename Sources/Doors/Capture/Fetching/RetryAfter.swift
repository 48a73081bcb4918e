import CCurl

/// The header with which a server asks us to come back later (RFC 9110, section 10.2.3).
enum RetryAfter {
  /// Seconds from `now`; `nil` where the value is neither a number nor a date.
  static func seconds(_ value: String, now: Int) -> Int? {
    let text = value.filter { !$0.isWhitespace }
    if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return Int(text) ?? .max
    }
    let date = curl_getdate(value, nil)
    return date < 0 ? nil : max(0, Int(date) - now)
  }
}

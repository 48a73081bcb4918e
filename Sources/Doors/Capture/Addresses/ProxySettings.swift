/// The proxies that the environment names, read as curl reads them.
package struct ProxySettings: Sendable, Hashable {
  private let http: String?
  private let https: String?
  private let exceptions: [String]

  package static let none = Self(environment: [:])

  /// From `http_proxy`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` and their lower-case forms.
  ///
  /// `HTTP_PROXY` in capitals is not read: a web server sets it from a request's `Proxy` header.
  package init(environment: [String: String]) {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    http = value("http_proxy", "all_proxy", "ALL_PROXY")
    https = value("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    exceptions = (value("no_proxy", "NO_PROXY") ?? "")
      .split { $0 == "," || $0 == " " }
      .map { $0.lowercased() }
  }

  /// The proxy for an address, or `nil` for a direct connection.
  func proxy(for address: WebAddress) -> String? {
    isException(address.host) ? nil : address.scheme == "https" ? https : http
  }

  private func isException(_ host: String) -> Bool {
    exceptions.contains { exception in
      if exception == "*" { return true }
      let name = exception.hasPrefix(".") ? String(exception.dropFirst()) : exception
      return host == name || host.hasSuffix("." + name)
    }
  }
}

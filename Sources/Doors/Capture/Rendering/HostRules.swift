/// Which hosts a browser may ask, and at which address.
///
/// The browser resolves names itself, after any check of ours; so each host is pinned to an address
/// that was checked, and every other one does not exist for it.
struct HostRules: Sendable, Hashable {
  /// Host names with the address that each has for the browser; `nil` where private ones are let
  /// through, and nothing is pinned.
  let pins: [String: String]?
  let proxy: String?

  /// How many hosts a page may ask.
  private static let mostHosts = 24

  init(pins: [String: String]?, proxy: String?) {
    self.pins = pins
    self.proxy = proxy
  }

  /// For a page that was fetched: its own host at the very address that answered, and the hosts that
  /// its text names, as far as they are public.
  init(_ page: Response, at address: WebAddress, _ policy: Fetcher.Policy) {
    proxy = policy.proxies.proxy(for: address)
    guard !policy.allowsPrivate, proxy == nil else {
      // Behind a proxy no name is resolved here: the proxy alone sees where it leads.
      pins = nil
      return
    }
    var pins: [String: String] = [:]
    if let peer = page.peer, let ip = IPAddress(peer), AddressCheck.objection(to: ip) == nil {
      pins[address.host] = Self.bracketed(ip)
    }
    for host in Self.hosts(in: page.bytes) where pins[host] == nil && pins.count < Self.mostHosts {
      if let ip = NameLookup.publicAddress(of: host) { pins[host] = Self.bracketed(ip) }
    }
    self.pins = pins
  }

  var flags: [String] {
    var flags = [proxy.map { "--proxy-server=\($0)" } ?? "--no-proxy-server"]
    if let pins {
      let rules = pins.sorted { $0.key < $1.key }.map { "MAP \($0.key) \($0.value)" }
      flags.append("--host-resolver-rules=" + (rules + ["MAP * ~NOTFOUND"]).joined(separator: ", "))
    }
    return flags
  }

  private static func bracketed(_ address: IPAddress) -> String {
    address.bytes.count == 16 ? "[\(address)]" : address.description
  }

  /// Host names that follow "//" somewhere in a text, each once and in their order.
  static func hosts(in bytes: [UInt8]) -> [String] {
    var found: [String] = []
    var at = 0
    while at + 2 < bytes.count, found.count < 4 * mostHosts {
      guard bytes[at] == UInt8(ascii: "/"), bytes[at + 1] == UInt8(ascii: "/") else {
        at += 1
        continue
      }
      at += 2
      let start = at
      while at < bytes.count, at - start < 253, isHostByte(bytes[at]) { at += 1 }
      let host = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
      let isName = host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
      if isName, IPAddress(host) == nil, !found.contains(host) { found.append(host) }
    }
    return found
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

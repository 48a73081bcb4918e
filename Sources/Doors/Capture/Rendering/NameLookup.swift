import CCurl
import Glibc

/// Asks the system for the addresses of a name.
enum NameLookup {
  /// The first public address of a name, or of an address written as a name; `nil` where none is.
  static func publicAddress(of host: String) -> IPAddress? {
    addresses(of: host).first { AddressCheck.objection(to: $0) == nil }
  }

  private static func addresses(of host: String) -> [IPAddress] {
    if let address = IPAddress(host) { return [address] }
    var hints = addrinfo()
    hints.ai_socktype = pricebook_sock_stream()
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [IPAddress] = []
    var next = list
    while let entry = next {
      if let address = entry.pointee.ai_addr {
        if let ip = IPAddress(address, length: Int(entry.pointee.ai_addrlen)) { found.append(ip) }
      }
      next = entry.pointee.ai_next
    }
    return found
  }
}

/// An address as two writers of it would agree on: what is compared to find whose page a record is.
///
/// Scheme, default port, fragment and a slash at the end make no difference, nor does the case of the
/// host: archives hold a page under each of these.
struct AddressKey: Sendable, Hashable {
  let text: String

  init(_ address: String) {
    var rest = address.prefix { $0 != "#" }
    for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
      break
    }
    var host = rest.prefix { $0 != "/" && $0 != "?" }
    var path = rest[host.endIndex...]
    for port in [":80", ":443"] where host.hasSuffix(port) { host = host.dropLast(port.count) }
    if !path.contains("?") { while path.hasSuffix("/") { path = path.dropLast() } }
    if path.hasPrefix("/?") { path = path.dropFirst() }
    text = host.lowercased() + path
  }

  /// Whether an address fits a pattern, in which '*' stands for anything.
  static func fits(_ address: String, _ pattern: String) -> Bool {
    let parts = Self(pattern).text.split(separator: "*", omittingEmptySubsequences: false)
    var rest = Self(address).text[...]
    guard let first = parts.first, rest.hasPrefix(first) else { return false }
    guard parts.count > 1, let last = parts.last else { return rest == first }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }
}

import Glibc

/// Ports of this machine for servers that tests start.
package enum LoopbackPort {
  /// A port that nobody listens at just now.
  package static func free() -> UInt16 {
    guard let listener = Listener() else { return 0 }
    return listener.port
  }

  /// Whether somebody accepts connections at a port.
  package static func isOpen(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withAddress(port) { connect(descriptor, $0, $1) } == 0
  }

  /// A socket that listens at a free port, closed with the value.
  package final class Listener: Sendable {
    package let descriptor: Int32
    package let port: UInt16

    package init?() {
      let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      guard made >= 0 else { return nil }
      descriptor = made
      var name = sockaddr_in()
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard LoopbackPort.withAddress(0, { bind(made, $0, $1) }) == 0, listen(made, 16) == 0 else {
        close(made)
        return nil
      }
      let named = withUnsafeMutablePointer(to: &name) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(made, $0, &length) }
      }
      guard named == 0 else {
        close(made)
        return nil
      }
      port = UInt16(bigEndian: name.sin_port)
    }

    deinit {
      close(descriptor)
    }
  }

  private static func withAddress(
    _ port: UInt16,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

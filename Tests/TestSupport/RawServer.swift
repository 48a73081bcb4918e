import Foundation

/// A server that says exactly what a test wrote down, right or wrong, one script a connection.
package final class RawServer: Sendable {
  private let listener: LoopbackPort.Listener
  private let heard = Heard()

  package var port: UInt16 { listener.port }
  package var origin: String { "http://127.0.0.1:\(port)" }

  /// What it was sent so far, one text a connection.
  package var requests: [String] { heard.texts }

  /// Gives the first connection the first script, and all later ones the last.
  ///
  /// `repeating` is sent after it over and over until the other side hangs up.
  package init(_ scripts: [String], repeating: String? = nil) throws {
    guard let listener = LoopbackPort.Listener() else { throw POSIXError(.EADDRINUSE) }
    self.listener = listener
    let heard = heard
    // A thread of its own: accept waits, and the pool of tests must not. It holds the listener, so
    // that nobody else gets the number of its socket while it waits there.
    Thread.detachNewThread {
      signal(SIGPIPE, SIG_IGN)
      var turn = 0
      while true {
        let connection = accept(listener.descriptor, nil, nil)
        guard connection >= 0 else { return }
        heard.add(Self.head(from: connection))
        let script = scripts[min(turn, scripts.count - 1)]
        turn += 1
        var goesOn = Self.send(script, to: connection)
        while goesOn, let repeating { goesOn = Self.send(repeating, to: connection) }
        shutdown(connection, Int32(SHUT_RDWR))
        close(connection)
      }
    }
  }

  deinit {
    // Wakes the thread that waits in accept.
    shutdown(listener.descriptor, Int32(SHUT_RDWR))
  }

  private static func head(from connection: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let end = Array("\r\n\r\n".utf8)
    while bytes.count < 65_536 {
      let count = read(connection, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard bytes.indices.contains(where: { bytes[$0...].starts(with: end) }) else { continue }
      let length =
        text.lowercased().components(separatedBy: "content-length: ").dropFirst().first
        .flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
      let body = text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
      if body.utf8.count >= length { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func send(_ text: String, to connection: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  private final class Heard: @unchecked Sendable {
    // The lock guards `list`, which nothing else touches.
    private let lock = NSLock()
    private var list: [String] = []

    var texts: [String] { lock.withLock { list } }

    func add(_ text: String) {
      lock.withLock { list.append(text) }
    }
  }
}

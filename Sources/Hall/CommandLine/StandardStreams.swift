import Glibc
import Reporting

/// Standard input, output and error of the process.
enum StandardStreams {
  /// Prints what a command said; `false` where the output could not be written.
  ///
  /// A reader that leaves early, as `head` does, is no failure: the rest is dropped quietly.
  static func print(_ outcome: Outcome) -> Bool {
    let isWritten = write(outcome.output, to: STDOUT_FILENO)
    for (index, note) in outcome.notes.enumerated() {
      let prefix = index == 0 && outcome.code != .done ? "pricebook: " : ""
      let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
      let shown = lines.map { Printable.text(String($0)) }.joined(separator: "\n")
      _ = write(prefix + shown + "\n", to: STDERR_FILENO)
    }
    if !isWritten {
      let reason = String(cString: strerror(errno))
      _ = write("pricebook: Standard output cannot be written: \(reason).\n", to: STDERR_FILENO)
    }
    return isWritten
  }

  /// Shows something to whoever watches.
  static func writeError(_ text: String) {
    _ = write(text, to: STDERR_FILENO)
  }

  /// All of standard input, up to a limit that no page reaches.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < inputLimit {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes.append(contentsOf: buffer.prefix(count))
    }
    return bytes
  }

  /// Twice what a snapshot may hold, so that too much is still seen as too much.
  private static let inputLimit = 512 << 20

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Glibc.write(descriptor, start, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno == EPIPE
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return true
    }
  }
}

import Foundation
import Glibc

/// A process that writes a knowledge base until it is killed.
final class CrashChild {
  let process = Process()
  private let output = Pipe()

  /// Begins to write; `limit` is the largest file the process may write, in blocks of 1,024 bytes.
  init(root: String, fileLimit limit: Int? = nil) throws {
    let program = try Self.program()
    if let limit {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "ulimit -f \(limit); exec \"$0\" \"$1\"", program, root]
    } else {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [root]
    }
    process.standardOutput = output
    try process.run()
  }

  /// Waits until it has written something, if only a part of what it was to write.
  func waitForTurns(_ count: Int) {
    for _ in 0..<count { _ = output.fileHandleForReading.readData(ofLength: 5) }
  }

  func killAtOnce() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for its end; gives what it printed besides its turns.
  func message() throws -> String {
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "turn\n", with: "")
  }

  /// The helper stands beside the test program: SwiftPM builds it because the tests depend on it.
  private static func program() throws -> String {
    let test = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var folder = URL(fileURLWithPath: test).deletingLastPathComponent()
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    if let bundle { folder = URL(fileURLWithPath: bundle).deletingLastPathComponent() }
    return folder.appendingPathComponent("archive-crash-child").path
  }
}

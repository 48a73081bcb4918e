import Foundation

/// pywb, warcio and wget: programs of web archives, as `scripts/setup-archives` installs them.
package enum ArchiveTools {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../.build/archives/bin").standardized

  package static func path(of program: String) -> String {
    folder.appendingPathComponent(program).path
  }

  /// Whether tests with them are to run: where they are installed, and always in CI.
  package static var areHere: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || FileManager.default.isExecutableFile(atPath: path(of: "wayback"))
  }

  /// Runs a program to its end and gives what it said on both outputs.
  package static func run(
    _ words: [String],
    in directory: String,
    input: String = ""
  ) throws -> (output: String, code: Int32) {
    let process = Process()
    let (said, given) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardOutput = said
    process.standardError = said
    process.standardInput = given
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    try given.fileHandleForWriting.close()
    let bytes = said.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }
}

/// A real web archive on loopback that serves WARC files, ended with the value.
package final class Pywb {
  package let port: UInt16
  private let folder: URL
  private let process: Process
  private let log: URL

  /// What `--archive` takes.
  package var collection: String { "http://127.0.0.1:\(port)/pages" }

  package init(_ files: [String]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-pywb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    port = LoopbackPort.free()
    process = Process()
    log = folder.appendingPathComponent("pywb.log")
    let manager = ArchiveTools.path(of: "wb-manager")
    _ = try ArchiveTools.run([manager, "init", "pages"], in: folder.path)
    for file in files {
      _ = try ArchiveTools.run([manager, "add", "pages", file], in: folder.path)
    }
    FileManager.default.createFile(atPath: log.path, contents: nil)
    process.executableURL = URL(fileURLWithPath: ArchiveTools.path(of: "python3"))
    // Threads that run tests block all signals, and pywb waits for one of a child that has ended.
    let unblocking = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      os.execv(sys.argv[1], sys.argv[1:])
      """
    process.arguments = [
      "-c", unblocking, ArchiveTools.path(of: "wayback"), "-p", String(port), "-b", "127.0.0.1",
    ]
    process.currentDirectoryURL = folder
    let output = try FileHandle(forWritingTo: log)
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // It takes a second to start, more on a busy machine.
    for _ in 0..<1_500 {
      if LoopbackPort.isOpen(port) { break }
      usleep(20_000)
    }
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The paths of the requests it answered, without its own among them: "/pages/20240501100000id_/…".
  package var requests: [String] {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard let start = line.range(of: "\"GET ") else { return nil }
      return String(line[start.upperBound...].prefix { $0 != " " })
    }
  }
}

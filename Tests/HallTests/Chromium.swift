import Foundation
import Testing

/// The browser that `scripts/setup --tests` installs, on files of this machine.
enum Chromium {
  /// The page as it stands after its scripts, if it had any, ran for two seconds of its own time.
  static func dom(of file: String) throws -> String {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let names = ["chromium-headless-shell", "chromium"]
    let program = (folders.map(String.init) + ["/usr/bin"]).lazy
      .flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    let process = Process()
    process.executableURL = URL(
      filePath: try #require(program, "scripts/setup --tests installs chromium-headless-shell")
    )
    let profile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pricebook-dom-\(UUID().uuidString)"
    )
    defer { try? FileManager.default.removeItem(at: profile) }
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(profile.path)", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--virtual-time-budget=2000", "--dump-dom", URL(filePath: file).absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}

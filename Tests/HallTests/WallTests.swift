import Foundation
import Testing

/// scripts/check-walls, which keeps the rooms apart.
struct WallTests {
  private static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("scripts/check-walls").path

  static let manifests: [(String, Int32)] = [
    (target("Extraction", "Sources/Rooms/Extraction", ["Vocabulary"]), 0),
    (target("Extraction", "Sources/Rooms/Extraction", ["Vocabulary", "Reporting"]), 1),
    (target("Extraction", "Sources/Rooms/Extraction", ["CFake"]), 1),
    (target("Reporting2", "Sources/Doors/Reporting2", ["Reporting"]), 1),
    (target("Door", "Sources/Doors/Door", ["Vocabulary", "CFake"]), 0),
    (target("Lost", "Sources/Lost", []), 1),
    (target("HallTests", "Tests/HallTests", ["Reporting", "CFake"]), 0),
  ]

  @Test(arguments: manifests)
  func `a forbidden edge fails`(extra: String, code: Int32) throws {
    let manifest = """
      {"targets": [
        \(Self.target("Vocabulary", "Sources/Vocabulary", [])),
        \(Self.target("Reporting", "Sources/Rooms/Reporting", ["Vocabulary"])),
        \(Self.target("CFake", "Sources/C/CFake", [])), \(extra)
      ]}
      """
    let process = Process()
    let (input, quiet) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Self.script, "-"]
    process.standardInput = input
    process.standardOutput = quiet
    process.standardError = quiet
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(manifest.utf8))
    try input.fileHandleForWriting.close()
    _ = quiet.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
  }

  private static func target(_ name: String, _ path: String, _ dependencies: [String]) -> String {
    let list = dependencies.map { #"{"byName": ["\#($0)", null]}"# }.joined(separator: ", ")
    return #"{"name": "\#(name)", "path": "\#(path)", "dependencies": [\#(list)]}"#
  }
}

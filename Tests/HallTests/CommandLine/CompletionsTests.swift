import Foundation
import Testing

@testable import pricebook

struct CompletionsTests {
  @Test(arguments: Shell.allCases)
  func `scripts know every command and option`(shell: Shell) {
    let script = shell.script(for: CommandTable.descriptions)
    for command in CommandTable.descriptions {
      #expect(script.contains(command.name))
      for spec in command.options { #expect(script.contains(spec.name)) }
    }
  }

  @Test(arguments: Shell.allCases)
  func `the shell itself finds nothing wrong with its script`(shell: Shell) throws {
    let script = shell.script(for: CommandTable.descriptions)
    guard let result = try Shells.run(shell.rawValue, ["-n"], input: script) else { return }
    #expect(result.code == 0, "\(result.output)")
  }

  static let completed: [(String, [String])] = [
    ("pricebook pri", ["prices"]), ("pricebook prices --for", ["--format"]),
    ("pricebook prices --format js", ["json", "jsonl"]),
    ("pricebook completions ba", ["bash"]), ("pricebook diff --kn", ["--known"]),
  ]

  @Test(arguments: completed)
  func `bash completes commands, options and values`(line: String, words: [String]) throws {
    let parts = line.split(separator: " ").map { "'\($0)'" }.joined(separator: " ")
    let script =
      Shell.bash.script(for: CommandTable.descriptions)
        + """
        COMP_WORDS=(\(parts))
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _pricebook
        printf '%s\\n' "${COMPREPLY[@]}"
        """
    let result = try #require(try Shells.run("bash", [], input: script))
    #expect(result.output.split(separator: "\n").map(String.init) == words)
  }
}

private enum Shells {
  /// What a shell makes of a script on its standard input; `nil` where there is no such shell.
  static func run(
    _ shell: String,
    _ arguments: [String],
    input: String
  ) throws -> (output: String, code: Int32)? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(shell)" })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return nil }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try input.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments + [file.path]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }
}

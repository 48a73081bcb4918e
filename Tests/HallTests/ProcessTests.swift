import Foundation
import Testing

/// The program as the shell sees it.
struct ProcessTests {
  /// The executable that the tests were built with.
  private static let program = Bundle.main.executableURL.map {
    // On Linux the tests run as a bundle beside the product.
    $0.deletingLastPathComponent().appendingPathComponent("pricebook").path
  }

  private func run(
    _ script: String,
    root: String
  ) throws -> (output: String, errors: String, code: Int32) {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "set -o pipefail; " + script]
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    var environment = ProcessInfo.processInfo.environment
    environment["PRICEBOOK"] = Self.program
    environment["COLUMNS"] = "100"
    process.environment = environment
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      String(decoding: written, as: UTF8.self), String(decoding: told, as: UTF8.self),
      process.terminationStatus
    )
  }

  @Test func `data goes to standard output, talk to standard error`() throws {
    let base = try TemporaryBase.published()
    let good = try run("\"$PRICEBOOK\" prices erase --format csv", root: base.root)
    #expect(good.code == 0)
    #expect(good.output.hasPrefix("subject,"))
    #expect(good.errors.isEmpty)
    let bad = try run("\"$PRICEBOOK\" prices erasse", root: base.root)
    #expect(bad.code == 1)
    #expect(bad.output.isEmpty)
    #expect(bad.errors == "pricebook: There is no subject 'erasse'; the nearest known: 'erase'.\n")
  }

  @Test func `a wrong line exits 64, a changed price 1`() throws {
    let base = try TemporaryBase.published()
    #expect(try run("\"$PRICEBOOK\" prices --nope", root: base.root).code == 64)
    #expect(try run("\"$PRICEBOOK\" diff 2025-07-01 2025-08-02", root: base.root).code == 1)
    #expect(try run("\"$PRICEBOOK\" diff 2025-08-02 2025-08-03", root: base.root).code == 0)
  }

  @Test func `a reader that leaves early is no failure`() throws {
    let base = try TemporaryBase.published()
    let result = try run("\"$PRICEBOOK\" --help | head -n 1", root: base.root)
    #expect(result.code == 0)
    #expect(result.errors.isEmpty)
    let closed = try run("\"$PRICEBOOK\" prices | true", root: base.root)
    #expect(closed.code == 0)
    #expect(closed.errors.isEmpty)
  }

  @Test func `a full disk is a failure with a reason`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let base = try TemporaryBase.published()
    let result = try run("\"$PRICEBOOK\" prices > /dev/full", root: base.root)
    #expect(result.code == 1)
    #expect(result.errors.contains("cannot be written"))
  }

  @Test func `a file of usage that is cut off while it is read is told, and nothing billed`() throws
  {
    let base = try TemporaryBase.published()
    let result = try run(
      """
      (echo time,operation,count; yes 2025-08-01T00:00:00Z,erase,1 2> /dev/null | head -c 200M) > usage.csv
      "$PRICEBOOK" bill --usage usage.csv &
      until grep -q usage.csv /proc/$!/maps; do kill -0 $! || exit 9; done
      truncate -s 4096 usage.csv
      wait $!
      """,
      root: base.root
    )
    #expect(result.code == 1)
    #expect(result.output.isEmpty)
    #expect(
      result.errors
        == "pricebook: The file of usage was cut off while it was read; nothing is billed, so run this "
        + "again when it is whole.\n"
    )
  }

  @Test func `what is not for a terminal has no colours`() throws {
    let base = try TemporaryBase.published()
    #expect(!(try run("\"$PRICEBOOK\" prices", root: base.root)).output.contains("\u{1B}"))
  }
}

import Archive
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// Captures that are killed, interrupted or run out of room: no half snapshot, and none lost.
@Suite(.serialized)
struct CaptureProcessTests {
  /// The executable that the tests were built with.
  private static let program = Bundle.main.executableURL.map {
    $0.deletingLastPathComponent().appendingPathComponent("pricebook").path
  }

  private static let good = "<html><body><h1>Prices</h1><p>Erase costs 5 credits.</p></body></html>"

  /// Two sources: the first page comes at once, the second drips for ever.
  private static func dripping() throws -> (WebBase, Nginx) {
    let nginx = try Nginx(
      "location = /slow.html { gzip off; limit_rate 200; }",
      pages: ["good.html": good, "slow.html": String(repeating: "<p>Slow</p>", count: 100_000)]
    )
    let base = try WebBase([
      "a": "\(nginx.origin)/good.html", "b": "\(nginx.origin)/slow.html",
    ])
    return (base, nginx)
  }

  private static func start(
    _ words: [String],
    in base: WebBase,
    errors: Pipe? = nil,
    through wrapper: [String] = []
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = wrapper + [program ?? ""] + words
    process.currentDirectoryURL = URL(fileURLWithPath: base.temporary.root)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  private static let endings: [Int32] = [SIGKILL, SIGINT, SIGTERM]

  @Test(arguments: endings)
  func `a run that is ended amid a page leaves what it had and no half`(signal: Int32) throws {
    let (base, nginx) = try Self.dripping()
    let process = try Self.start(["capture", "--allow-private"], in: base)
    // The robots file, the good page and the beginning of the slow one, which is logged at its end.
    _ = nginx.requests(2)
    for _ in 0..<500 where try base.record(of: "a").pages.isEmpty { usleep(20_000) }
    usleep(1_200_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    let reopened = try KnowledgeBase(root: base.temporary.root)
    #expect(reopened.verify() == [])
    #expect(try reopened.snapshots().map(\.source.text) == ["a"])
    #expect(try reopened.bytes(of: reopened.snapshots()[0]) == Array(Self.good.utf8))
    #expect(try base.record(of: "a").pages.map(\.failuresInARow) == [0])
    // What a person broke off is no failure of the page.
    #expect(try base.record(of: "b").pages.isEmpty)
  }

  @Test func `a network that goes amid a page leaves the last good capture in force`() throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
    let none = "HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    let server = try RawServer([
      none, "\(head)\(Self.good.utf8.count)\r\n\r\n\(Self.good)", none,
      "\(head)5000\r\n\r\n<html><body><h1>Prices</h1><p>Erase costs 7",
    ])
    let base = try WebBase(["shop": server.origin + "/"])
    #expect(base.outcome("capture", "shop", "--allow-private").code == .done)
    let files = try base.files().filter { $0.key.hasPrefix("snapshots/") }
    let cut = base.outcome(on: "2025-09-11", "capture", "shop", "--allow-private")
    #expect(cut.code == .failed)
    #expect(cut.output.contains("The capture of 2025-09-10 stays in force."), "\(cut)")
    #expect(try base.files().filter { $0.key.hasPrefix("snapshots/") } == files)
    #expect(try base.record(of: "shop").pages.map(\.failures.last?.kind) == [.transient])
    #expect(base.base.verify() == [])
  }

  private static let mayMount = geteuid() == 0

  @Test(.enabled(if: mayMount, "only root may mount a small file system"))
  func `a full disk changes nothing, and with room the page is kept`() throws {
    let page = Self.good + String(repeating: "<p>More and more words.</p>", count: 60_000)
    let nginx = try Nginx(pages: ["big.html": page])
    let base = try WebBase(["shop": "\(nginx.origin)/big.html"])
    let place = base.temporary.root
    guard try Self.shell("mount -t tmpfs -o size=400k tmpfs \(place)/snapshots") == 0 else {
      // A container may forbid even root to mount.
      return
    }
    defer { _ = try? Self.shell("umount -l \(place)/snapshots") }
    let before = try base.files()
    let full = base.outcome("capture", "shop", "--allow-private")
    #expect(full.code == .failed)
    #expect(full.notes.first?.contains("No space left on device") == true, "\(full)")
    #expect(
      try base.files().filter { $0.key != ".pricebook.lock" }
        == before.filter { $0.key != ".pricebook.lock" }
    )
    #expect(base.base.verify() == [])
    #expect(try Self.shell("mount -o remount,size=8m \(place)/snapshots") == 0)
    let roomy = base.outcome("capture", "shop", "--allow-private")
    #expect(roomy.code == .done, "\(roomy)")
    #expect(base.base.verify() == [])
  }

  @Test func `progress is shown to a terminal and to nothing else`() throws {
    let nginx = try Nginx(pages: ["good.html": Self.good])
    let base = try WebBase(["a": "\(nginx.origin)/good.html"])
    let errors = Pipe()
    let quiet = try Self.start(["capture", "--allow-private"], in: base, errors: errors)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    quiet.waitUntilExit()
    #expect(quiet.terminationStatus == 0)
    let seen = base.temporary.root + "/seen"
    let command = "'\(Self.program ?? "")' capture a --allow-private"
    _ = try Self.shell(
      "cd '\(base.temporary.root)' && script -qec \"\(command)\" '\(seen)' > /dev/null"
    )
    let shown = try String(contentsOfFile: seen, encoding: .utf8)
    #expect(shown.contains("page 1 of 1  127.0.0.1"), "\(shown)")
  }

  private static func shell(_ script: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

import Archive
import Foundation
import Glibc
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// The program itself, killed at moments that matter.
@Suite(.serialized)
struct WatchProcessTests {
  private static let program = Bundle.main.executableURL.map {
    $0.deletingLastPathComponent().appendingPathComponent("pricebook").path
  }

  private func start(
    _ words: String...,
    in base: WatchBase,
    output: FileHandle = .nullDevice,
    errors: FileHandle = .nullDevice
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.program))
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: base.root)
    process.environment = ProcessInfo.processInfo.environment.merging(["ROOT": base.root]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return process
  }

  private func run(_ words: String..., in base: WatchBase) throws -> Int32 {
    let process = try start(words[0], words[1], words[2], in: base)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Kills whoever started it once it has done its work: the moment between sending and writing so.
  private static let killer = "cat >> \"$ROOT/told\"; kill -9 $PPID"

  @Test func `Killed between sending and writing so, it does not send again but says so`() throws {
    let base = try WatchBase(WatchBase.program(Self.killer))
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    #expect(try run("watch", "--once", "--offline", in: base) == SIGKILL)
    #expect(base.lines().count == 1)
    #expect(try base.states() == ["sending"])
    #expect(try run("watch", "--once", "--offline", in: base) == 1)
    #expect(try base.states() == ["uncertain"])
    #expect(try run("watch", "--once", "--offline", in: base) == 0)
    #expect(base.lines().count == 1)
    #expect(base.outcome("notify", "--list").output.contains("perhaps delivered"))
    #expect(base.base.verify().filter { $0.severity != .note } == [])
  }

  @Test func `Killed at any moment, each notice is sent once at most, and none is lost`() throws {
    let base = try WatchBase(WatchBase.program("read LINE; echo \"$LINE\" >> \"$ROOT/told\""))
    _ = base.round()
    for (index, credits) in [7, 8, 9, 10].enumerated() {
      try base.price(credits, on: "2025-09-2\(index)")
    }
    var random = SystemRandomNumberGenerator()
    var kills = 0
    for _ in 0..<40 {
      let process = try start("watch", "--once", "--offline", in: base)
      let end = ContinuousClock.now + .milliseconds(Int.random(in: 0...250, using: &random))
      while ContinuousClock.now < end, process.isRunning { usleep(500) }
      if process.isRunning { kills += 1 }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(base.base.verify().filter { $0.severity == .error } == [])
    }
    #expect(kills > 0)
    _ = try run("watch", "--once", "--offline", in: base)
    // A program of a run that was killed may still be at its work.
    let entries = try #require(try base.base.outbox(of: "team")).entries
    #expect(entries.count == 4)
    let delivered = entries.filter { $0.deliveries.allSatisfy { $0.state == .delivered } }
    let uncertain = entries.filter { $0.deliveries.allSatisfy { $0.state == .uncertain } }
    #expect(delivered.count + uncertain.count == 4)
    for entry in entries {
      let times = base.lines().count { $0.contains(entry.notice.id.text) }
      #expect(times <= 1)
      if delivered.contains(entry) { #expect(times == 1) }
    }
  }

  @Test func `Two at once take turns, and one of them sends`() throws {
    let base = try WatchBase(WatchBase.teller)
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    let processes = try (0..<3).map { _ in try start("watch", "--once", "--offline", in: base) }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(base.lines().count == 1)
    #expect(try base.states() == ["delivered"])
  }

  @Test func `A receiver that kills the sender has the message once, or twice with one key`() throws
  {
    for (knowsKeys, states) in [(false, ["uncertain"]), (true, ["delivered"])] {
      let server = try RawServer(
        ["", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"],
        repeating: "HTTP/1.1 100 Continue\r\n\r\n"
      )
      let base = try WatchBase(
        #"{"id": "out", "way": "webhook", "address": "\#(server.origin)", "allowPrivate": true, "#
          + #""knowsKeys": \#(knowsKeys)}"#
      )
      _ = base.round()
      try base.price(8, on: "2025-09-20")
      let process = try start("watch", "--once", "--offline", in: base)
      for _ in 0..<2_000 where server.requests.isEmpty && process.isRunning { usleep(2_000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      _ = try run("watch", "--once", "--offline", in: base)
      _ = try run("watch", "--once", "--offline", in: base)
      #expect(try base.states() == states)
      let keys = server.requests.compactMap { request in
        request.components(separatedBy: "\r\n").first { $0.hasPrefix("Idempotency-Key: ") }
      }
      #expect(keys.count == (knowsKeys ? 2 : 1))
      #expect(Set(keys).count == 1)
    }
  }

  @Test func `Killed during a capture, no half snapshot is left, and the next round brings it`()
    throws
  {
    let page = "<html><body><h1>Prices</h1><ul><li>Erase: 8 credits</li></ul></body></html>"
    // A page without an end: the kill comes while it is read.
    let endless = try RawServer(
      [
        "HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n\(page)",
      ],
      repeating: String(repeating: "<p>and so on</p>", count: 64)
    )
    let base = try WatchBase(WatchBase.teller)
    _ = base.round()
    let before = try base.base.snapshots()
    try source(at: "\(endless.origin)/prices.html", base)
    let process = try start("watch", "--once", "--allow-private", in: base)
    for _ in 0..<2_000 where endless.requests.count < 2 && process.isRunning { usleep(5_000) }
    #expect(endless.requests.count == 2)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try base.base.snapshots() == before)
    #expect(base.base.verify().filter { $0.severity == .error } == [])
    let nginx = try Nginx(pages: ["prices.html": page])
    try source(at: "\(nginx.origin)/prices.html", base)
    for day in ["2026-11-25", "2026-11-26"] {
      let round = base.outcome(on: day, "watch", "--once", "--allow-private", "--today", day)
      #expect(round.code == .done, "\(round)")
    }
    #expect(try base.base.snapshots().count == before.count + 1)
    #expect(base.lines().count == 1)
    #expect(base.lines().first?.contains("Erase: 5 -> 8") == true)
  }

  private func source(at address: String, _ base: WatchBase) throws {
    try base.base.writing { writer in
      for (id, address) in [("docs", address), ("guide", "file:guide")] {
        _ = try writer.record(
          Source(
            id: Identifier(id),
            publisher: id,
            title: id,
            address: address,
            kind: id == "docs" ? .official : .thirdParty
          )
        )
      }
    }
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `A signal ends a long watch between two steps, and nothing is written to no terminal`(
    signal: Int32
  ) throws {
    let base = try WatchBase(WatchBase.teller)
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    let (output, errors) = (Pipe(), Pipe())
    let process = try start(
      "watch",
      "--every",
      "6h",
      "--offline",
      in: base,
      output: output.fileHandleForWriting,
      errors: errors.fileHandleForWriting
    )
    try output.fileHandleForWriting.close()
    try errors.fileHandleForWriting.close()
    // The first round tells its outcome at once, and then waits for six hours.
    let said = output.fileHandleForReading.availableData
    #expect(String(decoding: said, as: UTF8.self).contains("delivered: Erase: 5 -> 8"))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
    #expect(try base.states() == ["delivered"])
    #expect(base.lines().count == 1)
  }

  @Test func `apprise sends to what its variable names, where it is installed`() throws {
    guard let folder = Self.appriseFolder else { return }
    let server = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"]
    )
    let base = try WatchBase(#"{"id": "out", "way": "apprise", "addressesVariable": "CHAT_URLS"}"#)
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    base.path = "\(folder):\(base.path)"
    base.variables["CHAT_URLS"] = "json://127.0.0.1:\(server.port)/in"
    let round = base.round()
    #expect(try base.states() == ["delivered"], "\(round)")
    let request = server.requests.first ?? ""
    #expect(request.contains("Erase: 5 -> 8 credit/generation"), "\(request)")
    #expect(request.contains("8 credits"))
    _ = base.round()
    #expect(server.requests.count == 1)
  }

  /// In the environment of `scripts/check-feed`, else in PATH.
  private static let appriseFolder: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders =
      ["\(ShippedBase.root)/.build/watch-venv/bin"] + path.split(separator: ":").map(String.init)
    return folders.first { FileManager.default.isExecutableFile(atPath: "\($0)/apprise") }
  }()
}

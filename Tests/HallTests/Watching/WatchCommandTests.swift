import Archive
import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// `watch` and `notify` as functions, with programs and servers that are real.
struct WatchCommandTests {
  @Test func `A change is told once, and what was published before is not`() throws {
    let base = try WatchBase(WatchBase.teller)
    #expect(base.round().code == .done)
    #expect(base.lines().isEmpty)
    try base.price(8, on: "2025-09-20")
    let told = base.round()
    #expect(told.code == .done, "\(told)")
    #expect(told.output.contains(#""state":"delivered""#))
    let lines = base.lines()
    #expect(lines.count == 1)
    let object = try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8))
    let message = try #require(object as? [String: Any])
    let change = try #require(message["change"] as? [String: Any])
    #expect(change["class"] as? String == "price-change")
    #expect(change["old"] as? String == "5")
    #expect(change["new"] as? String == "8")
    let evidence = try #require((message["evidence"] as? [[String: Any]])?.first)
    #expect(evidence["quote"] as? String == "8 credits")
    #expect(evidence["address"] as? String == "https://docs.example")
    #expect((evidence["snapshot"] as? String)?.count == 64)
    // The same prices on another day, and the very same round again.
    try base.price(8, on: "2025-09-21")
    #expect(base.round(on: "2025-09-21").output.isEmpty)
    #expect(base.round(on: "2025-09-21").output.isEmpty)
    #expect(base.lines().count == 1)
    #expect(base.base.verify().filter { $0.severity != .note } == [])
  }

  @Test func `A digest is one message of all that a round brought`() throws {
    let teller = WatchBase.teller.replacing("{", with: #"{"digest": true, "#, maxReplacements: 1)
    let base = try WatchBase(teller)
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    try base.price(9, on: "2025-09-21")
    _ = base.round(on: "2025-09-21")
    #expect(try base.states() == ["delivered", "delivered"])
    #expect(base.lines().count == 1)
    #expect(base.lines().first?.contains("2 changes, first: Erase: 5 -> 8") == true)
  }

  @Test func `The first round tells what it found itself`() throws {
    let base = try WatchBase(WatchBase.teller)
    try base.price(8, on: "2025-09-20")
    _ = base.round()
    #expect(base.lines().count == 1)
  }

  /// Rules, and whether a change of Erase from 5 to 8 credits (+60 %) is told.
  static let rules: [(String, Bool)] = [
    ("{}", true), (#"{"leastPercent": "60"}"#, true), (#"{"leastPercent": "60.1"}"#, false),
    (#"{"classes": ["new"]}"#, false), (#"{"classes": []}"#, false),
    (#"{"subjects": ["erase"]}"#, true), (#"{"subjects": ["upscale-fast"]}"#, false),
    (#"{"families": ["edit"]}"#, true), (#"{"families": ["upscale"]}"#, false),
    (#"{"subjects": ["erase"], "families": ["upscale"]}"#, true),
    (#"{"venues": ["bedrock"]}"#, false),
    // Without a price of the credit there is no bill in USD: that hides nothing.
    (#"{"workload": "shop", "leastUSD": "1000"}"#, true),
  ]

  @Test(arguments: rules)
  func `Rules decide what is told`(rules: String, isTold: Bool) throws {
    let base = try WatchBase(rules: rules, WatchBase.program("cat > /dev/null"))
    #expect(base.round().code == .done)
    try base.price(8, on: "2025-09-20")
    #expect(base.round().code == .done)
    #expect(try base.states() == (isTold ? ["delivered"] : []))
  }

  @Test(arguments: [("2.99", true), ("3", true), ("3.01", false)])
  func `A change is judged by the workload's bill before and after`(
    least: String,
    isTold: Bool
  ) throws {
    let base = try WatchBase(
      rules: #"{"workload": "shop", "leastUSD": "\#(least)"}"#,
      WatchBase.teller
    )
    try base.creditPrice("0.01", on: "2025-08-01")
    #expect(base.outcome("update", "--offline").code == .done)
    _ = base.round(on: "2025-09-19")
    try base.price(8, on: "2025-09-20")
    let round = base.round()
    #expect(try base.states() == (isTold ? ["delivered"] : []), "\(round)")
    if isTold {
      #expect(
        base.lines().first?.contains(#""before":"5","after":"8","difference":"3","problem":null"#)
          == true,
        "\(base.lines())"
      )
    }
  }

  @Test func `Corrections are quiet unless somebody asks`() throws {
    for (rules, isTold) in [("{}", false), (#"{"classes": ["correction"]}"#, true)] {
      let base = try WatchBase(rules: rules, WatchBase.program("cat > /dev/null"))
      _ = base.round()
      try base.write(
        """
        {"schema": 1, "id": "erase", "who": "me", "when": "2025-09-15", "why": "It was misread.",
         "subject": "erase", "attribute": "price",
         "verdict": {"from": "2025-08-01", "value": {"value": "6"}}}
        """,
        to: "data/decisions/erase.json"
      )
      let round = base.round()
      #expect(try base.states() == (isTold ? ["delivered"] : []), "\(rules) \(round)")
    }
  }

  @Test func `A webhook gets a signed message with its key`() throws {
    let server = try RawServer(["HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"])
    let base = try WatchBase(
      #"{"id": "out", "way": "webhook", "address": "\#(server.origin)/in", "secretVariable": "KEY", "#
        + #""allowPrivate": true}"#
    )
    base.variables["KEY"] = "Jefe"
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    #expect(base.round().code == .done)
    #expect(base.round().code == .done)
    #expect(server.requests.count == 1)
    let request = server.requests.first ?? ""
    let parts = request.components(separatedBy: "\r\n\r\n")
    let id = try #require(try base.base.outbox(of: "team")?.entries.first?.notice.id)
    #expect(parts[0].contains("POST /in HTTP/1.1"))
    #expect(parts[0].contains("Idempotency-Key: \(id)\r\n"))
    #expect(parts[0].contains("Content-Type: application/json"))
    #expect(parts[0].contains("X-Pricebook-Timestamp: 1700000000"))
    let body = parts.dropFirst().joined(separator: "\r\n\r\n")
    let signature = try Self.opensslCode(of: "1700000000." + body, key: "Jefe")
    #expect(parts[0].contains("X-Pricebook-Signature: sha256=\(signature)"))
  }

  private static func opensslCode(of text: String, key: String) throws -> String {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl", "dgst", "-sha256", "-hmac", key, "-r"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(String(decoding: said, as: UTF8.self).prefix { $0 != " " })
  }

  /// What a receiver answers, what becomes of the notice, and how often it was asked.
  static let answers: [(answer: String, state: String, asked: Int)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "delivered", 1),
    ("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "pending", 3),
    ("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", "pending", 1),
    ("HTTP/1.1 302 Go\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n", "pending", 1),
    ("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "uncertain", 1),
    ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut", "uncertain", 1),
    ("", "uncertain", 1),
  ]

  @Test(arguments: answers)
  func `Only what surely did not arrive is sent again`(
    answer: String,
    state: String,
    asked: Int
  ) throws {
    let server = try RawServer([answer.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n")]
    )
    let base = try WatchBase(
      #"{"id": "out", "way": "webhook", "address": "\#(server.origin)", "allowPrivate": true}"#
    )
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    let round = base.round()
    #expect(round.code == (state == "delivered" ? .done : .failed), "\(round)")
    #expect(try base.states() == [state], "\(round)")
    #expect(server.requests.count == asked)
  }

  @Test func `A private address is refused, and a variable that is not set is told`() throws {
    let server = try RawServer(["HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"])
    let base = try WatchBase(
      #"{"id": "out", "way": "webhook", "address": "\#(server.origin)"}"#,
      #"{"id": "chat", "way": "webhook", "addressVariable": "CHAT_URL"}"#,
      #"{"id": "mail", "way": "apprise", "addressesVariable": "MAIL_URLS"}"#
    )
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    let round = base.round()
    #expect(round.code == .failed)
    #expect(server.requests.isEmpty)
    #expect(round.output.contains("loopback"), "\(round)")
    #expect(round.output.contains("'CHAT_URL' is not set"))
    #expect(round.output.contains("'MAIL_URLS' is not set"))
    #expect(try base.states() == ["pending"])
  }

  @Test func `A secret address is in no message and no file`() throws {
    let server = try RawServer(["HTTP/1.1 404 No\r\nConnection: close\r\n\r\n"])
    let base = try WatchBase(
      #"{"id": "out", "way": "webhook", "addressVariable": "CHAT_URL", "allowPrivate": true}"#
    )
    base.variables["CHAT_URL"] = "\(server.origin)/hunter2"
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    for address in ["\(server.origin)/hunter2", "http://hunter2.invalid/", "gopher://hunter2/"] {
      base.variables["CHAT_URL"] = address
      let round = base.round()
      #expect(!round.output.contains("hunter2"), "\(round)")
    }
    let outbox = try String(
      contentsOfFile: "\(base.root)/data/notifications/team.json",
      encoding: .utf8
    )
    #expect(!outbox.contains("hunter2"))
  }

  /// How a program ends, and what becomes of the notice.
  static let endings: [(String, String)] = [
    ("cat > /dev/null", "delivered"), ("exit 75", "pending"), ("echo no >&2; exit 1", "uncertain"),
    ("kill -9 $$", "uncertain"),
  ]

  @Test(arguments: endings)
  func `A program says by its exit code what became of the notice`(
    script: String,
    state: String
  ) throws {
    let base = try WatchBase(WatchBase.program(script))
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    _ = base.round()
    #expect(try base.states() == [state])
  }

  @Test func `A feed is there from the first round, and grows by what changes`() throws {
    let base = try WatchBase(
      #"{"id": "out", "way": "atom", "file": "feeds/prices.xml", "authority": "example.org,2026"}"#
    )
    _ = base.round()
    let file = "\(base.root)/feeds/prices.xml"
    let empty = try String(contentsOfFile: file, encoding: .utf8)
    #expect(empty.contains("<updated>1970-01-01T00:00:00Z</updated>"))
    try base.price(8, on: "2025-09-20")
    _ = base.round()
    let feed = try String(contentsOfFile: file, encoding: .utf8)
    #expect(feed.components(separatedBy: "<entry>").count == 2)
    #expect(feed.contains("<updated>2025-09-20T00:00:00Z</updated>"))
    try FileManager.default.removeItem(atPath: file)
    _ = base.round(on: "2025-10-01")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == feed)
    #expect(try base.states() == ["delivered"])
  }

  @Test func `A page that fails often enough is told once, until it was good again`() throws {
    let nginx = try Nginx("location = /gone.html { return 410; }")
    let base = try WatchBase(
      rules: #"{"failuresBeforeAlarm": 3}"#,
      WatchBase.teller
    )
    try base.base.writing { writer in
      _ = try writer.record(
        Source(
          id: "shop",
          publisher: "Shop",
          title: "Shop",
          address: "\(nginx.origin)/gone.html",
          kind: .official
        )
      )
      for id in ["docs", "guide"] {
        _ = try writer.record(
          Source(
            id: Identifier(id),
            publisher: id,
            title: id,
            address: "file:\(id)",
            kind: .official
          )
        )
      }
    }
    var codes: [ExitCode] = []
    for day in 1...4 {
      let outcome = base.outcome(on: "2025-10-0\(day)", "watch", "--once", "--allow-private")
      codes.append(outcome.code)
      #expect(base.lines().count == (day < 3 ? 0 : 1), "day \(day): \(outcome)")
    }
    #expect(codes == [.done, .done, .failed, .failed])
    #expect(base.lines().first?.contains(#""topic":"capture-alarm""#) == true)
    #expect(base.lines().first?.contains("3 times in a row") == true)
  }

  @Test func `notify shows, tries and sends`() throws {
    let base = try WatchBase(WatchBase.teller)
    #expect(base.outcome("notify", "--list").output == "Nothing was ever told.\n")
    _ = base.round()
    try base.price(8, on: "2025-09-20")
    #expect(base.outcome("update", "--offline").code == .done)
    let outbox = try base.base.outbox(of: "team")
    let preview = base.outcome("notify", "--dry-run")
    #expect(preview.output.contains("not sent yet: Erase: 5 -> 8"), "\(preview)")
    #expect(try base.base.outbox(of: "team") == outbox)
    #expect(base.lines().isEmpty)
    let test = base.outcome("notify", "--test", "team/out")
    #expect(test.code == .done)
    #expect(base.lines().first?.contains(#""topic":"test""#) == true)
    #expect(try base.base.outbox(of: "team") == outbox)
    #expect(base.outcome("notify", "--test", "owt").notes.first?.contains("'team/out'") == true)
    #expect(base.outcome("notify").output.contains("delivered: Erase: 5 -> 8"))
    #expect(base.lines().count == 2)
    #expect(base.outcome("notify").output == "Nothing to tell.\n")
    #expect(base.outcome("notify", "--list").output.contains("delivered: Erase: 5 -> 8"))
    #expect(base.outcome("notify", "--list", "--dry-run").code == .usage)
    #expect(base.outcome("watch").code == .usage)
    #expect(base.outcome("watch", "--once", "--every", "6h").code == .usage)
    #expect(base.outcome("watch", "--every", "soon").code == .usage)
  }
}

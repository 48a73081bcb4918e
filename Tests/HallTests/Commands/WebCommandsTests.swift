import Archive
import Foundation
import Reporting
import TestSupport
import Testing
import Vocabulary

@testable import pricebook

/// `capture` and `update` with a real server on loopback.
struct WebCommandsTests {
  private static func prices(_ credits: Int) -> String {
    "<html><head><title>Prices</title></head><body><h1>Prices</h1><ul><li>Erase: \(credits) credits"
      + "</li></ul></body></html>"
  }

  @Test func `a page is kept once, seen again, and kept anew when it changes`() throws {
    let nginx = try Nginx(pages: ["prices.html": Self.prices(3)])
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    let first = base.outcome("capture", "shop", "--allow-private", "-f", "jsonl")
    #expect(first.code == .done, "\(first)")
    #expect(first.output.contains(#""outcome":"new""#))
    let snapshot = try #require(try base.base.snapshots().first)
    #expect(snapshot.way == .http)
    #expect(snapshot.fidelity == .verbatim)
    #expect(try base.base.bytes(of: snapshot) == Array(Self.prices(3).utf8))

    let again = base.outcome(on: "2025-09-12", "capture", "--allow-private", "-f", "jsonl")
    #expect(again.output.contains(#""outcome":"unchanged","since":"2025-09-10""#), "\(again)")
    #expect(nginx.requests(4).last == "GET /prices.html 304")
    #expect(try base.base.snapshots() == [snapshot])
    let page = try #require(try base.record(of: "shop").pages.first)
    #expect(page.sightings.map(\.times) == [2])
    #expect(page.lastSeen == Day("2025-09-12"))

    // Another length: the tag that nginx makes is of seconds and bytes.
    try nginx.write(Self.prices(10), to: "prices.html")
    let update = base.outcome(on: "2025-09-13", "update", "--allow-private", "-f", "jsonl")
    #expect(update.output.contains(#""captured":1,"failed":0,"read":2,"#), "\(update)")
    #expect(try base.base.snapshots().count == 2)
    #expect(try base.base.latestTable()?.rates.map(\.value) == [.amount(Amount(10))])
    // Once a day is enough.
    let asked = nginx.requests(6).count
    let late = base.outcome(on: "2025-09-13", "update", "--allow-private")
    #expect(late.output.contains("No snapshot was due."))
    #expect(nginx.requests.count == asked)
    #expect(base.base.verify() == [])
  }

  @Test func `a price that comes back is believed from the day of the return`() throws {
    let nginx = try Nginx(pages: ["prices.html": Self.prices(3)])
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    for (credits, day) in [(3, "2025-09-01"), (10, "2025-09-10"), (3, "2025-09-20")] {
      try nginx.write(Self.prices(credits), to: "prices.html")
      let update = base.outcome(on: day, "update", "--allow-private")
      #expect(update.code == .done, "\(update)")
      #expect(try base.base.latestTable()?.rates.map(\.value) == [.amount(Amount(credits))])
      #expect(try base.base.latestTable()?.known == Day(day))
    }
    #expect(try base.base.snapshots().count == 2)
    #expect(try base.record(of: "shop").pages.first?.sightings.count == 3)
    #expect(base.base.verify() == [])
    func output(_ words: String...) -> String { base.outcome(words, on: "2025-09-21").output }
    let history = output("history", "erase", "-f", "csv")
    #expect(history.split(separator: "\r\n").count == 4, "\(history)")
    let before = output("prices", "erase", "--as-of", "2025-09-19", "-f", "jsonl")
    #expect(before.contains(#""value":"10""#), "\(before)")
    #expect(output("prices", "erase", "-f", "jsonl").contains(#""value":"3""#))
    let words = output("explain", "erase")
    #expect(words.contains("captured 2025-09-01 and again 2025-09-20 from"), "\(words)")
    // A second walk has nothing to do, and without the generated files the last word is the same.
    let files = try base.files()
    #expect(base.outcome("update", "--offline").output.contains("No snapshot was due."))
    #expect(try base.files() == files)
  }

  static let noPages: [(String, String, FailureKind)] = [
    ("return 200 '<h1>Access denied</h1>';", "wall", .blocked),
    ("return 200 '<title>Not found</title>';", "error", .structureChanged),
    ("return 403 'no';", "403", .blocked),
    ("return 410 'no';", "410", .gone),
    ("return 500 'no';", "500", .transient),
    (
      "return 200 '<p>All is free now, and there is nothing left to say here.</p>';",
      "nothing is left", .structureChanged
    ),
  ]

  @Test(arguments: noPages)
  func `what is no page is kept apart, and the last good capture stays in force`(
    answer: String,
    words: String,
    kind: FailureKind
  ) throws {
    let nginx = try Nginx(
      "location = /bad.html { default_type text/html; \(answer) }",
      pages: ["prices.html": Self.prices(3)]
    )
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    _ = base.outcome("update", "--allow-private")
    let tables = try base.base.tables()
    #expect(tables.count == 1)
    // The same page goes bad.
    try FileManager.default.removeItem(
      at: nginx.folder.appendingPathComponent("pages/prices.html")
    )
    let moved = try Nginx(
      "location = /prices.html { default_type text/html; \(answer) }"
    )
    let worse = try WebBaseMove.move(base, source: "shop", to: "\(moved.origin)/prices.html")
    let failed = worse.outcome(on: "2025-09-12", "update", "--allow-private")
    #expect(failed.code == .done, "\(failed)")
    #expect(failed.notes.contains { $0.contains(words) }, "\(failed.notes)")
    #expect(try worse.base.tables() == tables)
    let page = try #require(
      try worse.record(of: "shop").page(at: "\(moved.origin)/prices.html")
    )
    #expect(page.failures.map(\.kind) == [kind])
    let bytes = try #require(page.failures.first?.bytes)
    #expect(try worse.base.failedBytes(bytes)?.isEmpty == false)
    #expect(try worse.base.snapshots().count == 1)
    #expect(worse.base.verify() == [])
    #expect(
      worse.outcome("sources", "-f", "jsonl").output.contains(#""failuresInARow":1,"#)
    )
  }

  @Test func `bytes of failures go when a good capture comes`() throws {
    let answers = ["<h1>Access denied</h1>", Self.prices(3)].map {
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \($0.utf8.count)\r\n"
        + "Connection: close\r\n\r\n\($0)"
    }
    let none = "HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    let server = try RawServer([none, answers[0], none, answers[1]])
    let base = try WebBase(["shop": server.origin + "/"])
    let bad = base.outcome("capture", "shop", "--allow-private")
    #expect(bad.code == .failed)
    let id = try #require(try base.record(of: "shop").failedBytes.first)
    #expect(try base.base.failedBytes(id) != nil)
    let good = base.outcome("capture", "shop", "--allow-private")
    #expect(good.code == .done, "\(good)")
    #expect(try base.base.failedBytes(id) == nil)
    #expect(try base.record(of: "shop").pages.map(\.failuresInARow) == [0])
    #expect(base.base.verify() == [])
  }

  private static let shell =
    "<html><head><title>Shop</title></head><body><div id=\"root\"></div>%</body></html>"
  private static let data = #"{"prices":[{"name":"Erase","credits":5,"unit":"credits"}]}"#

  @Test func `data in an element of its own is read in the page itself`() throws {
    let script = "<script id=\"__NEXT_DATA__\" type=\"application/json\">\(Self.data)</script>"
    let nginx = try Nginx(pages: ["app.html": Self.shell.replacing("%", with: script)])
    let base = try WebBase(["shop": "\(nginx.origin)/app.html"])
    #expect(base.outcome("capture", "shop", "--allow-private").code == .done)
    #expect(try base.base.snapshots().map(\.mediaType) == [.html])
  }

  static let shells:
    [(script: String, way: Snapshot.Way, type: Snapshot.MediaType, needsBrowser: Bool)] = [
      ("<script>window.__STATE__ = \(data);</script>", .http, .json, false),
      ("<script>fetch('/api/prices.json')</script>", .http, .json, false),
      (
        "<script>setTimeout(() => { root.innerHTML = '<h1>Prices</h1><p>Erase costs 5 ' + "
          + "'credits.</p>' }, 300)</script>", .browser, .html, true
      ),
    ]

  @Test(arguments: shells)
  func `an empty application is asked for its data, then run`(
    script: String,
    way: Snapshot.Way,
    type: Snapshot.MediaType,
    needsBrowser: Bool
  ) throws {
    let nginx = try Nginx(
      "location = /api/prices.json { default_type application/json; return 200 '\(Self.data)'; }",
      pages: ["app.html": Self.shell.replacing("%", with: script)]
    )
    let base = try WebBase(["shop": "\(nginx.origin)/app.html"])
    // Without leave to escalate it is a failure.
    let plain = base.outcome("capture", "shop", "--allow-private", "--via", "http")
    #expect(plain.code == .failed)
    #expect(plain.output.contains("an empty application that states nothing"), "\(plain)")
    let outcome = base.outcome(
      browser: needsBrowser ? WebBase.browser : nil,
      "capture",
      "shop",
      "--allow-private"
    )
    #expect(outcome.code == .done, "\(outcome)")
    let snapshot = try #require(try base.base.snapshots().first)
    #expect(snapshot.way == way)
    #expect(snapshot.mediaType == type)
    _ = base.outcome("update", "--offline")
    let reading = try #require(try base.base.reading(of: snapshot))
    #expect(reading.claims.map(\.value) == [.amount(Amount(5))])
    #expect(base.base.verify() == [])
  }

  @Test func `prices that move into a script are found there`() throws {
    let nginx = try Nginx(pages: ["prices.html": Self.prices(3)])
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    _ = base.outcome("update", "--allow-private")
    let words = String(repeating: "<p>We make pictures of all kinds for you.</p>", count: 100)
    try nginx.write(
      "<h1>Prices</h1><p id=p></p>\(words)<script>p.innerHTML = 'Erase costs 1' + '2 credits.'</script>",
      to: "prices.html"
    )
    let outcome = base.outcome(
      on: "2025-09-12",
      browser: WebBase.browser,
      "update",
      "--allow-private"
    )
    #expect(outcome.notes.isEmpty, "\(outcome)")
    #expect(try base.base.snapshots().map(\.way) == [.http, .browser])
    #expect(try base.base.latestTable()?.rates.map(\.value) == [.amount(Amount(12))])
  }

  @Test func `pages that fail stop neither the others nor the walk`() throws {
    let nginx = try Nginx(pages: ["prices.html": Self.prices(3)])
    let dead = "http://127.0.0.1:\(LoopbackPort.free())/"
    let base = try WebBase([
      "dead": dead, "lost": "http://pricebook-nowhere.invalid2/",
      "shop": "http://localhost:\(nginx.port)/prices.html",
    ])
    let outcome = base.outcome("update", "--allow-private")
    #expect(outcome.code == .done)
    #expect(
      outcome.output.contains("Looked at 3 pages: 1 new, 0 unchanged, 2 failed."),
      "\(outcome)"
    )
    #expect(try base.base.tables().count == 1)
    #expect(try base.record(of: "dead").pages.map(\.failuresInARow) == [1])
    // A host with a name answered, so there is a network, and that one has none is its own fault.
    #expect(try base.record(of: "lost").pages.map(\.failuresInARow) == [1])
  }

  @Test func `a server that asks for an hour is left alone for an hour`() throws {
    let busy =
      "HTTP/1.1 429 Busy\r\nContent-Length: 0\r\nRetry-After: 3600\r\nConnection: close\r\n\r\n"
    let none = "HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    let server = try RawServer([none, busy])
    let base = try WebBase(["shop": server.origin + "/"])
    #expect(base.outcome("update", "--allow-private").code == .done)
    #expect(try base.record(of: "shop").pages.first?.failures.first?.notBefore == 3_600)
    _ = base.outcome("update", "--allow-private")
    #expect(server.requests.count == 2)
    // A person who names it means it.
    _ = base.outcome("capture", "shop", "--allow-private")
    #expect(server.requests.count > 2)
  }

  @Test func `a page that lost most of its prices is kept, and told`() throws {
    let many =
      "<h1>Prices</h1><table><tr><th>Steps</th><th>Credits</th></tr></table>"
      + "<ul>"
      + ["Erase: 3", "Creative Upscaler: 25", "Fast Upscaler: 1"].map { "<li>\($0) credits</li>" }
      .joined()
      + "</ul><p>Until 2024-10-01 Eraser was 2 credits. Eraser costs 4 credits with a mask.</p>"
    let nginx = try Nginx(pages: ["prices.html": many, "few.html": "<h1>News</h1><p>Hello.</p>"])
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    _ = base.outcome("update", "--allow-private")
    let before = try #require(try base.base.reading(of: base.base.snapshots()[0])).claims.count
    #expect(before >= 3)
    // Another page of the source has no such past.
    let other = base.outcome("capture", "shop", "\(nginx.origin)/few.html", "--allow-private")
    #expect(other.code == .done, "\(other)")
    if before > 4 {
      try nginx.write("<h1>Prices</h1><p>Erase costs 9 credits.</p>", to: "prices.html")
      let fewer = base.outcome(on: "2025-09-12", "capture", "shop", "--allow-private")
      #expect(
        fewer.notes.contains { $0.contains("makes only 1 of the \(before) claims") },
        "\(fewer)"
      )
    }
  }

  @Test func `without a network nothing is held against the pages`() throws {
    let nginx = try Nginx(pages: ["prices.html": Self.prices(3)])
    let base = try WebBase([
      "a": "http://a.pricebook-nowhere/", "b": "http://b.pricebook-nowhere/",
      "c": "http://c.pricebook-nowhere/", "d": "http://d.pricebook-nowhere/",
      "e": "\(nginx.origin)/prices.html",
    ])
    let outcome = base.outcome("update", "--allow-private")
    #expect(outcome.code == .done)
    #expect(
      outcome.notes.contains { $0.contains("no network: 1 pages were not asked for") },
      "\(outcome)"
    )
    #expect(try base.record(of: "a").pages.isEmpty)
    // A host that needs no name is asked all the same.
    #expect(try base.record(of: "e").pages.map(\.failuresInARow) == [0])
  }

  @Test func `what is named on the command line is understood`() throws {
    let nginx = try Nginx(pages: ["a.html": Self.prices(3), "b.html": Self.prices(5)])
    let base = try WebBase(["shop": "\(nginx.origin)/a.html"])
    let refused = base.outcome("capture", "shop")
    #expect(refused.code == .failed)
    #expect(refused.output.contains("--allow-private"))
    #expect(nginx.requests.isEmpty)
    // 'docs' of the temporary base has an address that is reserved for examples.
    let none = base.outcome("capture", "docs")
    #expect(none.notes.first?.contains("no page to fetch") == true)
    let unknown = base.outcome("capture", "\(nginx.origin)/b.html", "--allow-private")
    #expect(unknown.notes.first?.contains("--source ID") == true)
    let second = base.outcome("capture", "shop", "\(nginx.origin)/b.html", "--allow-private")
    #expect(second.code == .done, "\(second)")
    let third = base.outcome("capture", "shop", "\(nginx.origin)/c.html", "--allow-private")
    #expect(third.code == .failed)
    // From now on both pages that there are are looked at.
    let both = base.outcome("capture", "shop", "--allow-private", "-fjsonl")
    #expect(both.output.split(separator: "\n").count == 2, "\(both)")
    for words in [
      ["capture", "shop", "--transcribed"], ["capture", "shop", "--title", "x"],
      ["capture", "http://a", "http://b"], ["capture", "x", "--via", "ftp"],
    ] {
      let outcome = CommandTable.outcome(
        of: words,
        in: Surroundings(
          workingDirectory: base.temporary.root,
          today: TemporaryBase.today,
          style: .plain,
          shipped: { nil },
          standardInput: { [] }
        )
      )
      #expect(outcome.code == .usage, "\(words)")
    }
  }

  @Test func `progress is one line that goes when the run ends`() throws {
    let nginx = try Nginx(pages: ["prices.html": Self.prices(3)])
    let base = try WebBase(["shop": "\(nginx.origin)/prices.html"])
    let screen = Screen()
    let line = ProgressLine(width: 60) { screen.write($0) }
    _ = base.outcome(line: line, "capture", "--allow-private")
    #expect(screen.text.contains("page 1 of 1  127.0.0.1  "))
    #expect(screen.text.hasSuffix("\r\u{1B}[K"))
    #expect(!screen.text.contains("\n"))
  }

  /// What was written to a terminal.
  private final class Screen: @unchecked Sendable {
    // The lock guards `all`.
    private let lock = NSLock()
    private var all = ""

    var text: String { lock.withLock { all } }

    func write(_ text: String) {
      lock.withLock { all += text }
    }
  }
}

/// Gives a source another address, as its owner would.
private enum WebBaseMove {
  static func move(_ base: WebBase, source: String, to address: String) throws -> WebBase {
    try base.base.writing { writer in
      _ = try writer.record(
        Source(
          id: Identifier(source),
          publisher: source,
          title: source,
          address: address,
          kind: .official
        )
      )
    }
    return base
  }
}

import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Capture

/// Chromium on pages of a server on loopback.
@Suite(.serialized)
struct BrowserTests {
  private static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/bin:/bin"

  private static func browser(_ limits: Browser.Limits = .init()) throws -> Browser {
    try #require(
      Browser.found(in: path, limits: limits),
      "scripts/setup installs chromium-headless-shell"
    )
  }

  private static func response(_ address: String) -> Response {
    Response(address: address, status: 200, headers: [], bytes: [], peer: "127.0.0.1")
  }

  private static let policy = Fetcher.Policy(agent: "pricebook/test", allowsPrivate: true)

  private static let app = """
    <div id="root"></div><script>
    setTimeout(async () => {
      const prices = await (await fetch("/prices.json")).json();
      document.getElementById("root").innerHTML =
        prices.map(p => `<p>${p.name} costs ${p.credits} credits.</p>`).join("");
    }, 800);
    </script>
    """

  /// Whether the system lets an unprivileged user make namespaces, which Chromium's sandbox needs.
  private static func hasNamespaces() throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let nobody = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : []
    process.arguments = nobody + ["unshare", "--user", "true"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  @Test func `a page that builds itself is seen as it ends up, in the sandbox if there is one`()
    throws
  {
    let nginx = try Nginx(
      pages: ["app.html": Self.app, "prices.json": #"[{"name":"Erase","credits":5}]"#]
    )
    let rendering = try Self.browser().rendering(
      of: Self.response("\(nginx.origin)/app.html"),
      policy: Self.policy
    )
    #expect(
      String(decoding: rendering.bytes, as: UTF8.self).contains("<p>Erase costs 5 credits.</p>")
    )
    #expect(nginx.requests(2).contains("GET /prices.json 200"))
    #expect(try rendering.isUnconfined == !Self.hasNamespaces())
    let left = try FileManager.default.contentsOfDirectory(
      atPath: FileManager.default.temporaryDirectory.path
    )
    #expect(!left.contains { $0.hasPrefix("pricebook-browser-") })
  }

  @Test func `a page asks no host but those that were checked`() throws {
    // The same server by another name; only the first one is pinned.
    let nginx = try Nginx("add_header Access-Control-Allow-Origin *;", pages: ["x.json": "[]"])
    try nginx.write(
      """
      <p id=out></p><script>
      Promise.allSettled([
        fetch("http://127.0.0.2:\(nginx.port)/inner.json"),
        fetch("http://localhost:\(nginx.port)/named.json"), fetch("/x.json"),
      ]).then(all => out.textContent = all.map(a => a.status).join(" "));
      </script>
      """,
      to: "app.html"
    )
    let rules = HostRules(pins: ["127.0.0.1": "127.0.0.1"], proxy: nil)
    let rendering = try Self.browser().rendering(
      at: try WebAddress("\(nginx.origin)/app.html"),
      rules,
      Self.policy
    )
    #expect(
      String(decoding: rendering.bytes, as: UTF8.self).contains("rejected rejected fulfilled")
    )
    #expect(!nginx.requests.contains { $0.contains("inner") || $0.contains("named") })
  }

  @Test func `the hosts of a page are pinned to public addresses or do not exist`() throws {
    let text =
      #"<script src="//127.0.0.1/a"></script> https://localhost/ http://pricebook.invalid/x"#
    let page = Response(
      address: "https://shop.org/",
      status: 200,
      headers: [],
      bytes: Array(text.utf8),
      peer: "93.184.216.34"
    )
    let rules = HostRules(
      page,
      at: try WebAddress(page.address),
      Fetcher.Policy(agent: "x")
    )
    #expect(rules.pins == ["shop.org": "93.184.216.34"])
    #expect(
      rules.flags == [
        "--no-proxy-server", "--host-resolver-rules=MAP shop.org 93.184.216.34, MAP * ~NOTFOUND",
      ]
    )
    #expect(
      HostRules.hosts(in: Array("a //B.org/x http://c.d.net:8 //nodot //b.org".utf8)) == [
        "b.org", "c.d.net",
      ]
    )
  }

  static let bounds: [(Browser.Limits, String, String)] = [
    (Browser.Limits(time: .seconds(4)), "while (true) {}", "longer than 4 s"),
    (
      Browser.Limits(outputBytes: 100_000), "document.body.append('x'.repeat(1 << 20))",
      "more than 100000 bytes"
    ),
    (
      Browser.Limits(memoryBytes: 250 << 20),
      "const all = []; setInterval(() => all.push(new Uint8Array(32 << 20).fill(7)), 1)",
      "more than 250 MB"
    ),
  ]

  @Test(arguments: bounds)
  func `a page that goes on and on is ended`(
    limits: Browser.Limits,
    script: String,
    words: String
  ) throws {
    let nginx = try Nginx(pages: ["app.html": "<body><script>\(script)</script>"])
    let browser = try Self.browser(limits)
    do throws(CaptureFailure) {
      _ = try browser.rendering(
        of: Self.response("\(nginx.origin)/app.html"),
        policy: Self.policy
      )
      Issue.record("'\(script)' ended by itself")
    } catch {
      #expect(error.cause.contains(words), "\(error.cause)")
    }
  }

  @Test func `an interruption ends the browser`() throws {
    let nginx = try Nginx(pages: ["app.html": "<script>while (true) {}</script>"])
    let flag = Flag()
    let browser = try Self.browser()
    do throws(CaptureFailure) {
      _ = try browser.rendering(
        of: Self.response("\(nginx.origin)/app.html"),
        policy: Self.policy,
        isInterrupted: {
          // Once it has asked for the page.
          if !nginx.requests.isEmpty { flag.set() }
          return flag.isSet
        }
      )
      Issue.record("it ended by itself")
    } catch {
      #expect(error.reason == .interrupted)
    }
  }
}

import Testing
import Vocabulary

@testable import Capture

/// What is a page and what only looks like one.
struct SanityGateTests {
  private static func verdict(
    _ text: String,
    type: String? = "text/html",
    at address: String = "https://shop.org/prices"
  ) -> SanityGate.Verdict {
    SanityGate.verdict(
      on: Response(
        address: address,
        status: 200,
        headers: type.map { [Header("Content-Type", $0)] } ?? [],
        bytes: Array(text.utf8)
      )
    )
  }

  private static let prices = String(
    repeating: "<p>Erase costs 5 credits a picture.</p>",
    count: 20
  )
  private static let long = String(repeating: "<p>Erase costs 5 credits a picture.</p>", count: 200)

  static let pages = [
    "<h1>Prices</h1>\(prices)",
    "<title>Prices</title><script src=a.js></script>\(prices)",
    // Long pages may speak of what short ones are.
    "<title>How to log in</title>\(long)<p>Are you a robot? A captcha.</p>",
    "<title>Prices of the 404</title>\(long)",
    "<form><input type=password></form><script></script>\(long)",
    "<noscript>Please enable JavaScript</noscript><script></script>\(long)",
  ]

  @Test(arguments: pages)
  func `a page is a page`(html: String) {
    #expect(Self.verdict(html) == .page)
  }

  static let shells = [
    #"<div id="root"></div><script src="/app.js"></script>"#,
    "<title>Prices</title><body><div id='__next'><p>Loading</p></div><script>x</script>",
    "<noscript>You need to enable JavaScript to run this app.</noscript><script src=a></script>",
    "<app-root></app-root><script type=module src=main.js></script>",
  ]

  @Test(arguments: shells)
  func `an application that is not filled yet is a shell`(html: String) {
    #expect(Self.verdict(html) == .shell)
  }

  static let failures: [(String, FailureKind)] = [
    ("", .structureChanged), (" \n", .structureChanged),
    ("<html><body></body></html>", .structureChanged),
    ("<title>Just a second</title><p>Verify you are human by completing the action.", .blocked),
    ("<h1>Access denied</h1>", .blocked),
    ("<noscript>Enable JavaScript and cookies to continue</noscript><script></script>", .blocked),
    ("<p>私はロボットではありません</p>", .blocked),
    ("<title>Sign in - Shop</title><p>Welcome back</p>", .blocked),
    ("<form>Mail <input><input TYPE='Password'></form>", .blocked),
    ("<title>404</title><p>Nothing here.", .structureChanged),
    ("<h1>Oops</h1><p>The page you are looking for has moved.", .structureChanged),
    ("<title>Seite nicht gefunden</title><p>Tut uns leid", .structureChanged),
    ("<h1>Down for maintenance</h1>", .structureChanged),
  ]

  @Test(arguments: failures)
  func `what only looks like a page is a failure`(html: String, kind: FailureKind) {
    guard case .failure(let found, _) = Self.verdict(html) else {
      Issue.record("'\(html)' passed")
      return
    }
    #expect(found == kind, "\(html)")
  }

  static let types: [(String?, String, String, Snapshot.MediaType?)] = [
    ("text/html; charset=utf-8", "https://x.org/", "<p>a", .html),
    ("application/ld+json", "https://x.org/", "{}", .json),
    ("text/plain", "https://x.org/README.md?raw", "# a", .markdown),
    ("text/plain", "https://x.org/prices.json", "{}", .json),
    ("text/plain; charset=utf-8", "https://x.org/", "a", .plain),
    (nil, "https://x.org/", "<!DOCTYPE html><p>", .html), (nil, "https://x.org/", "a", .plain),
    ("application/octet-stream", "https://x.org/a", "a\0b", nil),
    ("image/png", "https://x.org/a.html", "a", nil),
    ("application/pdf", "https://x.org/", "%PDF", nil),
  ]

  @Test(arguments: types)
  func `the kind of a page follows from header, address and bytes`(
    type: String?,
    address: String,
    text: String,
    expected: Snapshot.MediaType?
  ) {
    let response = Response(
      address: address,
      status: 200,
      headers: type.map { [Header("content-type", $0)] } ?? [],
      bytes: Array(text.utf8)
    )
    #expect(PageType.mediaType(of: response) == expected)
  }

  @Test func `data may be an error too`() {
    #expect(Self.verdict(#"{"prices":[{"erase":5}]}"#, type: "application/json") == .page)
    for text in ["{}", " [ ] ", #"{"error":{"code":3}}"#, #"{"success": false}"#] {
      #expect(Self.verdict(text, type: "application/json") != .page, "\(text)")
    }
    #expect(Self.verdict("%PDF", type: "application/pdf") != .page)
  }

  @Test func `hostile markup is read in one pass`() {
    for piece in ["<script>", "<a <b ", "<!-- ", "<p a='", "</", "<svg></sv", "<x=\"y\" "] {
      let many = String(repeating: piece, count: 40_000)
      let time = ContinuousClock().measure { _ = Self.verdict(many) }
      #expect(time < .seconds(10), "\(piece)")
    }
  }
}

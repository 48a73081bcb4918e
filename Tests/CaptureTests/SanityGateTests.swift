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

  /// Short pages that say what they are about, with a sign in passing.
  static let contentful = [
    // Signs are whole words.
    "<title>Design in minutes</title><p>Templates for everybody.",
    "<title>Assign internal work</title><p>Boards for teams.",
    "<title>The Catalogin system</title><p>Shelves for libraries.",
    "<title>Interconnexion de réseaux</title><p>Des câbles pour tous.",
    "<title>Prices in 1404 shops</title><p>Compared daily.",
    "<title>Offer: $404 a year</title><p>For two machines.",
    "<title>1,404 credits</title><p>The large pack.",
    "<h1>Pictures</h1><p>A model that cannot draw robots: are you a roboticist? Write to us.",
    // A price list may have them in its foot, marked or not.
    "<h1>Prices</h1><p>Erase costs 5 credits.</p><footer>Protected by reCAPTCHA</footer>",
    "<h1>Prices</h1><p>Erase costs 5 credits.</p><p>Core: $0.03</p><p>Captcha by others.</p>",
    "<p>Erase costs 5 credits.<p>Protected by reCAPTCHA.<p>Terms<p>Privacy<p>© Shop",
    "<h1>Preise</h1><p>Radieren kostet 0,05 €.</p><div role=contentinfo>Sind Sie ein Mensch?</div>",
    "<h1>Prix</h1><p>Effacer : 5 crédits</p><div class='site-footer x'>Êtes-vous un robot ?</div>",
    "<h1>Precios</h1><p>Borrar: 5 créditos</p><small>Verifica que eres humano.</small>",
    "<h1>料金</h1><p>消去は5クレジットです。</p><footer>私はロボットではありません</footer>",
    "<h1>Prices</h1><p>&euro;5 a month</p><footer><p>(I&#39;m not a robot)</p></footer>",
    "<table><tr><th>Service<th>Credits<tr><td>Erase<td>5<tr><td>Core<td>3</table>Captcha",
    // So may a text, where the foot is marked, and a longer one where it is not.
    "<h1>Guide</h1>\(words(240))<footer><a>Terms</a> Protected by a captcha.</footer>",
    "<h1>Guide</h1>\(words(700))<div>Protected by a captcha.</div>",
    "<h1>Guide</h1>\(words(240))<div id=footer><div>Something went wrong? Write to us.</div></div>",
    // A price list may also have a form beside it, and speak of errors.
    "<form><input type=password></form><p>Erase: 5 credits<p>Core: 3 credits",
    "<p>Erase: 5 credits<p>Core: 3 credits<form>I'm not a robot <input type=checkbox></form>",
    "<p>Erase: 5 credits<p>Core: 3 credits<p>If something went wrong, nothing is charged.<p>Yes.",
    "<title>Captcha prices</title><p>Images: $1<p>Audio: $2<p>Video: $3<p>Bot detection: $4",
    "<title>Prices | Log in</title><p>Erase: 5 credits<p>Core: 3 credits",
  ]

  @Test(arguments: contentful)
  func `a short page that says what it is about is a page`(html: String) {
    #expect(Self.verdict(html) == .page)
  }

  private static func words(_ count: Int) -> String {
    "<p>\(String(repeating: "Draw with care. ", count: count / 16 + 1))</p>"
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
    // Whole words stand beside punctuation, hyphens and other scripts, and over inline tags.
    ("<title>Shop|Sign in</title><p>Welcome", .blocked),
    ("<title>(Log in)</title><p>Welcome", .blocked),
    ("<title>Sign-in: Shop</title><p>Welcome", .blocked),
    ("<title>Shop: Anmelden</title><p>Willkommen", .blocked),
    ("<title>Connexion – Boutique</title><p>Bienvenue", .blocked),
    ("<title>Iniciar sesión | Tienda</title><p>Hola", .blocked),
    ("<title>ショップにログインする</title><p>ようこそ", .blocked),
    ("<title>Error-404!</title><p>Nothing here", .structureChanged),
    ("<title>Oups</title><h1>Page introuvable</h1><p>Rien", .structureChanged),
    ("<title>Tienda: «página no encontrada»</title><p>Nada", .structureChanged),
    ("<title>ページが見つかりませんでした</title><p>戻る", .structureChanged),
    ("<p>That page doesn&rsquo;t exist.", .structureChanged),
    ("<p>Please <b>verify you</b> are <i>human</i>", .blocked),
    ("<p>I&#39;m not a robot", .blocked), ("<p>I’m\u{A0}not a robot", .blocked),
    ("<p>Solve the hCaptcha.", .blocked), ("<p>Êtes-vous un robot ?", .blocked),
    ("<p>Sind Sie ein Mensch?", .blocked), ("<p>«Verifica que eres humano»", .blocked),
    // A foot is no excuse where nothing stands above it, or where it is all that stands out.
    ("<h1>One moment</h1><footer>Protected by reCAPTCHA</footer>", .blocked),
    ("<footer><p>Access denied</p></footer>", .blocked),
    ("<h1>Wait</h1><p>\(words(240))<p>Complete the captcha.<p>Ray 7", .blocked),
    ("<small>Something went wrong.</small>", .structureChanged),
    // Neither are prices, where the head says what it is.
    ("<h1>Access denied</h1><p>Plans: $5, $10, $20", .blocked),
    ("<title>Page not found</title><p>Popular: lamp $5<p>chair $10", .structureChanged),
    ("<h1>Page not found</h1><p>Popular: lamp $5<p>chair $10", .structureChanged),
    ("<title>Log in</title><input type=password><p>Plans: $5, $10, $20", .blocked),
    ("<title>Log in</title><p>Plans from $5", .blocked),
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

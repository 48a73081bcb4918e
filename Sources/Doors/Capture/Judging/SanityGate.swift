package import Vocabulary

/// Whether an answer is a page to believe, judged by what all such pages have in common.
///
/// No site and no maker of walls is named: the signs are those that a reader goes by. Each of them
/// counts only on a page that says little else, so that an article about logins is no login page.
package enum SanityGate {
  package enum Verdict: Sendable, Hashable {
    case page
    /// An application that fills its page by script; what is there of it says nothing yet.
    case shell
    /// No page: its kind, and what gave it away as the middle of a sentence.
    case failure(FailureKind, String)
  }

  package static func verdict(on response: Response) -> Verdict {
    guard response.bytes.contains(where: { $0 > 0x20 }) else {
      return .failure(.structureChanged, "the answer is empty")
    }
    guard let type = PageType.mediaType(of: response) else {
      let found = response.mediaType ?? "unknown"
      return .failure(.structureChanged, "the answer is of type '\(found)' and no page")
    }
    switch type {
    case .html: return verdict(onHTML: response.bytes, at: response.address)
    case .json: return verdict(onJSON: response.bytes)
    case .markdown, .plain:
      return response.bytes.contains(0) && !PageType.isWide(response.bytes)
        ? .failure(.structureChanged, "the answer is no text") : .page
    }
  }

  /// The same for a page of which only the bytes are known, as a browser gives them.
  package static func verdict(onHTML bytes: [UInt8], at address: String) -> Verdict {
    let outline = PageOutline(bytes)
    let length = outline.text.utf8.count
    if length < wordy, let failure = failure(of: outline) { return failure }
    if outline.scripts.isEmpty {
      return length == 0
        ? .failure(.structureChanged, "the answer is a page without any text") : .page
    }
    let needsScripts = PageWords(outline.withoutScripts).first(of: demands) != nil
    let isWaiting = outline.hasMountPoint && length < wordy
    return length < terse || needsScripts && length < wordy || isWaiting ? .shell : .page
  }

  /// What a page that says little is instead of one.
  ///
  /// A sign in the title or the first heading is what the page is. Elsewhere it counts unless the
  /// page is a list of prices, and in the foot only where nothing above says what the page is
  /// about.
  private static func failure(of outline: PageOutline) -> Verdict? {
    let head = PageWords(outline.title + "\n" + outline.heading)
    let isPriceList =
      PageWords((outline.lines + outline.footLines).joined(separator: "\n")).amounts(in: money) > 1
    let body = PageWords(speaking(outline).joined(separator: "\n"))
    let place = isPriceList ? PageWords("") : body
    if let sign = head.first(of: walls) ?? place.first(of: walls)
      ?? (isPriceList ? nil : head.first(of: topics)) ?? place.first(of: topics)
    {
      return .failure(.blocked, "the answer is a wall against programs ('\(sign)')")
    }
    if outline.hasPasswordField, !isPriceList {
      return .failure(.blocked, "the answer is a login page ('a password field')")
    }
    if !isPriceList || outline.hasPasswordField,
      let sign = PageWords(outline.title).first(of: logins)
    {
      return .failure(.blocked, "the answer is a login page ('\(sign)')")
    }
    // An error names itself in its head, or in the few words that the page has.
    let isBrief = outline.text.utf8.count < brief
    let sign =
      PageWords(outline.title).first(of: errors)
      ?? (isBrief ? PageWords(outline.heading).first(of: errors + phrases) : nil)
      ?? (isBrief ? place.first(of: phrases) : nil)
    return sign.map {
      .failure(.structureChanged, "the answer is an error in the clothes of a page ('\($0)')")
    }
  }

  /// The lines whose signs count: those of the foot only where the rest says nothing of its own.
  ///
  /// The last lines are a foot as well, though nothing marks them: then the rest must say more.
  private static func speaking(_ outline: PageOutline) -> [String] {
    func tells(_ lines: ArraySlice<String>, above least: Int) -> Bool {
      lines.reduce(0) { $0 + $1.utf8.count } >= least
        || PageWords(lines.joined(separator: "\n")).amounts(in: money) > 0
    }
    var upper = outline.lines[...]
    for _ in 0..<lastLines {
      guard let last = upper.last, last.utf8.count < terse,
        PageWords(last).amounts(in: money) == 0
      else { break }
      upper.removeLast()
    }
    let isTelling = tells(outline.lines[...], above: terse)
    let rest = tells(upper, above: telling) ? Array(upper) : outline.lines
    let scripts = [outline.withoutScripts]
    return scripts + (isTelling ? rest : rest + outline.footLines)
  }

  // MARK: - Signs

  /// Below so many bytes of text a page says little else than its sign.
  private static let wordy = 2_500

  /// Below so many there is nothing to read.
  private static let terse = 200

  /// From so many on, what stands above the last lines says what a page is about.
  private static let telling = 600

  /// How many lines at the end are a foot, where they are short and state no price.
  private static let lastLines = 4

  /// Below so many a page says an error in passing and nothing else.
  private static let brief = 1_000

  /// What only walls say.
  private static let walls = [
    "verify you are human", "verify that you are human", "verifying you are human",
    "are you a robot", "are you a human", "i'm not a robot", "i am not a robot", "not a bot",
    "checking your browser", "checking if the site connection is secure",
    "access denied", "access to this page has been denied", "you have been blocked",
    "request blocked", "enable javascript and cookies to continue", "pardon our interruption",
    "sind sie ein mensch", "êtes-vous un robot", "私はロボットではありません", "verifica que eres humano",
  ]

  /// What walls speak of, and others may.
  private static let topics = [
    "unusual traffic", "automated requests", "automated access", "automated queries", "~captcha",
    "captchas", "security check", "bot detection", "ddos protection",
  ]

  private static let logins = [
    "log in", "login", "log on", "sign in", "signin", "anmelden", "connexion", "iniciar sesión",
    "ログイン",
  ]

  private static let errors = [
    "page not found", "not found", "404", "410 gone", "403 forbidden", "500 internal",
    "502 bad gateway", "503 service", "504 gateway", "service unavailable", "bad gateway",
    "internal server error", "something went wrong", "an error occurred", "under maintenance",
    "temporarily unavailable", "be right back", "application error", "seite nicht gefunden",
    "page introuvable", "página no encontrada", "ページが見つかりません",
  ]

  private static let phrases = [
    "page not found", "page you are looking for", "page you were looking for",
    "page you requested could not be found", "page doesn't exist", "page does not exist",
    "this page could not be found", "something went wrong", "internal server error",
    "service unavailable", "temporarily unavailable", "site is under maintenance",
    "down for maintenance", "an unexpected error", "try again later",
  ]

  private static let demands = ["javascript", "enable scripts"]

  /// What numbers count that are prices.
  private static let money = [
    "credit", "credits", "crédit", "crédits", "crédito", "créditos", "クレジット", "usd", "eur", "gbp",
    "jpy", "dollar", "dollars", "euro", "euros", "cent", "cents", "円",
  ]

  /// A short answer whose outermost object speaks of an error.
  private static func verdict(onJSON bytes: [UInt8]) -> Verdict {
    let text = String(decoding: bytes.prefix(2_000), as: UTF8.self)
    let squeezed = String(text.lowercased().filter { !$0.isWhitespace })
    if ["{}", "[]", "null", "\"\""].contains(squeezed) {
      return .failure(.structureChanged, "the answer holds no data")
    }
    guard bytes.count < 2_000 else { return .page }
    for sign in ["{\"error", "{\"errors", "{\"fault", "{\"success\":false", "{\"ok\":false"]
    where squeezed.hasPrefix(sign) {
      return .failure(.structureChanged, "the answer is an error in the clothes of data")
    }
    return .page
  }
}

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
    let title = outline.title.lowercased()
    let text = outline.text.lowercased()
    let length = text.utf8.count
    func has(_ signs: [String], in place: String) -> String? {
      signs.first { place.contains($0) }
    }
    if length < wordy {
      let all = title + " " + text + " " + outline.withoutScripts.lowercased()
      if let sign = has(walls, in: all) {
        return .failure(.blocked, "the answer is a wall against programs ('\(sign)')")
      }
      if let sign = outline.hasPasswordField ? "a password field" : has(logins, in: title) {
        return .failure(.blocked, "the answer is a login page ('\(sign)')")
      }
      if let sign = errorSign(title: title, text: text) {
        return .failure(
          .structureChanged,
          "the answer is an error in the clothes of a page ('\(sign)')"
        )
      }
    }
    if outline.scripts.isEmpty {
      return length == 0
        ? .failure(.structureChanged, "the answer is a page without any text") : .page
    }
    let needsScripts = has(demands, in: outline.withoutScripts.lowercased()) != nil
    let isWaiting = outline.hasMountPoint && length < wordy
    return length < terse || needsScripts && length < wordy || isWaiting ? .shell : .page
  }

  // MARK: - Signs

  /// Below so many bytes of text a page says little else than its sign.
  private static let wordy = 2_500

  /// Below so many there is nothing to read.
  private static let terse = 200

  private static let walls = [
    "verify you are human", "verify that you are human", "verifying you are human",
    "are you a robot", "are you a human", "i'm not a robot", "i am not a robot", "not a bot",
    "checking your browser", "checking if the site connection is secure", "unusual traffic",
    "automated requests", "automated access", "automated queries", "captcha", "security check",
    "access denied", "access to this page has been denied", "you have been blocked",
    "request blocked", "bot detection", "ddos protection",
    "enable javascript and cookies to continue",
    "pardon our interruption", "sind sie ein mensch", "êtes-vous un robot", "私はロボットではありません",
    "verifica que eres humano",
  ]

  private static let logins = [
    "log in", "login", "log on", "sign in", "signin", "sign-in", "anmelden", "connexion",
    "iniciar sesión", "ログイン",
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
    "page doesn’t exist", "this page could not be found", "something went wrong",
    "internal server error", "service unavailable", "temporarily unavailable",
    "site is under maintenance", "down for maintenance", "an unexpected error", "try again later",
  ]

  private static let demands = ["javascript", "enable scripts"]

  /// An error names itself in the title, or in the few words that the page has.
  private static func errorSign(title: String, text: String) -> String? {
    if let sign = errors.first(where: { title.contains($0) }) { return sign }
    guard text.utf8.count < 1_000 else { return nil }
    return phrases.first { text.contains($0) }
  }

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

/// What can be seen of an HTML page without understanding it: text, scripts, forms.
///
/// Read in one pass over the bytes; malformed markup only makes it see less.
struct PageOutline: Sendable, Hashable {
  private(set) var title = ""

  /// What a reader sees, white space collapsed, up to `mostText` bytes.
  private(set) var text = ""

  /// The same with its lines, without what stands in a foot or in small print.
  private(set) var lines: [String] = []

  /// The lines of feet and small print.
  private(set) var footLines: [String] = []

  /// The first heading of the first rank.
  private(set) var heading = ""
  private(set) var scripts: [Script] = []
  private(set) var links: [[String: String]] = []

  /// What stands there for those without JavaScript.
  private(set) var withoutScripts = ""
  private(set) var hasPasswordField = false

  /// Whether an element waits to be filled: one of the ids that application frameworks mount at.
  private(set) var hasMountPoint = false

  struct Script: Sendable, Hashable {
    let attributes: [String: String]
    let content: Range<Int>
  }

  /// Enough to judge a page by.
  static let mostText = 1 << 20

  private static let mountPoints: Set<String> = [
    "root", "app", "__next", "__nuxt", "___gatsby", "svelte", "react-root", "app-root", "main-app",
  ]

  private static let invisible: Set<String> = ["script", "style", "template", "svg"]

  /// Elements that do not break the line they stand in.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
  ]

  /// Elements without an end.
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// What the foot of a page is called where it is no `footer`.
  private static let footNames: Set<String> = [
    "footer", "site-footer", "page-footer", "main-footer", "global-footer",
  ]

  init(_ bytes: [UInt8]) {
    var reader = TagReader(bytes)
    var texts: [UInt8] = []
    var footTexts: [UInt8] = []
    var size = 0
    var isTitle = false
    var isHeading = false
    var isWithoutScripts = false
    // The element that is a foot, and how many of its name are open within it.
    var foot: (name: String, depth: Int)?
    while let piece = reader.next() {
      switch piece {
      case .text(let range):
        if isTitle {
          title += Self.collapsed(bytes[range])
        } else if isWithoutScripts {
          withoutScripts += Self.collapsed(bytes[range]) + " "
        } else if size < Self.mostText {
          size += range.count
          let text = bytes[range].lazy.map { $0 == Self.lineBreak ? 0x20 : $0 }
          if foot == nil { texts += text } else { footTexts += text }
          if isHeading { heading += Self.collapsed(bytes[range]) + " " }
        }
      case .end(let name):
        if name == "title" { isTitle = false }
        if name == "h1" { isHeading = false }
        if name == "noscript" { isWithoutScripts = false }
        let end = Self.inline.contains(name) ? 0x20 : Self.lineBreak
        if foot == nil { texts.append(end) } else { footTexts.append(end) }
        if let open = foot, open.name == name {
          foot = open.depth > 1 ? (name, open.depth - 1) : nil
        }
      case .start(let name, let attributes):
        if let open = foot {
          if open.name == name { foot = (name, open.depth + 1) }
        } else if Self.isFoot(name, attributes) {
          foot = (name, 1)
        }
        let start = Self.inline.contains(name) ? 0x20 : Self.lineBreak
        texts.append(start)
        footTexts.append(start)
        // A heading without an end ends with the next block.
        if start == Self.lineBreak { isHeading = false }
        if name == "h1" { isHeading = heading.isEmpty }
        if let id = attributes["id"], Self.mountPoints.contains(id) { hasMountPoint = true }
        switch name {
        case "title": isTitle = title.isEmpty
        case "noscript": isWithoutScripts = true
        case "link": links.append(attributes)
        case "input" where attributes["type"]?.lowercased() == "password": hasPasswordField = true
        default: break
        }
        guard Self.invisible.contains(name) else { continue }
        let content = reader.rawText(until: name)
        if name == "script" { scripts.append(Script(attributes: attributes, content: content)) }
      }
    }
    lines = Self.lines(texts)
    footLines = Self.lines(footTexts)
    text = (lines + footLines).joined(separator: " ")
  }

  private static let lineBreak = UInt8(ascii: "\n")

  private static func isFoot(_ name: String, _ attributes: [String: String]) -> Bool {
    if name == "footer" || name == "small" { return true }
    if void.contains(name) { return false }
    if attributes["role"]?.lowercased() == "contentinfo" { return true }
    let names = [attributes["id"], attributes["class"]].compactMap { $0?.lowercased() }
    return names.contains {
      $0.split { $0.isWhitespace }.contains { footNames.contains(String($0)) }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: lineBreak).map { collapsed($0) }.filter { !$0.isEmpty }
  }

  private static func collapsed(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return (text.contains("&") ? decoded(text) : text)
      .split { $0.isWhitespace }
      .joined(separator: " ")
  }

  /// With the character references that stand within words and prices: "I&#39;m", "&euro;5".
  private static func decoded(_ text: String) -> String {
    let parts = text.split(separator: "&", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(into: String(parts.first ?? "")) { result, part in
      guard let end = part.prefix(longestReference).firstIndex(of: ";"),
        let scalar = scalar(part[..<end])
      else {
        result += "&" + part
        return
      }
      result.unicodeScalars.append(scalar)
      result += part[part.index(after: end)...]
    }
  }

  private static let longestReference = 10

  private static func scalar(_ reference: Substring) -> Unicode.Scalar? {
    guard reference.hasPrefix("#") else { return references[String(reference)] }
    let digits = reference.dropFirst()
    let number =
      digits.lowercased().hasPrefix("x")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init)
  }

  private static let references: [String: Unicode.Scalar] = [
    "amp": "&", "apos": "'", "cent": "\u{A2}", "dollar": "$", "eacute": "\u{E9}",
    "ecirc": "\u{EA}", "egrave": "\u{E8}", "euro": "\u{20AC}", "nbsp": " ", "oacute": "\u{F3}",
    "aacute": "\u{E1}", "pound": "\u{A3}", "rsquo": "\u{2019}", "shy": "\u{AD}",
    "yen": "\u{A5}",
  ]
}

/// What a site's robots.txt lets us fetch (RFC 9309).
package struct Robots: Sendable, Hashable {
  /// The rules for us, or for everybody where none are for us.
  private let rules: [Rule]

  /// Seconds between two requests, where the site asks for some; no part of the standard.
  package let crawlDelay: Int?

  private struct Rule: Sendable, Hashable {
    let pattern: [UInt8]
    let allows: Bool
  }

  /// The product token that we call ourselves by.
  package static let productToken = "pricebook"

  /// How much of a file is read: the standard asks for at least 500 KiB.
  package static let mostBytes = 512 << 10

  /// Where there is no robots.txt.
  package static let allowingAll = Self(rules: [], crawlDelay: nil)

  private init(rules: [Rule], crawlDelay: Int?) {
    self.rules = rules
    self.crawlDelay = crawlDelay
  }

  /// Reads a file; what it cannot read it leaves out, as the standard asks.
  package init(_ bytes: [UInt8], for token: String = Self.productToken) {
    var ours = Group()
    var everybody = Group()
    var isOurs = false
    var isEverybody = false
    var isNaming = false
    for line in Self.lines(of: bytes.prefix(Self.mostBytes)) {
      guard let (name, value) = Self.member(in: line) else { continue }
      if name == "user-agent" {
        if !isNaming { (isOurs, isEverybody) = (false, false) }
        isNaming = true
        if value == "*" { isEverybody = true }
        let named = value.prefix { $0.isASCII && $0.isLetter || $0 == "-" || $0 == "_" }
        if named.lowercased() == token.lowercased() { (isOurs, ours.isNamed) = (true, true) }
        continue
      }
      guard ["allow", "disallow", "crawl-delay"].contains(name) else { continue }
      isNaming = false
      if isOurs { ours.take(name, value) }
      if isEverybody { everybody.take(name, value) }
    }
    let group = ours.isNamed ? ours : everybody
    self.init(rules: group.rules, crawlDelay: group.crawlDelay)
  }

  /// Whether a path with its query may be fetched: the longest rule that fits decides, and of two
  /// as long the one that allows.
  package func allows(_ path: String) -> Bool {
    let path = Self.normalised(path)
    if path == Array("/robots.txt".utf8) { return true }
    var best: Rule?
    for rule in rules where Self.fits(rule.pattern, path) {
      guard let known = best else {
        best = rule
        continue
      }
      let isLonger = rule.pattern.count > known.pattern.count
      if isLonger || rule.pattern.count == known.pattern.count && rule.allows { best = rule }
    }
    return best?.allows ?? true
  }

  // MARK: - Reading

  private struct Group {
    var rules: [Rule] = []
    var crawlDelay: Int?
    var isNamed = false

    mutating func take(_ name: String, _ value: String) {
      switch name {
      case "crawl-delay":
        crawlDelay = Int(value.prefix { $0 != "." }).map { max(0, $0) }
      default:
        // An empty rule says nothing.
        guard !value.isEmpty else { return }
        rules.append(Rule(pattern: Robots.normalised(value), allows: name == "allow"))
      }
    }
  }

  private static func lines(of bytes: ArraySlice<UInt8>) -> [String] {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return (isMarked ? bytes.dropFirst(3) : bytes)
      .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func member(in line: String) -> (name: String, value: String)? {
    let text = line.prefix { $0 != "#" }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    func trimmed(_ text: Substring) -> String {
      let head = text.drop { $0.isWhitespace }
      return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
    return (trimmed(text[..<colon]).lowercased(), trimmed(text[text.index(after: colon)...]))
  }

  // MARK: - Matching

  /// Bytes in one form: what need not be encoded is not, all else is, in capitals.
  private static func normalised(_ path: String) -> [UInt8] {
    let bytes = Array(path.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self),
          radix: 16
        )
      {
        result += isUnreserved(value) ? [value] : encoded(value)
        index += 3
        continue
      }
      result += byte > 0x20 && byte < 0x7F ? [byte] : encoded(byte)
      index += 1
    }
    return result
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func encoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Whether a pattern fits the beginning of a path; `*` is any bytes, `$` at the end its end.
  ///
  /// Goes back to the last `*` only, which is enough and keeps the work below pattern × path.
  private static func fits(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pattern = isAnchored ? pattern.dropLast() : pattern[...]
    var (at, place) = (0, 0)
    var star: (pattern: Int, path: Int)?
    while true {
      if at == pattern.count {
        if !isAnchored || place == path.count { return true }
      } else if pattern[at] == UInt8(ascii: "*") {
        star = (at, place)
        at += 1
        continue
      } else if place < path.count, pattern[at] == path[place] {
        at += 1
        place += 1
        continue
      }
      guard let last = star, last.path < path.count else { return false }
      star = (last.pattern, last.path + 1)
      at = last.pattern + 1
      place = last.path + 1
    }
  }
}

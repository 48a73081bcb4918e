/// Finds `name = {…}` and `name = JSON.parse("…")` in a script, in one pass.
struct AssignmentReader {
  private let script: [UInt8]
  private var place = 0

  /// Data of a page is longer than settings and flags.
  private static let fewestBytes = 32

  init(_ script: [UInt8]) {
    self.script = script
  }

  mutating func next() -> (name: String, json: [UInt8])? {
    while let equals = script[place...].firstIndex(of: UInt8(ascii: "=")) {
      place = equals + 1
      let name = name(before: equals)
      guard !name.isEmpty else { continue }
      var start = place
      while start < script.count, script[start] <= 0x20 { start += 1 }
      guard start < script.count else { return nil }
      if script[start] == UInt8(ascii: "{") || script[start] == UInt8(ascii: "[") {
        guard let end = endOfValue(from: start) else { continue }
        place = end
        guard end - start >= Self.fewestBytes else { continue }
        return (name, Array(script[start..<end]))
      }
      let call = Array("JSON.parse(".utf8)
      if script[start...].starts(with: call), let (json, end) = string(at: start + call.count) {
        place = end
        return (name, json)
      }
    }
    return nil
  }

  /// The name that is assigned to: the last one before the sign, `window.` left out.
  private func name(before equals: Int) -> String {
    var end = equals
    while end > 0, script[end - 1] <= 0x20 { end -= 1 }
    var start = end
    while start > 0, Self.isNameByte(script[start - 1]) { start -= 1 }
    return String(decoding: script[start..<end], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// The end of an object or array whose strings are JSON strings; `nil` where it does not end.
  private func endOfValue(from start: Int) -> Int? {
    var depth = 0
    var at = start
    while at < script.count {
      switch script[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return at + 1 }
      case UInt8(ascii: "\""):
        at += 1
        while at < script.count, script[at] != UInt8(ascii: "\"") {
          at += script[at] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: ";"): return nil
      default: break
      }
      at += 1
    }
    return nil
  }

  /// A quoted string, its escapes undone, and where the text goes on.
  private func string(at start: Int) -> (text: [UInt8], end: Int)? {
    guard start < script.count, case let quote = script[start],
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return nil }
    var text: [UInt8] = []
    var at = start + 1
    while at < script.count, script[at] != quote {
      guard script[at] == UInt8(ascii: "\\"), at + 1 < script.count else {
        text.append(script[at])
        at += 1
        continue
      }
      let (bytes, count) = Self.unescaped(script[(at + 1)...])
      text += bytes
      at += 1 + count
    }
    return at < script.count ? (text, at + 1) : nil
  }

  /// What an escape means and how many bytes it has after the backslash.
  private static func unescaped(_ rest: ArraySlice<UInt8>) -> ([UInt8], Int) {
    let first = rest[rest.startIndex]
    func code(_ digits: Int) -> ([UInt8], Int)? {
      let text = String(decoding: rest.dropFirst().prefix(digits), as: UTF8.self)
      guard text.utf8.count == digits, let value = UInt32(text, radix: 16) else { return nil }
      // Half of a pair: it stays escaped, and JSON undoes it.
      guard let scalar = Unicode.Scalar(value) else {
        return (Array("\\u\(text)".utf8), digits + 1)
      }
      return (Array(String(Character(scalar)).utf8), digits + 1)
    }
    switch first {
    case UInt8(ascii: "n"): return ([0x0A], 1)
    case UInt8(ascii: "t"): return ([0x09], 1)
    case UInt8(ascii: "r"): return ([0x0D], 1)
    case UInt8(ascii: "u"): return code(4) ?? ([first], 1)
    case UInt8(ascii: "x"): return code(2) ?? ([first], 1)
    default: return ([first], 1)
    }
  }

  /// Quoted addresses of data: what is handed to `fetch`, ends in `.json` or has `/api/` in it.
  static func addresses(in script: [UInt8]) -> [String] {
    var found: [String] = []
    var at = 0
    while at < script.count, found.count < 16 {
      let quote = script[at]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`")
      else {
        at += 1
        continue
      }
      guard let end = script[(at + 1)...].prefix(2_048).firstIndex(of: quote) else {
        at += 1
        continue
      }
      let text = String(decoding: script[(at + 1)..<end], as: UTF8.self)
      let isCalled = script[..<at].suffix(6).elementsEqual("fetch(".utf8)
      let path = text.prefix { $0 != "?" }
      let isAddress = text.hasPrefix("/") || text.hasPrefix("http://") || text.hasPrefix("https://")
      let isData = path.hasSuffix(".json") || path.contains("/api/")
      let isPlain = !text.contains { $0.isWhitespace || "<>{}$\\".contains($0) }
      if isPlain, !text.isEmpty, isCalled || isAddress && isData { found.append(text) }
      at = end + 1
    }
    return found
  }
}

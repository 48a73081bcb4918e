/// Reads the JSON of an index: strings, numbers and words, in one array or object and no deeper.
struct FlatJSON {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipSpace() {
    while let byte = peek, byte <= 0x20 { at += 1 }
  }

  /// An array of arrays of texts; `nil` where it is something else or ends early.
  mutating func arrays() -> [[String]]? {
    list { reader in reader.list { $0.text() } }
  }

  /// An object of texts; `nil` where it is something else or ends early.
  mutating func object() -> [String: String]? {
    guard takes("{") else { return nil }
    var members: [String: String] = [:]
    if takes("}") { return members }
    repeat {
      skipSpace()
      guard let name = string(), takes(":"), let value = text() else { return nil }
      members[name] = value
    } while takes(",")
    return takes("}") ? members : nil
  }

  private mutating func list<Element>(_ element: (inout Self) -> Element?) -> [Element]? {
    guard takes("[") else { return nil }
    var elements: [Element] = []
    if takes("]") { return elements }
    repeat {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    } while takes(",")
    return takes("]") ? elements : nil
  }

  private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  /// A string, or a number or word as it is written.
  private mutating func text() -> String? {
    skipSpace()
    if peek == UInt8(ascii: "\"") { return string() }
    let start = at
    while let byte = peek, byte > 0x20, !",]}[{\":".utf8.contains(byte) { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  private mutating func string() -> String? {
    guard peek == UInt8(ascii: "\"") else { return nil }
    at += 1
    var found: [UInt8] = []
    while let byte = peek {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: found, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let code = escape() else { return nil }
        found += Array(String(Character(code)).utf8)
      default: found.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = peek else { return nil }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      guard let unit = unit() else { return nil }
      guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
      // The second half of a character beyond the first 65536.
      guard peek == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u")
      else { return "\u{FFFD}" }
      at += 2
      guard let low = self.unit(), (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    default: return Unicode.Scalar(byte)
    }
  }

  private mutating func unit() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
    at += 4
    return UInt32(digits, radix: 16)
  }
}

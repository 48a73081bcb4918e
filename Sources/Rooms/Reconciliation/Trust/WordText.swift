/// Words as compared: lower case, accents off, punctuation as blanks, single blanks.
enum WordText {
  /// The words of a text, each in lower case; "O'Brien" stays one word.
  static func words(of text: String) -> [String] {
    let ascii = text.utf8.allSatisfy { $0 < 0x80 }
    return ascii ? asciiWords(Array(text.utf8)) : unicodeWords(text)
  }

  /// The words with a single blank between them: the same as joining `words(of:)`, at once.
  static func folded(_ text: String) -> String {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return unicodeWords(text).joined(separator: " ")
    }
    let bytes = Array(text.utf8)
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var end = 0
      var isBlankDue = false
      for (index, byte) in bytes.enumerated() {
        guard isKept(byte, in: bytes, at: index) else {
          if byte != UInt8(ascii: "'"), end > 0 { isBlankDue = true }
          continue
        }
        if isBlankDue {
          buffer[end] = 0x20
          end += 1
          isBlankDue = false
        }
        buffer[end] = byte.isLetter ? byte | 0x20 : byte
        end += 1
      }
      return end
    }
  }

  private static func isKept(_ byte: UInt8, in bytes: [UInt8], at index: Int) -> Bool {
    byte.isLetter || byte.isDigit || isInner(byte, in: bytes, at: index) || isSign(byte)
      || isGrade(byte, in: bytes, at: index)
  }

  private static func asciiWords(_ bytes: [UInt8]) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if isKept(byte, in: bytes, at: index) {
        word.append(byte.isLetter ? byte | 0x20 : byte)
      } else if byte != UInt8(ascii: "'"), !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// A point or a comma between digits belongs to the number: "3.5".
  private static func isInner(_ byte: UInt8, in bytes: [UInt8], at index: Int) -> Bool {
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") else { return false }
    return index > 0 && index + 1 < bytes.count && bytes[index - 1].isDigit
      && bytes[index + 1].isDigit
  }

  /// Signs that tell two values apart: "C" and "C++", "B+" and "B", "<5" and ">5".
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#") || (0x3C...0x3E).contains(byte)
  }

  /// The last sign of "A-".
  private static func isGrade(_ byte: UInt8, in bytes: [UInt8], at index: Int) -> Bool {
    byte == UInt8(ascii: "-") && index + 1 == bytes.count && index > 0 && bytes[index - 1].isLetter
  }

  private static func unicodeWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar == "'" || scalar == "\u{2019}" { continue }
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark || scalar == "+" || scalar == "#"
      {
        word += folded(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The letter without its accent, in lower case: "É" is "e".
  private static func folded(_ scalar: Unicode.Scalar) -> String {
    let lower = scalar.properties.lowercaseMapping
    guard let first = lower.unicodeScalars.first else { return "" }
    switch first.value {
    case 0x300...0x36F: return ""
    case 0xE0...0xE5, 0x101, 0x103, 0x105: return "a"
    case 0xE7, 0x107, 0x10D: return "c"
    case 0xE8...0xEB, 0x113, 0x117, 0x119, 0x11B: return "e"
    case 0xEC...0xEF, 0x12B: return "i"
    case 0xF1, 0x144, 0x148: return "n"
    case 0xF2...0xF6, 0xF8, 0x14D, 0x151: return "o"
    case 0xF9...0xFC, 0x16B, 0x16F, 0x171: return "u"
    case 0xFD, 0xFF: return "y"
    case 0x15B, 0x161: return "s"
    case 0x17A, 0x17C, 0x17E: return "z"
    case 0x142: return "l"
    case 0xDF: return "ss"
    default: return lower
    }
  }

  private static let missing: Set<String> = [
    "n a", "na", "nan", "null", "nil", "not available", "unavailable", "not applicable",
    "unknown", "missing", "tbd", "tba", "not known", "no data", "not specified",
  ]

  /// Whether a text says that there is nothing to say: "", "n/a", "Not Available", "--", "?".
  static func isMissing(_ text: String) -> Bool {
    let utf8 = text.utf8
    if utf8.count > 24 { return false }
    if utf8.allSatisfy({ blanks.contains($0) }) { return true }
    guard let first = utf8.first(where: { !blanks.contains($0) }), !first.isDigit else {
      return false
    }
    // Every marker begins with one of these; most texts go no further.
    guard first >= 0x80 || "numt".utf8.contains(first | 0x20) else { return false }
    return missing.contains(words(of: text).joined(separator: " "))
  }

  private static let blanks: Set<UInt8> = Set(" \t\r\n-?._/".utf8)
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let hash = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let star = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let dash = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let equal = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let bang = UInt8(ascii: "!")
  static let backslash = UInt8(ascii: "\\")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let pipe = UInt8(ascii: "|")
  static let dollar = UInt8(ascii: "$")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  var isDigit: Bool { self &- 0x30 < 10 }
  var isUpper: Bool { self &- 0x41 < 26 }
  var isLower: Bool { self &- 0x61 < 26 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isBlank: Bool { self == .space || self == .tab }
  var isWhiteSpace: Bool { self == .space || (self >= 0x09 && self <= 0x0D) }
  var isPunctuation: Bool {
    (self > 0x20 && self < 0x30) || (self > 0x39 && self < 0x41) || (self > 0x5A && self < 0x61)
      || (self > 0x7A && self < 0x7F)
  }
  var lowercased: UInt8 { isUpper ? self | 0x20 : self }
}

extension [UInt8] {
  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, self[lower].isWhiteSpace { lower += 1 }
    while lower < upper, self[upper - 1].isWhiteSpace { upper -= 1 }
    return lower..<upper
  }

  /// Whether `word` stands at `index`, in any case; `word` is in lower case.
  func has(_ word: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + word.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<word.utf8CodeUnitCount {
      if self[index + offset].lowercased != word.utf8Start[offset] { return false }
    }
    return true
  }

  /// Where `word` stands next in a range, in any case, or `nil`; `word` is in lower case.
  func firstIndex(of word: StaticString, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + word.utf8CodeUnitCount <= range.upperBound {
      if has(word, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// How often `byte` follows itself from `index` on, up to `end`.
  func runLength(of byte: UInt8, at index: Int, before end: Int) -> Int {
    var position = index
    while position < end, self[position] == byte { position += 1 }
    return position - index
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }

  /// The lines of a range, without their ends: LF, CR or both.
  func lines(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = self[index]
      if byte == .newline || byte == .carriageReturn {
        found.append(start..<index)
        let isPair = byte == .carriageReturn && index + 1 < range.upperBound
        if isPair, self[index + 1] == .newline { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound { found.append(start..<range.upperBound) }
    return found
  }
}

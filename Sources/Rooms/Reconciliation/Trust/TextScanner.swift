/// A place in a text, byte by byte, and what can be read from there.
///
/// Every step goes forward, so that reading is linear in the text.
struct TextScanner {
  let bytes: [UInt8]
  var index: Int

  init(_ bytes: [UInt8], at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  var isAtEnd: Bool { index >= bytes.count }

  /// Steps over a byte if it is the one expected.
  mutating func skip(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    index += 1
    return true
  }

  /// Steps over blanks, no-break spaces among them; says whether there were any.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = index
    while let byte {
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 2
      } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
        index += 1
      } else {
        break
      }
    }
    return index > start
  }

  /// A run of at most nine digits, as a number and its length; `nil` where none or more stand here.
  mutating func digits() -> (value: Int, count: Int)? {
    let start = index
    var value = 0
    while let byte, byte.isDigit, index - start < 10 {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      index += 1
    }
    let count = index - start
    guard (1...9).contains(count) else {
      index = start
      return nil
    }
    return (value, count)
  }

  /// Steps over a run of letters and says how many there were.
  mutating func skipLetters() -> Int {
    let start = index
    while let byte, byte.isLetter { index += 1 }
    return index - start
  }

  /// A run of letters, in lower case; empty where none stands here.
  mutating func letters() -> [UInt8] {
    var run: [UInt8] = []
    while let byte, byte.isLetter {
      run.append(byte | 0x20)
      index += 1
    }
    return run
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether it is an ASCII letter.
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

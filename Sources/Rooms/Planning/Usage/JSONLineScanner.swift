/// Reads one line of JSONL: an object of plain values, strictly by RFC 8259.
struct JSONLineScanner {
  private let bytes: UnsafeRawBufferPointer
  private let end: Int
  private var at: Int

  /// Texts with escapes, written out; texts without stand in the file itself.
  private(set) var copy: [UInt8] = []

  /// A name and its value.
  struct Member {
    let name: Text

    /// `nil` for `null` and for objects and arrays, which are passed over.
    let value: Text?

    /// Where the name and the value begin.
    let offset: Int
    let valueOffset: Int

    /// Whether it stands in `settings`.
    let isNested: Bool
  }

  struct Text {
    let range: Range<Int>

    /// Whether it stands in the copy.
    let isCopied: Bool
  }

  struct Fault: Error {
    let offset: Int
    let found: String
    let expected: String
  }

  init(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) {
    self.bytes = bytes
    at = line.lowerBound
    end = line.upperBound
  }

  var isBlank: Bool {
    bytes[at..<end].allSatisfy { UsageField.isBlank($0) }
  }

  /// Adds the members of the line's object.
  mutating func read(into members: inout [Member]) throws(Fault) {
    skipBlanks()
    try readObject(into: &members, isNested: false)
    skipBlanks()
    guard at == end else { throw fault("the end of the line") }
  }

  private mutating func readObject(into members: inout [Member], isNested: Bool) throws(Fault) {
    try pass(UInt8(ascii: "{"), "an object, '{'")
    skipBlanks()
    if peek == UInt8(ascii: "}") {
      at += 1
      return
    }
    while true {
      skipBlanks()
      let offset = at
      let name = try string("a name in quotes")
      skipBlanks()
      try pass(UInt8(ascii: ":"), "':'")
      skipBlanks()
      let valueOffset = at
      if peek == UInt8(ascii: "{"), !isNested, isSettings(name) {
        try readObject(into: &members, isNested: true)
      } else {
        members.append(
          Member(
            name: name,
            value: try value(depth: 0),
            offset: offset,
            valueOffset: valueOffset,
            isNested: isNested
          )
        )
      }
      skipBlanks()
      if peek == UInt8(ascii: "}") { break }
      try pass(UInt8(ascii: ","), "',' or '}'")
    }
    at += 1
  }

  private func isSettings(_ name: Text) -> Bool {
    !name.isCopied && bytes[name.range].elementsEqual("settings".utf8)
  }

  /// The text of a plain value; `nil` for one that is `null`, an object or an array.
  private mutating func value(depth: Int) throws(Fault) -> Text? {
    guard depth < Self.deepest else { throw fault("at most \(Self.deepest) levels of nesting") }
    switch peek {
    case UInt8(ascii: "\""): return try string("a value")
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try passOver(depth: depth)
      return nil
    case UInt8(ascii: "n"):
      try passWord("null")
      return nil
    case UInt8(ascii: "t"): return try passWord("true")
    case UInt8(ascii: "f"): return try passWord("false")
    default: return try number()
    }
  }

  private static let deepest = 64

  private mutating func passOver(depth: Int) throws(Fault) {
    let isObject = peek == UInt8(ascii: "{")
    let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    at += 1
    skipBlanks()
    if peek == closing {
      at += 1
      return
    }
    while true {
      skipBlanks()
      if isObject {
        _ = try string("a name in quotes")
        skipBlanks()
        try pass(UInt8(ascii: ":"), "':'")
        skipBlanks()
      }
      _ = try value(depth: depth + 1)
      skipBlanks()
      if peek == closing { break }
      try pass(UInt8(ascii: ","), isObject ? "',' or '}'" : "',' or ']'")
    }
    at += 1
  }

  @discardableResult
  private mutating func passWord(_ word: StaticString) throws(Fault) -> Text {
    let start = at
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw fault("a value") }
      at += 1
    }
    return Text(range: start..<at, isCopied: false)
  }

  /// -0, 12, 0.5, 1e3: the text as it stands.
  private mutating func number() throws(Fault) -> Text {
    let start = at
    if peek == UInt8(ascii: "-") { at += 1 }
    let isZero = peek == UInt8(ascii: "0")
    let digits = passDigits()
    guard digits > 0, !isZero || digits == 1 else {
      at = start
      throw fault("a value")
    }
    if peek == UInt8(ascii: ".") {
      at += 1
      guard passDigits() > 0 else { throw fault("a digit") }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      at += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
      guard passDigits() > 0 else { throw fault("a digit") }
    }
    return Text(range: start..<at, isCopied: false)
  }

  private mutating func passDigits() -> Int {
    let start = at
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
    return at - start
  }

  private mutating func string(_ expected: String) throws(Fault) -> Text {
    try pass(UInt8(ascii: "\""), expected)
    let start = at
    passPlainText()
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        at += 1
        return Text(range: start..<at - 1, isCopied: false)
      }
      if byte == UInt8(ascii: "\\") {
        return try escapedString(from: start)
      }
      guard byte >= 0x20 else { throw fault("an escape such as \\n for a control character") }
      at += 1
    }
    throw fault("a closing quote")
  }

  /// Goes on, eight bytes at once, while there is no quote, escape or control character.
  private mutating func passPlainText() {
    while at &+ 8 <= end {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let hits =
        WordOfBytes.zeros(word ^ WordOfBytes.repeating(UInt8(ascii: "\"")))
        | WordOfBytes.zeros(word ^ WordOfBytes.repeating(UInt8(ascii: "\\")))
        | WordOfBytes.below(0x20, word)
      if hits != 0 {
        at &+= hits.trailingZeroBitCount &>> 3
        return
      }
      at &+= 8
    }
  }

  private mutating func escapedString(from start: Int) throws(Fault) -> Text {
    let first = copy.count
    copy.append(contentsOf: bytes[start..<at])
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        at += 1
        let text = Text(range: first..<copy.count, isCopied: true)
        return text
      }
      guard byte >= 0x20 else { throw fault("an escape such as \\n for a control character") }
      at += 1
      if byte == UInt8(ascii: "\\") { try readEscape() } else { copy.append(byte) }
    }
    throw fault("a closing quote")
  }

  private mutating func readEscape() throws(Fault) {
    guard let byte = peek else { throw fault("an escaped character") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): copy.append(byte)
    case UInt8(ascii: "n"): copy.append(0x0A)
    case UInt8(ascii: "r"): copy.append(0x0D)
    case UInt8(ascii: "t"): copy.append(0x09)
    case UInt8(ascii: "b"): copy.append(0x08)
    case UInt8(ascii: "f"): copy.append(0x0C)
    case UInt8(ascii: "u"): try readScalar()
    default:
      at -= 1
      throw fault("one of \" \\ / b f n r t u")
    }
  }

  private mutating func readScalar() throws(Fault) {
    let start = at
    var value = try hexadecimal()
    if value >= 0xD800, value < 0xDC00, peek == UInt8(ascii: "\\") {
      at += 1
      try pass(UInt8(ascii: "u"), "the second half of a surrogate pair")
      let low = try hexadecimal()
      if low >= 0xDC00, low < 0xE000 { value = 0x10000 + (value - 0xD800) << 10 + low - 0xDC00 }
    }
    guard let scalar = Unicode.Scalar(value) else {
      at = start
      throw fault("a whole surrogate pair")
    }
    copy.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch peek ?? 0 {
      case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"):
        digit = byte - UInt8(ascii: "0")
      case let byte where byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"):
        digit = byte | 0x20 - UInt8(ascii: "a") + 10
      default: throw fault("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  private var peek: UInt8? { at < end ? bytes[at] : nil }

  private mutating func pass(_ byte: UInt8, _ expected: String) throws(Fault) {
    guard peek == byte else { throw fault(expected) }
    at += 1
  }

  private mutating func skipBlanks() {
    while let byte = peek, UsageField.isBlank(byte) { at += 1 }
  }

  private func fault(_ expected: String) -> Fault {
    let found = UsageField(bytes, at, min(end, at + 12))?.text ?? ""
    return Fault(offset: at, found: found, expected: expected)
  }
}

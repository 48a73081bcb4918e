/// Reads JSON (RFC 8259) from bytes: strict, with a bound on nesting, in one pass.
///
/// Rejects what other readers disagree on: repeated names, ill-formed UTF-8, lone surrogates.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  /// Why bytes are no JSON, and where.
  struct Flaw: Error, Hashable {
    let offset: Int
    let expected: String
  }

  static func document(in bytes: [UInt8]) throws(Flaw) -> JSON {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result<JSON, Flaw> { () throws(Flaw) in
        var reader = JSONReader(bytes: buffer)
        return try reader.document()
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func document() throws(Flaw) -> JSON {
    skipSpace()
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw flaw("the end of the file") }
    return value
  }

  private func flaw(_ expected: String) -> Flaw {
    Flaw(offset: position, expected: expected)
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        position += 1
      default: return
      }
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(Flaw) -> JSON {
    switch next {
    case UInt8(ascii: "{"): return try nested { (reader) throws(Flaw) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(Flaw) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): return try number()
    default: throw flaw("a value")
    }
  }

  private mutating func nested(
    _ read: (inout Self) throws(Flaw) -> JSON
  ) throws(Flaw) -> JSON {
    guard depth < Limits.nesting else { throw flaw("at most \(Limits.nesting) levels of nesting") }
    depth += 1
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Flaw) -> JSON {
    var members: [JSON.Member] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw flaw("a member's name in double quotes") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw flaw("':' after a member's name") }
      skipSpace()
      members.append(JSON.Member(name, try value()))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "}")) else { throw flaw("',' or '}' after a member") }
      guard Self.areDistinct(members) else { throw flaw("each member's name only once") }
      return .object(members)
    }
  }

  private static func areDistinct(_ members: [JSON.Member]) -> Bool {
    // Below this count comparing pairs is faster than hashing.
    guard members.count <= 16 else { return Set(members.map(\.name)).count == members.count }
    for index in members.indices {
      for other in 0..<index where members[other].name == members[index].name { return false }
    }
    return true
  }

  private mutating func array() throws(Flaw) -> JSON {
    var elements: [JSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      skipSpace()
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw flaw("',' or ']' after an element") }
      return .array(elements)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Flaw) -> JSON {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { throw flaw("'\(word)'") }
    for index in 0..<word.utf8CodeUnitCount
    where bytes[position + index] != word.utf8Start[index] { throw flaw("'\(word)'") }
    position = end
    return value
  }

  private mutating func number() throws(Flaw) -> JSON {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(Flaw) {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw flaw("a digit") }
  }
}

// MARK: - Strings

extension JSONReader {
  private mutating func string() throws(Flaw) -> String {
    position += 1
    let start = position
    while let byte = next {
      if byte == UInt8(ascii: "\"") {
        let text = try text(bytes[start..<position], from: start)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { throw flaw("no line break or control character in a string") }
      position += 1
    }
    throw flaw("'\"' at the end of a string")
  }

  private func text(
    _ slice: Slice<UnsafeBufferPointer<UInt8>>,
    from start: Int
  ) throws(Flaw)
    -> String
  {
    let buffer = UnsafeBufferPointer(rebasing: slice)
    guard let text = String(validating: buffer, as: UTF8.self) else {
      throw Flaw(offset: start, expected: "well-formed UTF-8 in a string")
    }
    return text
  }

  /// A string that has at least one escape: gathered byte by byte.
  private mutating func escapedString(from start: Int) throws(Flaw) -> String {
    var unescaped = Array(bytes[start..<position])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: unescaped, as: UTF8.self) else {
          throw Flaw(offset: start, expected: "well-formed UTF-8 in a string")
        }
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try appendEscape(to: &unescaped)
      default:
        guard byte >= 0x20 else { throw flaw("no line break or control character in a string") }
        unescaped.append(byte)
        position += 1
      }
    }
    throw flaw("'\"' at the end of a string")
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(Flaw) {
    guard let byte = next else { throw flaw("a character after '\\'") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: Array(String(try escapedScalar()).utf8))
    default:
      position -= 1
      throw flaw("one of \" \\ / b f n r t u after '\\'")
    }
  }

  private mutating func escapedScalar() throws(Flaw) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard
      first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")),
      case let second = try hexadecimal(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw flaw("a pair of surrogates") }
    return scalar
  }

  private mutating func hexadecimal() throws(Flaw) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw flaw("four hexadecimal digits after '\\u'")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

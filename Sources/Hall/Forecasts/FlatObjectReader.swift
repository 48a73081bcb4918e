/// Reads one line of JSON lines whose object holds texts and numbers only.
///
/// Keeps each value's text as it stands, so that numbers stay exact, and the column it begins at.
struct FlatObjectReader {
  private let bytes: [UInt8]
  private var index = 0

  /// What is wrong with a line: where, what stands there, and what should.
  struct Flaw: Error, Equatable {
    let column: Int
    let found: String
    let expected: String
  }

  init(_ line: some Collection<UInt8>) {
    bytes = Array(line)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The members by name, each with its column counted from 1; the last of one name counts.
  mutating func members() throws(Flaw) -> [String: (text: String, column: Int)] {
    var members: [String: (text: String, column: Int)] = [:]
    try take(UInt8(ascii: "{"), "an object as {\"month\":\"2026-11\",\"amount\":\"12.50\"}")
    skipBlanks()
    if next == UInt8(ascii: "}") {
      index += 1
    } else {
      while true {
        skipBlanks()
        let name = try text()
        try take(UInt8(ascii: ":"), "':' after the name '\(name)'")
        skipBlanks()
        let column = index + 1
        members[name] = (try value(), column)
        skipBlanks()
        guard next == UInt8(ascii: ",") else { break }
        index += 1
      }
      try take(UInt8(ascii: "}"), "',' or '}'")
    }
    skipBlanks()
    guard next == nil else { throw flaw("the end of the line") }
    return members
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte <= 0x20 { index += 1 }
  }

  private mutating func take(_ byte: UInt8, _ expected: String) throws(Flaw) {
    skipBlanks()
    guard next == byte else { throw flaw(expected) }
    index += 1
  }

  private mutating func value() throws(Flaw) -> String {
    if next == UInt8(ascii: "\"") { return try text() }
    let start = index
    let marks = [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: "[")]
    while let byte = next, byte > 0x20, !marks.contains(byte) { index += 1 }
    guard index > start else { throw flaw("a text or a number") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A text; escapes other than of quotes and slashes are refused, in whichever member they stand.
  private mutating func text() throws(Flaw) -> String {
    guard next == UInt8(ascii: "\"") else { throw flaw("a text in double quotes") }
    index += 1
    var content: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      let escaped = next
      guard let escaped, "\"\\/".utf8.contains(escaped) else {
        throw flaw("a plain text without escapes")
      }
      content.append(escaped)
      index += 1
    }
    guard next != nil else { throw flaw("a closing '\"'") }
    index += 1
    return String(decoding: content, as: UTF8.self)
  }

  private func flaw(_ expected: String) -> Flaw {
    let found = bytes[index...].prefix(12)
    let text = found.isEmpty ? "the end of the line" : "'\(String(decoding: found, as: UTF8.self))'"
    return Flaw(column: index + 1, found: text, expected: expected)
  }
}

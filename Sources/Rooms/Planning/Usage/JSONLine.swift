/// One line of JSON lines as values: what the scanner of usage finds, for files that are small.
///
/// Strict by RFC 8259. Texts are written out, numbers stay as they stand, and objects and arrays
/// are passed over.
package struct JSONLine: Sendable, Hashable {
  /// By name; the last of one name counts.
  package let members: [String: Member]

  package struct Member: Sendable, Hashable {
    package let value: Value

    /// Where the value begins on its line, in bytes from 1.
    package let column: Int
  }

  package enum Value: Sendable, Hashable {
    /// A text without its quotes, or a number or a truth as it is written.
    case plain(String)
    case null
    /// An object or array, by its beginning.
    case nested(String)
  }

  /// What is wrong with a line: where, what stands there ("" for its end), and what should.
  package struct Fault: Error, Hashable {
    package let column: Int
    package let found: String
    package let expected: String
  }

  package init(_ line: some Collection<UInt8>) throws(Fault) {
    let line = Array(line)
    if let offset = Self.firstBadByte(of: line) {
      let hexadecimal = String(line[offset], radix: 16, uppercase: true)
      throw Fault(column: offset + 1, found: "byte \(hexadecimal)", expected: "UTF-8")
    }
    members = try line.withUnsafeBytes { bytes -> Result<[String: Member], Fault> in
      var scanner = JSONLineScanner(bytes, 0..<bytes.count)
      var found: [JSONLineScanner.Member] = []
      do throws(JSONLineScanner.Fault) {
        try scanner.read(into: &found)
      } catch {
        return .failure(
          Fault(column: error.offset + 1, found: error.found, expected: error.expected)
        )
      }
      return .success(Self.values(of: found, in: bytes, scanner.copy))
    }.get()
  }

  private static func values(
    of found: [JSONLineScanner.Member],
    in bytes: UnsafeRawBufferPointer,
    _ copy: [UInt8]
  ) -> [String: Member] {
    func text(_ text: JSONLineScanner.Text) -> String {
      text.isCopied
        ? String(decoding: copy[text.range], as: UTF8.self)
        : String(decoding: bytes[text.range], as: UTF8.self)
    }
    var members: [String: Member] = [:]
    for member in found where !member.isNested {
      let start = member.valueOffset
      let value: Value
      if let plain = member.value {
        value = .plain(text(plain))
      } else if bytes[start] == UInt8(ascii: "n") {
        value = .null
      } else {
        value = .nested(UsageField(bytes, start, bytes.count)?.excerpt ?? "")
      }
      members[text(member.name)] = Member(value: value, column: start + 1)
    }
    return members
  }

  /// Where a line stops being UTF-8.
  private static func firstBadByte(of line: [UInt8]) -> Int? {
    guard String(validating: line, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var rest = line.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

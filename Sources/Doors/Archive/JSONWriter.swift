/// Writes JSON in one fixed form, so that equal values are equal bytes on any machine.
///
/// Names sorted by their UTF-8 bytes, two spaces a level, one member a line, one final newline. An
/// array of scalars stands on one line where it fits: `"bytes": [120, 154]`.
struct JSONWriter {
  private var bytes: [UInt8] = []

  /// How long a line may become before an array is broken up.
  private static let lineLength = 100

  static func document(_ value: JSON) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value, indent: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  private mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .null: append("null")
    case .boolean(let truth): append(truth ? "true" : "false")
    case .number(let text): append(text)
    case .string(let text): write(text)
    case .array(let elements): write(elements, indent: indent)
    case .object(let members): write(members, indent: indent)
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func newLine(_ indent: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func write(_ members: [JSON.Member], indent: Int) {
    if members.isEmpty { return append("{}") }
    append("{")
    let sorted = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (index, member) in sorted.enumerated() {
      if index > 0 { append(",") }
      newLine(indent + 2)
      write(member.name)
      append(": ")
      write(member.value, indent: indent + 2)
    }
    newLine(indent)
    append("}")
  }

  private mutating func write(_ elements: [JSON], indent: Int) {
    if elements.isEmpty { return append("[]") }
    let start = bytes.count
    if elements.allSatisfy(\.isScalar) {
      append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { append(", ") }
        write(element, indent: indent)
      }
      append("]")
      let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if bytes.count - lineStart <= Self.lineLength { return }
      bytes.removeSubrange(start...)
    }
    append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      newLine(indent + 2)
      write(element, indent: indent + 2)
    }
    newLine(indent)
    append("]")
  }

  private mutating func write(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0A: append("\\n")
      case 0x0C: append("\\f")
      case 0x0D: append("\\r")
      case 0..<0x20: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }
}

extension JSON {
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .boolean, .number, .string: true
    }
  }
}

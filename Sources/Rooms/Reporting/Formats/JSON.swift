package import Vocabulary

/// A JSON value whose members keep the order in which they were put.
///
/// Amounts are strings, as in the files of a knowledge base: a script that reads "0.065" loses
/// nothing, one that reads 0.065 may. Only where another program's format asks for a number is
/// an amount written as one (`decimal`), in plain notation.
package enum JSON: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(Int)
  case decimal(Amount)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON {
  /// A text, or null where there is none.
  static func optional(_ value: (some CustomStringConvertible)?) -> JSON {
    value.map { .string($0.description) } ?? .null
  }

  /// An object of texts, sorted by name.
  static func texts(_ members: [String: String]) -> JSON {
    .object(members.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
  }

  static func strings(_ values: some Sequence<some CustomStringConvertible>) -> JSON {
    .array(values.map { .string($0.description) })
  }
}

// MARK: - Writing

extension JSON {
  /// On one line, without blanks.
  package var compact: String {
    var output = PrintedBytes()
    write(to: &output, indent: nil)
    return output.text
  }

  /// Indented by two spaces a level.
  package var pretty: String {
    var output = PrintedBytes()
    write(to: &output, indent: 0)
    return output.text
  }

  /// Values are as deep as this program makes them, a handful of levels, so recursion is safe.
  func write(to output: inout PrintedBytes, indent: Int?) {
    switch self {
    case .null: output.append("null")
    case .boolean(let truth): output.append(truth ? "true" : "false")
    case .number(let number): output.append(String(number))
    case .decimal(let amount): output.append(amount.description)
    case .string(let string): Self.write(string, to: &output)
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        Self.breakLine(before: index, to: &output, indent: indent)
        value.write(to: &output, indent: indent.map { $0 + 2 })
      }
      Self.close(UInt8(ascii: "]"), isEmpty: values.isEmpty, to: &output, indent: indent)
    case .object(let members):
      Self.write(members, to: &output, indent: indent)
    }
  }

  /// The object of some members.
  static func write(_ members: [Member], to output: inout PrintedBytes, indent: Int?) {
    output.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      breakLine(before: index, to: &output, indent: indent)
      write(member.name, to: &output)
      output.append(indent == nil ? ":" : ": ")
      member.value.write(to: &output, indent: indent.map { $0 + 2 })
    }
    close(UInt8(ascii: "}"), isEmpty: members.isEmpty, to: &output, indent: indent)
  }

  private static func breakLine(before index: Int, to output: inout PrintedBytes, indent: Int?) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(UInt8(ascii: " "), count: indent + 2)
  }

  private static func close(
    _ bracket: UInt8,
    isEmpty: Bool,
    to output: inout PrintedBytes,
    indent: Int?
  ) {
    if let indent, !isEmpty {
      output.append(UInt8(ascii: "\n"))
      output.append(UInt8(ascii: " "), count: indent)
    }
    output.append(bracket)
  }

  /// Escapes what JSON must and what a terminal would obey: C0, DEL, C1 and direction marks.
  private static func write(_ string: String, to output: inout PrintedBytes) {
    output.append(UInt8(ascii: "\""))
    // Nearly every text is plain, and there are millions of them.
    let isPlain = string.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      output.append(string)
    } else {
      for scalar in string.unicodeScalars { write(scalar, to: &output) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to output: inout PrintedBytes) {
    switch scalar {
    case "\"": output.append("\\\"")
    case "\\": output.append("\\\\")
    case "\n": output.append("\\n")
    case "\r": output.append("\\r")
    case "\t": output.append("\\t")
    case _ where Printable.isControl(scalar):
      let digits = String(scalar.value, radix: 16)
      output.append("\\u")
      output.append(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count))
      output.append(digits)
    default: output.append(UTF8.encode(scalar).map { Array($0) } ?? [])
    }
  }
}

/// One record of a WARC file (ISO 28500, WARC 1.1): its header fields and its block.
package struct WARCRecord: Sendable, Hashable {
  /// In the order of the file, without the length of the block.
  package let fields: [Field]
  package let block: [UInt8]

  package struct Field: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(_ fields: [Field], block: [UInt8]) {
    self.fields = fields
    self.block = block
  }

  /// The value of the first field of a name, in whatever case.
  subscript(name: String) -> String? {
    fields.first(named: name)
  }
}

extension [WARCRecord.Field] {
  /// The value of the first field of a name, in whatever case.
  package func first(named name: String) -> String? {
    let name = name.lowercased()
    return first { $0.name.lowercased() == name }?.value
  }

  /// Reads header lines, with lines that go on (RFC 9110, section 5.2).
  init(lines: ArraySlice<UInt8>) {
    var fields: [(name: String, value: String)] = []
    for line in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      let text = String(decoding: line, as: UTF8.self)
      if let first = text.first, first == " " || first == "\t" {
        if !fields.isEmpty { fields[fields.count - 1].value += " " + text.trimmed }
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { continue }
      fields.append((text[..<colon].trimmed, text[text.index(after: colon)...].trimmed))
    }
    self = fields.map { WARCRecord.Field($0.name, $0.value) }
  }
}

extension StringProtocol {
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) }
    return String(start[..<(end ?? start.startIndex)])
  }
}

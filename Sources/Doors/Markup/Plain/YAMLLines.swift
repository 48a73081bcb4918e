/// A YAML document line by line: keys that hold others are headings, comments are text.
///
/// "key: value" stays a line and "- value" an item; a text after "|" or ">" is read as any other.
struct YAMLLines {
  private let bytes: [UInt8]

  /// The indentation of each key that is open.
  private var keys: [Int] = []

  /// The indentation of the key whose text over several lines is being read.
  private var scalar: Int?

  /// The lines, or `nil` where fewer than six of ten lines have a key or are items.
  static func lines(_ lines: [Range<Int>], in bytes: [UInt8]) -> [PlainLine]? {
    let filled = lines.prefix(5_000).filter { !bytes.trimmed($0).isEmpty }
    let keyed = filled.count { keyEnd(of: bytes.trimmed($0), in: bytes) != nil }
    let parents = filled.count { line in
      let text = bytes.trimmed(line)
      return keyEnd(of: text, in: bytes) == text.upperBound
    }
    guard keyed >= 4, parents >= 1, keyed * 10 >= filled.count * 4 else { return nil }
    let indented = filled.count { bytes[$0.lowerBound] == .space }
    guard indented * 10 >= filled.count * 3 else { return nil }
    var reader = Self(bytes: bytes)
    return lines.map { reader.read($0) }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func read(_ line: Range<Int>) -> PlainLine {
    let plain = PlainLine(line, in: bytes)
    let text = plain.content
    guard let first = text.first else { return plain }
    if let open = scalar {
      if plain.indent > open { return inText(plain) }
      scalar = nil
    }
    if bytes[first] == .hash || plain.shape == .separator || plain.shape == .rule {
      let comment = bytes.trimmed(text.drop { bytes[$0] == .hash }.lowerBound..<text.upperBound)
      let isDrawn = plain.shape == .rule || plain.shape == .separator
      return isDrawn
        ? plain
        : PlainLine(content: comment, indent: plain.indent, shape: comment.isEmpty ? .blank : .text)
    }
    guard let end = Self.keyEnd(of: text, in: bytes) else { return plain }
    while let last = keys.last, last >= plain.indent { keys.removeLast() }
    let value = bytes.trimmed(end..<text.upperBound)
    let opensText = value.first.map { bytes[$0] == .pipe || bytes[$0] == .greater } == true
    if opensText, value.count <= 3 { scalar = plain.indent }
    guard value.isEmpty || opensText, bytes[first] != .dash else { return plain }
    keys.append(plain.indent)
    return PlainLine(
      content: text,
      indent: plain.indent,
      shape: .heading(level: min(keys.count, 5), unquoted(first..<(end - 1)))
    )
  }

  /// A heading of a text stands below the keys that lead to it.
  private func inText(_ line: PlainLine) -> PlainLine {
    guard case .heading(let level, let content) = line.shape else { return line }
    return PlainLine(
      content: line.content,
      indent: line.indent,
      shape: .heading(level: min(6, max(level, keys.count + 1)), content)
    )
  }

  private func unquoted(_ key: Range<Int>) -> Range<Int> {
    guard key.count > 2, let first = key.first,
      bytes[first] == .quote || bytes[first] == .apostrophe
    else { return key }
    return key.dropFirst().dropLast()
  }

  /// Where the colon after a key ends, or `nil` where a line has no key; "- key: value" has one.
  private static func keyEnd(of text: Range<Int>, in bytes: [UInt8]) -> Int? {
    var index = text.lowerBound
    if index + 1 < text.upperBound, bytes[index] == .dash, bytes[index + 1] == .space { index += 2 }
    let start = index
    while index < text.upperBound, index - start < 120 {
      let byte = bytes[index]
      let isEnd = index + 1 == text.upperBound || bytes[index + 1] == .space
      if byte == .colon, isEnd, index > start { return index + 1 }
      let isName =
        byte.isAlphanumeric || byte == .underscore || byte == .dash || byte == .slash
        || byte == .dot
        || byte == .openBrace || byte == .closeBrace || byte == .quote || byte == .apostrophe
        || byte == .dollar || byte == .colon
      guard isName else { return nil }
      index += 1
    }
    return nil
  }
}

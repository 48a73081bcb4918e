/// A program's text: what its comments say is text, the rest is code.
struct SourceCode {
  /// A line of the page without the marks of a comment, and whether it is code.
  struct Line {
    let range: Range<Int>
    let isCode: Bool
  }

  /// The lines of a program, or `nil` where the page is none.
  static func lines(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Line]? {
    guard isCode(lines, in: bytes) else { return nil }
    var reader = Self(bytes: bytes)
    reader.hashComments = !lines.contains { bytes.has("//", at: bytes.trimmed($0).lowerBound) }
    return lines.map { reader.read($0) }
  }

  private let bytes: [UInt8]
  private var hashComments = true
  private var block: Block?

  /// A comment over several lines that is open.
  private enum Block {
    case slashStar
    case docString(UInt8)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func read(_ line: Range<Int>) -> Line {
    let text = bytes.trimmed(line)
    let start = text.lowerBound
    switch block {
    case .slashStar: return inside(text)
    case .docString(let quote): return inside(text, quote)
    case nil: break
    }
    if bytes.has("/*", at: start) {
      let body = start + 2 + bytes.runLength(of: .star, at: start + 2, before: text.upperBound)
      block = .slashStar
      return inside(min(body, text.upperBound)..<text.upperBound)
    }
    if bytes.has("//", at: start) {
      var body = start + bytes.runLength(of: .slash, at: start, before: text.upperBound)
      if body < text.upperBound, bytes[body] == .bang { body += 1 }
      return Line(range: kept(body..<text.upperBound), isCode: false)
    }
    for quote in [UInt8.quote, .apostrophe]
    where bytes.runLength(of: quote, at: start, before: text.upperBound) == 3 {
      block = .docString(quote)
      return inside((start + 3)..<text.upperBound, quote)
    }
    let isHash = hashComments && start < text.upperBound && bytes[start] == .hash
    if isHash, start + 1 == text.upperBound || bytes[start + 1].isBlank {
      return Line(range: kept((start + 1)..<text.upperBound), isCode: false)
    }
    if bytes.has("-- ", at: start) {
      return Line(range: kept((start + 2)..<text.upperBound), isCode: false)
    }
    return Line(range: line, isCode: true)
  }

  /// A line of a comment between "/*" and "*/", without the star that often leads it.
  private mutating func inside(_ text: Range<Int>) -> Line {
    var body = text
    if let end = bytes.firstIndex(of: "*/", in: body) {
      block = nil
      body = body.lowerBound..<end
    } else if let first = body.first, bytes[first] == .star {
      body = body.dropFirst()
    }
    return Line(range: kept(body), isCode: false)
  }

  private mutating func inside(_ text: Range<Int>, _ quote: UInt8) -> Line {
    var body = text
    var index = body.lowerBound
    while index < body.upperBound {
      if bytes.runLength(of: quote, at: index, before: body.upperBound) >= 3 {
        block = nil
        body = body.lowerBound..<index
        break
      }
      index += 1
    }
    return Line(range: kept(body), isCode: false)
  }

  /// A comment's text with the indentation that nested items need.
  private func kept(_ range: Range<Int>) -> Range<Int> {
    var upper = range.upperBound
    while upper > range.lowerBound, bytes[upper - 1].isWhiteSpace { upper -= 1 }
    return range.lowerBound..<upper
  }

  // MARK: - Recognising

  private static let openers: [StaticString] = [
    "import ", "from ", "func ", "def ", "class ", "const ", "let ", "var ", "export ", "package ",
    "return ", "return", "public ", "private ", "type ", "interface ", "struct ", "enum ",
    "#include",
    "async ", "fn ", "use ", "namespace ", "static ", "@",
  ]

  /// Whether two lines of five are lines of a program or comments of one, and some of them code.
  static func isCode(_ lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
    var (filled, code, comments) = (0, 0, 0)
    var isInBlock = false
    var isFenced = false
    for line in lines.prefix(5_000) {
      let text = bytes.trimmed(line)
      guard let first = text.first, let last = text.last else { continue }
      filled += 1
      // A listing in a page of text does not make the page a program.
      if bytes.has("```", at: first) { isFenced.toggle() }
      if isFenced { continue }
      if isInBlock {
        comments += 1
        isInBlock = bytes.firstIndex(of: "*/", in: text) == nil
      } else if bytes.has("//", at: first) {
        comments += 1
      } else if bytes.has("/*", at: first) {
        comments += 1
        isInBlock = bytes.firstIndex(of: "*/", in: text) == nil
      } else if endsLikeCode(text, in: bytes) || isAssignment(text, in: bytes)
        || bytes[first].isLower && openers.contains(where: { bytes.has($0, at: first) })
        || bytes[first] == .closeBrace || bytes.has("#include", at: first)
        || bytes[first] == .openBrace
      {
        code += 1
      } else if bytes[first] == .hash, bytes[last] != .hash {
        // Python's comments; headings of Markdown look the same and do not count on their own.
        comments += 1
      }
    }
    return code >= 3 && code * 5 >= filled && (code + comments) * 5 >= filled * 2
  }

  private static func endsLikeCode(_ text: Range<Int>, in bytes: [UInt8]) -> Bool {
    let last = bytes[text.upperBound - 1]
    if last == .openBrace || last == .closeBrace || last == .semicolon { return true }
    guard text.count >= 2 else { return last == .closeParenthesis || last == .closeBracket }
    let pair = bytes[text.upperBound - 2]
    return last == .colon && pair == .closeParenthesis
      || last == .comma && (pair == .closeBrace || pair == .quote || pair == .closeParenthesis)
      || last == .openParenthesis || last == .openBracket
  }

  /// Whether a line gives a name a value: "CORE = 3", "core := 3".
  private static func isAssignment(_ text: Range<Int>, in bytes: [UInt8]) -> Bool {
    var index = text.lowerBound
    while index < text.upperBound, bytes[index].isAlphanumeric || bytes[index] == .underscore {
      index += 1
    }
    guard index > text.lowerBound, index < text.upperBound else { return false }
    if bytes[index] == .space { index += 1 }
    return bytes.has("= ", at: index) || bytes.has(":= ", at: index)
  }
}

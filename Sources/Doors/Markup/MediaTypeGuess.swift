package import Vocabulary

extension Markup {
  /// What kind of page the bytes are, by what they hold; the ending of their name helps.
  ///
  /// "prices.yml", "client.go" and "notes.txt" are plain unless their text says otherwise.
  package static func mediaType(of bytes: [UInt8], named name: String?) -> Snapshot.MediaType {
    guard let text = try? Decoding(Array(bytes.prefix(MediaTypeGuess.enough))).source.bytes else {
      return .plain
    }
    let ending = name?.split(separator: ".").last.map { $0.lowercased() }
    let guess = MediaTypeGuess(text)
    if guess.isHTML { return .html }
    if guess.isJSON(ending: ending) { return .json }
    switch ending {
    case "html", "htm", "xhtml":
      return guess.tags > 0 ? .html : guess.isMarkdown(atLeast: 3) ? .markdown : .plain
    case "md", "mdx", "markdown": return .markdown
    case "yml", "yaml", "ts", "tsx", "js", "py", "go", "rs", "rb", "java", "kt", "swift", "c", "h":
      return .plain
    default: return guess.isMarkdown(atLeast: 3) ? .markdown : .plain
    }
  }
}

/// Counts what is typical of each kind of page.
private struct MediaTypeGuess {
  /// How many bytes tell the kind: the start of a page is like the rest.
  static let enough = 1 << 20

  /// How many HTML tags there are that a page of text would not show.
  private(set) var tags = 0
  private var hasDoctype = false
  private var headings = 0
  private var marks = 0
  private var proseRuns = 0
  private var proseLines = 0
  private var isCode = false
  private let bytes: [UInt8]
  private let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = bytes.lines(in: 0..<bytes.count)
    isCode = SourceCode.isCode(lines, in: bytes) || YAMLLines.lines(lines, in: bytes) != nil
    countTags()
    countMarkdown()
  }

  /// Whether it opens as a document, or has tags in quantity.
  ///
  /// A guide with a short listing of HTML has a few tags as well, but more lines without.
  var isHTML: Bool {
    let start = bytes.trimmed(0..<bytes.count).lowerBound
    let opensWithTag = start < bytes.count && bytes[start] == .less
    if hasDoctype && opensWithTag { return true }
    return opensWithTag && tags >= 3 && headings == 0
      || tags >= 20 && tags > 2 * lines.count / 3 && headings < 3
  }

  func isJSON(ending: String?) -> Bool {
    let content = bytes.trimmed(0..<bytes.count)
    guard let first = content.first, bytes[first] == .openBrace || bytes[first] == .openBracket
    else {
      return false
    }
    let isNamed = ending == "json" || ending == "jsonl" || ending == "ndjson" || ending == "ipynb"
    return isNamed || looksLikeJSON(content)
  }

  /// Whether the marks of Markdown outweigh text that only looks like it.
  ///
  /// Text whose paragraphs are single lines below each other would run together as Markdown.
  func isMarkdown(atLeast floor: Int) -> Bool {
    if isCode { return false }
    let score = 2 * headings + marks
    let isSetApart = proseRuns * 2 >= proseLines || headings * 8 >= proseLines
    return score >= floor && isSetApart
  }

  /// Whether the page scans as JSON to its end, or to where the look at it ends.
  private func looksLikeJSON(_ content: Range<Int>) -> Bool {
    let scan = JSONScanner(bytes)
    let isCutOff = bytes.count > Self.enough - 8
    return scan.values.count > 1 && !scan.isBroken && (scan.isClosed || isCutOff)
  }

  private mutating func countTags() {
    let names: [StaticString] = [
      "html", "head", "body", "div", "span", "table", "tr", "td", "th", "p>", "p ", "ul", "li",
      "h1",
      "h2", "h3", "a ", "script", "meta", "link", "section", "br",
    ]
    var index = 0
    while let open = bytes[index...].firstIndex(of: .less) {
      let name = open + 1
      if bytes.has("!doctype html", at: name) || bytes.has("html", at: name) { hasDoctype = true }
      let start = name < bytes.count && bytes[name] == .slash ? name + 1 : name
      if names.contains(where: { bytes.has($0, at: start) }) { tags += 1 }
      index = name
    }
  }

  private mutating func countMarkdown() {
    var isFenced = false
    var wasProse = false
    for line in lines {
      let content = bytes.trimmed(line)
      guard let first = content.first else {
        wasProse = false
        continue
      }
      if bytes.has("```", at: first) || bytes.has("~~~", at: first) {
        if isFenced { marks += 2 }
        isFenced.toggle()
        wasProse = false
        continue
      }
      if isFenced { continue }
      let shape = PlainLine(line, in: bytes).shape
      switch shape {
      case .heading: headings += 1
      case .separator: marks += 1
      case .text:
        proseLines += 1
        if !wasProse { proseRuns += 1 }
      default: break
      }
      wasProse = shape == .text
      countInline(content)
    }
  }

  private mutating func countInline(_ line: Range<Int>) {
    var index = line.lowerBound
    while index + 1 < line.upperBound {
      let isLink = bytes[index] == .closeBracket && bytes[index + 1] == .openParenthesis
      let isStrong = bytes[index] == .star && bytes[index + 1] == .star
      if isLink || isStrong {
        marks += 1
        return
      }
      index += 1
    }
  }
}

import Vocabulary

/// Reads JSON: each object with its scalar members is a record, each long string a text in Markdown
/// under headings made of the keys that lead to it.
struct JSONReader {
  private let source: MappedBytes
  private let scan: JSONScanner
  private let texts: JSONText
  private var path: [Step] = []
  private var shownHeadings: [Int] = []
  private let root: String
  private var documents = 0

  /// A container that is open, and the key that leads to it.
  private struct Step {
    let number: Int
    let end: Int
    let key: SourceText?
    /// What a person would call it: its key, or the name that an element of an array states.
    let heading: SourceText?
    /// How many elements were met, where it is an array.
    var elements = 0
  }

  init(_ source: MappedBytes, root: String = "") {
    self.source = source
    self.root = root
    scan = JSONScanner(source.bytes)
    texts = JSONText(source: source)
  }

  mutating func read(into page: inout PageBuilder) {
    report(to: &page)
    page.prefix = root
    for (number, value) in scan.values.enumerated() {
      if page.isFull { break }
      while let last = path.last, last.end <= number { path.removeLast() }
      guard value.kind.isContainer else {
        if let last = path.indices.last { path[last].elements += 1 }
        if path.isEmpty { readLoose(number, into: &page) }
        continue
      }
      let key = key(of: number)
      if let last = path.indices.last { path[last].elements += 1 } else { documents += 1 }
      path.append(
        Step(number: number, end: value.next, key: key, heading: heading(of: number, key: key))
      )
      readContainer(number, into: &page)
    }
    page.prefix = root
  }

  private func report(to page: inout PageBuilder) {
    if scan.isBroken || !scan.isClosed {
      page.find(
        .warning,
        "json-broken",
        "The JSON is not well-formed; what could be read of it was."
      )
    } else if scan.isLenient {
      page.find(
        .note,
        "json-lenient",
        "The JSON has comments, bare keys or spare commas; they were read over."
      )
    }
    if scan.isCut {
      page.find(
        .warning,
        "too-deep",
        "The JSON is nested deeper than \(Limits.jsonDepth) levels or has more than "
          + "\(Limits.jsonValues) values; the rest is not read."
      )
    }
  }

  // MARK: - Keys

  /// The key that leads to a value: of a member its name, of an element its place.
  private func key(of number: Int) -> SourceText? {
    let value = scan.values[number]
    if let key = value.key { return texts.text(of: key) }
    guard let parent = path.last else {
      // Documents after each other, as in a log with one a line, count like elements.
      return scan.values[0].next < scan.values.count ? index(documents, of: value) : nil
    }
    return index(parent.elements, of: value)
  }

  /// The place of an element, as if it stood where the element starts.
  private func index(_ number: Int, of value: JSONScanner.Value) -> SourceText {
    let start = value.range.lowerBound
    let bytes = source.original(start..<min(start + 1, source.bytes.count))
    return SourceText(
      text: String(number),
      segments: [.init(start: 0, bytes: bytes, isVerbatim: false)]
    )
  }

  private func heading(of number: Int, key: SourceText?) -> SourceText? {
    if scan.values[number].key != nil { return key }
    guard scan.values[number].kind == .object else { return nil }
    let names: [StaticString] = ["name", "title", "label"]
    for name in names {
      let member = children(of: number).first { child in
        guard let key = scan.values[child].key, scan.values[child].kind == .string else {
          return false
        }
        let word = texts.unquoted(key)
        return word.count == name.utf8CodeUnitCount && source.bytes.has(name, at: word.lowerBound)
      }
      if let member { return texts.text(of: scan.values[member].range) }
    }
    return nil
  }

  private func children(of number: Int) -> some Sequence<Int> {
    let end = scan.values[number].next
    return sequence(first: number + 1) { scan.values[$0].next }.prefix { $0 < end }
  }

  // MARK: - Values

  private mutating func readContainer(_ number: Int, into page: inout PageBuilder) {
    let isArray = scan.values[number].kind == .array
    var fields: [Record.Field] = []
    var strings: [Int] = []
    for (place, child) in children(of: number).enumerated() {
      let value = scan.values[child]
      guard let kind = value.kind.field else { continue }
      let name = value.key.map { texts.text(of: $0) } ?? index(place, of: value)
      fields.append(.init(name: name, value: texts.text(of: value.range), kind: kind))
      if value.kind == .string { strings.append(child) }
    }
    if isArray, isCutText(strings) {
      readText(strings, path.last?.key, into: &page)
      return
    }
    findRepeatedKeys(fields, isArray: isArray, in: &page)
    if !fields.isEmpty {
      let record = Record(keys: path.compactMap(\.key), fields: fields)
      page.append(.record(record), from: source.original(scan.values[number].range))
    }
    for string in strings where isText(string) {
      readText([string], scan.values[string].key.map { texts.text(of: $0) }, into: &page)
    }
  }

  /// A document that is a single scalar.
  private mutating func readLoose(_ number: Int, into page: inout PageBuilder) {
    if scan.values[number].kind == .string { readText([number], nil, into: &page) }
  }

  private func findRepeatedKeys(
    _ fields: [Record.Field],
    isArray: Bool,
    in page: inout PageBuilder
  ) {
    guard !isArray else { return }
    var seen: Set<String> = []
    for field in fields where !seen.insert(field.name.text).inserted {
      page.find(
        .warning,
        "json-duplicate-key",
        "The key '\(field.name.text)' stands twice in one object; both values were kept."
      )
    }
  }

  /// Whether strings are the lines of one text, as notebooks keep them: all but the last end a line.
  private func isCutText(_ strings: [Int]) -> Bool {
    strings.count >= 2
      && strings.dropLast().allSatisfy { string in
        let content = texts.unquoted(scan.values[string].range)
        return content.count >= 2 && source.bytes.has("\\n", at: content.upperBound - 2)
      }
  }

  private static let proseKeys: Set<String> = [
    "description", "summary", "text", "content", "body", "markdown", "details", "notes", "note",
  ]

  /// Whether a string is something to read: several words, long or over several lines.
  private func isText(_ number: Int) -> Bool {
    let value = scan.values[number]
    let content = texts.unquoted(value.range)
    let spaces = source.bytes[content].count { $0 == .space }
    let isProseKey = value.key.map { isProse($0) } == true
    let hasLines = source.bytes.firstIndex(of: "\\n", in: content) != nil
    return spaces >= 5 && content.count >= 60 || spaces >= 1 && hasLines
      || spaces >= 2 && isProseKey
  }

  private func isProse(_ key: Range<Int>) -> Bool {
    Self.proseKeys.contains(source.bytes.string(texts.unquoted(key)).lowercased())
  }

  private mutating func readText(
    _ strings: [Int],
    _ key: SourceText?,
    into page: inout PageBuilder
  ) {
    let isProseKey = key.map { Self.proseKeys.contains($0.text.lowercased()) } == true
    let isElement = scan.values[strings[0]].key == nil
    var headings = path.compactMap { step in step.heading.map { (step.number, $0) } }
    if let key, !isProseKey, !isElement { headings.append((strings[0], key)) }
    show(headings, in: &page)
    var keys = path.compactMap(\.key)
    if let key, !isElement { keys.append(key) }
    page.prefix = root + keys.map { $0.text.pointerEscaped + "/" }.joined()
    let text = texts.mapped(strings.map { scan.values[$0].range })
    MarkdownReader(text, levelShift: min(headings.count, Self.deepestKey)).read(into: &page)
    page.prefix = root
  }

  /// Keys take the levels up to this one, so that headings of their texts can stand below.
  private static let deepestKey = 5

  /// Adds the headings that are new since the last text.
  private mutating func show(
    _ headings: [(number: Int, text: SourceText)],
    in page: inout PageBuilder
  ) {
    let common = zip(shownHeadings, headings).prefix { $0 == $1.number }.count
    for (depth, heading) in headings.enumerated().dropFirst(common) {
      page.append(
        .heading(level: min(depth + 1, Self.deepestKey), heading.text),
        from: heading.text.bytes ?? 0..<0
      )
    }
    shownHeadings = headings.map(\.number)
  }
}

extension JSONScanner.Kind {
  /// What a scalar is in a record; `nil` for objects and arrays.
  fileprivate var field: Record.Field.Kind? {
    switch self {
    case .object, .array: nil
    case .string: .string
    case .number: .number
    case .boolean: .boolean
    case .null: .null
    }
  }
}

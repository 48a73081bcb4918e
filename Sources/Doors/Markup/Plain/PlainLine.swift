/// A line of a plain text page, by its own shape.
struct PlainLine {
  /// The line without white space at its ends.
  let content: Range<Int>

  /// How far it is indented, a tab as four.
  let indent: Int
  let shape: Shape

  enum Shape: Equatable {
    case blank
    /// A line of a program.
    case code
    /// Three or more backticks or tildes, which open or close code.
    case fence
    case heading(level: Int, Range<Int>)
    case item(Range<Int>, isNumbered: Bool)
    /// A line across the page, or the frame of a table.
    case rule
    case separator
    case pipes(Int)
    case tabs(Int)
    case text
  }

  init(content: Range<Int>, indent: Int, shape: Shape) {
    self.content = content
    self.indent = indent
    self.shape = shape
  }

  init(_ line: Range<Int>, in bytes: [UInt8], isCode: Bool = false) {
    content = bytes.trimmed(line)
    var indent = 0
    for index in line.lowerBound..<content.lowerBound {
      indent += bytes[index] == .tab ? 4 : 1
    }
    self.indent = indent
    shape = isCode && !content.isEmpty ? .code : Self.shape(of: content, in: bytes)
  }

  private static func shape(of line: Range<Int>, in bytes: [UInt8]) -> Shape {
    guard let first = line.first else { return .blank }
    let byte = bytes[first]
    if byte == .backtick || byte == .tilde {
      if bytes.runLength(of: byte, at: first, before: line.upperBound) >= 3 { return .fence }
    }
    if byte == .hash, let heading = atx(line, in: bytes) { return heading }
    if isRule(line, in: bytes) { return .rule }
    if let content = itemContent(line, in: bytes) {
      return .item(content.range, isNumbered: content.isNumbered)
    }
    if let row = PipeRow(line, in: bytes) {
      if row.isSeparator(in: bytes) { return .separator }
      if PipeRow.isFrame(line, in: bytes) { return .rule }
      return .pipes(row.cells.count)
    }
    if PipeRow.isFrame(line, in: bytes) { return .rule }
    let tabs = bytes[line].count { $0 == .tab }
    return tabs > 0 ? .tabs(tabs) : .text
  }

  /// A heading as Markdown marks it: one to six "#" and a space.
  private static func atx(_ line: Range<Int>, in bytes: [UInt8]) -> Shape? {
    let level = bytes.runLength(of: .hash, at: line.lowerBound, before: line.upperBound)
    let end = line.lowerBound + level
    guard level <= 6, end < line.upperBound, bytes[end].isBlank else { return nil }
    var text = bytes.trimmed(end..<line.upperBound)
    while let last = text.last, bytes[last] == .hash { text = bytes.trimmed(text.dropLast()) }
    return text.isEmpty ? nil : .heading(level: level, text)
  }

  /// Whether a line is only drawn: "-----", "=====", "* * *", "─────".
  private static func isRule(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    let marks = bytes[line].filter { !$0.isBlank }
    guard marks.count >= 3, let mark = marks.first else { return false }
    let isDrawn = mark == .dash || mark == .equal || mark == .star || mark == .underscore
    if isDrawn || mark == .tilde { return marks.allSatisfy { $0 == mark } }
    let horizontals: [[UInt8]] = [[0xE2, 0x94, 0x80], [0xE2, 0x95, 0x90], [0xE2, 0x80, 0x94]]
    guard marks.count >= 9, marks.count % 3 == 0 else { return false }
    return horizontals.contains { horizontal in
      marks.indices.allSatisfy { marks[$0] == horizontal[$0 % 3] }
    }
  }

  private static let bullets: [[UInt8]] = [
    "•", "·", "◦", "▪", "▫", "‣", "●", "○", "■", "□", "➤", "►", "▶", "✓", "✔", "✅", "☑", "➜", "→",
    "–",
    "—", "*", "-", "+",
  ].map { Array($0.utf8) }

  /// The text after a bullet or a number, or `nil` where the line is no item.
  private static func itemContent(
    _ line: Range<Int>,
    in bytes: [UInt8]
  ) -> (range: Range<Int>, isNumbered: Bool)? {
    let first = bytes[line.lowerBound]
    if first.isLetter || first == .pipe { return nil }
    for bullet in bullets where bytes[line].starts(with: bullet) {
      let end = line.lowerBound + bullet.count
      let rest = bytes.trimmed(end..<line.upperBound)
      let isSetOff = end < line.upperBound && (bytes[end].isBlank || bytes[end] == 0xC2)
      // A round bullet is a bullet even without a space; a dash may be a minus.
      guard isSetOff || bullet == bullets[0], !rest.isEmpty else { return nil }
      return (rest, false)
    }
    var index = line.lowerBound
    if first == .openParenthesis { index += 1 }
    let digits = index
    while index < line.upperBound, bytes[index].isDigit { index += 1 }
    guard (1...3).contains(index - digits), index + 1 < line.upperBound else { return nil }
    let closes = bytes[index] == .closeParenthesis
    guard closes || (bytes[index] == .dot && first != .openParenthesis) else { return nil }
    guard bytes[index + 1].isBlank else { return nil }
    return (bytes.trimmed((index + 1)..<line.upperBound), true)
  }
}

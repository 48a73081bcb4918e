import Vocabulary

/// Reads the text of a Markdown paragraph, heading or cell without its inline marks.
///
/// Code, emphasis and links leave their words; images, comments, tags, footnote marks and struck text
/// leave nothing. A "*" between two digits is a multiplication sign, whatever CommonMark makes of it.
struct MarkdownInline {
  private let source: MappedBytes
  private let bytes: [UInt8]
  private let breaksLines: Bool
  private let labels: Set<String>
  private var pieces: [Piece] = []
  private var openers: [UInt8: [Opener]] = [:]
  /// Where the closing bracket of a link stands, and where the link ends.
  private var linkEnds: [Int: Int] = [:]
  private var partners: [Int: Int] = [:]
  private var lastTicks: [Int: Int] = [:]
  private var hasNoCommentEnds = false

  private enum Piece {
    case text(Range<Int>)
    case replaced([UInt8], Range<Int>)
    case space(Range<Int>)
    case line(Range<Int>)
    /// A run of emphasis marks and how many of them stay.
    case marks(Range<Int>, kept: Int)
    case raised(Range<Int>)
  }

  private struct Opener {
    let piece: Int
    var remaining: Int
  }

  /// The text of a range.
  ///
  /// `breaksLines` keeps line ends inside the paragraph; `labels` are the link labels the page defines.
  static func text(
    of source: MappedBytes,
    breaksLines: Bool = false,
    labels: Set<String> = []
  ) -> SourceText {
    if !source.bytes.contains(where: isSpecial) {
      var builder = TextBuilder(source)
      builder.fold(0..<source.bytes.count)
      return builder.take()
    }
    var reader = Self(source, breaksLines: breaksLines, labels: labels)
    reader.scan()
    return reader.put()
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case .backslash, .backtick, .ampersand, .less, .openBracket, .star, .underscore, .tilde,
      .newline:
      true
    default: false
    }
  }

  private init(_ source: MappedBytes, breaksLines: Bool, labels: Set<String>) {
    self.source = source
    bytes = source.bytes
    self.breaksLines = breaksLines
    self.labels = labels
    var open: (brackets: [Int], parentheses: [Int]) = ([], [])
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case .backslash:
        // An escaped backtick still ends code, so it is counted below.
        if index + 1 < bytes.count, bytes[index + 1] != .backtick { index += 1 }
      case .openBracket: open.brackets.append(index)
      case .closeBracket: if let start = open.brackets.popLast() { partners[start] = index }
      case .openParenthesis: open.parentheses.append(index)
      case .closeParenthesis: if let start = open.parentheses.popLast() { partners[start] = index }
      case .backtick:
        let run = bytes.runLength(of: .backtick, at: index, before: bytes.count)
        lastTicks[run] = index
        index += run - 1
      default: break
      }
      index += 1
    }
  }

  // MARK: - Scanning

  private mutating func scan() {
    var index = 0
    var start = 0
    while index < bytes.count {
      guard Self.isSpecial(bytes[index]) || linkEnds[index] != nil || isImage(index) else {
        index += 1
        continue
      }
      let hasText = start < index
      if hasText { pieces.append(.text(start..<index)) }
      if let next = mark(at: index) {
        index = next
        start = next
      } else {
        if hasText { pieces.removeLast() }
        index += 1
      }
    }
    if start < bytes.count { pieces.append(.text(start..<bytes.count)) }
  }

  private func isImage(_ index: Int) -> Bool {
    bytes[index] == .bang && index + 1 < bytes.count && bytes[index + 1] == .openBracket
  }

  /// Reads the mark at a place and gives where it ends, or `nil` where the byte is only text.
  private mutating func mark(at index: Int) -> Int? {
    if let end = linkEnds[index] { return end }
    switch bytes[index] {
    case .backslash: return escape(at: index)
    case .backtick: return code(at: index)
    case .ampersand:
      guard let found = NamedCharacters.reference(at: index, in: bytes, before: bytes.count) else {
        return nil
      }
      pieces.append(.replaced(found.utf8, index..<(index + found.length)))
      return index + found.length
    case .less: return tag(at: index)
    case .bang: return image(at: index)
    case .openBracket: return link(at: index)
    case .newline:
      let isHard = index >= 2 && bytes[index - 1] == .space && bytes[index - 2] == .space
      pieces.append(
        isHard || breaksLines ? .line(index..<(index + 1)) : .space(index..<(index + 1))
      )
      return index + 1
    default: return emphasis(at: index)
    }
  }

  private mutating func escape(at index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    if bytes[index + 1] == .newline {
      pieces.append(.line(index..<(index + 2)))
      return index + 2
    }
    guard bytes[index + 1].isPunctuation else { return nil }
    pieces.append(.text((index + 1)..<(index + 2)))
    return index + 2
  }

  private mutating func code(at index: Int) -> Int? {
    let run = bytes.runLength(of: .backtick, at: index, before: bytes.count)
    let content = index + run
    guard let last = lastTicks[run], last > index else {
      pieces.append(.text(index..<content))
      return content
    }
    var position = content
    while position < bytes.count {
      guard bytes[position] == .backtick else {
        position += 1
        continue
      }
      let closing = bytes.runLength(of: .backtick, at: position, before: bytes.count)
      if closing == run {
        pieces.append(.text(content..<position))
        return position + closing
      }
      position += closing
    }
    pieces.append(.text(index..<content))
    return content
  }

  /// A tag, a comment or an address in angle brackets.
  private mutating func tag(at index: Int) -> Int? {
    if bytes.has("<!--", at: index) {
      guard !hasNoCommentEnds, let end = bytes.firstIndex(of: "-->", in: index..<bytes.count) else {
        hasNoCommentEnds = true
        return nil
      }
      return end + 3
    }
    guard index + 1 < bytes.count, bytes[index + 1].isLetter || bytes[index + 1] == .slash else {
      return nil
    }
    // Longer tags than this stand in HTML blocks; the bound keeps the search linear.
    let limit = min(bytes.count, index + 2_000)
    guard
      let close = bytes[(index + 1)..<limit].firstIndex(where: { $0 == .greater || $0 == .less }),
      bytes[close] == .greater
    else { return nil }
    let inner = (index + 1)..<close
    if bytes.has("br", at: index + 1), close - index <= 6 {
      pieces.append(.line(index..<(close + 1)))
      return close + 1
    }
    if bytes.has("sup>", at: index + 1),
      let end = bytes.firstIndex(of: "</sup>", in: close..<min(bytes.count, close + 40))
    {
      pieces.append(.raised((close + 1)..<end))
      return end + 6
    }
    let isAddress = bytes[inner].contains(.colon) || bytes[inner].contains(UInt8(ascii: "@"))
    if isAddress, !bytes[inner].contains(where: { $0.isWhiteSpace || $0 == .equal }) {
      pieces.append(.text(inner))
    }
    return close + 1
  }

  private mutating func image(at index: Int) -> Int? {
    guard let close = partners[index + 1] else { return nil }
    return destinationEnd(after: close)
  }

  private mutating func link(at index: Int) -> Int? {
    guard let close = partners[index] else { return nil }
    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "^") { return close + 1 }
    guard let end = destinationEnd(after: close) else {
      let label = bytes.string((index + 1)..<close).lowercased()
      guard labels.contains(label) else { return nil }
      linkEnds[close] = close + 1
      return index + 1
    }
    linkEnds[close] = end
    return index + 1
  }

  /// Where a link's destination or label after its closing bracket ends, or `nil` where there is none.
  private func destinationEnd(after close: Int) -> Int? {
    let open = close + 1
    guard open < bytes.count else { return nil }
    if bytes[open] == .openBracket, let end = partners[open] { return end + 1 }
    guard bytes[open] == .openParenthesis, let end = partners[open] else { return nil }
    return end + 1
  }

  // MARK: - Emphasis

  private mutating func emphasis(at index: Int) -> Int? {
    let mark = bytes[index]
    let length = bytes.runLength(of: mark, at: index, before: bytes.count)
    let end = index + length
    let before = index > 0 ? bytes[index - 1] : .space
    let after = end < bytes.count ? bytes[end] : .space
    let isProduct = mark == .star && length == 1 && before.isDigit && after.isDigit
    if isProduct || (mark == .tilde && length != 2) { return nil }
    let opensWord =
      !after.isWhiteSpace && (!after.isPunctuation || before.isWhiteSpace || before.isPunctuation)
    let closesWord =
      !before.isWhiteSpace && (!before.isPunctuation || after.isWhiteSpace || after.isPunctuation)
    let isStrict = mark == .underscore
    let canOpen = opensWord && (!isStrict || !closesWord || before.isPunctuation)
    let canClose = closesWord && (!isStrict || !opensWord || after.isPunctuation)
    var kept = length
    if canClose { kept = close(mark, length, piece: pieces.count) }
    if kept > 0, canOpen {
      openers[mark, default: []].append(Opener(piece: pieces.count, remaining: kept))
    }
    pieces.append(.marks(index..<end, kept: kept))
    return end
  }

  /// Matches closing marks with those that opened, and gives how many found no partner.
  private mutating func close(_ mark: UInt8, _ length: Int, piece: Int) -> Int {
    var remaining = length
    while remaining > 0, let opener = openers[mark]?.popLast() {
      let matched = min(remaining, opener.remaining)
      remaining -= matched
      let left = opener.remaining - matched
      if case .marks(let range, let kept) = pieces[opener.piece] {
        pieces[opener.piece] = .marks(range, kept: kept - matched)
      }
      if left > 0 { openers[mark]?.append(Opener(piece: opener.piece, remaining: left)) }
      if mark == .tilde { strike(from: opener.piece) }
    }
    return remaining
  }

  /// Struck text is what its author took back: an old price.
  private mutating func strike(from piece: Int) {
    pieces.removeSubrange((piece + 1)...)
    for mark in openers.keys {
      while let last = openers[mark]?.last, last.piece > piece { openers[mark]?.removeLast() }
    }
  }

  // MARK: - Putting together

  private func put() -> SourceText {
    var builder = TextBuilder(source)
    for piece in pieces {
      switch piece {
      case .text(let range): builder.fold(range)
      case .replaced(let utf8, let range):
        if utf8 == [0xC2, 0xA0] || utf8 == [0x20] {
          builder.space(range)
        } else {
          builder.append(utf8, for: range)
        }
      case .space(let range): builder.space(range)
      case .line(let range): builder.breakLine(range)
      case .marks(let range, let kept):
        builder.append(range.lowerBound..<(range.lowerBound + kept))
      case .raised(let range): builder.append(Superscript.raised(bytes[range]), for: range)
      }
    }
    return builder.take()
  }
}

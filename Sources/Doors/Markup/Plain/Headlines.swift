/// Finds the headings of a plain text page, where nothing marks them but their place and their words.
struct Headlines {
  private let lines: [PlainLine]
  private let bytes: [UInt8]

  /// Whether the page leaves no empty lines between paragraphs.
  private let isDense: Bool

  init(_ lines: [PlainLine], in bytes: [UInt8]) {
    self.lines = lines
    self.bytes = bytes
    let blanks = lines.count { $0.shape == .blank }
    isDense = blanks * 10 < lines.count
  }

  /// The level of a heading, or `nil` where the line is none.
  ///
  /// The first line of the page has level 1, others 2, and 3 below another heading without text
  /// between or with a number before it.
  func level(at index: Int) -> Int? {
    guard isHeadline(at: index, chained: 0) else { return nil }
    let previous = (0..<index).last { lines[$0].shape != .blank }
    guard let previous else { return 1 }
    if case .item = lines[index].shape { return 3 }
    return isHeadline(at: previous, chained: 1) && previous != firstFilled ? 3 : 2
  }

  private var firstFilled: Int? { lines.firstIndex { $0.shape != .blank } }

  private func isHeadline(at index: Int, chained: Int) -> Bool {
    guard chained < 3 else { return false }
    let title: Range<Int>
    switch lines[index].shape {
    case .text: title = lines[index].content
    case .item(let content, isNumbered: true): title = content
    default: return false
    }
    guard isTitle(title), let next = (index + 1..<lines.count).first(where: isFilled) else {
      return false
    }
    if case .item = lines[index].shape {
      return next == index + 1 && isProse(at: next, atLeast: 80)
    }
    let isSetOffAbove = index == 0 || lines[index - 1].shape == .blank
    let isSetOffBelow = next > index + 1
    if isDense {
      return introduces(next, chained: chained)
    }
    guard isSetOffAbove else { return false }
    if isSetOffBelow {
      let isQuestion = bytes[title.upperBound - 1] == UInt8(ascii: "?")
      let isGroup = next + 1 < lines.count && lines[next + 1].shape != .blank
      return isQuestion || isGroup || introduces(next, chained: chained)
    }
    return isProse(at: next, atLeast: 60)
  }

  private func isFilled(_ index: Int) -> Bool { lines[index].shape != .blank }

  /// Whether what stands at a line is what a heading stands over.
  private func introduces(_ index: Int, chained: Int) -> Bool {
    switch lines[index].shape {
    case .item, .fence: true
    case .pipes, .tabs: index + 1 < lines.count && lines[index + 1].shape != .blank
    case .text:
      isProse(at: index, atLeast: 30) || isHeadline(at: index, chained: chained + 1)
    default: false
    }
  }

  /// Whether a line is a sentence or several.
  private func isProse(at index: Int, atLeast length: Int) -> Bool {
    guard lines[index].shape == .text else { return false }
    let line = lines[index].content
    guard line.count >= length, let last = line.last, bytes[line.lowerBound] != .slash else {
      return false
    }
    let ends: [UInt8] = [.dot, .bang, UInt8(ascii: "?"), .colon]
    return ends.contains(bytes[last]) || wordCount(line) >= 12
  }

  private func wordCount(_ line: Range<Int>) -> Int {
    bytes[line].split(separator: .space).count
  }

  /// Whether a line reads like a title: short, no sentence, no price, no address.
  private func isTitle(_ line: Range<Int>) -> Bool {
    guard (2...90).contains(line.count), wordCount(line) <= 12, let last = line.last else {
      return false
    }
    let first = bytes[line.lowerBound]
    let endings: [UInt8] = [
      .dot, .comma, .colon, .semicolon, .bang, .backslash, .pipe, .openBrace, .closeBrace, .equal,
    ]
    if endings.contains(bytes[last]) || first.isLower || first.isPunctuation && first != .quote {
      return false
    }
    let letters = bytes[line].count { $0.isLetter || $0 >= 0x80 }
    return letters * 2 >= line.count && !isPriced(line)
      && bytes.firstIndex(of: "://", in: line) == nil
  }

  /// Whether a line states a price: a currency sign beside a digit, or a number of credits.
  private func isPriced(_ line: Range<Int>) -> Bool {
    var sinceNumber = Int.max
    for index in line {
      let byte = bytes[index]
      if byte.isDigit {
        let isAfterSign = index > line.lowerBound && isCurrency(before: index)
        if isAfterSign { return true }
        sinceNumber = 0
        continue
      }
      if sinceNumber < Int.max { sinceNumber += 1 }
      if sinceNumber <= 24, bytes.has("credit", at: index) || bytes.has("cents", at: index) {
        return true
      }
    }
    return false
  }

  private func isCurrency(before index: Int) -> Bool {
    if bytes[index - 1] == .dollar { return true }
    let isPound = index >= 2 && bytes[index - 2] == 0xC2 && (0xA3...0xA5).contains(bytes[index - 1])
    let isEuro = index >= 3 && bytes[(index - 3)..<index] == [0xE2, 0x82, 0xAC]
    return isPound || isEuro
  }
}

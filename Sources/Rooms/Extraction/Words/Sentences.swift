/// Where statements of a text begin and end.
enum Sentences {
  /// The marks without the line ends that only wrap a sentence, and without the leaders of the lines
  /// that go on: "//", "*", "#".
  static func joined(_ marks: [Mark], _ text: FoldedText, _ lexicon: Lexicon) -> [Mark] {
    guard marks.contains(where: { if case .lineEnd = $0.kind { true } else { false } }) else {
      return marks
    }
    let reader = MarkReader(marks: marks, text: text, lexicon: lexicon)
    var kept: [Mark] = []
    kept.reserveCapacity(marks.count)
    var index = 0
    while index < marks.count {
      guard case .lineEnd = marks[index].kind else {
        kept.append(marks[index])
        index += 1
        continue
      }
      var next = index + 1
      while reader.isSign(next, "/") || reader.isSign(next, "*") || reader.isSign(next, "#")
        || reader.isSign(next, "!")
      {
        next += 1
      }
      if goesOn(after: kept.count - 1, kept, text, lexicon, at: next, reader) {
        index = next
      } else {
        kept.append(marks[index])
        index += 1
      }
    }
    return kept
  }

  /// Whether a line goes on with the next: it begins small, or the line before it cannot end there.
  private static func goesOn(
    after last: Int,
    _ kept: [Mark],
    _ text: FoldedText,
    _ lexicon: Lexicon,
    at next: Int,
    _ reader: MarkReader
  ) -> Bool {
    guard last >= 0, next < reader.marks.count else { return false }
    if case .lineEnd = kept[last].kind { return false }
    if case .lineEnd = reader.marks[next].kind { return false }
    let start = reader.marks[next].range.lowerBound
    let before = MarkReader(marks: [kept[last]], text: text, lexicon: lexicon)
    if before.isSign(0, ".") || before.isSign(0, ":") || before.isSign(0, ";") { return false }
    let isSmall = Scanner.isLetter(text.bytes[start]) && !text.capitals[start]
    // In a list of names to numbers every line begins small; prose has words on both sides.
    if isSmall, isProse(kept, last), !before.isSign(0, ",") { return true }
    let isOpen =
      before.has(0, .costs) || before.has(0, .forSubject) || before.has(0, .per)
      || before.has(0, .hedge)
    return isOpen && isProse(kept, last)
  }

  /// Whether the last marks are words, as in running text.
  private static func isProse(_ marks: [Mark], _ last: Int) -> Bool {
    guard last >= 2 else { return false }
    var words = 0
    for mark in marks[(last - 2)...last] {
      switch mark.kind {
      case .word, .term: words += 1
      default: break
      }
    }
    return words >= 2
  }

  /// No sentence has more marks; what runs on longer is cut, so that no rule's work grows with its square.
  private static let longest = 400

  static func ranges(_ reader: MarkReader) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in reader.marks.indices {
      if ends(at: index, reader) {
        if start < index { ranges.append(start..<index) }
        start = index + 1
      } else if index - start >= longest {
        ranges.append(start..<index)
        start = index
      }
    }
    if start < reader.marks.count { ranges.append(start..<reader.marks.count) }
    return ranges
  }

  private static func ends(at index: Int, _ reader: MarkReader) -> Bool {
    switch reader.marks[index].kind {
    case .lineEnd: return true
    case .sign(UInt8(ascii: "!")), .sign(UInt8(ascii: "?")): return true
    case .sign(UInt8(ascii: ".")):
      guard index + 1 < reader.marks.count else { return true }
      let next = reader.marks[index + 1]
      if case .lineEnd = next.kind { return true }
      guard next.isSpaced else { return false }
      let byte = reader.text.bytes[next.range.lowerBound]
      if Scanner.isLetter(byte), !reader.isCapital(index + 1) { return false }
      // "approx. 3 credits", "1. August": what a point follows may be cut short.
      return !reader.has(index - 1, .hedge) && !isOrdinal(index - 1, reader)
        && !isInitial(index - 1, reader)
    default: return false
    }
  }

  /// Whether the mark is the last of some letters with points between: "i.e", "e.g".
  private static func isInitial(_ index: Int, _ reader: MarkReader) -> Bool {
    guard index >= 0 else { return false }
    let letters = reader.text.bytes[reader.marks[index].range]
    let point = UInt8(ascii: ".")
    if letters.count == 3, letters.dropFirst().first == point {
      return Scanner.isLetter(letters[letters.startIndex])
    }
    return letters.count == 1 && letters.allSatisfy(Scanner.isLetter)
      && reader.isSign(index - 1, ".") && reader.marks[index - 1].range.count == 1
  }

  /// Whether the mark numbers a list item at the start of a text.
  private static func isOrdinal(_ index: Int, _ reader: MarkReader) -> Bool {
    index == 0 && reader.numeral(index) != nil
  }
}

import Vocabulary

/// Cuts a folded text into marks in one pass.
struct Scanner {
  let lexicon: Lexicon
  let style: NumberStyle

  func marks(of text: FoldedText) -> [Mark] {
    var marks: [Mark] = []
    marks.reserveCapacity(text.bytes.count / 4)
    var position = 0
    var isSpaced = true
    text.bytes.withUnsafeBufferPointer { bytes in
      while position < bytes.count {
        let byte = bytes[position]
        if byte == 32 {
          isSpaced = true
          position += 1
          continue
        }
        let mark = mark(at: position, bytes, text.capitals, isSpaced)
        marks.append(mark)
        position = mark.range.upperBound
        isSpaced = false
        if byte == 10 { isSpaced = true }
      }
    }
    return marks
  }

  private func mark(
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ capitals: [Bool],
    _ isSpaced: Bool
  ) -> Mark {
    let byte = bytes[position]
    if byte == 10 {
      return Mark(kind: .lineEnd, range: position..<(position + 1), isSpaced: isSpaced)
    }
    if Self.isDigit(byte) {
      return numeric(at: position, bytes, isSpaced)
    }
    if Self.isWordByte(byte) {
      if let (day, end) = DateGrammar.worded(at: position, bytes) {
        return Mark(kind: .day(day), range: position..<end, isSpaced: isSpaced)
      }
      if let (term, end) = longestTerm(at: position, bytes, capitals) {
        return Mark(kind: .term(term), range: position..<end, isSpaced: isSpaced)
      }
      return word(at: position, bytes, capitals, isSpaced)
    }
    return Mark(kind: .sign(byte), range: position..<(position + 1), isSpaced: isSpaced)
  }

  private func numeric(
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ isSpaced: Bool
  ) -> Mark {
    if let (day, end) = DateGrammar.numeric(at: position, bytes) {
      return Mark(kind: .day(day), range: position..<end, isSpaced: isSpaced)
    }
    if let (width, height, end) = NumberGrammar.size(at: position, bytes) {
      return Mark(kind: .size(width, height), range: position..<end, isSpaced: isSpaced)
    }
    if let (term, end) = longestTerm(at: position, bytes, []), end > position {
      let isWordy = bytes[position..<end].contains { !Self.isDigit($0) && $0 != 46 }
      if isWordy { return Mark(kind: .term(term), range: position..<end, isSpaced: isSpaced) }
    }
    let (numeral, end) = NumberGrammar.numeral(at: position, bytes, style)
    return Mark(kind: .number(numeral), range: position..<end, isSpaced: isSpaced)
  }

  private func word(
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ capitals: [Bool],
    _ isSpaced: Bool
  ) -> Mark {
    var end = position + 1
    if bytes[position] >= 0x80 {
      // One character of a script without spaces; the next may begin a known word.
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    } else {
      while end < bytes.count, Self.isLetter(bytes[end]), !Self.isHump(at: end, bytes, capitals) {
        end += 1
      }
    }
    let isCapital = position < capitals.count && capitals[position]
    return Mark(kind: .word(isCapital: isCapital), range: position..<end, isSpaced: isSpaced)
  }
}

// MARK: - Bytes

extension Scanner {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  static func isLetter(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
  static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }

  /// Whether a capital after a small letter begins a new word here: the "U" of "ComfyUI".
  static func isHump(
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ capitals: [Bool]
  ) -> Bool {
    position > 0 && position < capitals.count && capitals[position] && !capitals[position - 1]
      && isLetter(bytes[position - 1])
  }
}

// MARK: - Names

extension Scanner {
  /// The longest known name that starts here, and where it ends.
  func longestTerm(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ capitals: [Bool]
  ) -> (term: Int, end: Int)? {
    guard var node = lexicon.trie.child(of: Trie.root, bytes[start]) else { return nil }
    var found: (Int, Int)?
    var position = start + 1
    while true {
      if let term = lexicon.trie.term(at: node),
        let end = boundary(after: position, bytes, capitals)
      {
        found = (term, end)
      }
      guard let next = nextWordByte(from: position, bytes),
        let child = lexicon.trie.child(of: node, bytes[next])
      else { return found }
      node = child
      position = next + 1
    }
  }

  /// The next byte of a name, over the signs that may stand between its parts.
  private func nextWordByte(from position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var next = position
    while next < bytes.count, !Self.isWordByte(bytes[next]) {
      guard next - position < 3, Self.joins(bytes[next]) else { return nil }
      next += 1
    }
    guard next < bytes.count else { return nil }
    let gap = next - position
    if gap == 0 { return next }
    if Self.isDigit(bytes[next]) {
      // "sd-3" and "v1.6", but not "Stable Diffusion: 3.5" nor "3 5"; "3.5 & 3.0" is one name.
      if gap == 3, bytes[position + 1] == UInt8(ascii: "&") { return next }
      guard gap == 1 else { return nil }
      let isBetweenDigits = Self.isDigit(bytes[position - 1])
      switch bytes[position] {
      case UInt8(ascii: "-"), UInt8(ascii: "_"): return next
      case UInt8(ascii: "/"): return isBetweenDigits ? nil : next
      case UInt8(ascii: "."): return isBetweenDigits ? next : nil
      case 32: return isBetweenDigits ? nil : next
      default: return nil
      }
    }
    // A full stop and a space end a sentence, not a part of a name.
    if gap > 1, bytes[position] == UInt8(ascii: ".") { return nil }
    return next
  }

  private static func joins(_ byte: UInt8) -> Bool {
    switch byte {
    case 32, 10, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("):
      true
    default: false
    }
  }

  /// Where a name that is matched up to `position` ends, or `nil` where a word goes on.
  private func boundary(
    after position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ capitals: [Bool]
  ) -> Int? {
    guard position < bytes.count else { return position }
    let last = bytes[position - 1]
    let next = bytes[position]
    if last >= 0x80 { return next & 0xC0 == 0x80 ? nil : position }
    if Self.isDigit(last) {
      if Self.isDigit(next) { return nil }
      let isPoint = next == UInt8(ascii: ".") || next == UInt8(ascii: ",")
      if isPoint, position + 1 < bytes.count, Self.isDigit(bytes[position + 1]) { return nil }
      return position
    }
    guard Self.isLetter(next) else { return position }
    if Self.isHump(at: position, bytes, capitals) { return position }
    // A plural: "upscalers".
    guard next == UInt8(ascii: "s") else { return nil }
    guard position + 1 < bytes.count, Self.isLetter(bytes[position + 1]),
      !Self.isHump(at: position + 1, bytes, capitals)
    else { return position + 1 }
    return nil
  }
}

/// One cell of a comma-separated file, read by the rules for quotes.
struct CSVCell {
  /// Where its content stands, without the quotes around it.
  let range: Range<Int>

  /// Whether quotes within it are doubled, so that the content is not what stands there.
  let hasDoubledQuotes: Bool

  /// Where it begins, blanks and quote included.
  let start: Int

  /// Where the separator or line end behind it stands, or the end of the file.
  let stop: Int

  /// Why a cell cannot be read.
  struct Refusal: Error {
    let offset: Int
    let reason: UsageFault.Reason
  }

  /// Reads the cell that begins at an offset.
  ///
  /// A quote opens a cell where only blanks stand before it; elsewhere it is a character like others.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int, separator: UInt8) throws(Refusal) {
    func isBlank(_ at: Int) -> Bool {
      at < bytes.count && bytes[at] != separator
        && (bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t"))
    }
    func isMark(_ at: Int) -> Bool {
      at >= bytes.count || bytes[at] == separator || bytes[at] == UInt8(ascii: "\n")
    }
    self.start = start
    var at = start
    while isBlank(at) { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      while !isMark(at) { at += 1 }
      stop = at
      let isAtLineEnd = at >= bytes.count || bytes[at] == UInt8(ascii: "\n")
      if isAtLineEnd, at > start, bytes[at - 1] == UInt8(ascii: "\r") { at -= 1 }
      range = start..<at
      hasDoubledQuotes = false
      return
    }
    guard let (closing, isDoubled) = Self.closingQuote(in: bytes, after: at) else {
      throw Refusal(offset: at, reason: .unclosedQuote)
    }
    range = at + 1..<closing
    hasDoubledQuotes = isDoubled
    let opening = at
    at = closing + 1
    while isBlank(at) { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\r"), isMark(at + 1) { at += 1 }
    stop = at
    guard isMark(at) else {
      let field = UsageField(bytes, at, min(bytes.count, at + 20))
      throw Refusal(offset: opening, reason: .textAfterQuote(field?.firstLine ?? ""))
    }
  }

  /// The content written out, doubled quotes once.
  func content(in bytes: UnsafeRawBufferPointer) -> [UInt8] {
    guard hasDoubledQuotes else { return Array(bytes[range]) }
    var content: [UInt8] = []
    var at = range.lowerBound
    while at < range.upperBound {
      content.append(bytes[at])
      at += bytes[at] == UInt8(ascii: "\"") ? 2 : 1
    }
    return content
  }

  /// The next quote that is not doubled, and whether there are doubled ones before it.
  private static func closingQuote(
    in bytes: UnsafeRawBufferPointer,
    after opening: Int
  ) -> (at: Int, isDoubled: Bool)? {
    var at = opening + 1
    var isDoubled = false
    while true {
      at = bytes.firstIndex(of: UInt8(ascii: "\""), from: at)
      if at >= bytes.count { return nil }
      guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") else {
        return (at, isDoubled)
      }
      isDoubled = true
      at += 2
    }
  }
}

extension UsageField {
  init?(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
    guard let base = bytes.baseAddress else { return nil }
    self.init(start: base + start, count: end - start, room: bytes.count - start)
  }

  fileprivate var firstLine: String {
    var end = 0
    while end < count, self[end] != UInt8(ascii: "\n"), self[end] != UInt8(ascii: "\r") { end += 1 }
    return part(from: 0, to: end).text
  }
}

/// One cell of a comma-separated file, read by the rules for quotes.
struct CSVCell {
  /// Its bytes without the quotes around it, doubled ones once.
  var content: [UInt8] = []

  /// Where it begins, the first mark of its content included.
  var start: Int

  /// Where the separator or line end behind it stands, or the end of the file.
  var stop: Int

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
      content.append(contentsOf: bytes[start..<at])
      return
    }
    guard let closing = Self.closingQuote(in: bytes, after: at) else {
      throw Refusal(offset: at, reason: .unclosedQuote)
    }
    var from = at + 1
    while from < closing {
      content.append(bytes[from])
      from += bytes[from] == UInt8(ascii: "\"") ? 2 : 1
    }
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

  /// The next quote that is not doubled; looked for first, lest a stray quote copy a whole file.
  private static func closingQuote(
    in bytes: UnsafeRawBufferPointer,
    after opening: Int
  ) -> Int? {
    var at = opening + 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\"") else { return at }
        at += 1
      }
      at += 1
    }
    return nil
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

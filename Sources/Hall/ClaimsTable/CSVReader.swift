/// Reads comma-separated rows (RFC 4180) one after the other, in one pass over the bytes.
///
/// Takes LF, CRLF and CR line ends, a byte order mark, quoted fields with commas, quotes and line ends
/// inside, and a quote inside an unquoted field as itself. A quote that never closes is taken as itself,
/// so that it does not swallow the file.
struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  private(set) var line = 1

  /// The line of the first quote that never closes.
  private(set) var unclosedQuoteLine: Int?

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The separator is the one that occurs most often in the first line: comma, tab or semicolon.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var counts = [UInt8(ascii: ","): 0, UInt8(ascii: "\t"): 0, UInt8(ascii: ";"): 0]
    for byte in bytes[index...] {
      if byte == Self.lineFeed || byte == Self.carriageReturn { break }
      counts[byte]? += 1
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    var best = candidates[0]
    for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    separator = best
  }

  /// One row: where each field stands, and the line the row begins on.
  struct Row {
    var line = 0
    fileprivate(set) var fields: [Field] = []
  }

  /// A field: a range of the bytes as it stands, or unescaped bytes where quotes had to go.
  enum Field {
    case verbatim(Range<Int>)
    case unescaped([UInt8])
  }

  /// Reads the next row that is not blank into `row`; false at the end.
  mutating func next(_ row: inout Row) -> Bool {
    while index < bytes.count {
      row.fields.removeAll(keepingCapacity: true)
      row.line = line
      while readField(&row) {}
      if !isBlank(row) { return true }
    }
    return false
  }

  /// The text of a field without blanks around it.
  func text(_ field: Field) -> String {
    switch field {
    case .verbatim(let range): String(decoding: trimmed(bytes[range]), as: UTF8.self)
    case .unescaped(let bytes): String(decoding: trimmed(bytes[...]), as: UTF8.self)
    }
  }

  private func isBlank(_ row: Row) -> Bool {
    guard row.fields.count == 1 else { return false }
    return text(row.fields[0]).isEmpty
  }

  private func trimmed(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = slice
    while let byte = slice.first, byte == 0x20 || byte == 0x09 { slice.removeFirst() }
    while let byte = slice.last, byte == 0x20 || byte == 0x09 { slice.removeLast() }
    return slice
  }

  /// Reads one field and the mark behind it; says whether the row goes on.
  private mutating func readField(_ row: inout Row) -> Bool {
    if index < bytes.count, bytes[index] == Self.quote, unclosedQuoteLine == nil,
      let field = readQuoted()
    {
      row.fields.append(field)
    } else {
      let start = index
      while index < bytes.count, !isMark(bytes[index]) { index += 1 }
      row.fields.append(.verbatim(start..<index))
    }
    return readMark()
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func readMark() -> Bool {
    guard index < bytes.count else { return false }
    let byte = bytes[index]
    index += 1
    if byte == separator { return true }
    if byte == Self.carriageReturn, index < bytes.count, bytes[index] == Self.lineFeed {
      index += 1
    }
    line += 1
    return false
  }

  /// A field in quotes; `nil` where they never close, and then nothing is consumed.
  private mutating func readQuoted() -> Field? {
    let start = index + 1
    var end = start
    var lines = 0
    var hasEscapes = false
    while end < bytes.count {
      if bytes[end] == Self.quote {
        guard end + 1 < bytes.count, bytes[end + 1] == Self.quote else { break }
        hasEscapes = true
        end += 1
      } else if bytes[end] == Self.lineFeed
        || (bytes[end] == Self.carriageReturn
          && (end + 1 == bytes.count || bytes[end + 1] != Self.lineFeed))
      {
        lines += 1
      }
      end += 1
    }
    guard end < bytes.count else {
      unclosedQuoteLine = line
      return nil
    }
    line += lines
    index = end + 1
    let tail = index
    while index < bytes.count, !isMark(bytes[index]) { index += 1 }
    if !hasEscapes, tail == index { return .verbatim(start..<end) }
    var content: [UInt8] = []
    content.reserveCapacity(index - start)
    var position = start
    while position < end {
      content.append(bytes[position])
      position += bytes[position] == Self.quote ? 2 : 1
    }
    return .unescaped(content + bytes[tail..<index])
  }
}

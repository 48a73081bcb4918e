/// The values of a JSON document with their places, in the order they stand.
///
/// Reads on over what JSON forbids but people write: comments, commas before a closing bracket, bare
/// keys, several documents after each other. It does not recurse.
struct JSONScanner {
  struct Value {
    let kind: Kind
    /// The bytes of the value, quotes or brackets included.
    var range: Range<Int>
    /// The key with its quotes, where the value is a member of an object.
    let key: Range<Int>?
    /// The number of the next value that is not part of this one.
    var next: Int
  }

  enum Kind: Equatable {
    case object
    case array
    case string
    case number
    case boolean
    case null

    var isContainer: Bool { self == .object || self == .array }
  }

  private(set) var values: [Value] = []

  /// Whether there is something that JSON does not allow but that is understood.
  private(set) var isLenient = false

  /// Whether there is something that makes no sense.
  private(set) var isBroken = false

  /// Whether some of it is nested too deep or too much, and was left out.
  private(set) var isCut = false

  /// Whether every bracket found its partner.
  var isClosed: Bool { open.isEmpty && skipped == 0 }

  private let bytes: [UInt8]
  private var open: [Int] = []
  private var skipped = 0
  private var key: Range<Int>?
  private var wasComma = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var index = 0
    while index < bytes.count { index = read(at: index) }
    // What the page's end cut off.
    for container in open { close(container, at: bytes.count) }
  }

  private mutating func read(at index: Int) -> Int {
    let byte = bytes[index]
    if byte.isWhiteSpace { return index + 1 }
    switch byte {
    case .openBrace, .openBracket: return openContainer(at: index)
    case .closeBrace, .closeBracket: return closeContainer(at: index)
    case .comma:
      wasComma = true
      key = nil
      return index + 1
    case .quote: return string(at: index)
    case .slash: return comment(at: index)
    case .colon:
      if key == nil { isBroken = true }
      return index + 1
    default: return word(at: index)
    }
  }

  private mutating func openContainer(at index: Int) -> Int {
    wasComma = false
    if skipped > 0 || open.count >= Limits.jsonDepth || isFull {
      isCut = true
      skipped += 1
      key = nil
      return index + 1
    }
    open.append(values.count)
    add(bytes[index] == .openBrace ? .object : .array, index..<(index + 1))
    return index + 1
  }

  private mutating func closeContainer(at index: Int) -> Int {
    if wasComma { isLenient = true }
    wasComma = false
    key = nil
    if skipped > 0 {
      skipped -= 1
      return index + 1
    }
    let isObject = bytes[index] == .closeBrace
    guard let container = open.popLast() else {
      isBroken = true
      return index + 1
    }
    if values[container].kind != (isObject ? .object : .array) { isBroken = true }
    close(container, at: index + 1)
    return index + 1
  }

  private mutating func close(_ container: Int, at end: Int) {
    values[container].range = values[container].range.lowerBound..<end
    values[container].next = values.count
  }

  private mutating func string(at index: Int) -> Int {
    var end = index + 1
    while end < bytes.count, bytes[end] != .quote {
      end += bytes[end] == .backslash ? 2 : 1
    }
    if end >= bytes.count { isBroken = true }
    end = min(end + 1, bytes.count)
    take(index..<end, as: .string)
    return end
  }

  /// A number, a truth, null, or a bare key.
  private mutating func word(at index: Int) -> Int {
    var end = index
    while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
    end = max(end, index + 1)
    let word = bytes[index..<end]
    let first = bytes[index]
    if first.isDigit || first == .dash && word.count > 1 && bytes[index + 1].isDigit {
      take(index..<end, as: .number)
    } else if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) {
      take(index..<end, as: .boolean)
    } else if word.elementsEqual("null".utf8) {
      take(index..<end, as: .null)
    } else {
      if isKey(before: end) { isLenient = true } else { isBroken = true }
      take(index..<end, as: .string)
    }
    return end
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case .comma, .colon, .openBrace, .closeBrace, .openBracket, .closeBracket, .quote, .slash: true
    default: byte.isWhiteSpace
    }
  }

  /// Takes a scalar as the key of a member or as a value.
  private mutating func take(_ range: Range<Int>, as kind: Kind) {
    wasComma = false
    guard skipped == 0 else { return }
    let isInObject = open.last.map { values[$0].kind == .object } == true
    if isInObject, key == nil {
      if isKey(before: range.upperBound) {
        key = range
        return
      }
      isBroken = true
    }
    if isFull {
      isCut = true
      return
    }
    add(kind, range)
  }

  private func isKey(before end: Int) -> Bool {
    var index = end
    while index < bytes.count, bytes[index].isWhiteSpace { index += 1 }
    return index < bytes.count && bytes[index] == .colon
  }

  private mutating func comment(at index: Int) -> Int {
    isLenient = true
    if bytes.has("//", at: index) {
      return bytes[index...].firstIndex { $0 == .newline || $0 == .carriageReturn } ?? bytes.count
    }
    if bytes.has("/*", at: index) {
      return bytes.firstIndex(of: "*/", in: index..<bytes.count).map { $0 + 2 } ?? bytes.count
    }
    isBroken = true
    return index + 1
  }

  private var isFull: Bool { values.count >= Limits.jsonValues }

  private mutating func add(_ kind: Kind, _ range: Range<Int>) {
    values.append(Value(kind: kind, range: range, key: key, next: values.count + 1))
    key = nil
  }
}

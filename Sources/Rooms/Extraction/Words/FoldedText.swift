/// A text in the form the scanner reads: lower case, plain signs, with the way back.
///
/// Full-width digits, dashes, quotes and accents become their ASCII relatives; emphasis marks, inline
/// tags and emoji go. Ideographs, kana and hangul stay as their UTF-8 bytes.
struct FoldedText {
  private(set) var bytes: [UInt8] = []

  /// Where each folded byte starts and ends in the UTF-8 of the text.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []

  /// Whether the author wrote a capital.
  private(set) var capitals: [Bool] = []

  init(_ text: String) {
    var text = text
    text.withUTF8 { fold($0) }
  }

  /// The offsets in the text behind a range of folded bytes.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= bytes.count else { return 0..<0 }
    return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  private mutating func fold(_ source: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(source.count)
    starts.reserveCapacity(source.count)
    ends.reserveCapacity(source.count)
    capitals.reserveCapacity(source.count)
    var position = 0
    while position < source.count {
      let byte = source[position]
      if byte < 0x80 {
        position += foldASCII(byte, at: position, in: source)
      } else {
        position += foldWide(at: position, in: source)
      }
    }
  }

  private mutating func append(_ byte: UInt8, _ range: Range<Int>, isCapital: Bool = false) {
    bytes.append(byte)
    starts.append(Int32(truncatingIfNeeded: range.lowerBound))
    ends.append(Int32(truncatingIfNeeded: range.upperBound))
    capitals.append(isCapital)
  }

  private mutating func foldASCII(
    _ byte: UInt8,
    at position: Int,
    in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      append(byte + 32, position..<(position + 1), isCapital: true)
    case UInt8(ascii: "`"):
      break
    case UInt8(ascii: "*"):
      if Self.isEmphasis(at: position, in: source) { break }
      append(byte, position..<(position + 1))
    case UInt8(ascii: "<"):
      let length = Self.tagLength(at: position, in: source)
      append(length > 1 ? UInt8(ascii: " ") : byte, position..<(position + max(length, 1)))
      return max(length, 1)
    case UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      append(UInt8(ascii: " "), position..<(position + 1))
    default:
      append(byte, position..<(position + 1))
    }
    return 1
  }

  /// Whether an asterisk marks emphasis: doubled, or with a space on one side only.
  private static func isEmphasis(
    at position: Int,
    in source: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let before = position > 0 ? source[position - 1] : 32
    let after = position + 1 < source.count ? source[position + 1] : 32
    if before == UInt8(ascii: "*") || after == UInt8(ascii: "*") { return true }
    return (before <= 32) != (after <= 32)
  }

  /// The length of an inline tag such as "<br/>", or 1 where none starts here.
  private static func tagLength(
    at position: Int,
    in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard position + 1 < source.count else { return 1 }
    let next = source[position + 1] | 0x20
    guard next == UInt8(ascii: "/") | 0x20 || (97...122).contains(next) else { return 1 }
    // Longer than any tag without attributes; a comparison "<a" has no ">" this near.
    let limit = min(source.count, position + 80)
    for index in (position + 1)..<limit {
      if source[index] == UInt8(ascii: ">") { return index - position + 1 }
      if source[index] == UInt8(ascii: "<") || source[index] == 10 { return 1 }
    }
    return 1
  }

  private mutating func foldWide(
    at position: Int,
    in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard let (scalar, length) = Self.scalar(at: position, in: source) else {
      append(UInt8(ascii: " "), position..<(position + 1))
      return 1
    }
    let range = position..<(position + length)
    switch Fold.of(scalar) {
    case .plain(let text, let isCapital):
      for byte in text { append(byte, range, isCapital: isCapital) }
    case .nothing:
      break
    case .itself:
      for index in range { append(source[index], index..<(index + 1)) }
    }
    return length
  }

  private static func scalar(
    at position: Int,
    in source: UnsafeBufferPointer<UInt8>
  ) -> (UInt32, Int)? {
    let first = source[position]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, position + length <= source.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in (position + 1)..<(position + length) {
      value = value << 6 | UInt32(source[index] & 0x3F)
    }
    return (value, length)
  }
}

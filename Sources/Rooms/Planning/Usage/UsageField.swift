/// The bytes of one cell of a usage file, where they stand.
///
/// Valid only while the bytes it points into are; it never leaves the reader.
struct UsageField {
  let start: UnsafeRawPointer
  let count: Int

  /// How many bytes may be read from `start`, those of later cells included.
  let room: Int

  /// The first eight bytes as a little-endian word, zeros behind a shorter text.
  @inline(__always)
  var head: UInt64 {
    if count >= 8 { return word(at: 0) }
    if count == 0 { return 0 }
    if room >= 8 { return word(at: 0) & (UInt64.max &>> UInt64(64 &- 8 &* count)) }
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(self[index]) << UInt64(8 * index) }
    return word
  }

  /// The last eight bytes, of a text that has as many.
  @inline(__always)
  var tail: UInt64 { word(at: count &- 8) }

  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    start.load(fromByteOffset: index, as: UInt8.self)
  }

  func part(from offset: Int, to end: Int) -> Self {
    Self(start: start + offset, count: end - offset, room: room - offset)
  }

  /// Without blanks around it.
  var trimmed: Self {
    var (from, to) = (0, count)
    while from < to, Self.isBlank(self[from]) { from += 1 }
    while to > from, Self.isBlank(self[to - 1]) { to -= 1 }
    return from == 0 && to == count ? self : part(from: from, to: to)
  }

  var text: String { String(decoding: buffer, as: UTF8.self) }

  /// The beginning of the text, for a message; a cell may have millions of bytes.
  var excerpt: String {
    guard count > Self.longestExcerpt else { return text }
    return String(decoding: buffer.prefix(Self.longestExcerpt), as: UTF8.self) + "..."
  }

  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  private static let longestExcerpt = 60

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\n")
  }
}

/// Questions to eight bytes at once.
///
/// The test for a zero byte is Alan Mycroft's of 1987 (H. S. Warren, "Hacker's Delight", 6-1): its
/// lowest mark is always true, those above it may be carried over.
enum WordOfBytes {
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The top bit of each byte that is zero, true up to the lowest one.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { below(0x01, word) }

  /// The top bit of each byte that is below a limit of at most 0x80, true up to the lowest one.
  @inline(__always)
  static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 {
    (word &- repeating(limit)) & ~word & repeating(0x80)
  }

  /// Whether each byte is from 0 to 9: 0x76 more lifts ten and above to the top bit.
  @inline(__always)
  static func areDigits(_ word: UInt64) -> Bool {
    (word | (word &+ repeating(0x76))) & repeating(0x80) == 0
  }
}

extension UnsafeRawBufferPointer {
  /// Where a byte stands next, or the end.
  func firstIndex(of byte: UInt8, from start: Int) -> Int {
    let sought = WordOfBytes.repeating(byte)
    var at = start
    while at &+ 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let hits = WordOfBytes.zeros(word ^ sought)
      if hits != 0 { return at &+ hits.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at < count, self[at] != byte { at += 1 }
    return Swift.min(at, count)
  }
}

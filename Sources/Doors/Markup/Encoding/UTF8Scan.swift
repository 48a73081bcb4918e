/// Which bytes are no well-formed UTF-8.
struct UTF8Scan {
  /// Maximal ill-formed runs, one a replacement character, as Unicode's table 3-8 cuts them.
  private(set) var illFormed: [Range<Int>] = []

  /// How many characters of two or more bytes are well formed.
  private(set) var wideCharacters = 0
  private(set) var nuls = 0

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { nuls += 1 }
        index += 1
        continue
      }
      let (length, isWhole) = Self.character(at: index, in: bytes)
      if isWhole { wideCharacters += 1 } else { illFormed.append(index..<(index + length)) }
      index += length
    }
  }

  /// How many bytes of a character stand at a byte above 0x7F, and whether it is whole.
  static func character(
    at index: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, isWhole: Bool) {
    let lead = bytes[index]
    let needed: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0: (needed, second) = (2, 0xA0...0xBF)
    case 0xED: (needed, second) = (2, 0x80...0x9F)
    case 0xE1...0xEF: needed = 2
    case 0xF0: (needed, second) = (3, 0x90...0xBF)
    case 0xF4: (needed, second) = (3, 0x80...0x8F)
    case 0xF1...0xF3: needed = 3
    default: return (1, false)
    }
    var length = 1
    while length <= needed {
      guard index + length < bytes.count else { return (length, false) }
      let byte = bytes[index + length]
      let allowed = length == 1 ? second : 0x80...0xBF
      guard allowed.contains(byte) else { return (length, false) }
      length += 1
    }
    return (length, true)
  }
}

/// RFC 4648, section 6: how WARC files and CDX servers write a SHA-1.
enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    var (held, bits) = (0, 0)
    for byte in bytes {
      held = held << 8 | Int(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        output.append(letters[held >> bits & 31])
      }
      held &= (1 << bits) - 1
    }
    if bits > 0 { output.append(letters[held << (5 - bits) & 31]) }
    // Eight letters hold five bytes; a shorter end is filled up.
    while output.count % 8 != 0 { output.append(UInt8(ascii: "=")) }
    return String(decoding: output, as: UTF8.self)
  }

  /// `nil` where a letter is none of the alphabet; upper and lower case are the same.
  static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var output: [UInt8] = []
    var (held, bits) = (0, 0)
    for byte in text.utf8 {
      let value: Int
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = Int(byte - UInt8(ascii: "A"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = Int(byte - UInt8(ascii: "a"))
      case UInt8(ascii: "2")...UInt8(ascii: "7"): value = Int(byte - UInt8(ascii: "2")) + 26
      case UInt8(ascii: "="): continue
      default: return nil
      }
      held = held << 5 | value
      bits += 5
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(held >> bits & 255))
        held &= (1 << bits) - 1
      }
    }
    return output
  }
}

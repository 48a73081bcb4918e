/// What one character outside ASCII becomes.
enum Fold {
  case plain([UInt8], isCapital: Bool)
  case nothing
  case itself

  static func of(_ scalar: UInt32) -> Self {
    switch scalar {
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: return ascii(scalar - 0xFEE0)
    case 0xFF21...0xFF3A:
      return .plain([UInt8(truncatingIfNeeded: scalar - 0xFEE0 + 32)], isCapital: true)
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF5D:
      return ascii(scalar - 0xFEE0)
    case 0x200B...0x200D, 0xFEFF, 0xFE0E, 0xFE0F, 0xAD, 0x2060: return .nothing
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return sign(" ")
    case 0x2010...0x2015, 0x2212: return sign("-")
    case 0xD7, 0x2715, 0x2716: return sign("x")
    case 0x2248, 0x223C, 0xFF5E, 0x301C: return sign("~")
    case 0x2264: return .plain(Array("<=".utf8), isCapital: false)
    case 0x2265: return .plain(Array(">=".utf8), isCapital: false)
    case 0xF7: return sign("/")
    case 0x2018, 0x2019, 0x2032: return sign("'")
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x300C...0x300F: return sign("\"")
    case 0x3010, 0x3014: return sign("[")
    case 0x3011, 0x3015: return sign("]")
    case 0x3001, 0xFF0C: return sign(",")
    case 0x3002: return sign("!")
    case 0xB7, 0x2022, 0x30FB, 0x25CF, 0x25AA, 0x2027: return sign(";")
    case 0x2192, 0x21D2, 0x27A1, 0x2794: return sign(">")
    case 0x2502: return sign("|")
    case 0x2600...0x27BF, 0x2B00...0x2BFF, 0x1F000...0x1FAFF: return sign(" ")
    case 0xC0...0x17F: return letter(scalar)
    default: return .itself
    }
  }

  private static func ascii(_ value: UInt32) -> Self {
    .plain([UInt8(truncatingIfNeeded: value)], isCapital: false)
  }

  private static func sign(_ sign: Character) -> Self {
    .plain(Array(String(sign).utf8), isCapital: false)
  }

  /// Latin letters with their accents taken off; German sharp s doubled.
  private static func letter(_ scalar: UInt32) -> Self {
    if scalar == 0xDF { return .plain(Array("ss".utf8), isCapital: false) }
    let isCapital = scalar < 0xDF || (scalar >= 0x100 && scalar % 2 == 0)
    for (letter, scalars) in letters where scalars.contains(scalar) {
      return .plain([letter], isCapital: isCapital)
    }
    return .itself
  }

  private static let letters: [(UInt8, [UInt32])] = [
    (UInt8(ascii: "a"), Array(0xC0...0xC5) + Array(0xE0...0xE5) + Array(0x100...0x105)),
    (UInt8(ascii: "c"), [0xC7, 0xE7] + Array(0x106...0x10D)),
    (UInt8(ascii: "e"), Array(0xC8...0xCB) + Array(0xE8...0xEB) + Array(0x112...0x11B)),
    (UInt8(ascii: "i"), Array(0xCC...0xCF) + Array(0xEC...0xEF) + Array(0x128...0x131)),
    (UInt8(ascii: "l"), [0x141, 0x142]),
    (UInt8(ascii: "n"), [0xD1, 0xF1] + Array(0x143...0x148)),
    (UInt8(ascii: "o"), Array(0xD2...0xD6) + [0xD8] + Array(0xF2...0xF6) + [0xF8]),
    (UInt8(ascii: "s"), Array(0x15A...0x161)),
    (UInt8(ascii: "u"), Array(0xD9...0xDC) + Array(0xF9...0xFC) + Array(0x168...0x173)),
    (UInt8(ascii: "y"), [0xDD, 0xFD, 0xFF]),
    (UInt8(ascii: "z"), Array(0x179...0x17E)),
  ]
}

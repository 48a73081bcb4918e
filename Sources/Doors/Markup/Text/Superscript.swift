/// Raised digits: without them the price "0.03" with a footnote "1" would read "0.031".
enum Superscript {
  /// A text with its ASCII digits raised, as UTF-8.
  static func raised(_ text: some Collection<UInt8>) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "1"): [0xC2, 0xB9]
      case UInt8(ascii: "2"), UInt8(ascii: "3"): [0xC2, 0xB2 + byte - 0x32]
      case UInt8(ascii: "0"), UInt8(ascii: "4")...UInt8(ascii: "9"):
        [0xE2, 0x81, 0xB0 + byte - 0x30]
      default: [byte]
      }
    }
  }
}

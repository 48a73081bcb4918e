/// Text within an XML document.
enum XML {
  /// The text with what is markup as references, and what XML 1.0 does not allow as U+FFFD.
  ///
  /// Attribute values keep their line breaks and tabs as references. Marks that turn the direction of
  /// writing are replaced too: a feed reader would obey them as a terminal does.
  static func escaped(_ text: String) -> String {
    // Nearly every text is plain, and large sites have millions of them.
    if text.utf8.allSatisfy({ isPlain($0) }) { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped += "&#\(scalar.value);"
      case _ where Printable.isControl(scalar) || scalar.value & 0xFFFE == 0xFFFE:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20..<0x7F).contains(byte)
    }
  }

  /// An element with text in it.
  static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
  }
}

/// Text as XML 1.0 and HTML may hold it.
enum XML {
  /// Escapes what would be markup, also within attributes; characters that XML forbids become U+FFFD.
  static func escaped(_ text: String) -> String {
    var output = PrintedBytes()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append("&amp;")
      case "<": output.append("&lt;")
      case ">": output.append("&gt;")
      case "\"": output.append("&quot;")
      case "'": output.append("&#39;")
      case "\t", "\n", "\r": output.append(UInt8(scalar.value))
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        output.append("\u{FFFD}")
      default: output.append(String(scalar))
      }
    }
    return output.text
  }
}

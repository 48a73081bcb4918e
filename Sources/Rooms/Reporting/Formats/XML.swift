/// Text within an XML document.
enum XML {
  /// The text with what is markup as references, and what XML 1.0 does not allow as U+FFFD.
  ///
  /// Attribute values keep their line breaks and tabs as references. Marks that turn the direction of
  /// writing are replaced too: a feed reader would obey them as a terminal does.
  static func escaped(_ text: String) -> String {
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

  /// An element with text in it.
  static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
    "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</\(name)>"
  }
}

/// Makes captured text safe to show on a terminal, and measures it there.
package enum Printable {
  /// The text with line breaks and tabs as blanks, and whatever a terminal would obey as "\u{1B}".
  package static func text(_ captured: String) -> String {
    if captured.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return captured }
    guard captured.unicodeScalars.contains(where: { isControl($0) }) else { return captured }
    var text = ""
    for scalar in captured.unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r": text += " "
      case _ where isControl(scalar):
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Whether a terminal acts on a scalar instead of showing it.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Marks that turn the direction of writing, and with it the look of a price.
    case 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// How many columns of a terminal a text takes: two for wide characters, none for marks.
  static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    let isPicture = character.unicodeScalars.contains { $0.value == 0xFE0F }
    if isPicture || isWide(first) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// East Asian wide and full-width ranges, and pictures (Unicode Standard Annex 11).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The text padded with blanks on the right, or on the left where `leading`.
  static func padded(_ text: String, to columns: Int, leading: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - width(text)))
    return leading ? blanks + text : text + blanks
  }

  /// Lines of at most `columns`, broken between words where that is possible.
  static func wrapped(_ text: String, to columns: Int) -> [String] {
    guard columns > 0, width(text) > columns else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let needed = width(String(word))
      if used > 0, used + 1 + needed <= columns {
        line += " " + word
        used += 1 + needed
        continue
      }
      if used > 0 { lines.append(line) }
      (line, used) = (String(word), needed)
      while used > columns {
        let head = prefix(of: line, columns: columns)
        lines.append(String(head))
        line = String(line.dropFirst(max(1, head.count)))
        used = width(line)
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The start of a word that fits, up to the last hyphen or slash in it where there is one.
  private static func prefix(of text: String, columns: Int) -> Substring {
    var end = text.startIndex
    var joint: String.Index?
    var used = 0
    while end < text.endIndex {
      used += width(text[end])
      if used > columns { break }
      let isJoint = "-/.=&".contains(text[end])
      end = text.index(after: end)
      if isJoint { joint = end }
    }
    return end == text.startIndex ? text.prefix(1) : text[..<(joint ?? end)]
  }
}

/// GitHub Flavored Markdown in which captured words are only words.
enum Markdown {
  /// The words with what Markdown would act on escaped: marks, bars of tables, tags, references to
  /// people and issues, and bare addresses that would become links.
  static func escaped(_ words: String) -> String {
    var escaped = ""
    let scalars = Array(words.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      switch scalar {
      case "\n", "\r", "\t": escaped += " "
      // Mentions and issues are found after escapes are gone; an empty comment parts them.
      case "@": escaped += "@<!-- -->"
      case "#" where isDigit(next): escaped += "#<!-- -->"
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&":
        escaped += "\\" + String(Character(scalar))
      // At the start of a line, alone or in a row, they begin a heading, a list or a rule.
      case "#", "+", "-", "=":
        let isMark = escaped.isEmpty && (next == " " || next == scalar)
        escaped += (isMark ? "\\" : "") + String(Character(scalar))
      case ":" where next == "/": escaped += "\\:"
      case ".", ")":
        let isMark =
          escaped.lowercased().hasSuffix("www") || endsListNumber(escaped) && next == " "
        escaped += (isMark ? "\\" : "") + String(Character(scalar))
      case _ where Printable.isControl(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Words as code, which no service makes anything of: a fence longer than any within.
  ///
  /// Not for tables, where a bar ends a cell even within code.
  static func code(_ words: String) -> String {
    let plain = String(Printable.text(words).map { $0.isNewline ? " " : $0 })
    if plain.isEmpty { return "" }
    var longest = 0
    var run = 0
    for byte in plain.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let isPadded = plain.hasPrefix("`") || plain.hasSuffix("`")
    return isPadded ? "\(fence) \(plain) \(fence)" : fence + plain + fence
  }

  /// A link where the address is one of the web, else its words.
  static func link(_ words: String, to address: String) -> String {
    guard HTML.isOnTheWeb(address) else { return words }
    var target = ""
    for byte in address.utf8 {
      switch byte {
      case 0x21..<0x7F where !Array("<>()\\|`\"'*_[]".utf8).contains(byte):
        target.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        target += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return "[\(words)](\(target))"
  }

  /// A table; cells are Markdown already.
  static func table(_ head: [(title: String, isNumber: Bool)], _ rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    return line(head.map(\.title)) + line(head.map { $0.isNumber ? "---:" : "---" })
      + rows.map(line).joined()
  }

  /// "1." and "1)" at the start of a line begin a list.
  private static func endsListNumber(_ before: String) -> Bool {
    !before.isEmpty && before.unicodeScalars.allSatisfy { isDigit($0) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }
}

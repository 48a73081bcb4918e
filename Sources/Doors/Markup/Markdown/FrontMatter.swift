/// The lines between "---" and "---" at the start of a Markdown page: settings, not content.
struct FrontMatter {
  /// How many lines it takes, its marks included.
  let lineCount: Int

  /// What it says the title is.
  let title: String?

  /// Longer runs between two marks are content.
  private static let longest = 200

  init?(_ lines: [Range<Int>], in bytes: [UInt8]) {
    guard let first = lines.first, Self.isMark(bytes[first]) else { return nil }
    let mark = bytes[bytes.trimmed(first)]
    var title: String?
    for (number, line) in lines.enumerated().dropFirst().prefix(Self.longest) {
      if bytes[bytes.trimmed(line)] == mark {
        lineCount = number + 1
        self.title = title
        return
      }
      guard Self.isSetting(bytes.trimmed(line), indented: line, in: bytes) else { return nil }
      if bytes.has("title:", at: line.lowerBound), title == nil {
        let value = bytes.trimmed((line.lowerBound + 6)..<line.upperBound)
        let quotes: [UInt8] = [.quote, .apostrophe]
        title = bytes.string(
          value.count >= 2 && quotes.contains(bytes[value.lowerBound])
            ? value.dropFirst().dropLast() : value
        )
      }
    }
    return nil
  }

  private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.filter { !$0.isWhiteSpace }
    return text == Array("---".utf8) || text == Array("+++".utf8)
  }

  /// Whether a line may stand among settings: a key, an item, a comment, or the rest of a value.
  private static func isSetting(
    _ text: Range<Int>,
    indented line: Range<Int>,
    in bytes: [UInt8]
  ) -> Bool {
    guard let first = text.first else { return true }
    if first > line.lowerBound || bytes[first] == .dash || bytes[first] == .hash { return true }
    let key = text.prefix { index in
      let byte = bytes[index]
      return byte.isAlphanumeric || byte == .underscore || byte == .dash || byte == .dot
        || byte >= 0x80
        || byte == .space || byte == .quote
    }
    return !key.isEmpty && key.upperBound < text.upperBound
      && (bytes[key.upperBound] == .colon || bytes[key.upperBound] == .equal)
  }
}

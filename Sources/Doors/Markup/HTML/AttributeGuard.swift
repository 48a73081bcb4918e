/// Blanks the attributes of elements that have too many.
///
/// libxml2 compares each attribute of an element with all before it, so a million of them in one tag
/// take an hour. The page keeps its length, and with it every position.
enum AttributeGuard {
  /// The bytes to parse, and whether anything was blanked.
  static func guarded(_ bytes: [UInt8]) -> (bytes: [UInt8], isCut: Bool) {
    var copy = bytes
    var isCut = false
    var index = 0
    while let open = bytes[index...].firstIndex(of: .less) {
      if bytes.has("<!--", at: open) {
        index = bytes.firstIndex(of: "-->", in: open..<bytes.count) ?? bytes.count
        continue
      }
      guard open + 1 < bytes.count, bytes[open + 1].isLetter else {
        index = open + 1
        continue
      }
      let tag = Tag(at: open, in: bytes)
      if tag.attributes > Limits.attributes {
        isCut = true
        for position in tag.excess { copy[position] = .space }
      }
      index = tag.end
      if bytes.has("<script", at: open) {
        index = bytes.firstIndex(of: "</script", in: index..<bytes.count) ?? bytes.count
      } else if bytes.has("<style", at: open) {
        index = bytes.firstIndex(of: "</style", in: index..<bytes.count) ?? bytes.count
      }
    }
    return (copy, isCut)
  }

  /// A start tag, read as libxml2 reads it: quotes hide ">", and nothing else ends it.
  private struct Tag {
    private(set) var attributes = 0
    let end: Int

    /// The bytes after the last attribute that is read, up to the end of the tag.
    private(set) var excess = 0..<0

    init(at open: Int, in bytes: [UInt8]) {
      var index = open + 1
      var limit: Int?
      var isBetween = false
      while index < bytes.count, bytes[index] != .greater {
        let byte = bytes[index]
        if byte.isWhiteSpace || byte == .slash {
          isBetween = true
        } else if isBetween, byte != .equal {
          isBetween = false
          attributes += 1
          if attributes == Limits.attributes { limit = index }
        } else if byte == .equal {
          index = Self.valueEnd(after: index, in: bytes)
          isBetween = true
          continue
        }
        index += 1
      }
      end = index
      if let limit { excess = limit..<index }
    }

    /// Where the value after "=" ends.
    private static func valueEnd(after equal: Int, in bytes: [UInt8]) -> Int {
      var index = equal + 1
      while index < bytes.count, bytes[index].isWhiteSpace { index += 1 }
      guard index < bytes.count else { return index }
      let quote = bytes[index]
      guard quote == .quote || quote == .apostrophe else {
        while index < bytes.count, !bytes[index].isWhiteSpace, bytes[index] != .greater {
          index += 1
        }
        return index
      }
      let close = bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.count - 1
      return close + 1
    }
  }
}

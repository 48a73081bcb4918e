import Vocabulary

/// The texts of JSON strings, their escapes resolved and mapped.
struct JSONText {
  let source: MappedBytes

  /// A scalar as a text: a string without its quotes, anything else as it is written.
  func text(of range: Range<Int>) -> SourceText {
    let content = unquoted(range)
    if !source.bytes[content].contains(.backslash) {
      var builder = TextBuilder(source)
      builder.append(content)
      return builder.take()
    }
    let mapped = unescaped(content)
    return SourceText(
      text: String(decoding: mapped.bytes, as: UTF8.self),
      segments: mapped.segments
    )
  }

  /// The strings one after the other as a source for another reader.
  func mapped(_ strings: [Range<Int>]) -> MappedBytes {
    var builder = TextBuilder(source)
    for string in strings { append(unquoted(string), to: &builder) }
    return builder.takeBytes()
  }

  func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, source.bytes[first] == .quote else { return range }
    let isClosed = range.count > 1 && source.bytes[range.upperBound - 1] == .quote
    return (first + 1)..<max(first + 1, isClosed ? range.upperBound - 1 : range.upperBound)
  }

  private func unescaped(_ content: Range<Int>) -> MappedBytes {
    var builder = TextBuilder(source)
    append(content, to: &builder)
    return builder.takeBytes()
  }

  private func append(_ content: Range<Int>, to builder: inout TextBuilder) {
    var start = content.lowerBound
    var index = start
    while index < content.upperBound {
      guard source.bytes[index] == .backslash else {
        index += 1
        continue
      }
      builder.append(start..<index)
      let escape = escape(at: index, before: content.upperBound)
      builder.append(escape.utf8, for: index..<(index + escape.length))
      index += escape.length
      start = index
    }
    builder.append(start..<min(index, content.upperBound))
  }

  private func escape(at index: Int, before end: Int) -> (utf8: [UInt8], length: Int) {
    guard index + 1 < end else { return ([.backslash], 1) }
    switch source.bytes[index + 1] {
    case UInt8(ascii: "n"): return ([.newline], 2)
    case UInt8(ascii: "t"): return ([.tab], 2)
    case UInt8(ascii: "r"): return ([.carriageReturn], 2)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): return ([.space], 2)
    case UInt8(ascii: "u"):
      guard let unit = unit(at: index, before: end) else { return (Array("\u{FFFD}".utf8), 2) }
      if (0xD800..<0xDC00).contains(unit), let low = self.unit(at: index + 6, before: end),
        (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + low - 0xDC00)
      {
        return (Array(scalar.utf8), 12)
      }
      let scalar = unit == 0 ? nil : Unicode.Scalar(unit)
      return (Array((scalar ?? "\u{FFFD}").utf8), 6)
    default:
      // The character itself, all bytes of it.
      var length = 2
      while index + length < end, source.bytes[index + length] & 0xC0 == 0x80 { length += 1 }
      return (Array(source.bytes[(index + 1)..<(index + length)]), length)
    }
  }

  /// The code unit of "\uXXXX" at a place.
  private func unit(at index: Int, before end: Int) -> UInt32? {
    guard index + 5 < end, source.bytes[index] == .backslash,
      source.bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for position in (index + 2)..<(index + 6) {
      guard let digit = source.bytes[position].hexadecimalValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

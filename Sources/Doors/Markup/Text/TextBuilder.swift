import Vocabulary

/// Puts a text together from pieces of a source, white space folded, each piece mapped to its bytes.
struct TextBuilder {
  private let source: MappedBytes
  private(set) var utf8: [UInt8] = []
  private var segments: [SourceText.Segment] = []
  private var gap: Gap?

  /// White space met but not yet written: nothing is written at the ends of a text.
  private struct Gap {
    var range: Range<Int>
    var isLineBreak: Bool
  }

  init(_ source: MappedBytes) {
    self.source = source
  }

  var isEmpty: Bool { utf8.isEmpty }

  /// Whether the next piece will be set off from the last by white space.
  var endsInGap: Bool { gap != nil }

  /// Adds bytes of the source as they are.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    closeGap()
    write(range)
  }

  /// Adds other bytes in the place of bytes of the source: an entity's character, a resolved escape.
  mutating func append(_ replacement: some Collection<UInt8>, for range: Range<Int>) {
    guard !replacement.isEmpty else { return }
    closeGap()
    segments.append(
      .init(start: utf8.count, bytes: source.original(range), isVerbatim: false)
    )
    utf8.append(contentsOf: replacement)
  }

  /// Adds bytes of the source with every run of white space folded into one space.
  ///
  /// Characters without width are left out. A no-break or thin space between two digits stays: there
  /// it groups thousands ("10 000") and is no gap between words.
  mutating func fold(_ range: Range<Int>) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      let byte = source.bytes[index]
      if byte > 0x20, byte < 0x80 {
        index += 1
        continue
      }
      let kind = SpaceKind(at: index, in: source.bytes, before: range.upperBound)
      guard kind.length > 0 else {
        index += 1
        continue
      }
      append(start..<index)
      let end = index + kind.length
      let isGrouping =
        kind.groups && gap == nil && utf8.last?.isDigit == true && end < range.upperBound
        && source.bytes[end].isDigit
      if isGrouping {
        append(index..<end)
      } else if kind.isVisible {
        space(index..<end)
      }
      index = end
      start = end
    }
    append(start..<index)
  }

  /// White space of the source: one space, unless it stands at an end of the text or beside more.
  mutating func space(_ range: Range<Int>) {
    widenGap(range, isLineBreak: false)
  }

  /// The end of a line that the author meant: one line feed, whatever white space stands around it.
  mutating func breakLine(_ range: Range<Int>) {
    widenGap(range, isLineBreak: true)
  }

  /// Gives the text and starts the next one.
  mutating func take() -> SourceText {
    let text = SourceText(text: String(decoding: utf8, as: UTF8.self), segments: segments)
    utf8.removeAll(keepingCapacity: true)
    segments = []
    gap = nil
    return text
  }

  /// Gives what was put together as a source for another reader.
  mutating func takeBytes() -> MappedBytes {
    let mapped = MappedBytes(utf8, segments: segments)
    utf8 = []
    segments = []
    gap = nil
    return mapped
  }

  private mutating func widenGap(_ range: Range<Int>, isLineBreak: Bool) {
    guard !utf8.isEmpty else { return }
    guard let open = gap else {
      gap = Gap(range: range, isLineBreak: isLineBreak)
      return
    }
    let lower = min(open.range.lowerBound, range.lowerBound)
    let upper = max(open.range.upperBound, range.upperBound)
    gap = Gap(range: lower..<upper, isLineBreak: open.isLineBreak || isLineBreak)
  }

  private mutating func closeGap() {
    guard let open = gap else { return }
    gap = nil
    let byte: UInt8 = open.isLineBreak ? .newline : .space
    if open.range.count == 1, source.bytes[open.range.lowerBound] == byte {
      write(open.range)
    } else {
      segments.append(
        .init(start: utf8.count, bytes: source.original(open.range), isVerbatim: false)
      )
      utf8.append(byte)
    }
  }

  private mutating func write(_ range: Range<Int>) {
    source.appendSegments(of: range, at: utf8.count, to: &segments)
    utf8.append(contentsOf: source.bytes[range])
  }
}

/// What kind of white space stands at a place of UTF-8 bytes.
private struct SpaceKind {
  /// How many bytes it takes; 0 where there is none.
  var length = 0
  var isVisible = true

  /// Whether it may group the digits of a number.
  var groups = false

  init(at index: Int, in bytes: [UInt8], before end: Int) {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x7F {
      length = 1
      isVisible = byte.isWhiteSpace
      return
    }
    let second = index + 1 < end ? bytes[index + 1] : 0
    let third = index + 2 < end ? bytes[index + 2] : 0
    switch (byte, second, third) {
    case (0xC2, 0xA0, _):
      (length, groups) = (2, true)
    case (0xC2, 0xAD, _):
      (length, isVisible) = (2, false)
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF):
      (length, groups) = (3, third == 0x87 || third == 0x89 || third == 0xAF)
    case (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      length = 3
    case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
      (length, isVisible) = (3, false)
    default:
      break
    }
  }
}

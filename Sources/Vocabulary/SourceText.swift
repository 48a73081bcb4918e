/// A text as a reader sees it, with the way back to the bytes it was read from.
///
/// The text may differ from its bytes (an entity decoded, white space folded, an encoding repaired);
/// each segment then stands for its whole byte range.
package struct SourceText: Sendable, Hashable {
  package let text: String
  package let segments: [Segment]

  /// A run of the text that came from one run of bytes.
  package struct Segment: Sendable, Hashable {
    /// Where the run starts in the text, in UTF-8 bytes.
    package let start: Int

    /// Which bytes of the snapshot it came from.
    package let bytes: Range<Int>

    /// Whether text and bytes are the same, byte by byte.
    package let isVerbatim: Bool

    package init(start: Int, bytes: Range<Int>, isVerbatim: Bool) {
      self.start = start
      self.bytes = bytes
      self.isVerbatim = isVerbatim
    }
  }

  package init(text: String, segments: [Segment]) {
    self.text = text
    self.segments = segments
  }

  /// A text that stands in the snapshot as it is, from `offset` on.
  package init(verbatim text: String, at offset: Int) {
    self.text = text
    let bytes = offset..<(offset + text.utf8.count)
    segments = text.isEmpty ? [] : [Segment(start: 0, bytes: bytes, isVerbatim: true)]
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The smallest byte range that holds the whole text, or `nil` where it is empty.
  package var bytes: Range<Int>? {
    guard let first = segments.first else { return nil }
    var (lower, upper) = (first.bytes.lowerBound, first.bytes.upperBound)
    for segment in segments.dropFirst() {
      lower = min(lower, segment.bytes.lowerBound)
      upper = max(upper, segment.bytes.upperBound)
    }
    return lower..<upper
  }

  /// The bytes of the snapshot behind a range of the text given in UTF-8 offsets.
  ///
  /// Returns `nil` where the range is empty or reaches past the text.
  package func bytes(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= text.utf8.count else {
      return nil
    }
    var found: Range<Int>?
    for (index, segment) in segments.enumerated() {
      let end = index + 1 < segments.count ? segments[index + 1].start : text.utf8.count
      let lower = max(range.lowerBound, segment.start)
      let upper = min(range.upperBound, end)
      guard lower < upper else { continue }
      let part =
        segment.isVerbatim
        ? (segment.bytes.lowerBound + lower - segment.start)..<(segment.bytes.lowerBound + upper
          - segment.start)
        : segment.bytes
      found =
        found.map {
          min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound)
        } ?? part
    }
    return found
  }

  /// The range of the text, in UTF-8 offsets, that came from some bytes of the snapshot.
  ///
  /// Where text and bytes differ a segment counts as a whole. `nil` where none of it did.
  package func range(of bytes: Range<Int>) -> Range<Int>? {
    var found: Range<Int>?
    for (index, segment) in segments.enumerated() where segment.bytes.overlaps(bytes) {
      let end = index + 1 < segments.count ? segments[index + 1].start : text.utf8.count
      let part: Range<Int>
      if segment.isVerbatim {
        let shared = segment.bytes.clamped(to: bytes)
        let shift = segment.start - segment.bytes.lowerBound
        part = (shared.lowerBound + shift)..<(shared.upperBound + shift)
      } else {
        part = segment.start..<max(segment.start, end)
      }
      found =
        found.map {
          min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound)
        } ?? part
    }
    return found.flatMap { $0.isEmpty ? nil : $0.clamped(to: 0..<text.utf8.count) }
  }

  /// The part of the text in a range of UTF-8 offsets, with its own way back to the bytes.
  package func slice(_ range: Range<Int>) -> Self {
    let utf8 = Array(text.utf8)
    let clamped = range.clamped(to: 0..<utf8.count)
    var parts: [Segment] = []
    for (index, segment) in segments.enumerated() {
      let end = index + 1 < segments.count ? segments[index + 1].start : utf8.count
      let lower = max(clamped.lowerBound, segment.start)
      let upper = min(clamped.upperBound, end)
      guard lower < upper else { continue }
      let base = segment.bytes.lowerBound - segment.start
      parts.append(
        Segment(
          start: lower - clamped.lowerBound,
          bytes: segment.isVerbatim ? (base + lower)..<(base + upper) : segment.bytes,
          isVerbatim: segment.isVerbatim
        )
      )
    }
    return Self(text: String(decoding: utf8[clamped], as: UTF8.self), segments: parts)
  }

  /// This text followed by another, with nothing between them.
  package func appending(_ other: Self) -> Self {
    let shift = text.utf8.count
    let shifted = other.segments.map {
      Segment(start: $0.start + shift, bytes: $0.bytes, isVerbatim: $0.isVerbatim)
    }
    return Self(text: text + other.text, segments: segments + shifted)
  }
}

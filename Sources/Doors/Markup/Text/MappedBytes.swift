import Vocabulary

/// Well-formed UTF-8 with the way back to the bytes of the snapshot.
///
/// The whole page after its encoding was repaired, or a part of it that another reader takes over: a
/// string of a JSON document without its escapes, a raw HTML block of a Markdown page.
struct MappedBytes: Sendable {
  let bytes: [UInt8]

  /// Runs of the bytes in order, the first at 0, each reaching to the start of the next.
  let segments: [SourceText.Segment]

  init(_ bytes: [UInt8], segments: [SourceText.Segment]) {
    self.bytes = bytes
    self.segments = segments
  }

  /// Bytes that stand in the snapshot as they are, from `offset` on.
  init(verbatim bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    let range = offset..<(offset + bytes.count)
    segments = bytes.isEmpty ? [] : [.init(start: 0, bytes: range, isVerbatim: true)]
  }

  /// The bytes of the snapshot behind a range; an empty range gives an empty one.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard let first = segments.first else { return 0..<0 }
    if segments.count == 1, first.isVerbatim {
      let shift = first.bytes.lowerBound
      return (range.lowerBound + shift)..<(range.upperBound + shift)
    }
    let lower = bounds(at: range.lowerBound)
    if range.isEmpty { return lower.lowerBound..<lower.lowerBound }
    let upper = bounds(at: range.upperBound - 1)
    return min(lower.lowerBound, upper.lowerBound)..<max(lower.upperBound, upper.upperBound)
  }

  /// A part with its own way back.
  func slice(_ range: Range<Int>) -> Self {
    var parts: [SourceText.Segment] = []
    appendSegments(of: range, at: 0, to: &parts)
    return Self(Array(bytes[range]), segments: parts)
  }

  /// Adds the segments behind a range to a text that has reached `start`.
  func appendSegments(
    of range: Range<Int>,
    at start: Int,
    to parts: inout [SourceText.Segment]
  ) {
    guard !range.isEmpty, !segments.isEmpty else { return }
    var index = segments.count == 1 ? 0 : segmentIndex(at: range.lowerBound)
    while index < segments.count, segments[index].start < range.upperBound {
      let segment = segments[index]
      index += 1
      let end = index < segments.count ? segments[index].start : bytes.count
      let lower = max(range.lowerBound, segment.start)
      let upper = min(range.upperBound, end)
      let base = segment.bytes.lowerBound - segment.start
      let origin = segment.isVerbatim ? (base + lower)..<(base + upper) : segment.bytes
      let position = start + lower - range.lowerBound
      if segment.isVerbatim, let last = parts.last, last.isVerbatim,
        last.bytes.upperBound == origin.lowerBound,
        last.start + last.bytes.count == position
      {
        parts[parts.count - 1] = .init(
          start: last.start,
          bytes: last.bytes.lowerBound..<origin.upperBound,
          isVerbatim: true
        )
      } else {
        parts.append(.init(start: position, bytes: origin, isVerbatim: segment.isVerbatim))
      }
    }
  }

  /// The bytes of the snapshot behind one byte.
  private func bounds(at position: Int) -> Range<Int> {
    let segment = segments[segmentIndex(at: position)]
    guard segment.isVerbatim else { return segment.bytes }
    let origin = segment.bytes.lowerBound + position - segment.start
    return origin..<(origin + 1)
  }

  /// The last segment that starts at or before a position.
  private func segmentIndex(at position: Int) -> Int {
    var (low, high) = (0, segments.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].start <= position { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

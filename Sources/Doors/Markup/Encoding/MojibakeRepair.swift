import Vocabulary

/// Text whose UTF-8 was once read in a one-byte encoding and encoded again: "Ã—" for "×".
///
/// A run of characters above ASCII is repaired only as a whole, where all of it, taken back to bytes,
/// is well-formed UTF-8 of characters that a page may plausibly have. "café", "ÄÖÜ" or "MAÇÃ»" are not.
struct MojibakeRepair {
  let source: MappedBytes

  /// How many runs were repaired.
  let runs: Int

  /// The first byte of the snapshot that was repaired.
  let first: Int

  /// Repairs a text, or gives `nil` where there is nothing to repair.
  init?(_ text: MappedBytes) {
    let bytes = text.bytes
    var builder: TextBuilder?
    var (runs, first, copied, index) = (0, 0, 0, 0)
    while let lower = bytes[index...].firstIndex(where: { $0 >= 0x80 }) {
      let upper = bytes[lower...].firstIndex(where: { $0 < 0x80 }) ?? bytes.count
      index = upper
      // Nobody writes 400 characters above ASCII in one word by accident: another script.
      guard upper - lower >= 4, upper - lower <= 1_200 else { continue }
      let before = lower > 0 ? bytes[lower - 1] : .space
      guard let pieces = Self.repair(bytes[lower..<upper], after: before) else { continue }
      if builder == nil {
        builder = TextBuilder(text)
        first = text.original(lower..<upper).lowerBound
      }
      runs += 1
      builder?.append(copied..<lower)
      for piece in pieces { builder?.append(piece.utf8, for: piece.range) }
      copied = upper
    }
    guard var builder else { return nil }
    builder.append(copied..<bytes.count)
    source = builder.takeBytes()
    self.runs = runs
    self.first = first
  }

  /// A repaired character and the bytes it stands for.
  private struct Piece {
    let utf8: [UInt8]
    let range: Range<Int>
  }

  private static func repair(_ run: ArraySlice<UInt8>, after before: UInt8) -> [Piece]? {
    guard mayLead(run.prefix(4)) else { return nil }
    var pieces: [Piece] = []
    var start = run.startIndex
    for character in String(decoding: run, as: UTF8.self).unicodeScalars {
      let utf8 = Array(character.utf8)
      pieces.append(Piece(utf8: utf8, range: start..<(start + utf8.count)))
      start += utf8.count
    }
    var repaired: [Piece]?
    // Three rounds: some exports went through the mistake more than once.
    for _ in 0..<3 {
      let current = repaired ?? pieces
      guard
        let next = once(current, .windows1252, after: before)
          ?? once(current, .macRoman, after: before)
      else { break }
      repaired = next
    }
    return repaired
  }

  /// Whether the first character of a run could be the lead byte of another: most are not.
  private static func mayLead(_ start: ArraySlice<UInt8>) -> Bool {
    guard let scalar = String(decoding: start, as: UTF8.self).unicodeScalars.first else {
      return false
    }
    let pages = [CodePage.windows1252, .macRoman]
    return pages.contains { ($0.byte(of: scalar.value) ?? 0) >= 0xC2 }
  }

  private static func once(
    _ pieces: [Piece],
    _ page: CodePage,
    after before: UInt8
  ) -> [Piece]? {
    var bytes: [UInt8] = []
    for piece in pieces {
      guard let scalar = String(decoding: piece.utf8, as: UTF8.self).unicodeScalars.first,
        let byte = page.byte(of: scalar.value)
      else { return nil }
      bytes.append(byte)
    }
    // The last byte of a variation selector has no character in Windows-1252 and is often lost.
    let isCut = bytes.count > 3 && bytes.suffix(2) == [0xEF, 0xB8]
    let whole = isCut ? bytes.count - 2 : bytes.count
    var repaired: [Piece] = []
    var index = 0
    while index < whole {
      let (length, isWhole) = bytes.withUnsafeBufferPointer { buffer in
        buffer[index] < 0x80 ? (1, false) : UTF8Scan.character(at: index, in: buffer)
      }
      guard isWhole, index + length <= whole else { return nil }
      let utf8 = Array(bytes[index..<(index + length)])
      let isFirst = index == 0
      guard isPlausible(utf8, in: page, after: isFirst ? before : .space, whole: whole) else {
        return nil
      }
      repaired.append(
        Piece(
          utf8: utf8,
          range: pieces[index].range.lowerBound..<pieces[index + length - 1].range.upperBound
        )
      )
      index += length
    }
    if isCut, let last = pieces.last {
      repaired.append(
        Piece(
          utf8: [0xEF, 0xB8, 0x8F],
          range: pieces[whole].range.lowerBound..<last.range.upperBound
        )
      )
    }
    return repaired.isEmpty ? nil : repaired
  }

  /// Whether a character is likelier than the letters and marks that its bytes look like.
  private static func isPlausible(
    _ utf8: [UInt8],
    in page: CodePage,
    after before: UInt8,
    whole: Int
  ) -> Bool {
    let isMac = page.isMac
    switch (utf8.count, utf8[0]) {
    case (2, 0xC2...0xC3):
      // In capitals a closing quote may follow such a letter: “MANHÔ.
      let closes = page.scalar(of: utf8[1]) >= 0x2013 && page.scalar(of: utf8[1]) <= 0x2026
      let closesGuillemet = utf8[1] == 0xBB && !isMac
      return isMac || !before.isUpper || !(closes || closesGuillemet)
    case (2, 0xC4...0xC5):
      let mark = page.scalar(of: utf8[1])
      return !isMac && !(mark >= 0x2013 && mark <= 0x203A) && mark != 0xBB && mark != 0x2122
    case (2, 0xCE...0xD1):
      // Greek and Cyrillic come in words.
      return !isMac && whole >= 4
    case (2, _):
      return false
    case (3, 0xE2):
      return true
    case (3, 0xEF):
      return utf8[1] == 0xB8 || utf8[1] == 0xBF || utf8[1] == 0xBC || utf8[1] == 0xBB
    case (3, _):
      return whole >= 6
    default:
      return utf8[0] == 0xF0
    }
  }
}

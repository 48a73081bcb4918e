import Vocabulary

/// Bytes of a snapshot as well-formed UTF-8, and what had to be done for that.
struct Decoding {
  let source: MappedBytes
  private(set) var findings: [Finding] = []

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Reads UTF-8, UTF-16 and Windows-1252, by their marks, by what the page declares or by what fits.
  init(_ bytes: [UInt8]) throws(MarkupError) {
    guard bytes.contains(where: { !$0.isWhiteSpace }) else { throw .empty }
    if bytes.count > Limits.bytes { throw .tooLarge(bytes: bytes.count, limit: Limits.bytes) }
    if Self.isBinary(bytes) { throw .binary }
    if let isBigEndian = Self.byteOrder(of: bytes) {
      source = try Self.readWide(bytes, isBigEndian: isBigEndian)
      findings = [
        Self.finding("encoding-transcoded", "The page is in UTF-16; it was read as such.")
      ]
      return
    }
    let scan = UTF8Scan(bytes)
    if scan.nuls * Limits.nulShare > bytes.count { throw .binary }
    var text = MappedBytes(verbatim: bytes)
    if Self.isWindows1252(bytes, scan) {
      text = Self.readWindows1252(text)
      findings.append(
        Self.finding(
          "encoding-transcoded",
          "The page is not in UTF-8; it was read as Windows-1252."
        )
      )
    } else if !scan.illFormed.isEmpty || scan.nuls > 0 {
      text = Self.replaceIllFormed(scan, in: text)
      let first = scan.illFormed.first?.lowerBound ?? bytes.firstIndex(of: 0) ?? 0
      findings.append(
        Self.finding(
          "encoding-ill-formed",
          "\(scan.illFormed.count + scan.nuls) places of the page are not UTF-8, the first at byte "
            + "\(first); each became U+FFFD. Compare the numbers there with the page."
        )
      )
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.slice(3..<text.bytes.count) }
    if let repair = MojibakeRepair(text) {
      text = repair.source
      findings.append(
        Self.finding(
          "encoding-repaired",
          "\(repair.runs) runs of doubly encoded characters were repaired, the first at byte "
            + "\(repair.first)."
        )
      )
    }
    source = text
  }

  private static func finding(_ category: String, _ message: String) -> Finding {
    Finding(.warning, category, message)
  }

  // MARK: - What the bytes are

  private static let signatures: [[UInt8]] = [
    Array("%PDF-".utf8), [0x89, 0x50, 0x4E, 0x47], [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B],
    [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x7F, 0x45, 0x4C, 0x46], Array("RIFF".utf8),
    [0x28, 0xB5, 0x2F, 0xFD], Array("SQLite format 3".utf8), Array("wOF".utf8), Array("BZh9".utf8),
    [0xFF, 0xFE, 0x00, 0x00], [0x00, 0x00, 0xFE, 0xFF], [0xFD, 0x37, 0x7A, 0x58],
  ]

  /// Whether the bytes begin like a known binary format or are full of control characters.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
    let head = bytes.prefix(65_536)
    let controls = head.count { $0 > 0 && $0 < 0x20 && !$0.isWhiteSpace && $0 != 0x1B }
    return controls * Limits.controlShare > head.count
  }

  /// Whether UTF-16 is big-endian, or `nil` where the bytes are not UTF-16.
  private static func byteOrder(of bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    // Without a mark: mostly ASCII in UTF-16 has a NUL in nearly every second place.
    let head = bytes.prefix(1_000)
    guard head.count >= 8 else { return nil }
    var nuls = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index % 2 == 0 { nuls.even += 1 } else { nuls.odd += 1 }
    }
    let many = head.count * 2 / 5
    if nuls.odd >= many, nuls.even * 20 < nuls.odd { return false }
    if nuls.even >= many, nuls.odd * 20 < nuls.even { return true }
    return nil
  }

  /// Whether the page says so, or no character of it is UTF-8 though some bytes are above ASCII.
  private static func isWindows1252(_ bytes: [UInt8], _ scan: UTF8Scan) -> Bool {
    guard !scan.illFormed.isEmpty else { return false }
    let head = Array(bytes.prefix(2_048))
    if let charset = head.firstIndex(of: "charset=", in: 0..<head.count) {
      var name = charset + 8
      while name < head.count, head[name] == .quote || head[name] == .apostrophe { name += 1 }
      let names: [StaticString] = ["iso-8859-1", "windows-1252", "latin1", "cp1252", "iso-8859-15"]
      if names.contains(where: { head.has($0, at: name) }) {
        return scan.wideCharacters < scan.illFormed.count
      }
    }
    let isCutOff = scan.illFormed.count == 1 && scan.illFormed[0].upperBound == bytes.count
    return scan.wideCharacters == 0 && !isCutOff && scan.illFormed.allSatisfy { $0.count == 1 }
  }

  // MARK: - Reading

  private static func readWide(
    _ bytes: [UInt8],
    isBigEndian: Bool
  ) throws(MarkupError) -> MappedBytes {
    if bytes.count > Limits.wideBytes {
      throw .tooLarge(bytes: bytes.count, limit: Limits.wideBytes)
    }
    func unit(at index: Int) -> UInt16 {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var builder = TextBuilder(MappedBytes(verbatim: bytes))
    var index = 0
    while index + 1 < bytes.count {
      var scalar = UInt32(unit(at: index))
      var end = index + 2
      let isHigh = scalar >= 0xD800 && scalar < 0xDC00 && end + 1 < bytes.count
      if isHigh, unit(at: end) >= 0xDC00, unit(at: end) < 0xE000 {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + UInt32(unit(at: end)) - 0xDC00
        end += 2
      }
      let isMark = index == 0 && scalar == 0xFEFF
      if !isMark {
        let character = scalar == 0 ? nil : Unicode.Scalar(scalar)
        builder.append(character.map { Array($0.utf8) } ?? replacement, for: index..<end)
      }
      index = end
    }
    return builder.takeBytes()
  }

  private static func readWindows1252(_ text: MappedBytes) -> MappedBytes {
    var builder = TextBuilder(text)
    var start = 0
    for (index, byte) in text.bytes.enumerated() where byte >= 0x80 || byte == 0 {
      builder.append(start..<index)
      let scalar = Unicode.Scalar(CodePage.windows1252.scalar(of: byte))
      let isText = byte != 0 && (scalar.map { $0.value < 0x80 || $0.value > 0x9F } ?? false)
      builder.append(
        scalar.flatMap { isText ? Array($0.utf8) : nil } ?? replacement,
        for: index..<(index + 1)
      )
      start = index + 1
    }
    builder.append(start..<text.bytes.count)
    return builder.takeBytes()
  }

  private static func replaceIllFormed(_ scan: UTF8Scan, in text: MappedBytes) -> MappedBytes {
    var places = scan.illFormed
    if scan.nuls > 0 {
      for (index, byte) in text.bytes.enumerated() where byte == 0 {
        places.append(index..<(index + 1))
      }
      places.sort { $0.lowerBound < $1.lowerBound }
    }
    var builder = TextBuilder(text)
    var start = 0
    for place in places {
      builder.append(start..<place.lowerBound)
      builder.append(replacement, for: place)
      start = place.upperBound
    }
    builder.append(start..<text.bytes.count)
    return builder.takeBytes()
  }
}

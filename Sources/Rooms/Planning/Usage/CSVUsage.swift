import Vocabulary

/// Reads comma-separated usage (RFC 4180) in one pass over the bytes.
///
/// Lines end with LF or CRLF. The separator is the one that occurs most often in the header: comma,
/// semicolon or tab. Blank lines are skipped. A line without a quote is read where it stands; one with
/// a quote is read cell by cell, and both ways count the same.
struct CSVUsage {
  let bytes: UnsafeRawBufferPointer
  private let base: UnsafeRawPointer
  let end: Int
  let separator: UInt8
  private let separators: SIMD16<UInt8>

  /// What each column is for.
  let header: UsageHeader
  var tally: UsageTally
  var log = UsageFaultLog()

  /// Where the next row begins, and on which line.
  var position: Int
  var line: Int

  /// The settings of the row that is being read.
  var settings: [UsageField?]

  /// The cells of the row with quotes that is being read, and what had to be written out of them.
  var parts: [CSVPart] = []
  var copy: [UInt8] = []

  /// Reads the header.
  init(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    _ columns: UsageColumns,
    resolving resolve: @escaping (String) -> Identifier<Subject>?
  ) throws(UsageFault) {
    guard let base = bytes.baseAddress else { throw UsageFault(line: 1, column: 1, .nothing) }
    self.bytes = bytes
    self.base = base
    end = bytes.count
    let names = try CSVHeaderLine(bytes, from: start)
    do throws(UsageHeader.Refusal) {
      header = try UsageHeader(names.names, columns)
    } catch {
      throw UsageFault(line: names.line, column: names.columns[error.index], error.reason)
    }
    separator = names.separator
    separators = SIMD16(repeating: names.separator)
    position = names.next
    line = names.nextLine
    tally = UsageTally(settings: header.settings.map { columns.settings[$0] }, resolving: resolve)
    settings = header.settings.map { _ in nil }
  }

  mutating func readRows() {
    while position < end { readPlainRow() }
  }

  /// Reads a row that has no quote; one that has is left to `readQuotedRow`.
  @inline(__always)
  private mutating func readPlainRow() {
    var time = UsageField(start: base, count: 0, room: 0)
    var operation = time
    var count: UsageField?
    var column = 0
    var start = position
    let columns = header.uses.count
    while true {
      let stop = mark(from: start)
      let byte = stop < end ? byte(at: stop) : UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\"") {
        readQuotedRow()
        return
      }
      let isLast = byte != separator
      if column < columns {
        let use = header.uses[column]
        if use != .ignored {
          let hasReturn = isLast && stop > start && self.byte(at: stop &- 1) == UInt8(ascii: "\r")
          let length = stop &- start &- (hasReturn ? 1 : 0)
          let field = UsageField(start: base + start, count: length, room: end &- start)
          switch use {
          case .time: time = field
          case .operation: operation = field
          case .count: count = field
          case .setting(let index): settings[index] = field
          case .ignored: break
          }
        }
      }
      column &+= 1
      start = stop &+ 1
      if isLast { break }
    }
    let (first, number) = (position, line)
    position = min(start, end)
    line &+= 1
    if column != columns {
      guard column > 1 || !isBlank(from: first, to: start &- 1) else { return }
      log.add(number, 1, .fields(found: column, expected: columns))
      return
    }
    let row = UsageRow(time: time, operation: operation, count: count, settings: settings)
    do throws(UsageTally.Refusal) {
      try tally.add(row)
    } catch {
      let cell =
        switch error.role {
        case .time: time
        case .operation: operation
        case .count: count ?? operation
        }
      log.add(number, cell.start - (base + first) + 1, error.reason)
    }
  }

  private static var lineFeeds: SIMD16<UInt8> { SIMD16(repeating: UInt8(ascii: "\n")) }
  private static var quotes: SIMD16<UInt8> { SIMD16(repeating: UInt8(ascii: "\"")) }

  /// The next separator, line feed or quote; the end where there is none.
  @inline(__always)
  private func mark(from start: Int) -> Int {
    var at = start
    // Most cells end within 32 bytes, so the loop is left at once and without a wrong guess.
    while at &+ 32 <= end {
      let left = marks(at: at)
      let right = marks(at: at &+ 16)
      let isLeft = left.low | left.high != 0
      let low = isLeft ? left.low : right.low
      let high = isLeft ? left.high : right.high
      if low | high != 0 {
        let word = low != 0 ? low : high
        let before = (isLeft ? 0 : 16) &+ (low != 0 ? 0 : 8)
        return at &+ before &+ word.trailingZeroBitCount &>> 3
      }
      at &+= 32
    }
    while at < end {
      let byte = byte(at: at)
      if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\"") { break }
      at &+= 1
    }
    return at
  }

  /// Sixteen bytes at once: all bits of a byte are set that is a separator, line feed or quote.
  @inline(__always)
  private func marks(at offset: Int) -> (low: UInt64, high: UInt64) {
    let bytes = base.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
    let hits = (bytes .== separators) .| (bytes .== Self.lineFeeds) .| (bytes .== Self.quotes)
    let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }

  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    base.load(fromByteOffset: offset, as: UInt8.self)
  }

  func isBlank(from start: Int, to stop: Int) -> Bool {
    var at = start
    while at < stop, UsageField.isBlank(byte(at: at)) { at += 1 }
    return at >= stop
  }
}

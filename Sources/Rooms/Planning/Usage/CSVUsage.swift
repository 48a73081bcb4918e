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
  private let separators: UInt64

  /// What each column is for.
  let header: UsageHeader
  var tally: UsageTally
  var log = UsageFaultLog()

  /// Where the next row begins, and on which line.
  var position: Int
  var line: Int

  /// The settings of the row that is being read.
  var settings: [UsageField?]

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
    separators = WordOfBytes.repeating(names.separator)
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

  /// The next separator, line feed or quote; the end where there is none.
  @inline(__always)
  private func mark(from start: Int) -> Int {
    var at = start
    while at &+ 8 <= end {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let hits =
        WordOfBytes.zeros(word ^ separators)
        | WordOfBytes.zeros(word ^ WordOfBytes.repeating(UInt8(ascii: "\n")))
        | WordOfBytes.zeros(word ^ WordOfBytes.repeating(UInt8(ascii: "\"")))
      if hits != 0 { return at &+ hits.trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at < end {
      let byte = byte(at: at)
      if byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\"") { break }
      at &+= 1
    }
    return at
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

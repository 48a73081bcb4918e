extension CSVUsage {
  /// Reads a row cell by cell, as quotes ask for: they may hide separators, quotes and line ends.
  ///
  /// Where the quotes of a row are at fault the next row begins on the next line, so that a stray
  /// quote does not swallow the rows behind it.
  mutating func readQuotedRow() {
    let (first, number) = (position, line)
    let columns = header.uses.count
    // What counts is copied, one after the other, with room to look at eight bytes at once.
    var copy: [UInt8] = []
    var parts: [(use: UsageHeader.Use, range: Range<Int>, offset: Int)] = []
    var column = 0
    var at = first
    while true {
      let cell: CSVCell
      do throws(CSVCell.Refusal) {
        cell = try CSVCell(bytes, from: at, separator: separator)
      } catch {
        report(error.reason, at: error.offset, inRowFrom: first, number)
        leaveLine(from: first)
        return
      }
      if column < columns, header.uses[column] != .ignored {
        let range = copy.count..<copy.count + cell.content.count
        parts.append((header.uses[column], range, cell.start))
        copy.append(contentsOf: cell.content)
      }
      column += 1
      at = cell.stop + 1
      guard cell.stop < end, byte(at: cell.stop) == separator else { break }
    }
    position = min(at, end)
    for offset in first..<position where byte(at: offset) == UInt8(ascii: "\n") { line += 1 }
    guard column == columns else {
      report(.fields(found: column, expected: columns), at: first, inRowFrom: first, number)
      return
    }
    copy.append(contentsOf: [UInt8](repeating: 0, count: 8))
    let refusal = copy.withUnsafeBytes { count(parts, in: $0) }
    guard let refusal else { return }
    let cell = parts.first { $0.use.role == refusal.role }
    report(refusal.reason, at: cell?.offset ?? first, inRowFrom: first, number)
  }

  private mutating func count(
    _ parts: [(use: UsageHeader.Use, range: Range<Int>, offset: Int)],
    in copy: UnsafeRawBufferPointer
  ) -> UsageTally.Refusal? {
    guard var time = UsageField(copy, 0, 0) else { return nil }
    var operation = time
    var count: UsageField?
    for part in parts {
      guard let field = UsageField(copy, part.range.lowerBound, part.range.upperBound) else {
        continue
      }
      switch part.use {
      case .time: time = field
      case .operation: operation = field
      case .count: count = field
      case .setting(let index): settings[index] = field
      case .ignored: break
      }
    }
    do throws(UsageTally.Refusal) {
      try tally.add(
        UsageRow(time: time, operation: operation, count: count, settings: settings)
      )
      return nil
    } catch {
      return error
    }
  }

  /// Goes to the line behind the one that a row begins on.
  private mutating func leaveLine(from first: Int) {
    var at = first
    while at < end, byte(at: at) != UInt8(ascii: "\n") { at += 1 }
    position = min(at + 1, end)
    line += 1
  }

  /// Notes a fault at an offset in the file, by line and column.
  private mutating func report(
    _ reason: UsageFault.Reason,
    at offset: Int,
    inRowFrom first: Int,
    _ number: Int
  ) {
    var (line, start) = (number, first)
    for at in first..<max(first, offset) where byte(at: at) == UInt8(ascii: "\n") {
      line += 1
      start = at + 1
    }
    log.add(line, offset - start + 1, reason)
  }
}

extension UsageHeader.Use {
  fileprivate var role: UsageRole? {
    switch self {
    case .time: .time
    case .operation: .operation
    case .count: .count
    case .setting, .ignored: nil
    }
  }
}

extension CSVUsage {
  /// Reads a row cell by cell, as quotes ask for: they may hide separators, quotes and line ends.
  ///
  /// Where the quotes of a row are at fault the next row begins on the next line, so that a stray
  /// quote does not swallow the rows behind it.
  mutating func readQuotedRow() {
    let (first, number) = (position, line)
    let columns = header.uses.count
    parts.removeAll(keepingCapacity: true)
    copy.removeAll(keepingCapacity: true)
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
        var range = cell.range
        if cell.hasDoubledQuotes {
          range = copy.count..<copy.count
          copy.append(contentsOf: cell.content(in: bytes))
          range = range.lowerBound..<copy.count
        }
        parts.append(
          CSVPart(
            use: header.uses[column],
            range: range,
            isCopied: cell.hasDoubledQuotes,
            offset: cell.start
          )
        )
      }
      column += 1
      at = cell.stop + 1
      guard cell.stop < end, byte(at: cell.stop) == separator else { break }
    }
    position = min(at, end)
    line += lineFeeds(from: first, to: position)
    guard column == columns else {
      report(.fields(found: column, expected: columns), at: first, inRowFrom: first, number)
      return
    }
    guard let refusal = countParts() else { return }
    let cell = parts.first { $0.use.role == refusal.role }
    report(refusal.reason, at: cell?.offset ?? first, inRowFrom: first, number)
  }

  /// Counts the row whose cells are in `parts`, or says why not.
  private mutating func countParts() -> UsageTally.Refusal? {
    copy.withUnsafeBytes { copy in
      var time: UsageField?
      var operation: UsageField?
      var count: UsageField?
      for part in parts {
        let place = part.isCopied ? copy : bytes
        let field = UsageField(place, part.range.lowerBound, part.range.upperBound)
        switch part.use {
        case .time: time = field
        case .operation: operation = field
        case .count: count = field
        case .setting(let index): settings[index] = field
        case .ignored: break
        }
      }
      // A header has both.
      guard let time, let operation else { return nil }
      do throws(UsageTally.Refusal) {
        try tally.add(
          UsageRow(time: time, operation: operation, count: count, settings: settings)
        )
        return nil
      } catch {
        return error
      }
    }
  }

  private func lineFeeds(from start: Int, to stop: Int) -> Int {
    var count = 0
    var at = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start)
    while at < stop {
      count += 1
      at = bytes.firstIndex(of: UInt8(ascii: "\n"), from: at + 1)
    }
    return count
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

/// A cell that counts, of a row with quotes.
struct CSVPart {
  let use: UsageHeader.Use
  let range: Range<Int>

  /// Whether it stands in the copy of what had doubled quotes, else in the file.
  let isCopied: Bool

  /// Where the cell begins in the file.
  let offset: Int
}

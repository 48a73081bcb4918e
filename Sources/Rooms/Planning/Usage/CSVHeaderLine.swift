/// The first line that is not blank: the names of the columns.
struct CSVHeaderLine {
  private(set) var names: [String] = []

  /// Where each name begins in its line, from 1.
  private(set) var columns: [Int] = []
  private(set) var line = 1
  let separator: UInt8

  /// Where the first row begins, and on which line.
  private(set) var next: Int
  private(set) var nextLine = 1

  /// More columns than any table has.
  private static let mostColumns = 10_000

  init(_ bytes: UnsafeRawBufferPointer, from start: Int) throws(UsageFault) {
    var at = start
    var lineStart = start
    while at < bytes.count, UsageField.isBlank(bytes[at]), bytes[at] != UInt8(ascii: "\t") {
      if bytes[at] == UInt8(ascii: "\n") {
        line += 1
        lineStart = at + 1
      }
      at += 1
    }
    guard at < bytes.count else { throw UsageFault(line: 1, column: 1, .nothing) }
    let first = lineStart
    separator = Self.separator(of: bytes, from: first)
    next = first
    while true {
      let cell: CSVCell
      do throws(CSVCell.Refusal) {
        cell = try CSVCell(bytes, from: next, separator: separator)
      } catch {
        throw UsageFault(line: line, column: error.offset - first + 1, error.reason)
      }
      guard names.count < Self.mostColumns else {
        throw UsageFault(line: line, column: 1, .tooManyColumns(most: Self.mostColumns))
      }
      names.append(Self.trimmed(cell.content(in: bytes)))
      columns.append(cell.start - first + 1)
      next = min(cell.stop + 1, bytes.count)
      nextLine = line + 1
      guard cell.stop < bytes.count, bytes[cell.stop] == separator else { break }
    }
    for offset in first..<next where bytes[offset] == UInt8(ascii: "\n") && offset + 1 < next {
      nextLine += 1
    }
    try checkLineEnds(bytes, first)
  }

  /// A lone carriage return would make one line of the whole file, and no row would be missed.
  private func checkLineEnds(
    _ bytes: UnsafeRawBufferPointer,
    _ first: Int
  ) throws(UsageFault) {
    for offset in first..<next where bytes[offset] == UInt8(ascii: "\r") {
      let follower = offset + 1 < bytes.count ? bytes[offset + 1] : UInt8(ascii: "\n")
      if follower != UInt8(ascii: "\n") {
        throw UsageFault(line: line, column: offset - first + 1, .lineEnds)
      }
    }
  }

  private static func separator(of bytes: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
    var (commas, semicolons, tabs) = (0, 0, 0)
    var at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
      switch bytes[at] {
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: ";"): semicolons += 1
      case UInt8(ascii: "\t"): tabs += 1
      default: break
      }
      at += 1
    }
    if semicolons > commas, semicolons >= tabs { return UInt8(ascii: ";") }
    return tabs > commas ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  /// A name without blanks around it; one that is too long to be a name is cut.
  private static func trimmed(_ content: [UInt8]) -> String {
    content.withUnsafeBytes { bytes in
      UsageField(bytes, 0, bytes.count).map { $0.trimmed.excerpt } ?? ""
    }
  }
}

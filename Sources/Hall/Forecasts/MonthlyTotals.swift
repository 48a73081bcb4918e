import Planning
import Vocabulary

/// What months cost, read from a file of rows `month,amount`: CSV with or without a first row of
/// names, or JSON lines.
///
/// A month is "2026-11" or any day of it; amounts are USD from zero up, and rows of one month add up.
/// Months between the rows that have none are not known.
struct MonthlyTotals {
  private(set) var totals: [Month: Amount] = [:]

  /// What is wrong with rows, each with file, line and column.
  private(set) var faults: [String] = []

  private let name: String

  /// At most this many months: a century.
  private static let longest = 1200

  /// Reads the bytes of a file; `name` is what faults call it.
  init(reading bytes: [UInt8], named name: String) {
    self.name = name
    let start = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if start == UInt8(ascii: "{") { readLines(bytes) } else { readTable(bytes) }
    if faults.isEmpty, totals.isEmpty {
      fault(1, 1, "the file has no row; expected rows of a month and an amount as '2026-11,12.50'")
    }
    if let first = totals.keys.min(), let last = totals.keys.max(),
      last.number - first.number >= Self.longest
    {
      fault(1, 1, "the months \(first) to \(last) are more than a century; expected one history")
    }
  }

  /// Rows of the span, a gap where a month has no row.
  func history(from first: Month, to last: Month) -> [Double] {
    guard first <= last else { return [] }
    return (first.number...last.number).map { number in
      totals[Month(number: number)]?.approximation ?? .nan
    }
  }

  private mutating func fault(_ line: Int, _ column: Int, _ sentence: String) {
    faults.append("\(name):\(line):\(column): \(sentence).")
  }

  private mutating func add(
    month: (text: String, column: Int)?,
    amount: (text: String, column: Int)?,
    line: Int
  ) {
    guard let month else { return fault(line, 1, "found no 'month', expected one as '2026-11'") }
    guard let key = Month(month.text) else {
      return fault(line, month.column, "found '\(month.text)', expected a month as '2026-11'")
    }
    guard let amount else {
      return fault(line, 1, "found no 'amount', expected USD from zero up as '12.50'")
    }
    guard let value = Amount(amount.text), !value.isNegative else {
      return fault(
        line,
        amount.column,
        "found '\(amount.text)', expected USD from zero up as '12.50'"
      )
    }
    guard let sum = totals[key, default: .zero].adding(value), sum < Amount(1_000_000_000_000)
    else {
      return fault(line, amount.column, "found '\(amount.text)', expected less than a trillion USD")
    }
    totals[key] = sum
  }
}

// MARK: - CSV

extension MonthlyTotals {
  private mutating func readTable(_ bytes: [UInt8]) {
    var reader = CSVReader(bytes)
    var row = CSVReader.Row()
    var (month, amount) = (0, 1)
    var isFirst = true
    while reader.next(&row) {
      let fields = row.fields.map(reader.text)
      if isFirst, Month(fields[0]) == nil {
        isFirst = false
        let map = ColumnMap(header: fields, required: ["month", "amount"], optional: [])
        guard let monthColumn = map["month"], let amountColumn = map["amount"] else {
          let found = fields.joined(separator: ",")
          return fault(row.line, 1, "found '\(found)', expected a first row 'month,amount'")
        }
        (month, amount) = (monthColumn, amountColumn)
        continue
      }
      isFirst = false
      func cell(_ index: Int) -> (text: String, column: Int)? {
        guard fields.indices.contains(index), !fields[index].isEmpty else { return nil }
        return (fields[index], Self.column(of: index, in: row, bytes))
      }
      add(month: cell(month), amount: cell(amount), line: row.line)
    }
  }

  /// Where a field begins on its line, counted in bytes from 1.
  private static func column(of index: Int, in row: CSVReader.Row, _ bytes: [UInt8]) -> Int {
    guard case .verbatim(let range) = row.fields[index] else { return 1 }
    let breaks = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    let before = bytes[..<range.lowerBound].lastIndex { breaks.contains($0) }
    return range.lowerBound - (before ?? -1)
  }
}

// MARK: - JSON lines

extension MonthlyTotals {
  private mutating func readLines(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      do throws(JSONLine.Fault) {
        let members = try JSONLine(line).members
        add(
          month: members["month"].flatMap(Self.cell),
          amount: members["amount"].flatMap(Self.cell),
          line: number + 1
        )
      } catch {
        let found = error.found.isEmpty ? "the end of the line" : "'\(error.found)'"
        fault(number + 1, error.column, "found \(found), expected \(error.expected)")
      }
    }
  }

  /// `null` is not given, and what is nested is no month and no amount.
  private static func cell(_ member: JSONLine.Member) -> (text: String, column: Int)? {
    switch member.value {
    case .plain(let text), .nested(let text): (text, member.column)
    case .null: nil
    }
  }
}

/// Why a row of a usage file, or the whole of it, cannot be counted.
package struct UsageFault: Error, Sendable, Hashable {
  /// Counted from 1; of a row over several lines the one with the fault.
  package let line: Int

  /// Counted from 1, in bytes.
  package let column: Int
  package let reason: Reason

  /// What was found, at most 60 bytes of it; what was expected follows from the case.
  package enum Reason: Sendable, Hashable {
    /// There is no row at all, not even a header.
    case nothing
    /// The header, or a row of JSONL, has nothing for the time or the operation.
    case missing(UsageRole)
    /// Two columns have one name.
    case repeatedName(String)
    /// Two columns may both be the time, the operation or the count.
    case twoNames(UsageRole, String, String)
    /// The header has more columns than any table.
    case tooManyColumns(most: Int)
    /// Lines end with a carriage return only.
    case lineEnds
    /// A row has more or fewer fields than the header.
    case fields(found: Int, expected: Int)
    /// A quote is never closed.
    case unclosedQuote
    /// Behind a closing quote stands something else than a separator.
    case textAfterQuote(String)
    /// Not a time that can be read.
    case time(String)
    /// Not a plain decimal number: "1e3", "1,000", "".
    case count(String)
    case negativeCount(String)
    /// More than twelve places, or more than 1.7 * 10^26.
    case countOutOfRange(String)
    /// With this row all counts together are more than can be kept exactly.
    case totalOutOfRange(String)
    /// The caller knows no operation of this name; empty where none is given.
    case unknownOperation(String)
    /// A line of JSONL is no JSON object of plain values.
    case json(found: String, expected: String)
  }

  package init(line: Int, column: Int, _ reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }
}

/// What a column of a usage file is for.
package enum UsageRole: String, Sendable, Hashable {
  case time
  case operation
  case count
}

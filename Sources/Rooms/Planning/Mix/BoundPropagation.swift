/// Exact deductions from single rows: what the other variables leave to each one.
///
/// Interval arithmetic in whole numbers: in a row of at most `b`, a variable cannot take more than
/// what remains of `b` when all others take their least. A row whose least is above `b` proves that
/// there is no point.
struct BoundPropagation {
  private let starts: [Int]
  private let columns: [Int]
  private let coefficients: [Int128]
  private let senses: [IntegerProgram.Sense]
  private let bounds: [Int128]
  private let columnStarts: [Int]
  private let rowsOfColumns: [Int]

  private var queue: [Int] = []
  private var isQueued: [Bool]

  init(_ program: IntegerProgram) {
    var starts = [0]
    var columns: [Int] = []
    var coefficients: [Int128] = []
    var rows: [[Int]] = Array(repeating: [], count: program.variables.count)
    for (place, row) in program.rows.enumerated() {
      for term in row.terms {
        columns.append(term.variable)
        coefficients.append(term.coefficient)
        rows[term.variable].append(place)
      }
      starts.append(columns.count)
    }
    var columnStarts = [0]
    var rowsOfColumns: [Int] = []
    for row in rows {
      rowsOfColumns += row
      columnStarts.append(rowsOfColumns.count)
    }
    self.starts = starts
    self.columns = columns
    self.coefficients = coefficients
    self.columnStarts = columnStarts
    self.rowsOfColumns = rowsOfColumns
    senses = program.rows.map { $0.sense }
    bounds = program.rows.map { $0.bound }
    isQueued = Array(repeating: false, count: program.rows.count)
  }

  /// Narrows the ranges as far as single rows allow; false where there is no point within them.
  mutating func narrow(_ ranges: inout Ranges) -> Bool {
    for row in senses.indices { enqueue(row) }
    return settle(&ranges)
  }

  /// The same where only the ranges of these variables have become narrower since.
  mutating func narrow(_ ranges: inout Ranges, from columns: [Int]) -> Bool {
    for column in columns { enqueueRows(of: column) }
    return settle(&ranges)
  }

  private mutating func settle(_ ranges: inout Ranges) -> Bool {
    // Two rows may narrow each other one by one for ever; what is left is left to branching.
    var steps = 20 * (senses.count + 10)
    var next = 0
    var isOpen = true
    while next < queue.count, isOpen, steps > 0 {
      let row = queue[next]
      next += 1
      steps -= 1
      isQueued[row] = false
      let sense = senses[row]
      if sense != .atLeast { isOpen = narrow(&ranges, row, sign: 1) }
      if sense != .atMost, isOpen { isOpen = narrow(&ranges, row, sign: -1) }
      if sense == .exactly, isOpen { isOpen = align(&ranges, row) }
    }
    for row in queue[next...] { isQueued[row] = false }
    queue.removeAll(keepingCapacity: true)
    return isOpen
  }

  /// One row as `sign * sum <= sign * bound`.
  private mutating func narrow(_ ranges: inout Ranges, _ row: Int, sign: Int128) -> Bool {
    var rest = sign * bounds[row]
    for entry in starts[row]..<starts[row + 1] {
      let (column, coefficient) = (columns[entry], sign * coefficients[entry])
      let end = coefficient > 0 ? ranges.lower[column] : ranges.upper[column]
      rest &-= coefficient &* Int128(end)
    }
    if rest < 0 { return false }
    for entry in starts[row]..<starts[row + 1] {
      let (column, coefficient) = (columns[entry], sign * coefficients[entry])
      let (lower, upper) = (ranges.lower[column], ranges.upper[column])
      if lower == upper { continue }
      let width = Int128(upper - lower)
      let size = coefficient > 0 ? coefficient : -coefficient
      if size &* width <= rest { continue }
      // The quotient is below the width, so it fits.
      let most = Int64(truncatingIfNeeded: rest / size)
      if coefficient > 0 {
        ranges.upper[column] = lower + most
      } else {
        ranges.lower[column] = upper - most
      }
      enqueueRows(of: column)
    }
    return true
  }

  /// What divisibility says of a row that must be exact.
  ///
  /// If all other open coefficients are multiples of some number, then a variable with coefficient
  /// one or minus one has one possible remainder by it; and what they all divide, the rest must be.
  private mutating func align(_ ranges: inout Ranges, _ row: Int) -> Bool {
    var rest = bounds[row]
    var common: Int128 = 0
    var single: Int?
    for entry in starts[row]..<starts[row + 1] {
      let (column, coefficient) = (columns[entry], coefficients[entry])
      if ranges.lower[column] == ranges.upper[column] {
        rest &-= coefficient &* Int128(ranges.lower[column])
        continue
      }
      if single == nil, coefficient == 1 || coefficient == -1 {
        single = entry
        continue
      }
      var other = coefficient
      while other != 0 { (common, other) = (other, common % other) }
      if common == 1 || common == -1 { return true }
    }
    if common < 0 { common = -common }
    guard let single else { return common == 0 ? rest == 0 : rest % common == 0 }
    if common == 0 { return true }
    let column = columns[single]
    let (lower, upper) = (ranges.lower[column], ranges.upper[column])
    let wanted = coefficients[single] * rest
    let up = Self.remainder(wanted - Int128(lower), common)
    let down = Self.remainder(Int128(upper) - wanted, common)
    if up + down > Int128(upper - lower) { return false }
    if up == 0, down == 0 { return true }
    ranges.lower[column] = lower + Int64(truncatingIfNeeded: up)
    ranges.upper[column] = upper - Int64(truncatingIfNeeded: down)
    enqueueRows(of: column)
    return true
  }

  private static func remainder(_ value: Int128, _ divisor: Int128) -> Int128 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  private mutating func enqueueRows(of column: Int) {
    for entry in columnStarts[column]..<columnStarts[column + 1] { enqueue(rowsOfColumns[entry]) }
  }

  private mutating func enqueue(_ row: Int) {
    if isQueued[row] { return }
    isQueued[row] = true
    queue.append(row)
  }
}

/// What values each variable may still take.
struct Ranges: Sendable, Hashable {
  var lower: [Int64]
  var upper: [Int64]

  init(_ program: IntegerProgram) {
    lower = program.variables.map { $0.lower }
    upper = program.variables.map { $0.upper }
  }

  /// Whether each variable has one value left.
  var isPoint: Bool { lower == upper }
}

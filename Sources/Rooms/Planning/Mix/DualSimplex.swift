/// The linear relaxation of a program, solved in floating-point numbers, for guidance only.
///
/// The dual simplex method for variables between bounds, on a dense tableau, with steepest-edge
/// pricing and bound flipping (A. Koberstein, "The dual simplex method, techniques for a fast and
/// stable implementation", 2005). As every variable is bounded on both sides, slacks included,
/// each basis is dual feasible once the others stand at the right bound: there is no first phase,
/// and the last basis is a start for whatever ranges come next.
struct DualSimplex {
  /// How a solution ended.
  enum Ending: Sendable, Hashable {
    /// All values lie within their bounds, as far as floating-point numbers can tell.
    case solved
    /// The basic variable of this row seems to find no value.
    case stuck(row: Int)
    /// The cost passed the cutoff, or the iterations ran out.
    case stopped
  }

  private let rowCount: Int
  private let columnCount: Int
  /// Structural columns, slack columns, right-hand side.
  private let width: Int
  private let pristine: [Double]
  private let costs: [Double]
  private let rowScales: [Double]
  private let columnScales: [Double]
  private let costScale: Double

  private var table: [Double]
  private var reduced: [Double]
  private var basic: [Int]
  private var rowOf: [Int]
  private var lower: [Double]
  private var upper: [Double]
  private var values: [Double]
  private var pivots = 0

  private static let tolerance = 1e-9

  init(_ program: IntegerProgram, costs exact: [Int128]) {
    let rows = program.rows.count
    let columns = program.variables.count
    let width = columns + rows + 1
    let scales = Self.scales(of: program)
    var table = Array(repeating: 0.0, count: rows * width)
    var lower = Array(repeating: 0.0, count: columns + rows)
    var upper = lower
    for (place, row) in program.rows.enumerated() {
      var (least, most) = (0.0, 0.0)
      for term in row.terms {
        let factor = Double(term.coefficient) * scales.rows[place]
        table[place * width + term.variable] = factor * scales.columns[term.variable]
        let variable = program.variables[term.variable]
        let ends = (factor * Double(variable.lower), factor * Double(variable.upper))
        least += min(ends.0, ends.1)
        most += max(ends.0, ends.1)
      }
      let bound = Double(row.bound) * scales.rows[place]
      table[place * width + columns + place] = 1
      table[place * width + width - 1] = bound
      // Twice what the slack can reach, so that it never rests on a bound that is only implied.
      if row.sense == .atMost { upper[columns + place] = 2 * max(bound - least, 0) + 1 }
      if row.sense == .atLeast { lower[columns + place] = 2 * min(bound - most, 0) - 1 }
    }
    var costs = Array(repeating: 0.0, count: columns + rows)
    var largest = 0.0
    for column in 0..<columns {
      costs[column] = Double(exact[column]) * scales.columns[column]
      largest = max(largest, costs[column].magnitude)
    }
    costScale = largest > 0 ? 1 / largest : 1
    for column in 0..<columns { costs[column] *= costScale }
    rowCount = rows
    columnCount = columns
    self.width = width
    pristine = table
    self.costs = costs
    rowScales = scales.rows
    columnScales = scales.columns
    self.table = table
    reduced = costs
    basic = Array(columns..<columns + rows)
    rowOf = Array(repeating: -1, count: columns) + Array(0..<rows)
    self.lower = lower
    self.upper = upper
    values = lower
  }

  /// Solves within the ranges; stops early where the cost passes the cutoff.
  ///
  /// With `most`, it also stops after that many iterations, else after as many as it should need.
  mutating func solve(_ ranges: Ranges, cutoff: Double, most: Int? = nil) -> Ending {
    if pivots > 100 { startAfresh() }
    for column in 0..<columnCount {
      lower[column] = Double(ranges.lower[column]) / columnScales[column]
      upper[column] = Double(ranges.upper[column]) / columnScales[column]
    }
    place()
    let limit = most ?? 20 * (rowCount + 20)
    let scaledCutoff = cutoff * costScale
    for iteration in 0..<limit {
      // In the second half by the lowest index, which cannot run in circles (R. G. Bland, 1977).
      let isCareful = most == nil && iteration > limit / 2
      guard let row = leavingRow(isCareful) else { return .solved }
      let column = basic[row]
      let isBelow = values[column] < lower[column]
      guard let entering = enteringColumn(row, isBelow: isBelow, isCareful) else {
        return .stuck(row: row)
      }
      exchange(row, entering, target: isBelow ? lower[column] : upper[column])
      if scaledCost > scaledCutoff { return .stopped }
    }
    return .stopped
  }

  /// What the last values cost.
  var cost: Double { scaledCost / costScale }

  /// The value of a variable of the program.
  func value(of column: Int) -> Double {
    values[column] * columnScales[column]
  }

  /// The multipliers of the rows, in units of the costs.
  var multipliers: [Double] {
    (0..<rowCount).map { -reduced[columnCount + $0] * rowScales[$0] / costScale }
  }

  /// Multipliers of the rows that show why a row's basic variable finds no value.
  func ray(_ row: Int) -> [Double] {
    let column = basic[row]
    let sign: Double = values[column] < lower[column] ? -1 : 1
    return (0..<rowCount).map { sign * table[row * width + columnCount + $0] * rowScales[$0] }
  }

  /// Whether a row has no slack, as one that is not basic.
  func isTight(_ row: Int) -> Bool { rowOf[columnCount + row] < 0 }

  /// Factors of the rows whose sum has a basic variable once and the other basic ones not at all.
  func factors(of column: Int) -> [Double]? {
    let row = rowOf[column]
    if row < 0 { return nil }
    let scale = columnScales[column]
    return (0..<rowCount).map { table[row * width + columnCount + $0] * rowScales[$0] * scale }
  }

  /// How the multipliers must change for the reduced costs of the basic variables to be zero.
  ///
  /// The remainders are the reduced costs by the multipliers that were tried.
  func corrections(for remainders: [Int128], _ tried: [Int128]) -> [Double] {
    var corrections = Array(repeating: 0.0, count: rowCount)
    for row in 0..<rowCount {
      let column = basic[row]
      let remainder: Double
      if column < columnCount {
        remainder = Double(remainders[column]) * columnScales[column]
      } else {
        remainder = -Double(tried[column - columnCount]) / rowScales[column - columnCount]
      }
      if remainder == 0 { continue }
      for place in 0..<rowCount {
        corrections[place] += remainder * table[row * width + columnCount + place]
      }
    }
    for place in 0..<rowCount { corrections[place] *= rowScales[place] }
    return corrections
  }
}

// MARK: - One iteration

extension DualSimplex {
  fileprivate var scaledCost: Double {
    var sum = 0.0
    for column in 0..<columnCount { sum += costs[column] * values[column] }
    return sum
  }

  /// The row whose basic variable is farthest out of its bounds, by steepest edge.
  private func leavingRow(_ isCareful: Bool) -> Int? {
    var best: Int?
    var bestScore = 0.0
    for row in 0..<rowCount {
      let column = basic[row]
      let value = values[column]
      let excess = max(lower[column] - value, value - upper[column])
      guard excess > Self.tolerance * max(1, value.magnitude) else { continue }
      if isCareful {
        if let known = best, basic[known] < column { continue }
        best = row
        continue
      }
      var norm = 0.0
      let start = row * width + columnCount
      for place in start..<start + rowCount { norm += table[place] * table[place] }
      let score = excess * excess / max(norm, 1e-12)
      if score > bestScore { (best, bestScore) = (row, score) }
    }
    return best
  }

  /// The column that enters, after those that may simply go to their other bound have done so.
  private mutating func enteringColumn(_ row: Int, isBelow: Bool, _ isCareful: Bool) -> Int? {
    var candidates: [(column: Int, ratio: Double, size: Double)] = []
    let start = row * width
    for column in 0..<columnCount + rowCount where rowOf[column] < 0 {
      guard lower[column] < upper[column] else { continue }
      let factor = isBelow ? -table[start + column] : table[start + column]
      let isAtLower = values[column] == lower[column]
      // At its lower bound it can only grow, at its upper one only shrink.
      guard isAtLower ? factor > Self.tolerance : factor < -Self.tolerance else { continue }
      let size = factor.magnitude
      candidates.append((column, reduced[column].magnitude / size, size))
    }
    let leaving = basic[row]
    let value = values[leaving]
    var excess = isBelow ? lower[leaving] - value : value - upper[leaving]
    var flipped: [Int] = []
    while !candidates.isEmpty {
      var best = 0
      for (place, candidate) in candidates.enumerated().dropFirst() {
        let gap = candidate.ratio - candidates[best].ratio
        // Among equals the largest pivot is the most accurate one.
        let isTie = !isCareful && gap.magnitude <= 1e-12
        if isTie ? candidate.size > candidates[best].size : gap < 0 { best = place }
      }
      let chosen = candidates[best]
      let relief = chosen.size * (upper[chosen.column] - lower[chosen.column])
      if isCareful || excess - relief <= 0 {
        flip(flipped)
        return chosen.column
      }
      excess -= relief
      flipped.append(chosen.column)
      candidates.remove(at: best)
    }
    return nil
  }

  private mutating func flip(_ columns: [Int]) {
    for column in columns {
      let isAtLower = values[column] == lower[column]
      let step = isAtLower ? upper[column] - lower[column] : lower[column] - upper[column]
      values[column] = isAtLower ? upper[column] : lower[column]
      for row in 0..<rowCount { values[basic[row]] -= table[row * width + column] * step }
    }
  }

  /// The basic variable of the row goes to its bound, and the column takes its place.
  private mutating func exchange(_ row: Int, _ entering: Int, target: Double) {
    let leaving = basic[row]
    let step = (values[leaving] - target) / table[row * width + entering]
    for other in 0..<rowCount { values[basic[other]] -= table[other * width + entering] * step }
    values[entering] += step
    values[leaving] = target
    pivot(row, entering)
    rowOf[leaving] = -1
    rowOf[entering] = row
    basic[row] = entering
    pivots += 1
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let (width, rowCount) = (width, rowCount)
    table.withUnsafeMutableBufferPointer { table in
      let own = row * width
      let inverse = 1 / table[own + column]
      for place in own..<own + width { table[place] *= inverse }
      table[own + column] = 1
      for other in 0..<rowCount where other != row {
        let start = other * width
        let factor = table[start + column]
        if factor == 0 { continue }
        for place in 0..<width { table[start + place] -= factor * table[own + place] }
        table[start + column] = 0
      }
      let factor = reduced[column]
      if factor == 0 { return }
      reduced.withUnsafeMutableBufferPointer { reduced in
        for place in 0..<width - 1 { reduced[place] -= factor * table[own + place] }
        reduced[column] = 0
      }
    }
  }
}

// MARK: - The start

extension DualSimplex {
  /// Puts each variable that is not basic at the bound its reduced cost asks for.
  private mutating func place() {
    for column in 0..<columnCount + rowCount where rowOf[column] < 0 {
      if reduced[column] > 0 {
        values[column] = lower[column]
      } else if reduced[column] < 0 {
        values[column] = upper[column]
      } else if values[column] != upper[column] {
        values[column] = lower[column]
      }
    }
    for row in 0..<rowCount {
      var sum = table[row * width + width - 1]
      let start = row * width
      for column in 0..<width - 1 where rowOf[column] < 0 {
        sum -= table[start + column] * values[column]
      }
      values[basic[row]] = sum
    }
  }

  /// Computes the tableau of the same basis from the program, as pivots add up their errors.
  private mutating func startAfresh() {
    let wanted = basic.filter { $0 < columnCount }
    table = pristine
    reduced = costs
    basic = Array(columnCount..<columnCount + rowCount)
    pivots = 0
    var isTaken = basic.map { _ in false }
    // A slack that is to stay keeps its own row.
    for column in columnCount..<columnCount + rowCount where rowOf[column] >= 0 {
      isTaken[column - columnCount] = true
    }
    rowOf = Array(repeating: -1, count: columnCount) + Array(0..<rowCount)
    for column in wanted {
      var best: Int?
      var size = 1e-7
      for row in 0..<rowCount where !isTaken[row] {
        let magnitude = table[row * width + column].magnitude
        if magnitude > size { (best, size) = (row, magnitude) }
      }
      // A column that depends on the others stays out, and the slack of a row stays in.
      guard let row = best else { continue }
      rowOf[basic[row]] = -1
      pivot(row, column)
      basic[row] = column
      rowOf[column] = row
      isTaken[row] = true
    }
  }

  /// Powers of two that bring all coefficients near to one; multiplying by them rounds nothing.
  private static func scales(
    of program: IntegerProgram
  ) -> (rows: [Double], columns: [Double]) {
    var rows = program.rows.map { _ in 1.0 }
    var columns = program.variables.map { _ in 1.0 }
    for _ in 0..<2 {
      var largest = columns.map { _ in 0.0 }
      var smallest = columns.map { _ in Double.infinity }
      for (place, row) in program.rows.enumerated() {
        var (most, least) = (0.0, Double.infinity)
        for term in row.terms {
          let size = Double(term.coefficient).magnitude * columns[term.variable]
          most = max(most, size)
          least = min(least, size)
        }
        if most > 0 { rows[place] = power(most, least) }
        for term in row.terms {
          let size = Double(term.coefficient).magnitude * rows[place]
          largest[term.variable] = max(largest[term.variable], size)
          smallest[term.variable] = min(smallest[term.variable], size)
        }
      }
      for column in columns.indices where largest[column] > 0 {
        columns[column] = power(largest[column], smallest[column])
      }
    }
    return (rows, columns)
  }

  /// About one over the geometric mean.
  private static func power(_ most: Double, _ least: Double) -> Double {
    let exponent = (Int(most.exponent) + Int(least.exponent)) / 2
    return Double(sign: .plus, exponent: -exponent, significand: 1)
  }
}

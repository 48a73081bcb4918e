/// Rows that every point keeps and the relaxation does not, so that its bound rises.
///
/// Mixed-integer rounding of a row of the tableau, which is Gomory's cut for whole variables
/// (H. Marchand and L. A. Wolsey, "Aggregation and mixed integer rounding to solve MIPs",
/// Operations Research 49, 2001): from `sum a_j x_j <= b` over whole `x_j >= 0` and any divisor `d`
/// follows `sum (floor(a_j / d) + max(0, f_j - f) / (1 - f)) x_j <= floor(b / d)`, with `f_j` and `f`
/// what `a_j / d` and `b / d` are above a whole number. The tableau only says which sum of rows to
/// take: its factors are rounded to whole numbers first, and all that follows is exact, so that no
/// cut is wrong by a rounding.
struct RoundingCuts {
  private let program: IntegerProgram
  private let ranges: Ranges

  init(_ program: IntegerProgram, within ranges: Ranges) {
    self.program = program
    self.ranges = ranges
  }

  /// The program with cuts added, for as long as they raise the bound.
  static func strengthened(_ program: IntegerProgram) -> IntegerProgram {
    var propagation = BoundPropagation(program)
    var ranges = Ranges(program)
    guard propagation.narrow(&ranges) else { return program }
    let costs = SafeBound(program).costs
    var strengthened = program
    var cost = -Double.infinity
    for _ in 0..<mostRounds {
      var simplex = DualSimplex(strengthened, costs: costs)
      guard simplex.solve(ranges, cutoff: .infinity) == .solved else { break }
      guard simplex.cost > cost + 1e-6 * max(1, cost.magnitude) || cost.isInfinite else { break }
      cost = simplex.cost
      // Cuts that do not hold the relaxation any more only make it slower.
      let kept = strengthened.rows.enumerated().filter { place, _ in
        place < program.rows.count || simplex.isTight(place)
      }
      let cuts = RoundingCuts(strengthened, within: ranges).cuts(by: simplex)
      if cuts.isEmpty { break }
      do throws(IntegerProgramError) {
        strengthened = try IntegerProgram(
          variables: program.variables,
          rows: kept.map { $0.element } + cuts
        )
      } catch {
        break
      }
    }
    return strengthened
  }

  private static let mostRounds = 2

  /// One for each variable that the relaxation leaves between two whole numbers, if it can be had.
  private func cuts(by simplex: DualSimplex) -> [IntegerProgram.Row] {
    var cuts: [IntegerProgram.Row] = []
    for column in program.variables.indices where cuts.count < Self.mostCuts {
      let value = simplex.value(of: column)
      let fraction = value - value.rounded(.down)
      guard fraction > 0.005, fraction < 0.995, value.magnitude < 0x1p50 else { continue }
      guard let factors = simplex.factors(of: column) else { continue }
      if let cut = cut(factors, column, by: simplex) { cuts.append(cut) }
    }
    return cuts
  }

  private static let mostCuts = 8
}

// MARK: - One cut

extension RoundingCuts {
  /// How many binary places the factors of rows keep, and those of a cut.
  private static let places = 44
  private static let cutPlaces = 20

  private func cut(
    _ factors: [Double],
    _ column: Int,
    by simplex: DualSimplex
  ) -> IntegerProgram.Row? {
    var whole: [Int128] = []
    for factor in factors {
      let scaled = factor * Double(Int64(1) << Int64(Self.places))
      guard scaled.magnitude < 0x1p80 else { return nil }
      whole.append(Int128(scaled.rounded(.toNearestOrEven)))
    }
    var sum = CheckedSum(columns: program.variables.count)
    for (row, factor) in zip(program.rows, whole) where factor != 0 { sum.add(row, times: factor) }
    // From here on each variable is counted from the end of its range that is nearer.
    let isFromTop = program.variables.indices.map { place in
      let (lower, upper) = (Double(ranges.lower[place]), Double(ranges.upper[place]))
      return place != column && simplex.value(of: place) > (lower + upper) / 2
    }
    sum.shift(to: ranges, isFromTop, sign: 1)
    guard let divisor = sum.coefficient(of: column), divisor > 0, let bound = sum.value else {
      return nil
    }
    let rest = Self.remainder(bound, divisor)
    let share = Double(rest) / Double(divisor)
    guard share > 0.005, share < 0.995 else { return nil }
    // The divisor has as many places as the factors; cutting some off only makes the row weaker.
    let excess = Int128.bitWidth - (divisor - rest).leadingZeroBitCount - Self.cutPlaces
    let shift = Int128(max(excess, 0))
    func rounded(_ value: Int128) -> Int128? {
      let (product, overflow) = (divisor - rest).multipliedReportingOverflow(
        by: Self.quotient(value, divisor)
      )
      let (total, isWide) = product.addingReportingOverflow(
        max(0, Self.remainder(value, divisor) - rest)
      )
      return overflow || isWide || total.magnitude >= CheckedSum.limit ? nil : total >> shift
    }
    guard let top = rounded(bound - rest) else { return nil }
    var cut = CheckedSum(columns: program.variables.count)
    cut.addBound(top)
    for place in program.variables.indices {
      guard let coefficient = sum.coefficient(of: place), let factor = rounded(coefficient) else {
        return nil
      }
      cut.add(place, factor)
    }
    cut.shift(to: ranges, isFromTop, sign: -1)
    for (row, factor) in zip(program.rows, whole) where factor != 0 && row.sense != .exactly {
      // The slack of a row is whole as well: its bound less its sum, or its sum less its bound.
      let isUpper = row.sense == .atMost
      guard let slack = rounded(isUpper ? factor : -factor) else { return nil }
      cut.add(row, times: isUpper ? -slack : slack)
    }
    guard let row = cut.row else { return nil }
    return Self.isBroken(row, by: simplex) ? row : nil
  }

  /// Whether the relaxation's point lies beyond the row, by more than it may be off itself.
  private static func isBroken(_ row: IntegerProgram.Row, by simplex: DualSimplex) -> Bool {
    var (sum, size) = (0.0, 0.0)
    for term in row.terms {
      let part = Double(term.coefficient) * simplex.value(of: term.variable)
      sum += part
      size = max(size, part.magnitude)
    }
    return sum > Double(row.bound) + 1e-7 * max(size, 1)
  }

  /// The whole number below a quotient, for a divisor above zero.
  private static func quotient(_ value: Int128, _ divisor: Int128) -> Int128 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  private static func remainder(_ value: Int128, _ divisor: Int128) -> Int128 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }
}

/// A sum of rows that remembers whether a number became too large.
private struct CheckedSum {
  private var coefficients: [Int128]
  private var bound: Int128 = 0
  private var isWide = false

  /// Leaves room for turning signs and adding small numbers without a check.
  static let limit: UInt128 = 1 << 125

  init(columns: Int) {
    coefficients = Array(repeating: 0, count: columns)
  }

  /// The right-hand side, unless a number became too large.
  var value: Int128? { isWide ? nil : bound }

  func coefficient(of column: Int) -> Int128? { isWide ? nil : coefficients[column] }

  mutating func add(_ row: IntegerProgram.Row, times factor: Int128) {
    for term in row.terms {
      Self.add(term.coefficient, factor, to: &coefficients[term.variable], &isWide)
    }
    Self.add(row.bound, factor, to: &bound, &isWide)
  }

  mutating func add(_ column: Int, _ coefficient: Int128) {
    Self.add(coefficient, 1, to: &coefficients[column], &isWide)
  }

  mutating func addBound(_ value: Int128) {
    Self.add(value, 1, to: &bound, &isWide)
  }

  /// Counts variables from the ends of their ranges (sign 1), or back from there from zero (-1).
  mutating func shift(to ranges: Ranges, _ isFromTop: [Bool], sign: Int128) {
    for column in coefficients.indices where coefficients[column] != 0 && !isWide {
      let end = isFromTop[column] ? ranges.upper[column] : ranges.lower[column]
      if sign < 0, isFromTop[column] { coefficients[column] = -coefficients[column] }
      Self.add(coefficients[column], -sign * Int128(end), to: &bound, &isWide)
      if sign > 0, isFromTop[column] { coefficients[column] = -coefficients[column] }
    }
  }

  /// As a row, divided by what its coefficients have in common.
  var row: IntegerProgram.Row? {
    if isWide { return nil }
    var common: Int128 = 0
    for coefficient in coefficients {
      var rest = coefficient
      while rest != 0 { (common, rest) = (rest, common % rest) }
    }
    if common == 0 { return nil }
    let divisor = common < 0 ? -common : common
    let terms = coefficients.enumerated().filter { $0.element != 0 }.map {
      IntegerProgram.Term($0.offset, $0.element / divisor)
    }
    let quotient = bound / divisor
    return IntegerProgram.Row(terms, .atMost, bound % divisor < 0 ? quotient - 1 : quotient)
  }

  private static func add(
    _ factor: Int128,
    _ other: Int128,
    to sum: inout Int128,
    _ isWide: inout Bool
  ) {
    let (product, first) = factor.multipliedReportingOverflow(by: other)
    let (total, second) = sum.addingReportingOverflow(product)
    sum = total
    isWide = isWide || first || second || total.magnitude >= limit
  }
}

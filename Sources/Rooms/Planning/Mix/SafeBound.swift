/// What no point within given ranges can cost less than, from any multipliers, in exact arithmetic.
///
/// By weak duality any multipliers `y`, of the right signs for their rows, give the bound
/// `sum y_i b_i + sum_j min (c_j - sum_i y_i a_ij) x_j`, each minimum over the range of `x_j`. As
/// all ranges are finite, it holds for multipliers that floating-point arithmetic got slightly
/// wrong too (A. Neumaier and O. Shcherbina, "Safe bounds in linear and mixed-integer linear
/// programming", Mathematical Programming 99, 2004). Here they are rounded to whole multiples of
/// 2^-k and everything else is done in whole numbers.
///
/// Costs are counted in their greatest common divisor, of which every point costs a whole multiple,
/// so that bounds are rounded up to whole numbers.
struct SafeBound {
  /// In units of the greatest common divisor of all costs.
  let costs: [Int128]
  let unit: Int128

  private let starts: [Int]
  private let columns: [Int]
  private let coefficients: [Int128]
  private let senses: [IntegerProgram.Sense]
  private let rowBounds: [Int128]

  /// Multipliers are whole multiples of 2^-places.
  private let places: Int

  /// `(c_j - sum_i y_i a_ij) * 2^places` of the last bound.
  private(set) var reduced: [Int128]

  /// The last bound times 2^places, before it was rounded up.
  private var scaledBound: Int128 = 0

  /// Whether the last bound was one of the costs, so that ranges can be narrowed by it.
  private var isOfCosts = false

  /// The last multipliers times 2^-places.
  private(set) var multipliers: [Int128]

  init(_ program: IntegerProgram) {
    var unit: Int128 = 0
    for variable in program.variables {
      var rest = variable.cost
      while rest != 0 { (unit, rest) = (rest, unit % rest) }
    }
    let divisor = unit == 0 ? 1 : (unit < 0 ? -unit : unit)
    self.unit = divisor
    costs = program.variables.map { $0.cost / divisor }
    var starts = [0]
    var columns: [Int] = []
    var coefficients: [Int128] = []
    for row in program.rows {
      for term in row.terms {
        columns.append(term.variable)
        coefficients.append(term.coefficient)
      }
      starts.append(columns.count)
    }
    self.starts = starts
    self.columns = columns
    self.coefficients = coefficients
    senses = program.rows.map { $0.sense }
    rowBounds = program.rows.map { $0.bound }
    var span: Int128 = 1
    for (cost, variable) in zip(costs, program.variables) {
      let reach = max(variable.lower.magnitude, variable.upper.magnitude)
      span += Int128(cost.magnitude) * Int128(reach)
    }
    // Leaves a dozen bits for products that are larger than all costs together.
    let width = Int128.bitWidth - span.leadingZeroBitCount
    places = max(0, min(60, 112 - width))
    reduced = costs
    multipliers = Array(repeating: 0, count: program.rows.count)
  }

  /// The bound with multipliers of zero: each variable at its cheaper end.
  func trivial(_ ranges: Ranges) -> Int128 {
    var sum: Int128 = 0
    for (column, cost) in costs.enumerated() {
      sum &+= cost &* Int128(cost > 0 ? ranges.lower[column] : ranges.upper[column])
    }
    return sum
  }

  /// The bound by these multipliers rounded, or `nil` where a number would be too large.
  mutating func bound(by estimates: [Double], _ ranges: Ranges) -> Int128? {
    let scale = Self.power(places)
    isOfCosts = false
    for (row, estimate) in estimates.enumerated() {
      guard let multiplier = Self.rounded(estimate * scale) else { return nil }
      multipliers[row] = clipped(multiplier, row)
    }
    return bound(over: costs, shiftedBy: places, ranges)
  }

  /// The bound by the last multipliers with these corrections, in multiples of 2^-places.
  mutating func bound(correctedBy corrections: [Double], _ ranges: Ranges) -> Int128? {
    isOfCosts = false
    for (row, correction) in corrections.enumerated() {
      guard let step = Self.rounded(correction) else { return nil }
      let (multiplier, overflow) = multipliers[row].addingReportingOverflow(step)
      if overflow { return nil }
      multipliers[row] = clipped(multiplier, row)
    }
    return bound(over: costs, shiftedBy: places, ranges)
  }

  /// Whether these multipliers prove that no point lies within the ranges.
  ///
  /// A positive bound for costs of zero does, as every point costs zero then (Farkas' lemma).
  mutating func provesEmpty(_ estimates: [Double], _ ranges: Ranges) -> Bool {
    let largest = estimates.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return false }
    for (row, estimate) in estimates.enumerated() {
      guard let multiplier = Self.rounded(estimate / largest * 0x1p40) else { return false }
      multipliers[row] = clipped(multiplier, row)
    }
    guard bound(over: nil, shiftedBy: 0, ranges) != nil else { return false }
    return scaledBound > 0
  }

  /// Takes away values with which a point would cost `incumbent` or more, by the last bound.
  ///
  /// - Returns: whether a range became narrower.
  func narrow(_ ranges: inout Ranges, below incumbent: Int128) -> Bool {
    let (top, isTooLarge) = (incumbent - 1).multipliedReportingOverflow(by: 1 << Int128(places))
    let (room, isWide) = top.subtractingReportingOverflow(scaledBound)
    guard isOfCosts, !isTooLarge, !isWide, room >= 0 else { return false }
    var isNarrower = false
    for (column, cost) in reduced.enumerated() where cost != 0 {
      let (lower, upper) = (ranges.lower[column], ranges.upper[column])
      guard lower < upper else { continue }
      let size = Int128(clamping: cost.magnitude)
      // Dividing is slow, and almost always the room is far larger or smaller than one step.
      if room < size {
        ranges.upper[column] = cost > 0 ? lower : upper
        ranges.lower[column] = cost > 0 ? lower : upper
        isNarrower = true
        continue
      }
      let most = room / size
      guard most < Int128(upper - lower) else { continue }
      if cost > 0 {
        ranges.upper[column] = lower + Int64(truncatingIfNeeded: most)
      } else {
        ranges.lower[column] = upper - Int64(truncatingIfNeeded: most)
      }
      isNarrower = true
    }
    return isNarrower
  }

  /// Fills `reduced` and `scaledBound`; the result is rounded up to whole units.
  private mutating func bound(
    over costs: [Int128]?,
    shiftedBy places: Int,
    _ ranges: Ranges
  ) -> Int128? {
    isOfCosts = false
    for column in reduced.indices { reduced[column] = (costs?[column] ?? 0) << Int128(places) }
    var sum: Int128 = 0
    var isWide = false
    for (row, multiplier) in multipliers.enumerated() where multiplier != 0 {
      for entry in starts[row]..<starts[row + 1] {
        let (product, first) = multiplier.multipliedReportingOverflow(by: coefficients[entry])
        let (rest, second) = reduced[columns[entry]].subtractingReportingOverflow(product)
        reduced[columns[entry]] = rest
        isWide = isWide || first || second
      }
      isWide = Self.add(multiplier, times: rowBounds[row], to: &sum) || isWide
    }
    for (column, cost) in reduced.enumerated() where cost != 0 {
      let end = cost > 0 ? ranges.lower[column] : ranges.upper[column]
      isWide = Self.add(cost, times: Int128(end), to: &sum) || isWide
    }
    if isWide { return nil }
    scaledBound = sum
    isOfCosts = costs != nil
    let whole = sum >> Int128(places)
    return whole << Int128(places) == sum ? whole : whole + 1
  }

  /// A multiplier of the wrong sign for its row would prove nothing.
  private func clipped(_ multiplier: Int128, _ row: Int) -> Int128 {
    switch senses[row] {
    case .atMost: min(multiplier, 0)
    case .exactly: multiplier
    case .atLeast: max(multiplier, 0)
    }
  }

  /// Whether the sum overflows.
  private static func add(_ factor: Int128, times other: Int128, to sum: inout Int128) -> Bool {
    let (product, first) = factor.multipliedReportingOverflow(by: other)
    let (total, second) = sum.addingReportingOverflow(product)
    sum = total
    return first || second
  }

  /// The nearest whole number where it is of a size that leaves room to multiply.
  private static func rounded(_ value: Double) -> Int128? {
    guard value.magnitude < 0x1p100 else { return nil }
    return Int128(value.rounded(.toNearestOrEven))
  }

  private static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}

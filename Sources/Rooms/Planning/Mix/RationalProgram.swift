import Vocabulary

/// An integer program whose numbers are fractions, to be scaled to whole ones.
struct RationalProgram {
  private(set) var costs: [Rational] = []
  private var ranges: [ClosedRange<Int64>] = []
  private var rows: [Row] = []

  private struct Row {
    let terms: [(column: Int, coefficient: Rational)]
    let sense: IntegerProgram.Sense
    let bound: Rational
  }

  /// Adds a variable from `least` up to `most`; returns its column.
  mutating func addVariable(cost: Rational, least: Int64 = 0, most: Int64) -> Int {
    costs.append(cost)
    ranges.append(least...max(most, least))
    return costs.count - 1
  }

  func most(of column: Int) -> Int64 { ranges[column].upperBound }

  mutating func fix(_ column: Int, at value: Int64) {
    ranges[column] = value...value
  }

  /// Lets no point cost more than this one; false where its cost does not fit.
  mutating func keepCost(of point: [Int64]) -> Bool {
    var total = Rational.zero
    for (cost, value) in zip(costs, point) {
      guard
        let factor = Rational(Int128(value), over: 1), let product = cost.multiplied(by: factor),
        let sum = total.adding(product)
      else { return false }
      total = sum
    }
    addRow(costs.enumerated().map { ($0.offset, $0.element) }, .atMost, total)
    return true
  }

  /// Lets the given columns cost one and the others nothing.
  mutating func replaceCosts(countingOnly columns: [Int]) {
    costs = costs.map { _ in .zero }
    for column in columns { costs[column] = .one }
  }

  mutating func addRow(
    _ terms: [(column: Int, coefficient: Rational)],
    _ sense: IntegerProgram.Sense,
    _ bound: Rational
  ) {
    rows.append(Row(terms: terms, sense: sense, bound: bound))
  }

  /// The same in whole numbers, its costs multiplied by `costScale`; `nil` where they do not fit.
  ///
  /// Columns in `closed` stay at zero.
  func whole(closing closed: Set<Int> = []) -> (program: IntegerProgram, costScale: Int128)? {
    guard let costScale = Int128(commonDenominatorOf: costs) else { return nil }
    var variables: [IntegerProgram.Variable] = []
    for (column, range) in ranges.enumerated() {
      guard let cost = costs[column].scaled(by: costScale) else { return nil }
      variables.append(IntegerProgram.Variable(cost: cost, closed.contains(column) ? 0...0 : range))
    }
    var whole: [IntegerProgram.Row] = []
    for row in rows {
      let numbers = row.terms.map { $0.coefficient } + [row.bound]
      guard
        let scale = Int128(commonDenominatorOf: numbers), let bound = row.bound.scaled(by: scale)
      else { return nil }
      var terms: [IntegerProgram.Term] = []
      for term in row.terms {
        guard let coefficient = term.coefficient.scaled(by: scale) else { return nil }
        terms.append(IntegerProgram.Term(term.column, coefficient))
      }
      whole.append(IntegerProgram.Row(terms, row.sense, bound))
    }
    do throws(IntegerProgramError) {
      return (try IntegerProgram(variables: variables, rows: whole), costScale)
    } catch {
      return nil
    }
  }
}

extension Int128 {
  /// The least common denominator, or `nil` where it does not fit.
  init?(commonDenominatorOf numbers: [Rational]) {
    var common: Int128 = 1
    for number in numbers {
      // Reduced, the first denominator over the second tells which factors are missing.
      guard let missing = Rational(number.denominator, over: common)?.numerator else { return nil }
      let (product, overflow) = common.multipliedReportingOverflow(by: missing)
      if overflow { return nil }
      common = product
    }
    self = common
  }
}

extension Rational {
  /// The whole number it is times a multiple of its denominator, or `nil` where it does not fit.
  func scaled(by scale: Int128) -> Int128? {
    let (product, overflow) = numerator.multipliedReportingOverflow(by: scale / denominator)
    return overflow ? nil : product
  }
}

/// A linear program in whole numbers between finite bounds, to be solved exactly.
///
/// Minimises the sum of cost times value, where each row's sum of coefficient times value is at
/// most, exactly or at least its bound. All numbers are whole: the caller scales them, costs to
/// counts of a money quantum. No sum of a program can overflow: one that could is refused.
///
///     let program = try IntegerProgram(
///       variables: [.init(cost: 10, 0...5), .init(cost: 45, 0...1)],
///       rows: [.init([.init(0, 1_000), .init(1, 5_000)], .atLeast, 4_200)]
///     )
///     program.solved()  // .optimal([0, 1], cost: 45, ...)
package struct IntegerProgram: Sendable, Hashable {
  package let variables: [Variable]

  /// Each with its terms sorted by variable, one a variable, none with a coefficient of zero.
  package let rows: [Row]

  package struct Variable: Sendable, Hashable {
    package let cost: Int128
    package let lower: Int64
    package let upper: Int64

    package init(cost: Int128, _ range: ClosedRange<Int64>) {
      self.cost = cost
      lower = range.lowerBound
      upper = range.upperBound
    }
  }

  package struct Row: Sendable, Hashable {
    package let terms: [Term]
    package let sense: Sense
    package let bound: Int128

    package init(_ terms: [Term], _ sense: Sense, _ bound: Int128) {
      self.terms = terms
      self.sense = sense
      self.bound = bound
    }
  }

  package struct Term: Sendable, Hashable {
    /// Its place among the variables.
    package let variable: Int
    package let coefficient: Int128

    package init(_ variable: Int, _ coefficient: Int128) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  package enum Sense: String, Sendable, Hashable, CaseIterable {
    case atMost = "<="
    case exactly = "="
    case atLeast = ">="
  }

  /// Terms of the same variable are added up.
  package init(variables: [Variable], rows: [Row]) throws(IntegerProgramError) {
    var sum = Magnitude()
    for (place, variable) in variables.enumerated() {
      guard Self.values.contains(variable.lower), Self.values.contains(variable.upper),
        sum.add(variable.cost, times: variable.reach)
      else { throw .tooLarge(variable: place) }
    }
    var kept: [Row] = []
    for (place, row) in rows.enumerated() {
      guard let row = row.sorted(for: variables) else { throw .tooLarge(row: place) }
      kept.append(row)
    }
    self.variables = variables
    self.rows = kept
  }

  /// A value beyond this would not be a whole number in the guiding floating-point arithmetic.
  private static let values: ClosedRange<Int64> = -(1 << 53)...(1 << 53)
}

/// Why there is no such program.
package enum IntegerProgramError: Error, Sendable, Hashable {
  /// A bound, or the sum of the costs up to this variable, is too large.
  case tooLarge(variable: Int)
  /// The row names a variable that there is not, or its sum could overflow.
  case tooLarge(row: Int)
}

extension IntegerProgram {
  /// The cost of a point, which need not be feasible.
  package func cost(of point: [Int64]) -> Int128 {
    var cost: Int128 = 0
    for (variable, value) in zip(variables, point) { cost += variable.cost * Int128(value) }
    return cost
  }

  /// Whether a point lies within all bounds and keeps all rows.
  package func isFeasible(_ point: [Int64]) -> Bool {
    guard point.count == variables.count else { return false }
    for (variable, value) in zip(variables, point) {
      guard variable.lower <= value, value <= variable.upper else { return false }
    }
    return rows.allSatisfy { $0.holds(at: point) }
  }
}

extension IntegerProgram.Variable {
  /// The largest magnitude it may take.
  fileprivate var reach: UInt64 { max(lower.magnitude, upper.magnitude) }
}

extension IntegerProgram.Row {
  fileprivate func holds(at point: [Int64]) -> Bool {
    var sum: Int128 = 0
    for term in terms { sum += term.coefficient * Int128(point[term.variable]) }
    switch sense {
    case .atMost: return sum <= bound
    case .exactly: return sum == bound
    case .atLeast: return sum >= bound
    }
  }

  /// The same row in order, or `nil` where it could overflow or names no variable.
  fileprivate func sorted(for variables: [IntegerProgram.Variable]) -> Self? {
    var sum = Magnitude()
    guard sum.add(bound, times: 1) else { return nil }
    var merged: [IntegerProgram.Term] = []
    for term in terms.sorted(by: { $0.variable < $1.variable }) {
      guard variables.indices.contains(term.variable) else { return nil }
      var coefficient = term.coefficient
      if let last = merged.last, last.variable == term.variable {
        let (total, overflow) = coefficient.addingReportingOverflow(last.coefficient)
        if overflow { return nil }
        coefficient = total
        merged.removeLast()
      }
      merged.append(IntegerProgram.Term(term.variable, coefficient))
    }
    merged.removeAll { $0.coefficient == 0 }
    for term in merged {
      // At least one, so that a coefficient on a variable that is zero stays small as well.
      guard sum.add(term.coefficient, times: max(variables[term.variable].reach, 1)) else {
        return nil
      }
    }
    return Self(merged, sense, bound)
  }
}

/// A running sum of magnitudes that stays far enough below the limit of a word.
private struct Magnitude {
  private var sum: UInt128 = 0
  private static let limit: UInt128 = 1 << 120

  /// False where the sum would pass the limit.
  mutating func add(_ factor: Int128, times other: UInt64) -> Bool {
    let (product, isWide) = factor.magnitude.multipliedReportingOverflow(
      by: UInt128(other)
    )
    guard !isWide, product < Self.limit, sum + product < Self.limit else { return false }
    sum += product
    return true
  }
}

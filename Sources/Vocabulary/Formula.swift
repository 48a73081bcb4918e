/// A price computed from settings, and how the result is rounded.
package struct Formula: Sendable, Hashable {
  package let expression: Expression

  /// The result is rounded to a multiple of the step, where one is stated.
  package let rounding: Step?

  package struct Step: Sendable, Hashable {
    package let step: Amount
    package let rounding: Rounding

    package init(_ step: Amount, _ rounding: Rounding) {
      self.step = step
      self.rounding = rounding
    }
  }

  package indirect enum Expression: Sendable, Hashable {
    case constant(Amount)
    case parameter(String)
    case sum(Expression, Expression)
    case difference(Expression, Expression)
    case product(Expression, Expression)
    case quotient(Expression, Expression)
    /// The larger of two: max(steps, 30) charges at least thirty steps.
    case larger(Expression, Expression)
    case smaller(Expression, Expression)
  }

  package init(_ expression: Expression, rounding: Step? = nil) {
    self.expression = expression
    self.rounding = rounding
  }

  /// Names of the settings it needs, in order of first use.
  package var parameters: [String] {
    var names: [String] = []
    expression.collectParameters(into: &names)
    return names
  }

  /// The exact value for given settings, rounded as the formula says, else half-even to 12 places.
  ///
  /// Returns `nil` where a setting is missing, a divisor is zero or the value does not fit.
  package func value(at settings: [String: Amount]) -> Amount? {
    guard let exact = expression.value(at: settings) else { return nil }
    guard let rounding else { return exact.amount(.halfEven) }
    guard
      let count = exact.divided(by: Rational(rounding.step))?.whole(rounding.rounding)
    else { return nil }
    let (units, overflow) = rounding.step.units.multipliedReportingOverflow(by: count)
    return overflow ? nil : Amount(units: units)
  }
}

extension Formula.Expression {
  func value(at settings: [String: Amount]) -> Rational? {
    func both(
      _ left: Self,
      _ right: Self,
      _ combined: (Rational, Rational) -> Rational?
    ) -> Rational? {
      guard let first = left.value(at: settings), let second = right.value(at: settings) else {
        return nil
      }
      return combined(first, second)
    }
    switch self {
    case .constant(let amount): return Rational(amount)
    case .parameter(let name): return settings[name].map(Rational.init)
    case .sum(let left, let right): return both(left, right) { $0.adding($1) }
    case .difference(let left, let right): return both(left, right) { $0.subtracting($1) }
    case .product(let left, let right): return both(left, right) { $0.multiplied(by: $1) }
    case .quotient(let left, let right): return both(left, right) { $0.divided(by: $1) }
    case .larger(let left, let right): return both(left, right) { Swift.max($0, $1) }
    case .smaller(let left, let right): return both(left, right) { Swift.min($0, $1) }
    }
  }

  func collectParameters(into names: inout [String]) {
    switch self {
    case .constant: break
    case .parameter(let name):
      if !names.contains(name) { names.append(name) }
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right),
      .larger(let left, let right), .smaller(let left, let right):
      left.collectParameters(into: &names)
      right.collectParameters(into: &names)
    }
  }
}

import Vocabulary

extension Value {
  /// The value times a positive factor, exactly; `nil` where that does not fit or is no number.
  func scaled(by factor: Amount) -> Value? {
    switch self {
    case .amount(let amount): return amount.scaled(by: factor).map(Value.amount)
    case .range(let low, let high):
      guard let low = low.scaled(by: factor), let high = high.scaled(by: factor) else {
        return nil
      }
      return .range(low, high)
    case .formula(let formula): return formula.scaled(by: factor).map(Value.formula)
    case .grid(let grid): return grid.scaled(by: factor).map(Value.grid)
    case .boolean, .day, .text: return nil
    }
  }
}

extension Amount {
  /// The product where it has no more than twelve places; a price in USD must be exact.
  fileprivate func scaled(by factor: Amount) -> Amount? {
    guard let up = multiplied(by: factor, .up), up == multiplied(by: factor, .down) else {
      return nil
    }
    return up
  }
}

extension Grid {
  fileprivate func scaled(by factor: Amount) -> Grid? {
    var scaled: [Cell] = []
    for cell in cells {
      guard let value = cell.value.scaled(by: factor) else { return nil }
      scaled.append(Cell(point: cell.point, value: value))
    }
    var scaledFit: Fit?
    if let fit {
      guard
        let formula = fit.formula.scaled(by: factor),
        let residual = fit.largestResidual.scaled(by: factor)
      else { return nil }
      scaledFit = Fit(formula: formula, exact: fit.exact, largestResidual: residual)
    }
    return Grid(parameters: parameters, cells: scaled, fit: scaledFit)
  }
}

extension Formula {
  /// Rounding to a step and then scaling is scaling and then rounding to the scaled step.
  fileprivate func scaled(by factor: Amount) -> Formula? {
    guard let expression = expression.scaled(by: factor) else { return nil }
    guard let rounding else { return Formula(expression) }
    guard let step = rounding.step.scaled(by: factor) else { return nil }
    return Formula(expression, rounding: Step(step, rounding.rounding))
  }
}

extension Formula.Expression {
  /// The factor goes into the constants, so that 17 + 0.06 * steps becomes 0.17 + 0.0006 * steps.
  fileprivate func scaled(by factor: Amount) -> Self? {
    func both(_ left: Self, _ right: Self, _ combined: (Self, Self) -> Self) -> Self? {
      guard let left = left.scaled(by: factor), let right = right.scaled(by: factor) else {
        return nil
      }
      return combined(left, right)
    }
    switch self {
    case .constant(let amount): return amount.scaled(by: factor).map(Self.constant)
    case .parameter: return .product(.constant(factor), self)
    case .sum(let left, let right): return both(left, right, Self.sum)
    case .difference(let left, let right): return both(left, right, Self.difference)
    case .product(let left, let right):
      if case .constant = left { return left.scaled(by: factor).map { .product($0, right) } }
      if case .constant = right { return right.scaled(by: factor).map { .product(left, $0) } }
      return left.scaled(by: factor).map { .product($0, right) }
    case .quotient(let left, let right):
      return left.scaled(by: factor).map { .quotient($0, right) }
    case .larger(let left, let right): return both(left, right, Self.larger)
    case .smaller(let left, let right): return both(left, right, Self.smaller)
    }
  }
}

import Vocabulary

/// A form a price formula may have: a sum of terms, each a coefficient times a product of settings.
struct FitForm {
  /// For each term the settings it multiplies, as indices; none for a constant.
  let terms: [[Int]]

  private let parameters: [String]

  /// A setting that counts as at least a number: max(steps, 30).
  private let floor: (parameter: Int, bound: Amount)?

  /// The forms over a grid's settings, the simplest first.
  static func plain(_ grid: Grid) -> [Self] {
    forms(grid, floor: nil)
  }

  /// The same, where one setting counts as at least one of its listed numbers.
  static func floored(_ grid: Grid) -> [Self] {
    grid.parameters.indices.flatMap { index in
      let listed = Set(grid.cells.map { $0.point[index] }).sorted()
      return listed.dropFirst().dropLast().flatMap { bound in
        forms(grid, floor: (index, bound)).filter { form in
          form.terms.contains { $0.contains(index) }
        }
      }
    }
  }

  private static func forms(_ grid: Grid, floor: (parameter: Int, bound: Amount)?) -> [Self] {
    // A setting that never varies cannot be told from a constant.
    let varying = grid.parameters.indices.filter { index in
      Set(grid.cells.map { $0.point[index] }).count > 1
    }
    let monomials = (0..<(1 << varying.count)).map { mask in
      varying.enumerated().filter { mask & (1 << $0.offset) != 0 }.map(\.element)
    }.sorted { left, right in
      left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }
    let single = monomials.map { [$0] }
    let double = monomials.indices.flatMap { first in
      monomials.indices.dropFirst(first + 1).map { [monomials[first], monomials[$0]] }
    }
    return (single + double).map { Self(terms: $0, parameters: grid.parameters, floor: floor) }
  }

  private init(
    terms: [[Int]],
    parameters: [String],
    floor: (parameter: Int, bound: Amount)?
  ) {
    self.terms = terms
    self.parameters = parameters
    self.floor = floor
  }

  /// What each term multiplies its coefficient with at a cell.
  func features(of cell: Grid.Cell) -> [Double] {
    terms.map { term in
      term.reduce(1) { product, index in
        var setting = cell.point[index]
        if let floor, floor.parameter == index { setting = max(setting, floor.bound) }
        return product * setting.approximation
      }
    }
  }

  /// The formula with given coefficients; settings that all terms share stand before the parenthesis.
  func expression(_ coefficients: [Amount]) -> Formula.Expression {
    let shared = terms.dropFirst().reduce(terms.first ?? []) { common, term in
      common.filter(term.contains)
    }
    let parts = zip(terms, coefficients).filter { !$0.1.isZero }
      .sorted { left, right in !left.1.isNegative && right.1.isNegative }
    let isFactored = !shared.isEmpty && parts.count > 1
    var sum: Formula.Expression?
    for (term, coefficient) in parts {
      let own = isFactored ? term.filter { !shared.contains($0) } : term
      let product = own.reduce(Formula.Expression.constant(coefficient.magnitude)) {
        .product($0, parameter($1))
      }
      if let before = sum {
        sum = coefficient.isNegative ? .difference(before, product) : .sum(before, product)
      } else {
        sum = coefficient.isNegative ? .difference(.constant(.zero), product) : product
      }
    }
    let inner = sum ?? .constant(.zero)
    guard isFactored, let first = shared.first else { return inner }
    let outside = shared.dropFirst().reduce(parameter(first)) { .product($0, parameter($1)) }
    return .product(outside, inner)
  }

  /// The cell that least squares over all of them misses most, or `nil` where there is no solution.
  func worstCell(of cells: [Grid.Cell]) -> Int? {
    let rows = cells.map { (features(of: $0), $0.value.approximation) }
    guard let solution = leastSquares(rows) else { return nil }
    let misses = rows.map { features, value in
      abs(zip(features, solution).reduce(-value) { $0 + $1.0 * $1.1 })
    }
    return misses.indices.max { misses[$0] < misses[$1] }
  }

  /// The normal equations of one or two unknowns.
  private func leastSquares(_ rows: [([Double], Double)]) -> [Double]? {
    func sum(_ part: ([Double], Double) -> Double) -> Double {
      rows.reduce(0) { $0 + part($1.0, $1.1) }
    }
    let first = sum { features, _ in features[0] * features[0] }
    let firstValue = sum { $0[0] * $1 }
    guard terms.count == 2 else { return first > 0 ? [firstValue / first] : nil }
    let second = sum { features, _ in features[1] * features[1] }
    let mixed = sum { features, _ in features[0] * features[1] }
    let secondValue = sum { $0[1] * $1 }
    let determinant = first * second - mixed * mixed
    guard determinant > first * second * 1e-12 else { return nil }
    return [
      (firstValue * second - secondValue * mixed) / determinant,
      (secondValue * first - firstValue * mixed) / determinant,
    ]
  }

  private func parameter(_ index: Int) -> Formula.Expression {
    let plain = Formula.Expression.parameter(parameters[index])
    guard let floor, floor.parameter == index else { return plain }
    return .larger(plain, .constant(floor.bound))
  }
}

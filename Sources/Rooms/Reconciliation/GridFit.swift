import Vocabulary

/// Finds the formula behind a grid of prices, and how its results were rounded.
///
/// A cell that shows 0.7 by rounding up to tenths says 0.6 < f <= 0.7. All cells together bound the few
/// coefficients of a formula from all sides; if anything is left between the bounds, any point there
/// gives every cell. Forms are tried from the simplest: one term, then two, each a product of settings; a
/// setting may count as at least one of the numbers it is listed with. What is found is checked
/// cell by cell with exact arithmetic.
enum GridFit {
  /// More than this many settings or cells is no price list of a page.
  private static let mostParameters = 4
  private static let mostCells = 1_000

  /// A fit that fails on more than this share of the cells explains nothing.
  private static let leastExact = 0.8

  /// The value; a grid with the formula that gives its cells, where one is found.
  static func fitted(_ value: Value) -> Value {
    guard case .grid(let grid) = value, let fit = fit(of: grid) else { return value }
    return .grid(Grid(parameters: grid.parameters, cells: grid.cells, fit: fit))
  }

  static func fit(of grid: Grid) -> Grid.Fit? {
    guard
      (1...mostParameters).contains(grid.parameters.count),
      (3...mostCells).contains(grid.cells.count)
    else { return nil }
    let steps = roundings(of: grid)
    for forms in [FitForm.plain(grid), FitForm.floored(grid)] {
      for form in forms where form.terms.count + 2 <= grid.cells.count {
        for rounding in steps {
          if let formula = formula(form, rounding, grid.cells) {
            let fit = checked(formula, grid)
            if fit.exact == grid.cells.count { return fit }
          }
        }
      }
    }
    return tolerant(grid, steps)
  }

  /// The best formula for most of the cells, where some cell follows none.
  private static func tolerant(_ grid: Grid, _ steps: [Formula.Step?]) -> Grid.Fit? {
    var best: Grid.Fit?
    for form in FitForm.plain(grid) where form.terms.count + 4 <= grid.cells.count {
      for rounding in steps {
        var cells = grid.cells
        for _ in 0..<max(1, grid.cells.count / 8) {
          guard let worst = form.worstCell(of: cells) else { break }
          cells.remove(at: worst)
          guard let formula = formula(form, rounding, cells) else { continue }
          let fit = checked(formula, grid)
          if fit.exact > best?.exact ?? 0 { best = fit }
          break
        }
      }
    }
    return best.flatMap { fit in
      Double(fit.exact) >= leastExact * Double(grid.cells.count) ? fit : nil
    }
  }

  /// How the cells may have been rounded: not at all, or to the last place that any of them shows.
  private static func roundings(of grid: Grid) -> [Formula.Step?] {
    var step = Amount.scale
    for cell in grid.cells {
      while cell.value.units % step != 0, step > 1 { step /= 10 }
    }
    let place = Amount(units: step)
    return [nil] + [Rounding.halfUp, .up, .down].map { Formula.Step(place, $0) }
  }

  private static func formula(
    _ form: FitForm,
    _ rounding: Formula.Step?,
    _ cells: [Grid.Cell]
  ) -> Formula? {
    var region = FeasibleRegion(terms: form.terms.count)
    region.scale(to: cells.map(form.features), values: cells.map(\.value.approximation))
    for cell in cells {
      let bounds = bounds(of: cell.value.approximation, rounding)
      region.clip(form.features(of: cell), from: bounds.lower, to: bounds.upper)
      if region.isEmpty { return nil }
    }
    return region.simplestPoint().map { Formula(form.expression($0), rounding: rounding) }
  }

  /// What the exact result must lie between for a cell to show a value.
  private static func bounds(
    of value: Double,
    _ rounding: Formula.Step?
  ) -> (lower: Double, upper: Double) {
    let width = rounding?.step.approximation ?? 0
    // Numbers are compared as approximations here; the slack is undone by the exact check.
    let slack = max(abs(value), width) * 1e-9
    return switch rounding?.rounding {
    case nil: (value - slack, value + slack)
    case .up: (value - width + slack, value)
    case .down: (value, value + width - slack)
    case .halfUp, .halfEven: (value - width / 2, value + width / 2 - slack)
    }
  }

  private static func checked(_ formula: Formula, _ grid: Grid) -> Grid.Fit {
    var exact = 0
    var largest = Amount.zero
    for cell in grid.cells {
      let settings = Dictionary(
        zip(grid.parameters, cell.point),
        uniquingKeysWith: { first, _ in first }
      )
      guard let value = formula.value(at: settings) else { continue }
      if value == cell.value { exact += 1 }
      largest = max(largest, value.subtracting(cell.value)?.magnitude ?? largest)
    }
    return Grid.Fit(formula: formula, exact: exact, largestResidual: largest)
  }
}

/// What a claim or a ruling states.
package enum Value: Sendable, Hashable {
  case amount(Amount)
  /// From the first to the second, both included; the first is the smaller.
  case range(Amount, Amount)
  case boolean(Bool)
  case day(Day)
  case text(String)
  /// A price that follows from settings: 0.9 * steps / 30.
  case formula(Formula)
  /// A price for each listed combination of settings, perhaps with the formula behind it.
  case grid(Grid)
}

extension Value: CustomStringConvertible {
  /// The value as a script reads it: "8", "0.2-0.6", "false", "2025-07-24", "17 + 0.06 * steps".
  package var description: String {
    switch self {
    case .amount(let amount): amount.description
    case .range(let low, let high): "\(low)-\(high)"
    case .boolean(let truth): truth ? "true" : "false"
    case .day(let day): day.description
    case .text(let text): text
    case .formula(let formula): formula.description
    case .grid(let grid): grid.description
    }
  }
}

/// Prices by settings, as a table of a page lists them.
package struct Grid: Sendable, Hashable {
  /// Names of the settings, in the order of each cell's point: ["steps", "width", "height"].
  package let parameters: [String]

  /// Listed combinations, sorted by point.
  package let cells: [Cell]

  /// A formula that gives the cells, found by fitting; `nil` where none does.
  package let fit: Fit?

  package struct Cell: Sendable, Hashable {
    package let point: [Amount]
    package let value: Amount

    package init(point: [Amount], value: Amount) {
      self.point = point
      self.value = value
    }
  }

  /// How well a formula gives the cells of a grid.
  package struct Fit: Sendable, Hashable {
    package let formula: Formula

    /// How many cells it gives exactly.
    package let exact: Int

    /// The largest difference between a cell and the formula.
    package let largestResidual: Amount

    package init(formula: Formula, exact: Int, largestResidual: Amount) {
      self.formula = formula
      self.exact = exact
      self.largestResidual = largestResidual
    }
  }

  package init(parameters: [String], cells: [Cell], fit: Fit? = nil) {
    self.parameters = parameters
    self.cells = cells.sorted { left, right in
      left.point.lexicographicallyPrecedes(right.point)
    }
    self.fit = fit
  }

  /// The listed value at a point, or `nil` where the grid does not list it.
  package func listed(at point: [Amount]) -> Amount? {
    cells.first { $0.point == point }?.value
  }
}

extension Grid: CustomStringConvertible {
  package var description: String {
    let values = cells.map { $0.value }
    guard let low = values.min(), let high = values.max() else {
      return "empty grid"
    }
    return "\(low)-\(high) by \(parameters.joined(separator: ", "))"
  }
}

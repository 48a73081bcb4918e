import Vocabulary

/// Values that fit a column of a list: long formulas and grids by what a person needs first.
enum Brief {
  /// "8", "grid of 30: 0.1-9.5", "0.9 up to 30 steps, formula".
  static func text(of value: Value?) -> String {
    switch value {
    case .formula(let formula): text(of: formula)
    case .grid(let grid): text(of: grid)
    default: Report.shown(value)
    }
  }

  /// Whether `text(of:)` leaves something out.
  static func isShortened(_ value: Value?) -> Bool {
    switch value {
    case .formula(let formula): text(of: formula) != formula.description
    case .grid: true
    default: false
    }
  }

  private static let longest = 20

  private static func text(of grid: Grid) -> String {
    guard let low = grid.cells.map(\.value).min(), let high = grid.cells.map(\.value).max() else {
      return grid.description
    }
    return "grid of \(grid.cells.count): \(low)-\(high)"
  }

  private static func text(of formula: Formula) -> String {
    let whole = formula.description
    let settings = formula.parameters
    if let name = settings.first, settings.count == 1,
      let limit = formula.expression.leastCharged(name),
      let price = formula.value(at: [name: limit])
    {
      return "\(price) up to \(limit) \(name), formula"
    }
    return whole.utf8.count <= longest
      ? whole : "formula of \(settings.joined(separator: ", "))"
  }
}

extension Formula.Expression {
  /// The setting below which the price stays the same: 30 of `max(steps, 30)`.
  ///
  /// `nil` where the setting also stands outside of one `max`.
  fileprivate func leastCharged(_ name: String) -> Amount? {
    switch self {
    case .larger(.parameter(name), .constant(let limit)),
      .larger(.constant(let limit), .parameter(name)):
      return limit
    case .constant, .parameter: return nil
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right),
      .larger(let left, let right), .smaller(let left, let right):
      if !right.mentions(name) { return left.leastCharged(name) }
      return left.mentions(name) ? nil : right.leastCharged(name)
    }
  }

  private func mentions(_ name: String) -> Bool {
    Formula(self).parameters.contains(name)
  }
}

import Vocabulary

/// Whether two values say the same, one of them perhaps less precisely.
enum Match {
  /// Share of the common cells in which two tables must be the same to be the same table.
  private static let mostlySame = 0.9

  /// Whether a statement of `value` may stand for `candidate`, which says at least as much.
  static func stands(_ value: Value, isHedged: Bool, for candidate: Value) -> Bool {
    if value == candidate { return true }
    switch (value, candidate) {
    case (.amount(let stated), .amount(let actual)):
      return isHedged && rounds(actual, to: stated)
    case (.range(let low, let high), .amount(let actual)):
      return isHedged && low <= actual && actual <= high
    case (.amount(let stated), .range(let low, let high)):
      return stated == low || stated == high
    case (.amount(let stated), .formula(let formula)):
      return formula.baseline == stated
    case (.grid(let grid), .formula(let formula)):
      return share(of: grid) { formula.value(at: $0) } >= mostlySame
    case (.grid(let grid), .grid(let actual)):
      guard grid.parameters == actual.parameters else { return false }
      let listed = actual.lookup
      return share(of: grid.cells.filter { listed[$0.point] != nil }) { listed[$0.point] }
        >= mostlySame
    case (.range(let low, let high), .grid(let grid)):
      return grid.cells.map(\.value).min() == low && grid.cells.map(\.value).max() == high
    case (.formula(let stated), .formula(let actual)):
      return stated.isSame(as: actual)
    case (.text(let stated), .text(let actual)):
      return folded(stated) == folded(actual)
    default: return false
    }
  }

  /// Whether `value`, rounded to the last digit that `stated` shows, gives it.
  static func rounds(_ value: Amount, to stated: Amount) -> Bool {
    guard !stated.isZero else { return value.isZero }
    var step = Amount.scale
    while stated.units % step != 0, step > 1 { step /= 10 }
    return value.rounded(toMultipleOf: Amount(units: step), .halfUp) == stated
  }

  /// How many times one value the other is, where all their numbers agree on it.
  static func ratio(of stated: Value, to actual: Value) -> Amount? {
    let pairs: [(Amount, Amount)]
    switch (stated, actual) {
    case (.amount(let first), .amount(let second)): pairs = [(first, second)]
    case (.range(let low, let high), .range(let otherLow, let otherHigh)):
      pairs = [(low, otherLow), (high, otherHigh)]
    case (.grid(let first), .grid(let second)):
      let listed = second.lookup
      pairs = first.cells.compactMap { cell in listed[cell.point].map { (cell.value, $0) } }
    default: return nil
    }
    guard let first = pairs.first, let ratio = first.0.divided(by: first.1) else { return nil }
    return pairs.allSatisfy { $0.1.multiplied(by: ratio) == $0.0 } ? ratio : nil
  }

  private static func share(of grid: Grid, _ actual: ([String: Amount]) -> Amount?) -> Double {
    share(of: grid.cells) { cell in
      actual(Dictionary(zip(grid.parameters, cell.point), uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func share(of cells: [Grid.Cell], _ actual: (Grid.Cell) -> Amount?) -> Double {
    guard !cells.isEmpty else { return 0 }
    return Double(cells.filter { actual($0) == $0.value }.count) / Double(cells.count)
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Grid {
  /// Listed values by point; the first of a point listed twice.
  var lookup: [[Amount]: Amount] {
    Dictionary(cells.map { ($0.point, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Formula {
  /// What it gives where each setting stands at the number it is compared with: the price "up to 30
  /// steps" of max(steps, 30); `nil` where a setting is compared with none.
  var baseline: Amount? {
    var bounds: [String: Amount] = [:]
    expression.collectBounds(into: &bounds)
    return bounds.isEmpty ? nil : value(at: bounds)
  }

  /// Whether two formulas give the same over settings as they occur.
  func isSame(as other: Self) -> Bool {
    if self == other { return true }
    let names = Set(parameters)
    guard names == Set(other.parameters) else { return false }
    for probe in [1, 7, 20, 30, 31, 50, 64, 150, 512, 777, 1024] {
      var settings: [String: Amount] = [:]
      for (offset, name) in names.sorted().enumerated() { settings[name] = Amount(probe + offset) }
      guard value(at: settings) == other.value(at: settings) else { return false }
    }
    return true
  }
}

extension Formula.Expression {
  fileprivate func collectBounds(into bounds: inout [String: Amount]) {
    switch self {
    case .constant, .parameter: break
    case .larger(.parameter(let name), .constant(let bound)),
      .larger(.constant(let bound), .parameter(let name)),
      .smaller(.parameter(let name), .constant(let bound)),
      .smaller(.constant(let bound), .parameter(let name)):
      bounds[name] = bound
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right),
      .larger(let left, let right), .smaller(let left, let right):
      left.collectBounds(into: &bounds)
      right.collectBounds(into: &bounds)
    }
  }
}

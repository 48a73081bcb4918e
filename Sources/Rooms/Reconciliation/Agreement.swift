import Vocabulary

/// Whether a claim says the same as a value, allowing for what the claim itself leaves open.
enum Agreement {
  /// Exact for plain numbers; within its own last digit for a hedged one; at the claim's settings
  /// for a formula or a grid.
  static func holds(_ claim: Claim, with value: Value) -> Bool {
    switch (claim.value, value) {
    case (.amount(let stated), .amount(let actual)):
      return stated == actual || (claim.isApproximate && rounds(actual, to: stated))
    case (.range(let low, let high), .amount(let actual)):
      return claim.isApproximate && low <= actual && actual <= high
    case (.amount(let stated), .range(let low, let high)):
      return low <= stated && stated <= high
    case (.amount(let stated), .formula(let formula)):
      return formula.value(at: settings(of: claim)) == stated
    case (.amount(let stated), .grid(let grid)):
      let settings = settings(of: claim)
      let point = grid.parameters.compactMap { settings[$0] }
      guard point.count == grid.parameters.count else {
        return grid.cells.contains { $0.value == stated }
      }
      return (grid.listed(at: point) ?? grid.fit?.formula.value(at: settings)) == stated
    case (.grid(let stated), .grid(let actual)):
      return stated.parameters == actual.parameters && stated.cells == actual.cells
    default: return claim.value == value
    }
  }

  /// How many times the value a claim is, where that is ten, a hundred or a thousand, or a tenth, a
  /// hundredth or a thousandth.
  static func powerOfTen(_ claim: Claim, off value: Value) -> Amount? {
    guard let (stated, actual) = leadingAmounts(claim.value, value) else { return nil }
    guard !stated.isZero, !actual.isZero else { return nil }
    for power in [10, 100, 1_000] {
      if actual.multiplied(by: Amount(power)) == stated { return Amount(power) }
      if stated.multiplied(by: Amount(power)) == actual {
        return Amount.one.divided(by: Amount(power))
      }
    }
    return nil
  }

  /// One number of each, where they compare: the low ends of ranges whose high ends share the ratio.
  private static func leadingAmounts(_ claimed: Value, _ value: Value) -> (Amount, Amount)? {
    switch (claimed, value) {
    case (.amount(let stated), .amount(let actual)): return (stated, actual)
    case (.range(let low, let high), .range(let actualLow, let actualHigh)):
      guard low.multiplied(by: actualHigh) == high.multiplied(by: actualLow) else { return nil }
      return (low, actualLow)
    default: return nil
    }
  }

  /// Whether a number, rounded to the last digit that another shows, gives that other.
  private static func rounds(_ value: Amount, to stated: Amount) -> Bool {
    guard !stated.isZero else { return value.isZero }
    var step = Amount.scale
    while stated.units % step != 0, step > 1 { step /= 10 }
    return value.rounded(toMultipleOf: Amount(units: step), .halfUp) == stated
  }

  private static func settings(of claim: Claim) -> [String: Amount] {
    claim.conditions.compactMapValues { Amount($0) }
  }
}

import Vocabulary

/// The round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
///
/// Axes begin at zero, or hold it where amounts are negative: a small change must not look large.
struct RoundTicks: Sendable, Hashable {
  /// The ends of the axis: the first and the last tick, where those are within the range of numbers.
  let low: Amount
  let high: Amount
  let step: Amount
  let values: [Amount]

  /// The fewest round steps that hold all amounts, at most `most` of them; 0 to 1 for no amounts.
  init(holding amounts: [Amount], most: Int) {
    var low = min(amounts.min() ?? .zero, .zero).units
    var high = max(amounts.max() ?? .zero, .zero).units
    if low == high { high = Amount.scale }
    let step = Self.step(from: low, to: high, most: Int128(max(most, 4)))
    let first = Rounding.down.quotient(of: low, by: step) ?? 0
    let last = Rounding.up.quotient(of: high, by: step) ?? 0
    var values: [Amount] = []
    for index in first...max(first, last) {
      let (value, isBeyond) = index.multipliedReportingOverflow(by: step)
      if isBeyond { continue }
      values.append(Amount(units: value))
      low = min(low, value)
      high = max(high, value)
    }
    self.low = Amount(units: low)
    self.high = Amount(units: high)
    self.step = Amount(units: step)
    self.values = values
  }

  private static func step(from low: Int128, to high: Int128, most: Int128) -> Int128 {
    let range = UInt128(truncatingIfNeeded: high &- low)
    var power: Int128 = 1
    while true {
      for factor: Int128 in [1, 2, 5] {
        let (step, isBeyond) = power.multipliedReportingOverflow(by: factor)
        if isBeyond { return power }
        if range / UInt128(step) > UInt128(most) { continue }
        let first = Rounding.down.quotient(of: low, by: step) ?? 0
        let last = Rounding.up.quotient(of: high, by: step) ?? 0
        if last - first <= most { return step }
      }
      let (next, isBeyond) = power.multipliedReportingOverflow(by: 10)
      if isBeyond { return power }
      power = next
    }
  }

  /// What is written at the ticks: all but zero with as many places as the step needs.
  func labels(isMoney: Bool) -> [String] {
    let largest = max(low.units.magnitude, high.units.magnitude)
    let size = FigureSize.all.first {
      $0.units <= largest && step.units.magnitude % ($0.units / 100) == 0
    }
    let one = size?.units ?? Amount.scale.magnitude
    var places = 0
    var part = one
    while step.units.magnitude % part != 0 {
      part /= 10
      places += 1
    }
    if isMoney, size == nil, places == 1 { places = 2 }
    return values.map { value in
      if value.isZero { return isMoney ? "$0" : "0" }
      return Figure.sign(value, isMoney: isMoney)
        + Figure.fixed(value.units.magnitude, one: one, places: places) + (size?.letter ?? "")
    }
  }
}

/// How far forecasts of a series miss, by those made earlier in it.
struct MeasuredDeviation {
  /// The deviation of the first month.
  let first: Double

  /// What later months deviate by, relative to the first.
  ///
  /// As months^(0.05 + persistence / 2): not at all for noise around a mean, with the square root
  /// for a random walk, and a little for what is estimated.
  let growths: [Double]

  /// How many origins it rests on, counting what stands for three.
  let weight: Double

  /// The deviation of the first month of the forecast to come.
  ///
  /// Few past forecasts measure badly: one adds its own variance to theirs. But the forecast to
  /// come knows more than they did.
  var ahead: Double { first * (1 + 1 / max(weight - 3, 1)).squareRoot() * Self.gain }

  /// How far forecasts miss, over how far those made earlier in the same series did.
  ///
  /// Those knew less, and weighed members alike. The median over sixteen simulated laws (noise,
  /// walks, growth, seasons, shifts, changing noise), nine origins each.
  private static let gain = 0.95

  /// Measures when `count` values are known; `unit` is a deviation of the whole level.
  ///
  /// The mean size of all past errors, brought to the first month; with it, as three further
  /// origins, the one-step error inside the series, and in a short history an assumed quarter of
  /// the level, which fades out until the twentieth value.
  init(
    misses: [ArraySlice<Double>],
    noise: Double,
    persistence: Double,
    count: Int,
    horizon: Int,
    unit: Double
  ) {
    let growth = 0.05 + persistence / 2
    growths = (1...max(horizon, 1)).map { Elementary.pow(Double($0), growth) }
    var sum = 0.0
    var months = 0.0
    for origin in misses {
      for (size, growth) in zip(origin, growths) { sum += size / growth }
      months += Double(origin.count)
    }
    let past = Double(misses.count)
    let fullness = min(1, Double(count) / 20)
    let measured = months > 0 ? Self.deviation(ofMeanSize: sum / months) : 0
    let inside = 1.1 * noise
    let assumed = Spread.assumed * unit
    weight = past + 3
    first = (past * measured + 3 * fullness * inside + 3 * (1 - fullness) * assumed) / weight
  }

  /// How many of these deviations errors of the nearest months came to.
  func size(of misses: [Double]) -> Double {
    var sum = 0.0
    for (size, growth) in zip(misses, growths) { sum += size / growth }
    let size = Self.deviation(ofMeanSize: sum / Double(max(misses.count, 1)))
    return size > 0 ? size / first : 0
  }

  /// A mean size times 1.2533 is a normal law's standard deviation.
  private static func deviation(ofMeanSize size: Double) -> Double { 1.2533 * size }
}

extension MeasuredDeviation {
  /// What to widen this deviation by, or to narrow it, by the newest past case.
  ///
  /// The newest past forecast is taken back to its day: its width is measured by what the ones
  /// before it had shown by then, and held against what came. It counts as one case beside those
  /// the deviation rests on, so the fewer there are, the more it says. Where errors keep one size,
  /// it says little that their mean does not; where their size changes, it is the first to tell.
  /// However far it missed, it counts no more than all others: the width never doubles.
  func excess(over origins: [RollingOrigins.Origin], misses: [[Double]], unit: Double) -> Double {
    guard let newest = origins.first, origins.count > 1 else { return 1 }
    let before = zip(origins, misses).dropFirst().map { origin, misses in
      misses.prefix(newest.known - origin.known)
    }
    let then = Self(
      misses: before,
      noise: newest.noise,
      persistence: newest.persistence,
      count: newest.known,
      horizon: max(newest.actual.count, origins.map { $0.actual.count }.max() ?? 0),
      unit: unit
    )
    let ratio = min(then.size(of: misses[0]), weight)
    return (weight + ratio) / (weight + 1)
  }
}

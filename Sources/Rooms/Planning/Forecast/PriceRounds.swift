/// Draws the price changes of one path after another.
struct PriceRounds {
  private let record: PriceChangeRecord
  private let allSteps: [Double]

  /// The deviation that smooths a drawn step.
  private let bandwidth: Double

  /// `nil` where no round was seen: no size is known.
  init?(_ record: PriceChangeRecord?) {
    guard let record, !record.rounds.isEmpty else { return nil }
    self.record = record
    let steps = record.rounds.flatMap { $0.steps }
    allSteps = steps
    let count = Double(steps.count)
    let mean = steps.reduce(0, +) / count
    let squares = steps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / max(count - 1, 1)).squareRoot()
    // Silverman's rule of thumb.
    bandwidth = 0.9 * deviation * Elementary.pow(count, -0.2)
  }

  /// The chance of a round in each month of one path: the rate is drawn from its gamma law.
  func monthlyChance(using generator: inout SeededGenerator) -> Double {
    // A gamma variable of shape 1/2 is half a squared normal one; each whole of shape adds an
    // exponential one.
    let normal = NormalDistribution.quantile(generator.nextFraction())
    var gamma = normal * normal / 2
    for _ in record.rounds { gamma -= Elementary.log(generator.nextFraction()) }
    return 1 - Elementary.exp(-gamma / record.watched)
  }

  /// What a round does to the factors of operations, and of a basket whose operations are not known.
  func apply(
    to factors: inout [Double],
    baskets: [Bool],
    using generator: inout SeededGenerator
  ) {
    let seen = record.rounds.count
    let pick = Int(generator.nextFraction() * Double(seen + 1))
    var share = generator.nextFraction()
    var steps = allSteps
    var direction = 1.0
    if pick < seen {
      share = record.rounds[pick].share
      steps = record.rounds[pick].steps
    } else if generator.nextFraction() < 0.5 {
      direction = -1
    }
    for index in factors.indices {
      if baskets[index] {
        var mean = 0.0
        for step in steps { mean += Elementary.exp(direction * step) }
        mean /= Double(steps.count)
        factors[index] *= 1 - share + share * mean
      } else if generator.nextFraction() < share {
        let step = steps[min(Int(generator.nextFraction() * Double(steps.count)), steps.count - 1)]
        let smooth = bandwidth * NormalDistribution.quantile(generator.nextFraction())
        factors[index] *= Elementary.exp(direction * (step + smooth))
      }
      // Beyond this no price goes; it keeps products finite.
      factors[index] = min(max(factors[index], 1e-9), 1e9)
    }
  }
}

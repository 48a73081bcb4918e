import Vocabulary

/// The cheapest way to come by at least so many units in whole packs, with as many of each pack as
/// one likes.
///
/// Sizes are multiples of a common step, and costs repeat: among `bestSize / step` or more packs of
/// other sizes there are some that add up to a multiple of the best size (pigeonhole), and packs of
/// the best price a unit cost no more. So a table of the first steps answers for all
/// (P. C. Gilmore and R. E. Gomory, "The theory and computation of knapsack functions", Operations
/// Research 14, 1966).
struct PackCover: Sendable {
  /// The greatest common divisor of the sizes.
  let step: Amount

  /// The price of the pack that is cheapest a unit, and that price over its size.
  let bestPrice: Rational
  let bestRatio: Rational

  private let packs: [Pack]
  private let bestSteps: Int
  private let best: Int

  /// The cheapest cost of every number of steps up to where they repeat, and the pack taken last.
  private let table: [(cost: Rational, pack: Int)]

  struct Pack: Sendable {
    let size: Amount
    let price: Rational
  }

  /// More would be sizes that have next to nothing in common.
  private static let longestTable = 200_000

  /// `nil` where there is no pack, a size or price is not positive, or sizes hardly share a step.
  init?(_ packs: [Pack]) {
    guard !packs.isEmpty, packs.allSatisfy({ $0.size > .zero && $0.price >= .zero }) else {
      return nil
    }
    var step = packs[0].size.units
    for pack in packs { step = Self.greatestCommonDivisor(step, pack.size.units) }
    var steps: [Int] = []
    for pack in packs {
      guard let count = Int(exactly: pack.size.units / step), count <= Self.longestTable else {
        return nil
      }
      steps.append(count)
    }
    var ratios: [Rational] = []
    for pack in packs {
      guard let ratio = pack.price.fittingQuotient(Rational(pack.size)) else { return nil }
      ratios.append(ratio)
    }
    var best = 0
    for index in packs.indices
    where (ratios[index], steps[index]) < (ratios[best], steps[best]) {
      best = index
    }
    let (others, overflow) = (steps[best] - 1).multipliedReportingOverflow(by: steps.max() ?? 1)
    guard !overflow, others + steps[best] <= Self.longestTable else { return nil }
    var table: [(cost: Rational, pack: Int)] = [(.zero, -1)]
    for count in 1...(others + steps[best]) {
      var cheapest: (cost: Rational, pack: Int)?
      for index in packs.indices {
        guard
          let cost = table[max(0, count - steps[index])].cost.fittingSum(packs[index].price)
        else { return nil }
        if let found = cheapest, found.cost <= cost { continue }
        cheapest = (cost, index)
      }
      guard let cheapest else { return nil }
      table.append(cheapest)
    }
    self.packs = packs
    self.step = Amount(units: step)
    self.best = best
    bestSteps = steps[best]
    bestPrice = packs[best].price
    bestRatio = ratios[best]
    self.table = table
  }

  /// The least that a number of steps costs; `nil` where it does not fit.
  func cost(ofSteps steps: Int128) -> Rational? {
    let (whole, rest) = split(steps)
    return Rational(units: whole).fittingProduct(bestPrice)?.fittingSum(table[rest].cost)
  }

  /// How many of each pack that takes, in the order they were given.
  func packs(forSteps steps: Int128) -> [Int128] {
    var counts = [Int128](repeating: 0, count: packs.count)
    let (whole, remainder) = split(steps)
    var rest = remainder
    while rest > 0 {
      let pack = table[rest].pack
      counts[pack] += 1
      rest -= min(rest, Int(packs[pack].size.units / step.units))
    }
    counts[best] += whole
    return counts
  }

  /// Packs of the best price that are surely among them, and the steps that the table answers.
  private func split(_ steps: Int128) -> (whole: Int128, rest: Int) {
    let last = Int128(table.count - 1)
    guard steps > last else { return (0, Int(max(0, steps))) }
    let size = Int128(bestSteps)
    let whole = (steps - last + size - 1) / size
    return (whole, Int(steps - whole * size))
  }

  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (first, second) = (left, right)
    while second != 0 { (first, second) = (second, first % second) }
    return first
  }
}

extension PackCover {
  init?(of packs: [Candidate.Pool.Pack]) {
    self.init(packs.map { Pack(size: $0.size, price: $0.price) })
  }
}

/// Finds the account of a statement table that explains it with the fewest copies.
///
/// A clique of copiers can make its own errors look true, and then the honest sources look like a
/// clique. So the search starts from several places, from "nobody copies" to "whoever agrees that much
/// does", settles each, and keeps the account that explains best who agrees with whom.
struct Estimator {
  private let table: StatementTable
  private let pairs: SourcePairs
  private let support: ValueSupport

  /// Above these parts of agreement a start takes two sources for dependent.
  private static let starts: [Float] = [0.999, 0.97, 0.9]

  /// How often copies are looked for again, and how many steps there are between.
  private static let rounds = 4
  private static let steps = 6

  init(_ table: StatementTable) {
    self.table = table
    pairs = SourcePairs(table)
    support = ValueSupport(table)
  }

  func estimate() -> Estimate {
    var tried: [[Double]] = []
    var best: (account: Explanation, dependence: [Double], score: Double)?
    for start in [pairs.declaredDependence()] + Self.starts.map(pairs.dependence(agreeingOn:)) {
      if tried.contains(start) { continue }
      tried.append(start)
      let (account, dependence) = settled(from: start)
      let score = pairs.score(accuracy: account.accuracy, collision: meanCollision(account))
      // A later start must be clearly better: a tie is no reason to assume copies.
      if let known = best, score <= known.score + 1e-6 { continue }
      best = (account, dependence, score)
    }
    guard let best else {
      return Estimate(probability: [], probabilityNear: [], weight: [], reliability: [])
    }
    var account = best.account
    account.settle(steps: 3 * Self.steps, byAttribute: true)
    return Estimate(
      probability: account.probability,
      probabilityNear: support.credit(account.probability),
      weight: account.weight,
      reliability: account.accuracy,
      dependences: pairs.pairs(best.dependence)
    )
  }

  private func settled(from start: [Double]) -> (Explanation, dependence: [Double]) {
    var dependence = start
    var account = Explanation(table, support: support, voices: pairs.voices(dependence))
    for _ in 0..<Self.rounds {
      account.settle(steps: Self.steps, byAttribute: false)
      let next = pairs.dependence(
        probability: account.probability,
        accuracy: account.accuracy,
        collision: account.collision
      )
      if next == dependence { break }
      dependence = next
      account.setVoices(pairs.voices(dependence))
    }
    account.settle(steps: Self.steps, byAttribute: false)
    return (account, dependence)
  }

  private func meanCollision(_ account: Explanation) -> Double {
    account.collision.reduce(0, +) / Double(max(1, account.collision.count))
  }
}

/// One account of the claims: which values are true, how right the sources are, who copies whom.
///
/// A step first asks how right each source is if the values are as likely as they seem, then how likely
/// the values are if the sources are as right as that: expectation and maximisation, with sources
/// that have said little pulled towards what is usual. After ACCU and PopAccu (Dong et al. 2009, 2013);
/// the counts that pull, and the cap, were chosen on synthetic families of claims.
struct Explanation {
  private let table: StatementTable
  private let support: ValueSupport

  private(set) var probability: [Double]
  private(set) var score: [Double]
  private(set) var weight: [Double]

  /// How right each source is.
  private(set) var accuracy: [Double]

  /// How right each source is on each attribute it speaks of.
  private(set) var cellAccuracy: [Double]

  /// For each attribute, how often two wrong statements are wrong alike.
  private(set) var collision: [Double]

  /// What each statement counts beside those that say the same; its source's share included.
  private var voice: [Double]

  /// Statements of each source, and of each cell, by share.
  private let sourceTotal: [Double]
  private let cellTotal: [Double]

  /// A source starts as right in this part of what it says, with this many statements behind it.
  private static let usualAccuracy = (rate: 0.8, count: 10.0)
  private static let sourcePull = 4.0
  private static let cellPull = 20.0
  private static let collisionPull = (rate: 0.2, count: 2.0)

  /// No source is taken to be right more often than this: one voice never outweighs any number.
  private static let accuracyRange = 0.02...0.98

  init(_ table: StatementTable, support: ValueSupport, voices: [Double]) {
    self.table = table
    self.support = support
    voice = zip(voices, table.statementShare).map { $0 * $1 }
    probability = Array(repeating: 0, count: table.forms.count)
    score = probability
    weight = Array(repeating: 0, count: table.statementSource.count)
    accuracy = Array(repeating: Self.usualAccuracy.rate, count: table.sources.count)
    cellAccuracy = Array(repeating: Self.usualAccuracy.rate, count: table.cells.count)
    collision = Array(repeating: Self.collisionPull.rate, count: table.kinds.count)
    var sourceTotal = Array(repeating: 0.0, count: table.sources.count)
    var cellTotal = Array(repeating: 0.0, count: table.cells.count)
    for index in table.statementSource.indices {
      sourceTotal[Int(table.statementSource[index])] += table.statementShare[index]
      cellTotal[Int(table.statementCell[index])] += table.statementShare[index]
    }
    self.sourceTotal = sourceTotal
    self.cellTotal = cellTotal
    vote()
  }

  /// Takes the part of an item's voices that state a value as its probability.
  private mutating func vote() {
    for index in voice.indices {
      probability[Int(table.statementOption[index])] +=
        voice[index] * Authority.votes(of: table.statementTier[index])
    }
    for item in 0..<table.itemCount {
      let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
      var sum = 0.0
      for option in options { sum += probability[option] }
      guard sum > 0 else { continue }
      for option in options { probability[option] /= sum }
    }
  }

  mutating func setVoices(_ voices: [Double]) {
    voice = zip(voices, table.statementShare).map { $0 * $1 }
  }

  /// Steps until reliabilities stand still, at most `limit` times.
  mutating func settle(steps limit: Int, byAttribute: Bool) {
    for _ in 0..<limit {
      let before = accuracy
      step(byAttribute: byAttribute)
      var change = 0.0
      for source in accuracy.indices {
        change = max(change, abs(accuracy[source] - before[source]))
      }
      if change < 1e-3 { break }
    }
  }

  private mutating func step(byAttribute: Bool) {
    measureAccuracy(byAttribute: byAttribute)
    measureCollision()
    weigh()
    normalise()
  }

  // MARK: - How right the sources are

  private mutating func measureAccuracy(byAttribute: Bool) {
    var rightOf = Array(repeating: 0.0, count: accuracy.count)
    var rightOfCell = Array(repeating: 0.0, count: cellAccuracy.count)
    var rightIn = Array(repeating: 0.0, count: collision.count)
    var voicesIn = rightIn
    var (right, all) = (0.0, 0.0)
    let credit = support.credit(probability)
    for index in voice.indices {
      let chance = credit[Int(table.statementOption[index])]
      let cell = Int(table.statementCell[index])
      rightOfCell[cell] += chance * table.statementShare[index]
      rightIn[Int(table.cells[cell].attribute)] += chance * voice[index]
      voicesIn[Int(table.cells[cell].attribute)] += voice[index]
    }
    for (index, cell) in table.cells.enumerated() {
      rightOf[Int(cell.source)] += rightOfCell[index]
    }
    for attribute in rightIn.indices {
      right += rightIn[attribute]
      all += voicesIn[attribute]
    }
    let (rate, count) = Self.usualAccuracy
    let usual = (right + rate * count) / (all + count)
    for source in accuracy.indices {
      accuracy[source] =
        (rightOf[source] + Self.sourcePull * usual) / (sourceTotal[source] + Self.sourcePull)
    }
    let shift = rightIn.indices.map { attribute in
      Self.logit((rightIn[attribute] + count * usual) / (voicesIn[attribute] + count))
        - Self.logit(usual)
    }
    for (index, cell) in table.cells.enumerated() {
      let overall = accuracy[Int(cell.source)]
      guard byAttribute, collision.count > 1 else {
        cellAccuracy[index] = overall
        continue
      }
      // What a source of this reliability would reach on an attribute this hard.
      let odds = Self.logit(overall) + shift[Int(cell.attribute)]
      let expected = 1 / (1 + PortableMath.exp(-odds))
      cellAccuracy[index] =
        (rightOfCell[index] + Self.cellPull * expected) / (cellTotal[index] + Self.cellPull)
    }
  }

  private static func logit(_ rate: Double) -> Double {
    let rate = min(0.99, max(0.01, rate))
    return PortableMath.log(rate / (1 - rate))
  }

  /// How often wrong statements fall on one value, from pairs of statements within items.
  private mutating func measureCollision() {
    var together = Array(repeating: 0.0, count: collision.count)
    var pairs = together
    var (wrong, squares) = ([Double](), [Double]())
    for item in 0..<table.itemCount {
      let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
      guard options.count > 1 else { continue }
      wrong.removeAll(keepingCapacity: true)
      squares.removeAll(keepingCapacity: true)
      for _ in options {
        wrong.append(0)
        squares.append(0)
      }
      for index in Int(table.statementStart[item])..<Int(table.statementStart[item + 1]) {
        let option = Int(table.statementOption[index])
        let share = voice[index] * (1 - probability[option])
        wrong[option - options.lowerBound] += share
        squares[option - options.lowerBound] += share * share
      }
      let attribute = Int(table.attribute[item])
      var (sum, sumOfSquares) = (0.0, 0.0)
      for index in wrong.indices {
        together[attribute] += wrong[index] * wrong[index] - squares[index]
        sum += wrong[index]
        sumOfSquares += squares[index]
      }
      pairs[attribute] += sum * sum - sumOfSquares
    }
    let (rate, count) = Self.collisionPull
    for attribute in collision.indices {
      let observed = (together[attribute] + rate * count) / (pairs[attribute] + count)
      collision[attribute] = min(1, max(0.01, observed))
    }
  }

  // MARK: - How likely the values are

  private mutating func weigh() {
    let rarity = collision.map { -PortableMath.log($0) }
    let odds = cellAccuracy.indices.map { cell in
      let range = Self.accuracyRange
      let rate = min(range.upperBound, max(range.lowerBound, cellAccuracy[cell]))
      return PortableMath.log(rate / (1 - rate)) + rarity[Int(table.cells[cell].attribute)]
    }
    for option in score.indices { score[option] = 0 }
    for index in voice.indices {
      weight[index] = voice[index] * odds[Int(table.statementCell[index])]
      score[Int(table.statementOption[index])] += weight[index]
    }
    support.add(to: &score)
    Authority.raise(&score, &weight, table: table)
  }

  /// The exponential of a score below the highest; what is far below is not worth computing.
  private static func odds(_ score: Double) -> Double {
    score < -40 ? 0 : score == 0 ? 1 : PortableMath.exp(score)
  }

  private mutating func normalise() {
    for item in 0..<table.itemCount {
      let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
      guard !options.isEmpty else { continue }
      var highest = 0.0
      for option in options { highest = max(highest, score[option]) }
      // Wrong values that nobody states have a score of nothing; there are as many as collide as rarely.
      var sum = Self.odds(-highest) / collision[Int(table.attribute[item])]
      for option in options {
        probability[option] = Self.odds(score[option] - highest)
        sum += probability[option]
      }
      for option in options { probability[option] /= sum }
    }
  }
}

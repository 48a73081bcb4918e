/// How often pairs of sources agree, and what that says about copying.
///
/// Two sources that share true values may both be right; two that share false ones hardly found them
/// on their own. After Dong, Berti-Equille and Srivastava, "Integrating conflicting data: the role of
/// source dependence" (VLDB 2009), with the truth taken as uncertain and both directions as one.
struct SourcePairs {
  private let table: StatementTable

  /// Place of a source in the square of pairs; -1 where it makes too few statements to be compared.
  private let place: [Int32]

  /// The sources compared, in the order of their places.
  let compared: [Int]

  /// Items that both state a value of, and those on which the value is the same.
  private(set) var shared: [Float]
  private(set) var agreed: [Float]

  /// Shared items of which somebody else states another value: where agreeing means something.
  private var contestedAgreed: [Float]

  /// Statements of each option: `statements[start[o]..<start[o + 1]]`, by source.
  private let optionStart: [Int32]
  private let optionStatements: [Int32]

  /// The sources that speak most are compared; the work and the memory grow with the square.
  private static let limit = 512

  /// An item that very many state is looked at through this many of them.
  private static let itemLimit = 96

  /// A source with fewer statements cannot show that it copies.
  private static let leastStatements = 5

  /// What part of its values a copier takes over.
  private static let copyRate = 0.8

  /// How likely two sources are to be dependent before anything is known of them.
  private static let prior = 0.05

  init(_ table: StatementTable) {
    self.table = table
    var counts = Array(repeating: 0, count: table.sources.count)
    for source in table.statementSource { counts[Int(source)] += 1 }
    let ranked = counts.indices.filter { counts[$0] >= Self.leastStatements }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    compared = ranked.prefix(Self.limit).sorted()
    var place = Array(repeating: Int32(-1), count: counts.count)
    for (index, source) in compared.enumerated() { place[source] = Int32(index) }
    self.place = place
    (optionStart, optionStatements) = Self.statementsByOption(table, place: place)
    shared = Array(repeating: 0, count: compared.count * compared.count)
    agreed = shared
    contestedAgreed = shared
    countAgreements()
  }

  /// Statements of compared sources, gathered by option.
  private static func statementsByOption(
    _ table: StatementTable,
    place: [Int32]
  ) -> (start: [Int32], statements: [Int32]) {
    var start = Array(repeating: Int32(0), count: table.forms.count + 1)
    let included = table.statementSource.indices.filter {
      place[Int(table.statementSource[$0])] >= 0
    }
    for index in included { start[Int(table.statementOption[index]) + 1] += 1 }
    for option in 1..<max(1, start.count) { start[option] += start[option - 1] }
    var next = start
    var statements = Array(repeating: Int32(0), count: included.count)
    for index in included {
      let option = Int(table.statementOption[index])
      statements[Int(next[option])] = Int32(index)
      next[option] += 1
    }
    return (start, statements)
  }

  private mutating func countAgreements() {
    let width = compared.count
    var places: [(place: Int, option: Int32)] = []
    for item in 0..<table.itemCount {
      let statements = Int(table.statementStart[item])..<Int(table.statementStart[item + 1])
      let isContested = table.optionStart[item + 1] - table.optionStart[item] > 1
      places.removeAll(keepingCapacity: true)
      for index in statements {
        let place = place[Int(table.statementSource[index])]
        if place >= 0 { places.append((Int(place), table.statementOption[index])) }
        if places.count == Self.itemLimit { break }
      }
      for (index, first) in places.enumerated() {
        for second in places[(index + 1)...] where second.place != first.place {
          let pair = first.place * width + second.place
          shared[pair] += 1
          guard first.option == second.option else { continue }
          agreed[pair] += 1
          if isContested { contestedAgreed[pair] += 1 }
        }
      }
    }
  }

  /// Calls `body` with each two statements of one option, the one of the smaller place first.
  private func forEachAgreement(
    _ body: (_ option: Int, _ first: Int, _ second: Int, _ pair: Int) -> Void
  ) {
    let width = compared.count
    for option in 0..<table.forms.count {
      let start = Int(optionStart[option])
      let end = min(Int(optionStart[option + 1]), start + Self.itemLimit)
      guard end - start > 1 else { continue }
      for index in start..<(end - 1) {
        let first = Int(optionStatements[index])
        let row = Int(place[Int(table.statementSource[first])]) * width
        for other in (index + 1)..<end {
          let second = Int(optionStatements[other])
          body(option, first, second, row + Int(place[Int(table.statementSource[second])]))
        }
      }
    }
  }

  /// How likely each pair is to be dependent, given how likely each value is, how right each source, and
  /// how often two wrong statements on an attribute are wrong alike (`collision`).
  func dependence(
    probability: [Double],
    accuracy: [Double],
    collision: [Double]
  ) -> [Double] {
    let width = compared.count
    var falseShared = Array(repeating: 0.0, count: width * width)
    var rarity = falseShared
    let rare = collision.map { -PortableMath.log($0) }
    let itemOf = table.itemOfOption
    forEachAgreement { option, _, _, pair in
      let isFalse = 1 - probability[option]
      falseShared[pair] += isFalse
      rarity[pair] += isFalse * rare[Int(table.attribute[Int(itemOf[option])])]
    }
    var dependence = Array(repeating: 0.0, count: width * width)
    let odds = PortableMath.log(Self.prior / (1 - Self.prior))
    let difference = PortableMath.log(1 - Self.copyRate)
    for first in 0..<width {
      let left = min(0.995, max(0.02, accuracy[compared[first]]))
      for second in (first + 1)..<max(first + 1, width) {
        let pair = first * width + second
        guard agreed[pair] >= Float(Self.leastStatements) else { continue }
        let right = min(0.995, max(0.02, accuracy[compared[second]]))
        let wrong = falseShared[pair]
        let mean = (left + right) / 2
        let alike = wrong > 0 ? PortableMath.exp(-rarity[pair] / wrong) : 1
        let trueGain = PortableMath.log(Self.copyRate / max(left, right) + 1 - Self.copyRate)
        let falseGain = PortableMath.log(
          Self.copyRate * (1 - mean) / ((1 - left) * (1 - right) * alike) + 1 - Self.copyRate
        )
        let trueShared = max(0, Double(contestedAgreed[pair]) - wrong)
        let gain =
          odds + trueShared * trueGain + wrong * falseGain
          + Double(shared[pair] - agreed[pair]) * difference
        dependence[pair] = gain < -6 ? 0 : 1 / (1 + PortableMath.exp(-gain))
      }
    }
    declare(in: &dependence)
    return dependence
  }

  /// A copy that is declared needs no evidence.
  private func declare(in dependence: inout [Double]) {
    for (original, copy) in table.declaredCopies {
      let (first, second) = (place[Int(original)], place[Int(copy)])
      guard first >= 0, second >= 0 else { continue }
      dependence[Int(min(first, second)) * compared.count + Int(max(first, second))] = 1
    }
  }

  /// Pairs that agree on at least this part of what they share, as dependent: a place to start from.
  func dependence(agreeingOn part: Float) -> [Double] {
    var dependence = shared.indices.map { pair in
      shared[pair] >= 8 && agreed[pair] >= part * shared[pair] ? 1.0 : 0.0
    }
    declare(in: &dependence)
    return dependence
  }

  /// Only what is declared.
  func declaredDependence() -> [Double] {
    var dependence = Array(repeating: 0.0, count: shared.count)
    declare(in: &dependence)
    return dependence
  }

  /// What each statement counts beside those of dependent sources that say the same: k copies of one
  /// statement count 1 / k each.
  func voices(_ dependence: [Double]) -> [Double] {
    var voices = Array(repeating: 1.0, count: table.statementSource.count)
    guard dependence.contains(where: { $0 > 0 }) else { return voices }
    forEachAgreement { _, first, second, pair in
      let shared = dependence[pair]
      guard shared > 0 else { return }
      voices[first] += shared
      voices[second] += shared
    }
    for index in voices.indices { voices[index] = 1 / voices[index] }
    return voices
  }

  /// How well a set of reliabilities explains who agrees with whom, copying allowed at a price.
  ///
  /// A composite log-likelihood over pairs: each is independent, or dependent at whichever rate fits.
  /// Of two explanations, the one that needs fewer copies scores higher.
  func score(accuracy: [Double], collision: Double) -> Double {
    let width = compared.count
    let (independent, dependent) = (
      PortableMath.log(1 - Self.prior), PortableMath.log(Self.prior)
    )
    var score = 0.0
    for first in 0..<width {
      let left = min(0.99, max(0.02, accuracy[compared[first]]))
      for second in (first + 1)..<max(first + 1, width) {
        let pair = first * width + second
        let (all, same) = (Double(shared[pair]), Double(agreed[pair]))
        guard all > 0 else { continue }
        let right = min(0.99, max(0.02, accuracy[compared[second]]))
        let chance = min(0.99, max(0.01, left * right + (1 - left) * (1 - right) * collision))
        func likelihood(_ rate: Double) -> Double {
          same * PortableMath.log(rate) + (all - same) * PortableMath.log(1 - rate)
        }
        var best = likelihood(chance) + independent
        // Copying explains more agreement than chance, never less.
        if same > chance * all {
          for rate in [0.8, 0.9, 0.95] {
            best = max(best, likelihood(rate + (1 - rate) * chance) + dependent)
          }
          best = max(best, likelihood(0.99) + dependent)
        }
        score += best
      }
    }
    return score
  }

  /// Pairs more likely dependent than not, the surest first.
  func pairs(_ dependence: [Double]) -> [(first: Int, second: Int, probability: Double)] {
    let width = compared.count
    let likely = dependence.indices.filter { dependence[$0] > 0.5 }
    return likely.sorted { (dependence[$1], $0) < (dependence[$0], $1) }
      .map { (compared[$0 / width], compared[$0 % width], dependence[$0]) }
  }
}

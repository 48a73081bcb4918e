/// Finds the reliability of sources and the probability of values that explain each other best.
struct Estimator {
  private let table: StatementTable

  init(_ table: StatementTable) {
    self.table = table
  }

  func estimate() -> Estimate {
    var reliability = Array(repeating: 0.8, count: table.sources.count)
    var probability = Array(repeating: 0.0, count: table.forms.count)
    var weight = Array(repeating: 0.0, count: table.statementSource.count)
    for _ in 0..<20 {
      for item in 0..<table.itemCount {
        let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
        let statements = Int(table.statementStart[item])..<Int(table.statementStart[item + 1])
        guard !options.isEmpty else { continue }
        for option in options { probability[option] = 0 }
        for index in statements {
          let accuracy = reliability[Int(table.statementSource[index])]
          let authority = 6 * Double(table.statementTier[index].rawValue) - 6
          weight[index] =
            table.statementShare[index]
            * (PortableMath.log(10 * accuracy / (1 - accuracy)) + max(0, authority))
          probability[Int(table.statementOption[index])] += weight[index]
        }
        let highest = options.map { probability[$0] }.max() ?? 0
        var sum = 0.0
        for option in options {
          probability[option] = PortableMath.exp(probability[option] - highest)
          sum += probability[option]
        }
        for option in options { probability[option] /= sum }
      }
      var right = Array(repeating: 4.0, count: table.sources.count)
      var all = Array(repeating: 5.0, count: table.sources.count)
      for index in table.statementSource.indices {
        let source = Int(table.statementSource[index])
        right[source] +=
          probability[Int(table.statementOption[index])] * table.statementShare[index]
        all[source] += table.statementShare[index]
      }
      for source in reliability.indices { reliability[source] = right[source] / all[source] }
    }
    return Estimate(probability: probability, weight: weight, reliability: reliability)
  }
}

import Planning

/// Draws small integer programs and finds their best point by trying all.
struct ProgramDraw {
  private var generator: SeededGenerator

  init(_ seed: Int) {
    generator = SeededGenerator(seed: UInt64(seed))
  }

  /// Two to five variables, one to four rows; about a fifth have no point.
  mutating func program() throws -> IntegerProgram {
    let count = Int.random(in: 2...5, using: &generator)
    var variables: [IntegerProgram.Variable] = []
    for _ in 0..<count {
      let lower = Int64.random(in: -3...2, using: &generator)
      let upper = lower + Int64.random(in: 0...5, using: &generator)
      let cost = Int128(Int.random(in: -20...40, using: &generator))
      variables.append(IntegerProgram.Variable(cost: cost, lower...upper))
    }
    var rows: [IntegerProgram.Row] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let terms = (0..<count).map { column in
        IntegerProgram.Term(column, Int128(Int.random(in: -9...9, using: &generator)))
      }
      let sense = IntegerProgram.Sense.allCases.randomElement(using: &generator) ?? .exactly
      rows.append(
        IntegerProgram.Row(terms, sense, Int128(Int.random(in: -15...25, using: &generator)))
      )
    }
    return try IntegerProgram(variables: variables, rows: rows)
  }

  /// Twelve choices in three narrow windows, after which a relaxation has little to say.
  mutating func hardProgram() throws -> IntegerProgram {
    let variables = (0..<12).map { _ in
      IntegerProgram.Variable(cost: Int128(Int.random(in: 1...99, using: &generator)), 0...1)
    }
    var rows: [IntegerProgram.Row] = []
    for _ in 0..<3 {
      let weights = (0..<12).map { _ in Int128(Int.random(in: 0...60, using: &generator)) }
      let terms = weights.enumerated().map { IntegerProgram.Term($0.offset, $0.element) }
      let middle = weights.reduce(0, +) / 2
      rows.append(IntegerProgram.Row(terms, .atLeast, middle - 4))
      rows.append(IntegerProgram.Row(terms, .atMost, middle + 4))
    }
    return try IntegerProgram(variables: variables, rows: rows)
  }
}

extension IntegerProgram {
  /// What the cheapest of all points costs, or `nil` where none is feasible.
  var cheapestByTryingAll: Int128? {
    var best: Int128?
    var point = variables.map { $0.lower }
    while true {
      if isFeasible(point) {
        let cost = cost(of: point)
        best = min(best ?? cost, cost)
      }
      var column = 0
      while column < point.count {
        point[column] += 1
        if point[column] <= variables[column].upper { break }
        point[column] = variables[column].lower
        column += 1
      }
      if column == point.count { return best }
    }
  }
}

extension IntegerProgram.Outcome {
  var candidate: IntegerProgram.Candidate? {
    switch self {
    case .optimal(let best, _): best
    case .infeasible: nil
    case .limited(let best, _, _): best
    }
  }
}

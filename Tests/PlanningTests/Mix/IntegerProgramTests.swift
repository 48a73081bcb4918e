import Planning
import Testing

/// Integer programs solved exactly, held against trying all points.
struct IntegerProgramTests {
  typealias Program = IntegerProgram
  typealias Variable = IntegerProgram.Variable
  typealias Row = IntegerProgram.Row
  typealias Term = IntegerProgram.Term

  @Test(arguments: 0..<600)
  func `The best point costs what trying all points finds`(seed: Int) throws {
    var draw = ProgramDraw(seed)
    let program = try draw.program()
    let expected = program.cheapestByTryingAll
    switch program.solved() {
    case .optimal(let best, _):
      #expect(best.cost == expected)
      #expect(program.isFeasible(best.point))
      #expect(program.cost(of: best.point) == best.cost)
    case .infeasible:
      #expect(expected == nil)
    case .limited:
      Issue.record("a small program needs few nodes")
    }
  }

  @Test func `Long searches, with cuts in turns, find the same as trying all points`() throws {
    var long = 0
    for seed in 0..<60 {
      var draw = ProgramDraw(seed)
      let program = try draw.hardProgram()
      let expected = program.cheapestByTryingAll
      switch program.solved() {
      case .optimal(let best, let nodes):
        #expect(best.cost == expected)
        long += nodes > 100 ? 1 : 0
      case .infeasible(let nodes):
        #expect(expected == nil)
        long += nodes > 100 ? 1 : 0
      case .limited:
        Issue.record("a few hundred nodes are enough")
      }
    }
    #expect(long > 5)
  }

  @Test(arguments: 0..<200)
  func `A search cut short never claims more than it knows`(seed: Int) throws {
    var draw = ProgramDraw(seed)
    let program = try draw.program()
    let expected = program.cheapestByTryingAll
    for limit in [0, 1, 2, 5] {
      switch program.solved(nodeLimit: limit) {
      case .optimal(let best, let nodes):
        #expect(best.cost == expected)
        #expect(nodes <= limit)
      case .infeasible:
        #expect(expected == nil)
      case .limited(let best, let lowerBound, let nodes):
        #expect(nodes == limit)
        if let expected { #expect(lowerBound <= expected) }
        if let best {
          #expect(program.isFeasible(best.point))
          #expect(program.cost(of: best.point) == best.cost)
        }
      }
    }
  }

  @Test(arguments: 0..<200)
  func `A cutoff keeps what is cheaper and nothing else`(seed: Int) throws {
    var draw = ProgramDraw(seed)
    let program = try draw.program()
    guard let expected = program.cheapestByTryingAll else { return }
    #expect(program.solved(below: expected + 1).candidate?.cost == expected)
    #expect(program.solved(below: expected).candidate == nil)
  }

  @Test func `Units too small for floating-point numbers still decide`() throws {
    // The second pack is dearer by one part in 10^30; both hold the same.
    let huge: Int128 = 1_000_000_000_000_000_000_000_000_000_000
    let program = try Program(
      variables: [Variable(cost: huge + 1, 0...1_000), Variable(cost: huge, 0...1_000)],
      rows: [Row([Term(0, 7), Term(1, 7)], .atLeast, 5_000)]
    )
    #expect(program.solved().candidate?.point == [0, 715])
  }

  @Test func `A row that no whole numbers keep is seen to be impossible`() throws {
    let program = try Program(
      variables: [Variable(cost: 1, 0...40), Variable(cost: 1, 0...40), Variable(cost: 1, 0...40)],
      rows: [Row([Term(0, 2), Term(1, 4), Term(2, 6)], .exactly, 101)]
    )
    // An even sum is never odd, whatever a relaxation says.
    #expect(program.solved() == .infeasible(nodes: 0))
  }

  @Test func `Terms of one variable are added up, and zeros left out`() throws {
    let program = try Program(
      variables: [Variable(cost: 1, 0...9), Variable(cost: 1, 0...9)],
      rows: [Row([Term(1, 2), Term(0, 5), Term(1, 3), Term(0, -5)], .atLeast, 8)]
    )
    #expect(program.rows == [Row([Term(1, 5)], .atLeast, 8)])
    #expect(program.solved().candidate?.point == [0, 2])
  }

  @Test func `Costs of zero and no rows at all have an answer`() throws {
    let none = try Program(variables: [], rows: [])
    #expect(none.solved().candidate == IntegerProgram.Candidate(point: [], cost: 0))
    let free = try Program(variables: [Variable(cost: 0, -2...2)], rows: [])
    #expect(free.solved().candidate?.cost == 0)
    let gain = try Program(variables: [Variable(cost: -3, -2...2)], rows: [])
    #expect(gain.solved().candidate?.point == [2])
    let impossible = try Program(variables: [], rows: [Row([], .atLeast, 1)])
    #expect(impossible.solved() == .infeasible(nodes: 0))
  }

  @Test func `Numbers whose sums could overflow are refused`() {
    let most = Variable(cost: 1, 0...(1 << 53))
    #expect(throws: IntegerProgramError.tooLarge(variable: 0)) {
      try Program(variables: [Variable(cost: .max, 0...2)], rows: [])
    }
    #expect(throws: IntegerProgramError.tooLarge(variable: 1)) {
      try Program(variables: [most, Variable(cost: 1, Int64.min...0)], rows: [])
    }
    #expect(throws: IntegerProgramError.tooLarge(row: 0)) {
      try Program(variables: [most], rows: [Row([Term(0, 1 << 80)], .atMost, 0)])
    }
    #expect(throws: IntegerProgramError.tooLarge(row: 0)) {
      try Program(variables: [most], rows: [Row([Term(0, 1)], .atMost, .min)])
    }
    #expect(throws: IntegerProgramError.tooLarge(row: 0)) {
      try Program(variables: [most], rows: [Row([Term(1, 1)], .atMost, 3)])
    }
    #expect(throws: IntegerProgramError.tooLarge(row: 0)) {
      try Program(variables: [most], rows: [Row([Term(0, .max), Term(0, .max)], .atMost, 0)])
    }
  }

  @Test(arguments: 0..<50)
  func `The same program has the same outcome`(seed: Int) throws {
    var draw = ProgramDraw(seed)
    let program = try draw.program()
    #expect(program.solved() == program.solved())
  }
}

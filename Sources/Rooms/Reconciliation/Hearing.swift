import Vocabulary

/// A question with its statements set against the values they speak for.
struct Hearing {
  let question: Question
  private(set) var statements: [Statement]

  /// Values that may be in force, the best supported first; `nil` for "not offered".
  private(set) var values: [Value?] = []

  /// The candidate each statement speaks for.
  private(set) var homes: [Int] = []

  /// How much a further statement of the same value by the same source counts as a witness.
  private static let repetition = 0.5

  /// How much all copies together count beside their original.
  private static let copies = 0.1

  init(_ question: Question, statements: [Statement], register: Register) {
    self.question = question
    self.statements = statements
    gather()
    weigh(register)
  }

  var decoder: TimelineDecoder {
    var candidates = values.map { _ in TimelineDecoder.Candidate() }
    for (number, statement) in statements.enumerated() {
      let home = homes[number]
      candidates[home].statements.append(number)
      candidates[home].sightings += statement.sightings.map(\.first.number)
      let cost = Disagreement.announcedChange(by: statement.voice.tier)
      if let from = statement.from {
        candidates[home].starts[from.number] = min(
          cost,
          candidates[home].starts[from.number] ?? .infinity
        )
      }
      if let until = statement.until {
        candidates[home].ends[until.number] = min(
          cost,
          candidates[home].ends[until.number] ?? .infinity
        )
      }
    }
    let found = Revision.all(in: statements, homes: homes)
    for (candidate, revisions) in found.revisions { candidates[candidate].revisions = revisions }
    for (candidate, days) in found.returns { candidates[candidate].returns = days }
    for index in candidates.indices { candidates[index].sightings.sort() }
    return TimelineDecoder(statements: statements, candidates: candidates)
  }

  /// Statements that speak for a candidate.
  func supporters(of candidate: Int) -> [Int] {
    statements.indices.filter { homes[$0] == candidate }
  }

  // MARK: - Candidates

  /// Gives each statement the candidate it speaks for: the same value, or a fuller form of it.
  private mutating func gather() {
    var exact: [Value?: [Int]] = [:]
    for number in statements.indices { exact[statements[number].value, default: []].append(number) }
    let groups = exact.map { (value: $0.key, members: $0.value, rank: rank($0.key, $0.value)) }
      .sorted { $0.rank < $1.rank }
    homes = Array(repeating: 0, count: statements.count)
    var fuller: [Int] = []
    for group in groups {
      let isHedged = group.members.allSatisfy { statements[$0].isHedged }
      let home = fuller.first { index in
        guard let value = group.value, let candidate = values[index] else { return false }
        return Match.stands(value, isHedged: isHedged, for: candidate)
      }
      if let home {
        for number in group.members { homes[number] = home }
        if case .grid(let more)? = group.value, case .grid(let grid)? = values[home] {
          values[home] = .grid(grid.adding(more))
        }
      } else {
        for number in group.members { homes[number] = values.count }
        // Plain amounts need no search: only exact equals and hedged forms can stand for them.
        if values.count < Self.mostFuller { fuller.append(values.count) }
        values.append(group.value)
      }
    }
  }

  /// Beyond so many values, weaker ones are not compared with each other: they are wrong anyway.
  private static let mostFuller = 64

  /// The order in which values are taken up: fuller forms first, then better supported ones.
  private func rank(_ value: Value?, _ members: [Int]) -> Rank {
    let form =
      switch value {
      case .formula: 0
      case .grid: 1
      default: members.contains { !statements[$0].isHedged } ? 2 : 3
      }
    let size: Int = if case .grid(let grid)? = value { grid.cells.count } else { 0 }
    return Rank(
      form: form,
      size: -size,
      worth: -members.reduce(0) { $0 + statements[$1].neverCost },
      text: value?.orderText ?? ""
    )
  }

  private struct Rank: Comparable {
    let form: Int
    let size: Int
    let worth: Double
    let text: String

    static func < (left: Self, right: Self) -> Bool {
      if left.form != right.form { return left.form < right.form }
      if left.size != right.size { return left.size < right.size }
      if left.worth != right.worth { return left.worth < right.worth }
      return left.text < right.text
    }
  }

  // MARK: - Witnesses

  /// A copy of a source that says the same, and a source that says the same again, count for less.
  private mutating func weigh(_ register: Register) {
    var speakers: [Int: Set<Int>] = [:]
    for (number, statement) in statements.enumerated() {
      speakers[homes[number], default: []].insert(statement.source)
    }
    var copies: [Int: Int] = [:]
    func isCopy(_ number: Int) -> Bool {
      register.origins[statements[number].source].contains {
        speakers[homes[number]]?.contains($0) ?? false
      }
    }
    let areCopies = statements.indices.map(isCopy)
    for number in statements.indices where areCopies[number] {
      copies[homes[number], default: 0] += 1
    }
    var heard: Set<[Int]> = []
    for number in statements.indices {
      let (source, home) = (statements[number].source, homes[number])
      if areCopies[number] {
        statements[number].share = Self.copies / Double(copies[home] ?? 1)
      } else if !heard.insert([source, home]).inserted, !statements[number].isReturn {
        statements[number].share = Self.repetition
      }
    }
  }
}

extension Grid {
  /// This table with the cells of another that it does not list.
  func adding(_ other: Self) -> Self {
    let listed = lookup
    return Self(
      parameters: parameters,
      cells: cells + other.cells.filter { listed[$0.point] == nil }
    )
  }
}

extension Value {
  /// A text that orders values of all forms the same way everywhere.
  var orderText: String {
    switch self {
    case .grid(let grid):
      grid.cells.map { "\($0.point)=\($0.value)" }.joined(separator: ";")
    default: description
    }
  }
}

import Vocabulary

/// Finds for each claim that disagrees with a timeline the cause that explains it best.
struct Dissent {
  let judgement: Judgement
  let claims: [Claim]
  let register: Register

  /// How many rows of a source are off by a factor, where they were put right together.
  let slipRows: (Int) -> Int

  /// What is said of each segment again and again, found once.
  private let segments: [SegmentFacts]

  /// Sources whose statement of a value is set aside, by the value's place.
  private let dissenting: [Int: Set<Int>]

  private var hearing: Hearing { judgement.hearing }

  private struct SegmentFacts {
    /// The day from which the segment's value was in force.
    let beginning: Day

    /// Who tells best that it began.
    let witness: Int?
    let weight: Double
    let sources: Int
  }

  init(
    judgement: Judgement,
    claims: [Claim],
    register: Register,
    slipRows: @escaping (Int) -> Int
  ) {
    self.judgement = judgement
    self.claims = claims
    self.register = register
    self.slipRows = slipRows
    var dissenting: [Int: Set<Int>] = [:]
    for number in judgement.dissenters {
      dissenting[judgement.hearing.homes[number], default: []].insert(
        judgement.hearing.statements[number].source
      )
    }
    self.dissenting = dissenting
    segments = judgement.dissenters.isEmpty ? [] : Self.facts(of: judgement)
  }

  private static func facts(of judgement: Judgement) -> [SegmentFacts] {
    judgement.segments.indices.map { index in
      let statements = judgement.supporters[index].map { judgement.hearing.statements[$0] }
      let edge = index > 0 ? judgement.beginning(of: index, knownFrom: nil) : nil
      return SegmentFacts(
        beginning: edge?.day ?? Day(number: judgement.segments[index].start),
        witness: witness(of: index, in: judgement),
        weight: statements.reduce(0) { $0 + $1.neverCost },
        sources: Set(statements.map(\.source)).count
      )
    }
  }

  func setAside() -> [Ruling.SetAside] {
    var found: [Ruling.SetAside] = []
    for number in hearing.statements.indices {
      let statement = hearing.statements[number]
      if case .corrected(let factor, _)? = statement.excuse {
        // It votes with the value put right, but what it states is wrong all the same.
        found += entries(statement, .unitSlip(factor: factor)) { stated in
          Wording.unitSlip(
            stated,
            factor: factor,
            value: statement.value,
            rows: slipRows(statement.source)
          )
        }
      }
    }
    for number in judgement.dissenters {
      let statement = hearing.statements[number]
      if case .corrected? = statement.excuse { continue }
      // What another question lends as evidence is set aside there, if anywhere.
      if statement.claims.contains(where: { claims[$0].subject != hearing.question.subject }) {
        continue
      }
      found += explained(number, statement)
    }
    return found
  }

  private func explained(_ number: Int, _ statement: Statement) -> [Ruling.SetAside] {
    let home = hearing.homes[number]
    let own = judgement.segments.indices.filter { judgement.segments[$0].candidate == home }
    if statement.sightings.isEmpty, let last = own.last {
      let next = hearing.values[judgement.segments[last + 1].candidate]
      return entries(statement, .superseded) { stated in
        Wording.superseded(stated, until: segments[last + 1].beginning, value: next)
      }
    }
    let day = statement.sightings.last
    if let day, let past = own.last(where: { judgement.segments[$0].end <= day.first.number }) {
      return stale(statement, on: day.first, since: past)
    }
    if let day, let later = own.first(where: { judgement.segments[$0].start > day.last.number }) {
      let start = Day(number: judgement.segments[later].start)
      return entries(statement, .premature) { stated in
        Wording.premature(stated, lead: start.number - day.last.number, from: start)
      }
    }
    return unexplained(number, statement)
  }

  private func stale(
    _ statement: Statement,
    on day: Day,
    since past: Int
  ) -> [Ruling.SetAside] {
    let next = past + 1
    let end = segments[next].beginning
    let witness = segments[next].witness.map { register.ids[hearing.statements[$0].source].text }
    // An undecided stretch may reach past the day of the page; then the change had certainly come by it.
    let lag = max(0, day.number - min(end, day).number)
    return entries(statement, .staleCopy) { stated in
      Wording.stale(
        stated,
        lag: lag,
        value: hearing.values[judgement.segments[next].candidate],
        since: end,
        by: witness
      )
    }
  }

  /// Who tells best that a segment began: who announced it, else who saw it first.
  private static func witness(of index: Int, in judgement: Judgement) -> Int? {
    let hearing = judgement.hearing
    let start = judgement.segments[index].start
    let before = judgement.dissenters + judgement.supporters.joined()
    let announcer = before.first { number in
      let statement = hearing.statements[number]
      return statement.from?.number == start || statement.until?.number == start
    }
    return announcer
      ?? judgement.supporters[index].min { left, right in
        let days = [left, right].map { hearing.statements[$0].sightings.first?.last.number ?? .max }
        return (days[0], left) < (days[1], right)
      }
  }

  /// Its value was never in force.
  private func unexplained(_ number: Int, _ statement: Statement) -> [Ruling.SetAside] {
    let value = judgement.value(on: statement.sightings.last?.last)
    if statement.isForecast, let from = statement.from {
      let later = laterWitness(than: from)
      return entries(statement, .superseded) { stated in
        Wording.cancelled(stated, from: from, value: value, later: later)
      }
    }
    switch statement.excuse {
    case .unitSlip(let factor)?, .corrected(let factor, _)?:
      return entries(statement, .unitSlip(factor: factor)) { stated in
        Wording.unitSlip(stated, factor: factor, value: value, rows: 1)
      }
    case .otherProduct(let other)?:
      return entries(statement, .otherProduct(other)) { stated in
        Wording.otherProduct(stated, other, value: value)
      }
    case .arithmetic(let expression, let result)?:
      return entries(statement, .arithmeticSlip) { stated in
        Wording.arithmeticSlip(stated, expression: expression, result: result)
      }
    case .planRate(let plan, let expression)?:
      return entries(statement, .otherScope) { stated in
        Wording.planRate(stated, plan: plan, expression: expression)
      }
    case nil: break
    }
    let blurred = judgement.segments.map { hearing.values[$0.candidate] }
      .filter { isBlurred($0, by: statement) }
    if !blurred.isEmpty {
      return entries(statement, .approximation) { Wording.approximation($0, of: blurred) }
    }
    if let original = original(of: number, statement) {
      return entries(statement, .copy(of: original)) { Wording.copy($0, of: original) }
    }
    return outliers(statement, against: value)
  }

  private func outliers(_ statement: Statement, against value: Value?) -> [Ruling.SetAside] {
    let index = judgement.segments.lastIndex { segment in
      statement.sightings.last.map { segment.start <= $0.last.number } ?? true
    }
    // What weighs nearly as much as the value in force is a dispute, not a stray.
    let isDispute = statement.neverCost * 3 >= (index.map { segments[$0].weight } ?? 0)
    let count = index.map { segments[$0].sources } ?? 0
    return entries(statement, isDispute ? .dispute : .outlier) { stated in
      Wording.outlier(stated, value: value, supporters: count)
    }
  }

  private func isBlurred(_ value: Value?, by statement: Statement) -> Bool {
    switch (statement.value, value) {
    case (.range(let low, let high)?, .amount(let amount)?): low <= amount && amount <= high
    case (.amount(let stated)?, .range(let low, let high)?): low <= stated && stated <= high
    case (.amount(let stated)?, .amount(let actual)?):
      statement.isHedged && isNear(stated, actual)
    default: false
    }
  }

  /// Whether a hedged number is within a tenth of another.
  private func isNear(_ stated: Amount, _ actual: Amount) -> Bool {
    guard let difference = stated.subtracting(actual)?.magnitude else { return false }
    guard let tenfold = difference.multiplied(by: Amount(10)) else { return false }
    return tenfold <= actual.magnitude
  }

  /// A source that this one repeats and whose statement of the same value is set aside as well.
  private func original(of number: Int, _ statement: Statement) -> Identifier<Source>? {
    let others = dissenting[hearing.homes[number]] ?? []
    return register.origins[statement.source].first(where: others.contains).map { register.ids[$0] }
  }

  private func laterWitness(than day: Day) -> String? {
    judgement.supporters.joined().first { number in
      hearing.statements[number].sightings.contains { $0.first >= day }
    }.map { register.ids[hearing.statements[$0].source].text }
  }

  private func entries(
    _ statement: Statement,
    _ cause: Cause,
    _ reason: (String) -> String
  ) -> [Ruling.SetAside] {
    statement.claims.map { index in
      let claim = claims[index]
      return Ruling.SetAside(
        claim: claim.id,
        cause: cause,
        reason: reason(Wording.stated(claim))
      )
    }
  }
}

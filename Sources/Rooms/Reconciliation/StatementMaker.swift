import Vocabulary

/// Makes the statements of a question: one a claim, one a table of a page, one for what a source says twice.
struct StatementMaker {
  let claims: [Claim]
  let normalised: Normalisation
  let register: Register

  func statements(of question: Question) -> [Statement] {
    var plain: [Plain: [Int]] = [:]
    var cells: [Table: [Int]] = [:]
    for member in question.claims {
      let claim = claims[member]
      let source = register.number(of: claim.source)
      if question.hasSettings, case .amount = claim.value {
        let names = claim.conditions.filter { Settings.isSetting($0.value) }.keys.sorted()
        if !names.isEmpty {
          let table = Table(
            source: source,
            validity: claim.validity,
            parameters: names,
            snapshot: claim.evidence?.snapshot
          )
          cells[table, default: []].append(member)
          continue
        }
      }
      let key = Plain(
        source: source,
        validity: claim.validity,
        value: value(of: member),
        isHedged: claim.isApproximate
      )
      plain[key, default: []].append(member)
    }
    var found = plain.map { key, members in
      Statement(
        claims: members,
        source: key.source,
        value: key.value,
        validity: key.validity,
        isHedged: key.isHedged,
        voice: voice(of: key.source, on: question)
      )
    }
    for (table, members) in cells { found += statements(of: table, members, on: question) }
    // Claims are sorted by id, so their indices give an order that does not depend on the input's.
    return found.sorted { ($0.claims.first ?? 0) < ($1.claims.first ?? 0) }
  }

  private struct Plain: Hashable {
    let source: Int
    let validity: Claim.Validity
    let value: Value
    let isHedged: Bool
  }

  private struct Table: Hashable {
    let source: Int
    let validity: Claim.Validity
    let parameters: [String]
    let snapshot: Identifier<Snapshot>?
  }

  /// The value in the question's unit; a formula "above 30 steps" goes on at its value for 30 below.
  private func value(of member: Int) -> Value {
    let value = normalised.value(of: member, in: claims)
    guard case .formula(var formula) = value else { return value }
    for (name, text) in claims[member].conditions.sorted(by: { $0.key < $1.key }) {
      if case .above(let bound)? = Settings.bound(text) {
        formula = Formula(
          formula.expression.floored(name, at: bound),
          rounding: formula.rounding
        )
      }
    }
    return .formula(formula)
  }

  private func voice(of source: Int, on question: Question) -> Voice {
    register.voice(of: source, on: question.subject)
  }

  /// The table that point claims of one page make up; a point stated again with another value is a
  /// statement of its own, and a price up to a number joins the formula above it.
  private func statements(of table: Table, _ members: [Int], on question: Question) -> [Statement] {
    func statement(_ claims: [Int], _ value: Value) -> Statement {
      Statement(
        claims: claims,
        source: table.source,
        value: value,
        validity: table.validity,
        isHedged: claims.allSatisfy { self.claims[$0].isApproximate },
        voice: voice(of: table.source, on: question)
      )
    }
    var found: [Statement] = []
    var rows: [[Amount]: [(member: Int, value: Amount)]] = [:]
    for member in members {
      guard case .amount(let amount) = normalised.value(of: member, in: claims) else { continue }
      let point = Settings.point(of: claims[member].conditions)
      let coordinates = table.parameters.compactMap { point[$0] }
      if coordinates.count == table.parameters.count {
        rows[coordinates, default: []].append((member, amount))
      } else {
        found.append(statement([member], .amount(amount)))
      }
    }
    var cells: [Grid.Cell] = []
    var makers: [Int] = []
    for (point, stated) in rows {
      guard let value = stated.first?.value else { continue }
      cells.append(Grid.Cell(point: point, value: value))
      makers += stated.filter { $0.value == value }.map(\.member)
      for other in stated where other.value != value {
        let grid = Grid(
          parameters: table.parameters,
          cells: [Grid.Cell(point: point, value: other.value)]
        )
        found.append(statement([other.member], .grid(grid)))
      }
    }
    if !cells.isEmpty {
      found.append(
        statement(makers.sorted(), .grid(Grid(parameters: table.parameters, cells: cells)))
      )
    }
    return found
  }
}

extension Formula.Expression {
  /// The expression with a setting counted as at least `bound`.
  fileprivate func floored(_ name: String, at bound: Amount) -> Self {
    switch self {
    case .constant: self
    case .parameter(let own): own == name ? .larger(self, .constant(bound)) : self
    case .sum(let left, let right):
      .sum(left.floored(name, at: bound), right.floored(name, at: bound))
    case .difference(let left, let right):
      .difference(left.floored(name, at: bound), right.floored(name, at: bound))
    case .product(let left, let right):
      .product(left.floored(name, at: bound), right.floored(name, at: bound))
    case .quotient(let left, let right):
      .quotient(left.floored(name, at: bound), right.floored(name, at: bound))
    case .larger, .smaller: self
    }
  }
}

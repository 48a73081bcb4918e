import Vocabulary

/// Listed prices beside the formula that the page gives for them: a grid of steps and sizes.
///
/// A formula is believed to be the grid's where it gives most of its cells; the others are then wrong.
enum FormulaCells {
  static let rule = "formula-cell"

  static func read(_ claims: [Claim], into book: inout AuditBook) {
    for claim in claims {
      guard case .formula(let formula) = claim.value, !formula.parameters.isEmpty else { continue }
      var reckonings: [Reckoning] = []
      for other in claims
      where other.subject == claim.subject && other.attribute == claim.attribute
        && other.unit == claim.unit
      {
        reckonings += cells(of: other).compactMap { cell in
          reckoning(formula, cell.settings, cell.value, other)
        }
      }
      let agreeing = reckonings.count { $0.outcome != nil }
      guard agreeing * 3 >= reckonings.count * 2 else { continue }
      for var reckoning in reckonings {
        reckoning.isCertain = agreeing >= 3
        book.add(reckoning)
      }
    }
  }

  private static func cells(of claim: Claim) -> [(settings: [String: Amount], value: Amount)] {
    switch claim.value {
    case .grid(let grid):
      return grid.cells.map { (Dictionary(zip(grid.parameters, $0.point)) { $1 }, $0.value) }
    case .amount(let amount):
      let settings = claim.conditions.compactMapValues { Amount($0) }
      return settings.isEmpty ? [] : [(settings, amount)]
    default: return []
    }
  }

  private static func reckoning(
    _ formula: Formula,
    _ settings: [String: Amount],
    _ stated: Amount,
    _ claim: Claim
  ) -> Reckoning? {
    guard let evidence = claim.evidence, let value = formula.value(at: settings) else { return nil }
    let given = formula.parameters.compactMap { name in settings[name].map { "\(name) = \($0)" } }
    return Reckoning(
      rule: rule,
      path: evidence.path,
      bytes: evidence.passage.bytes,
      statedBytes: evidence.passage.bytes,
      expression: "\(formula) at \(given.joined(separator: ", "))",
      stated: Figure(claim, stated),
      computed: Rational(value),
      isCertain: false
    )
  }
}

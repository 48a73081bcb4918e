import Vocabulary

/// Listed prices beside the formula that the page gives for them: a grid of steps and sizes.
///
/// A formula is believed to be the grid's where it gives most of its cells; the others are then wrong.
enum FormulaCells {
  static let rule = "formula-cell"

  static func read(_ claims: [Claim], into book: inout AuditBook) {
    var formulas: [Key: Set<String>] = [:]
    let listed = Dictionary(grouping: claims.filter { !cells(of: $0).isEmpty }, by: Key.init)
    for claim in claims {
      guard case .formula(let formula) = claim.value, !formula.parameters.isEmpty,
        let others = listed[Key(claim)],
        formulas[Key(claim), default: []].count < most,
        formulas[Key(claim), default: []].insert("\(formula)").inserted
      else { continue }
      var reckonings: [Reckoning] = []
      for other in others {
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

  /// No page means more formulas for one price.
  private static let most = 16

  private struct Key: Hashable {
    let subject: Identifier<Subject>
    let attribute: Attribute
    let unit: Unit

    init(_ claim: Claim) {
      subject = claim.subject
      attribute = claim.attribute
      unit = claim.unit
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

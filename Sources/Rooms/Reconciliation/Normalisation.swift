import Vocabulary

/// States prices in USD in credits, where the seller charges credits.
///
/// A claim of USD 0.05 on a day on which a credit cost USD 0.01 says 5 credits. Only at the venue whose
/// credit it is, and only for what some source prices in credits there.
struct Normalisation {
  /// Claims that change their unit, with value and unit in credits.
  private var converted: [Int: (value: Value, unit: Unit)] = [:]

  init() {
  }

  /// - Parameter rate: What a credit costs in USD; nothing is converted without it.
  init(_ claims: [Claim], rate: Ruling?, today: Day?) {
    guard let rate else { return }
    var priced: Set<Priced> = []
    for claim in claims where claim.venue == rate.venue && claim.unit.symbol.hasPrefix("credit/") {
      if let denominator = claim.unit.denominator {
        priced.insert(Priced(attribute: claim.attribute, denominator: denominator))
      }
    }
    priced.insert(Priced(attribute: .price, denominator: "generation"))
    for (index, claim) in claims.enumerated()
    where claim.venue == rate.venue && claim.unit.symbol.hasPrefix("USD/") {
      guard
        let denominator = claim.unit.denominator,
        priced.contains(Priced(attribute: claim.attribute, denominator: denominator)),
        let price = Self.price(rate, for: claim, today: today),
        let value = Self.inCredits(claim.value, at: price)
      else { continue }
      converted[index] = (value, Unit("credit/" + denominator))
    }
  }

  private struct Priced: Hashable {
    let attribute: Attribute
    let denominator: String
  }

  func value(of index: Int, in claims: [Claim]) -> Value {
    converted[index]?.value ?? claims[index].value
  }

  func unit(of index: Int, in claims: [Claim]) -> Unit {
    converted[index]?.unit ?? claims[index].unit
  }

  func isConverted(_ index: Int) -> Bool {
    converted[index] != nil
  }

  private static func price(_ rate: Ruling, for claim: Claim, today: Day?) -> Amount? {
    let validity = claim.validity
    let day =
      validity.from ?? validity.until?.adding(days: -1) ?? validity.asserted?.last ?? today
    // Before the first sighting of the credit's price, its first price is the best guess.
    let period =
      day.flatMap(rate.period(on:)) ?? (day == nil ? rate.periods.last : rate.periods.first)
    guard case .amount(let price)? = period?.value, price > .zero else { return nil }
    return price
  }

  private static func inCredits(_ value: Value, at price: Amount) -> Value? {
    switch value {
    case .amount(let amount): return amount.divided(by: price).map(Value.amount)
    case .range(let low, let high):
      guard let low = low.divided(by: price), let high = high.divided(by: price) else { return nil }
      return .range(low, high)
    case .formula(let formula):
      let expression = Formula.Expression.quotient(formula.expression, .constant(price))
      guard let rounding = formula.rounding else { return .formula(Formula(expression)) }
      guard let step = rounding.step.divided(by: price) else { return nil }
      return .formula(Formula(expression, rounding: Formula.Step(step, rounding.rounding)))
    case .grid(let grid):
      var cells: [Grid.Cell] = []
      for cell in grid.cells {
        guard let value = cell.value.divided(by: price) else { return nil }
        cells.append(Grid.Cell(point: cell.point, value: value))
      }
      return .grid(Grid(parameters: grid.parameters, cells: cells))
    case .boolean, .day, .text: return nil
    }
  }
}

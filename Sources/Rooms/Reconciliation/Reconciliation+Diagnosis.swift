package import Vocabulary

extension Reconciliation {
  /// Holds the claims of a document against the rulings on a day.
  ///
  /// The venue of the rulings that count is `venue`: a price charged elsewhere is neither right nor
  /// wrong. Ways to be off are tried from the surest to the weakest: an earlier value, a later one,
  /// a power of ten, another subject's value.
  package static func diagnoses(
    of claims: [Claim],
    against rulings: [Ruling],
    subjects: [Subject],
    at venue: Venue = .stability,
    on day: Day
  ) -> [Diagnosis] {
    let bench = AuditBench(rulings: rulings, subjects: subjects, venue: venue, day: day)
    return claims.map(bench.diagnosis)
  }
}

/// The rulings of one venue on one day, set out for comparison.
private struct AuditBench {
  let venue: Venue
  let day: Day
  private let rulings: [Topic: [Ruling]]
  private let byAttribute: [Attribute: [Ruling]]
  private let families: [Identifier<Subject>: String]

  /// What one credit costs in USD, over time.
  private let credit: Ruling?

  private struct Topic: Hashable {
    let subject: Identifier<Subject>
    let attribute: Attribute
  }

  init(rulings: [Ruling], subjects: [Subject], venue: Venue, day: Day) {
    let own = rulings.filter { $0.venue == venue }
    self.venue = venue
    self.day = day
    self.rulings = Dictionary(grouping: own) { Topic(subject: $0.subject, attribute: $0.attribute) }
    byAttribute = Dictionary(grouping: own) { $0.attribute }
    families = Dictionary(subjects.map { ($0.id, $0.family) }) { first, _ in first }
    credit = own.first { $0.unit == .usdPerCredit }
  }

  func diagnosis(of claim: Claim) -> Diagnosis {
    if claim.venue != venue { return Diagnosis(claim: claim, verdict: .otherVenue(claim.venue)) }
    let candidates = rulings[Topic(subject: claim.subject, attribute: claim.attribute)] ?? []
    guard let ruling = closest(to: claim, among: candidates) else {
      return Diagnosis(claim: claim, verdict: .unknown)
    }
    let current = ruling.period(on: day)
    let expected = current?.value.flatMap { converted($0, from: ruling.unit, to: claim.unit) }
    return Diagnosis(
      claim: claim,
      verdict: verdict(on: claim, by: ruling, expected: expected),
      ruling: ruling.id,
      expected: expected
    )
  }

  private func verdict(
    on claim: Claim,
    by ruling: Ruling,
    expected: Value?
  ) -> Diagnosis.Verdict {
    if let expected, Agreement.holds(claim, with: expected) { return .right }
    let agreeing = ruling.periods.filter { period in
      period.value.flatMap { converted($0, from: ruling.unit, to: claim.unit) }
        .map { Agreement.holds(claim, with: $0) } ?? false
    }
    if let end = agreeing.compactMap(\.interval.until?.day).last(where: { $0 <= day }) {
      return .stale(since: end)
    }
    if let start = agreeing.compactMap(\.interval.from?.day).first(where: { $0 > day }) {
      return .premature(from: start)
    }
    guard let expected else { return .unknown }
    if let factor = Agreement.powerOfTen(claim, off: expected) { return .unitSlip(factor: factor) }
    if let other = otherSubject(stating: claim) { return .otherProduct(other) }
    return .wrong
  }

  /// The ruling whose scope fits the claim's conditions best: the same, else the widest in common.
  private func closest(to claim: Claim, among candidates: [Ruling]) -> Ruling? {
    let fitting = candidates.filter { ruling in
      convertible(ruling.unit, claim.unit)
        && ruling.scope.allSatisfy { claim.conditions[$0.key] == $0.value }
    }
    return fitting.max { left, right in
      (left.scope.count, right.id) < (right.scope.count, left.id)
    }
  }

  /// The one subject of the same family whose value in force the claim states.
  private func otherSubject(stating claim: Claim) -> Identifier<Subject>? {
    guard let family = families[claim.subject] else { return nil }
    var found: Set<Identifier<Subject>> = []
    for ruling in byAttribute[claim.attribute] ?? []
    where ruling.subject != claim.subject && families[ruling.subject] == family {
      guard
        let value = ruling.period(on: day)?.value,
        let converted = converted(value, from: ruling.unit, to: claim.unit)
      else { continue }
      if Agreement.holds(claim, with: converted) { found.insert(ruling.subject) }
    }
    return found.count == 1 ? found.first : nil
  }

  // MARK: - Units

  private func convertible(_ unit: Unit, _ other: Unit) -> Bool {
    unit == other
      || (unit.denominator == other.denominator
        && Set([unit.numerator, other.numerator]) == ["credit", "USD"])
  }

  /// A value in another unit: credits become USD at the price of the credit on the day.
  private func converted(_ value: Value, from unit: Unit, to target: Unit) -> Value? {
    if unit == target { return value }
    guard convertible(unit, target), case .amount(let price)? = credit?.period(on: day)?.value
    else {
      return nil
    }
    func convert(_ amount: Amount) -> Amount? {
      target.numerator == "USD" ? amount.multiplied(by: price) : amount.divided(by: price)
    }
    switch value {
    case .amount(let amount): return convert(amount).map(Value.amount)
    case .range(let low, let high):
      guard let low = convert(low), let high = convert(high) else { return nil }
      return .range(low, high)
    case .formula(let formula):
      let factor = Formula.Expression.constant(price)
      let expression: Formula.Expression =
        target.numerator == "USD"
        ? .product(formula.expression, factor) : .quotient(formula.expression, factor)
      guard let rounding = formula.rounding else { return .formula(Formula(expression)) }
      return convert(rounding.step).map {
        .formula(Formula(expression, rounding: .init($0, rounding.rounding)))
      }
    case .grid(let grid):
      var cells: [Grid.Cell] = []
      for cell in grid.cells {
        guard let value = convert(cell.value) else { return nil }
        cells.append(Grid.Cell(point: cell.point, value: value))
      }
      return .grid(Grid(parameters: grid.parameters, cells: cells))
    case .boolean, .day, .text: return nil
    }
  }
}

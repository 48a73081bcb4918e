import Vocabulary

@testable import Reconciliation

/// A ruling as text, one line a period and one a claim set aside.
func printed(_ ruling: Ruling?) -> String {
  guard let ruling else { return "none" }
  let periods = ruling.periods.map { period in
    let value = period.value?.description ?? "not offered"
    let from = period.interval.from?.span.description ?? "-"
    let until = period.interval.until?.span.description ?? "-"
    return "\(value) [\(from) to \(until)] \(period.status.rawValue)"
  }
  let asides = ruling.setAside.map { "\($0.claim): \($0.cause.name)" }
  return (periods + asides).joined(separator: "\n")
}

/// The ruling with an id, of what claims come to.
func ruling(
  _ id: String,
  of claims: [Claim],
  sources: [Source],
  subjects: [Subject] = [],
  decisions: [Decision] = []
) -> Ruling? {
  Reconciliation.outcome(
    of: claims,
    sources: sources,
    subjects: subjects,
    decisions: decisions
  ).rulings.first { $0.id.text == id }
}

extension Value {
  /// An amount, for tests.
  static func number(_ text: String) -> Self {
    Amount(text).map(Value.amount) ?? .text(text)
  }
}

/// A subject of a family.
func makeSubject(_ id: String, family: String = "edit", kind: Subject.Kind = .service) -> Subject {
  Subject(id: Identifier(id), name: id, kind: kind, family: family)
}

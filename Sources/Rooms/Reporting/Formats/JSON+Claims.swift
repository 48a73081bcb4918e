import Vocabulary

extension JSON {
  /// A claim with who said it, when, and in which words.
  static func claim(_ id: Identifier<Claim>, _ register: Register) -> [Member] {
    guard let claim = register.claims[id] else { return [Member("claim", .string(id.text))] }
    let snapshot = register.snapshot(of: claim)
    var members = [
      Member("claim", .string(id.text)), Member("source", .string(claim.source.text)),
      Member("publisher", .optional(register.sources[claim.source]?.publisher)),
      Member("kind", .optional(register.sources[claim.source]?.kind.rawValue)),
    ]
    members += JSON.members(of: claim.value)
    members += [
      Member("unit", .string(claim.unit.symbol)), Member("conditions", .texts(claim.conditions)),
      Member("venue", .string(claim.venue.name)),
      Member("approximate", .boolean(claim.isApproximate)),
      Member("asserted", .optional(claim.validity.asserted)),
      Member("from", .optional(claim.validity.from)),
      Member("until", .optional(claim.validity.until)),
      Member("captured", .optional(claim.validity.returned ?? snapshot?.captured)),
      Member("address", .optional(snapshot?.address)),
      Member("evidence", .evidence(claim.evidence)),
    ]
    return members
  }

  /// A claim that was set aside: its cause and reason, then the claim itself.
  static func setAside(_ setAside: Ruling.SetAside, _ register: Register) -> JSON {
    var members = [
      Member("cause", .string(setAside.cause.name)), Member("reason", .string(setAside.reason)),
    ]
    switch setAside.cause {
    case .unitSlip(let factor): members.append(Member("factor", .string(factor.description)))
    case .otherProduct(let subject): members.append(Member("product", .string(subject.text)))
    case .copy(let source): members.append(Member("copyOf", .string(source.text)))
    default: break
    }
    return .object(members + claim(setAside.claim, register))
  }

  static func interval(_ interval: Interval) -> [Member] {
    [
      Member("from", .edge(interval.from)), Member("until", .edge(interval.until)),
      Member("fromSpan", span(interval.from)), Member("untilSpan", span(interval.until)),
    ]
  }

  /// The days between which an edge fell, where it is not known to the day.
  private static func span(_ edge: Interval.Edge?) -> JSON {
    guard let edge, !edge.isExact else { return .null }
    return .object([
      Member("from", .string(edge.span.first.description)),
      Member("to", .string(edge.span.last.description)),
    ])
  }
}

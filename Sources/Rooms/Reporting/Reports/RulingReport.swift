package import Vocabulary

extension Report {
  /// Rulings a row each: the value, how sure, and what was set aside for which cause.
  package static func rulings(_ rulings: [Ruling], _ register: Register) -> Report {
    let open = rulings.count { ($0.periods.last?.status ?? .unresolved) != .settled }
    var parts: [Part] = [
      .line("\(count(rulings.count, "ruling")), \(open) of them not settled.", .strong)
    ]
    if !rulings.isEmpty { parts.append(.table(rulingTable(rulings, register))) }
    return Report(
      parts: parts,
      columns: [
        "subject", "attribute", "value", "low", "high", "grid", "formula", "unit", "conditions",
        "venue", "from", "until", "status", "confidence", "cause", "kept", "setAside", "ruling",
      ],
      records: rulings.map { record(of: $0, register) }
    )
  }

  private static func rulingTable(_ rulings: [Ruling], _ register: Register) -> TextTable {
    TextTable(
      columns: [
        .init("what", narrowest: 20), .init("value", .decimal, narrowest: 10),
        .init("unit", rank: 2, narrowest: 11), .init("since", rank: 4), .init("status", rank: 1),
        .init("sure", .right), .init("set aside", rank: 3, narrowest: 16),
      ],
      rows: rulings.map { ruling in
        let period = ruling.periods.last
        return [
          .init(what(ruling)), .init(shown(period?.value), .strong), .init(ruling.unit.symbol),
          .init(words(for: period?.interval.from)),
          .init(period?.status.rawValue ?? "", period.map { tone(of: $0.status) } ?? .plain),
          .init(period.map { "\($0.confidence.percent) %" } ?? ""),
          .init(setAside(ruling, register), .doubtful),
        ]
      }
    )
  }

  /// "25 (stale-copy), 10 (outlier) and 2 more".
  private static func setAside(_ ruling: Ruling, _ register: Register) -> String {
    firstFew(
      ruling.setAside.lazy.map { setAside in
        let value = register.claims[setAside.claim]?.value.description ?? setAside.claim.text
        return "\(value) (\(setAside.cause.name))"
      }
    )
  }

  private static func record(of ruling: Ruling, _ register: Register) -> [JSON.Member] {
    let period = ruling.periods.last
    let causes = Set(ruling.setAside.map(\.cause.name)).sorted()
    var members: [JSON.Member] = [
      .init("subject", .string(ruling.subject.text)),
      .init("attribute", .string(ruling.attribute.name)),
    ]
    members += JSON.members(of: period?.value)
    members += [
      .init("unit", .string(ruling.unit.symbol)), .init("conditions", .texts(ruling.scope)),
      .init("venue", .string(ruling.venue.name)),
    ]
    members += JSON.interval(period?.interval ?? Interval())
    let set = ruling.setAside.map { setAside -> JSON in
      let claim = register.claims[setAside.claim]
      return .object(
        [
          .init("claim", .string(setAside.claim.text)), .init("source", .optional(claim?.source)),
        ] + JSON.members(of: claim?.value) + [
          .init("cause", .string(setAside.cause.name)), .init("reason", .string(setAside.reason)),
        ]
      )
    }
    return members + [
      .init("status", .optional(period?.status.rawValue)),
      .init("confidence", period.map { .number($0.confidence.percent) } ?? .null),
      .init("cause", causes.isEmpty ? .null : .string(causes.joined(separator: " "))),
      .init("kept", .strings(period?.kept ?? [])), .init("setAside", .array(set)),
      .init("periods", .number(ruling.periods.count)), .init("ruling", .string(ruling.id.text)),
    ]
  }
}

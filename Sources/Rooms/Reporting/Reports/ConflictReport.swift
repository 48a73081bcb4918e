package import Vocabulary

/// One reason why claims about the same thing disagree, with the claims on both sides.
package struct Conflict: Sendable, Hashable {
  package let ruling: Ruling

  /// The word of the cause; `uncorroborated` where nobody contradicts, and nobody who should know
  /// confirms.
  package let cause: String
  package let setAside: [Ruling.SetAside]

  /// The conflicts of rulings: one a cause, and one a ruling that is open without any.
  package static func all(in rulings: [Ruling]) -> [Conflict] {
    rulings.flatMap { ruling in
      let byCause = Dictionary(grouping: ruling.setAside) { $0.cause.name }
      let conflicts = byCause.keys.sorted().map {
        Conflict(ruling: ruling, cause: $0, setAside: byCause[$0] ?? [])
      }
      let isOpen = ruling.periods.contains { $0.status != .settled }
      guard conflicts.isEmpty, isOpen else { return conflicts }
      return [Conflict(ruling: ruling, cause: "uncorroborated", setAside: [])]
    }
  }
}

extension Report {
  /// Where sources disagree, why, and which value stands.
  package static func conflicts(
    _ conflicts: [Conflict],
    on day: Day,
    known: Day,
    _ register: Register
  ) -> Report {
    let ordered = conflicts.map { (rank: rank($0, on: day, register), conflict: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? (left.conflict.ruling.id, left.conflict.cause)
            < (right.conflict.ruling.id, right.conflict.cause)
          : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.conflict)
    var parts: [Part] = [
      .line(
        ordered.isEmpty
          ? "No conflict is known, as of \(known)."
          : "\(count(ordered.count, "conflict")), known as of \(known); the values in force are those "
            + "of \(day).",
        .strong
      )
    ]
    if !ordered.isEmpty { parts.append(.table(conflictTable(ordered, on: day, register))) }
    return Report(
      parts: parts,
      columns: [
        "subject", "attribute", "cause", "value", "low", "high", "grid", "formula", "unit",
        "conditions", "venue", "from", "until", "status", "confidence", "ruling", "wanted",
      ],
      records: ordered.map { record(of: $0, on: day, register) }
    )
  }

  /// Open ones first, then in the order of the registry.
  private static func rank(_ conflict: Conflict, on day: Day, _ register: Register) -> [Int] {
    let openness: Int
    switch period(of: conflict.ruling, on: day)?.status {
    case .unresolved: openness = 0
    case .contested: openness = 1
    case .settled, nil: openness = 2
    }
    return [openness, register.position(of: conflict.ruling.subject)]
  }

  /// The period in force, or the last one where the day is before or after them all.
  private static func period(of ruling: Ruling, on day: Day) -> Ruling.Period? {
    ruling.period(on: day) ?? ruling.periods.last
  }

  private static func conflictTable(
    _ conflicts: [Conflict],
    on day: Day,
    _ register: Register
  ) -> TextTable {
    TextTable(
      columns: [
        .init("what", narrowest: 16), .init("in force", .decimal, narrowest: 8),
        .init("unit", rank: 2, narrowest: 11), .init("status", rank: 1), .init("cause"),
        .init("set aside", narrowest: 9), .init("said by", narrowest: 11),
      ],
      rows: conflicts.map { conflict in
        let period = period(of: conflict.ruling, on: day)
        let claims = conflict.setAside.compactMap { register.claims[$0.claim] }
        // Where nothing is set aside, whoever says what stands is worth knowing.
        let speakers =
          conflict.setAside.isEmpty
          ? (period?.kept ?? []).compactMap { register.claims[$0] } : claims
        return [
          .init(what(conflict.ruling)), .init(shown(period?.value), .strong),
          .init(conflict.ruling.unit.symbol),
          .init(period?.status.rawValue ?? "", period.map { tone(of: $0.status) } ?? .plain),
          .init(conflict.cause, .doubtful),
          .init(firstFew(claims.map { shown($0, beside: conflict.ruling.unit) })),
          .init(firstFew(speakers.map(\.source.text)), .faint),
        ]
      }
    )
  }

  /// A claim's value, with its unit where that is not the ruling's own.
  private static func shown(_ claim: Claim, beside unit: Unit) -> String {
    claim.unit == unit ? claim.value.description : "\(claim.value) \(claim.unit)"
  }

  private static func record(
    of conflict: Conflict,
    on day: Day,
    _ register: Register
  ) -> [JSON.Member] {
    let ruling = conflict.ruling
    let period = period(of: ruling, on: day)
    var members: [JSON.Member] = [
      .init("subject", .string(ruling.subject.text)),
      .init("attribute", .string(ruling.attribute.name)), .init("cause", .string(conflict.cause)),
    ]
    members += JSON.members(of: period?.value)
    members += [
      .init("unit", .string(ruling.unit.symbol)), .init("conditions", .texts(ruling.scope)),
      .init("venue", .string(ruling.venue.name)),
    ]
    members += JSON.interval(period?.interval ?? Interval())
    let kept = ruling.periods.flatMap(\.kept)
    return members + [
      .init("status", .optional(period?.status.rawValue)),
      .init("confidence", period.map { .number($0.confidence.percent) } ?? .null),
      .init("ruling", .string(ruling.id.text)), .init("decision", .optional(ruling.decision)),
      .init("wanted", .optional(period?.wanted)),
      .init("kept", .array(kept.map { .object(JSON.claim($0, register)) })),
      .init("setAside", .array(conflict.setAside.map { JSON.setAside($0, register) })),
    ]
  }
}

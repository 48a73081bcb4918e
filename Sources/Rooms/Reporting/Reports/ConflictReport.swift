package import Vocabulary

/// One reason why claims about the same thing disagree, with the claims on both sides.
package struct Conflict: Sendable, Hashable {
  package let ruling: Ruling

  /// The word of the cause; `uncorroborated` where nobody contradicts, and nobody who should know
  /// confirms.
  package let cause: String
  package let setAside: [Ruling.SetAside]

  /// What the claims have in common besides the word: "x 0.001", "stable-image-core".
  let detail: String?

  /// The conflicts of rulings: one a cause, and one a ruling that is open without any.
  ///
  /// Two factors are two causes, as are two products; copies of several sources are one.
  package static func all(in rulings: [Ruling]) -> [Conflict] {
    rulings.flatMap { ruling in
      let byCause = Dictionary(grouping: ruling.setAside) {
        [$0.cause.name, detail(of: $0.cause) ?? ""]
      }
      let conflicts = byCause.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .compactMap { _, setAside in
          setAside.first.map {
            Conflict(
              ruling: ruling,
              cause: $0.cause.name,
              setAside: setAside,
              detail: detail(of: $0.cause)
            )
          }
        }
      let isOpen = ruling.periods.contains { $0.status != .settled }
      guard conflicts.isEmpty, isOpen else { return conflicts }
      return [Conflict(ruling: ruling, cause: "uncorroborated", setAside: [], detail: nil)]
    }
  }

  private static func detail(of cause: Cause) -> String? {
    switch cause {
    case .unitSlip(let factor): "x \(factor)"
    case .otherProduct(let subject): subject.text
    default: nil
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
    let ordered = ordered(conflicts, on: day, register)
    var parts: [Part] = [
      ordered.isEmpty
        ? .title("No conflict is known, as of ", known: known, ".")
        : .title(
          "\(count(ordered.count, "conflict")), known as of ",
          known: known,
          "; the values in force are those of \(day)."
        )
    ]
    if !ordered.isEmpty {
      parts.append(.table(conflictTable(ordered, on: day, register)))
      parts += legend(of: ordered.compactMap { period(of: $0.ruling, on: day)?.status })
      parts.append(
        .line(
          "'pricebook explain SUBJECT' shows one in full: claims, quoted words, bytes, captures.",
          .faint
        )
      )
    }
    return Report(
      parts: parts,
      columns: [
        "subject", "attribute", "cause", "value", "low", "high", "grid", "formula", "unit",
        "conditions", "venue", "from", "until", "status", "confidence", "ruling", "wanted",
      ],
      records: ordered.map { record(of: $0, on: day, register) }
    )
  }

  /// Those that matter most first, on a day.
  static func ordered(
    _ conflicts: [Conflict],
    on day: Day,
    _ register: Register
  ) -> [Conflict] {
    conflicts.map { (rank: rank($0, on: day, register), conflict: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? (left.conflict.ruling.id, left.conflict.detail ?? "")
            < (right.conflict.ruling.id, right.conflict.detail ?? "")
          : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.conflict)
  }

  /// Open ones first, then by how much a cause matters, then in the order of lists of prices.
  private static func rank(_ conflict: Conflict, on day: Day, _ register: Register) -> [Int] {
    let cause = causes.firstIndex(of: conflict.cause) ?? causes.count
    let subject = register.rank(of: conflict.ruling.subject)
    switch period(of: conflict.ruling, on: day)?.status {
    case .unresolved: return [0] + subject + [cause]
    case .contested: return [1] + subject + [cause]
    case .settled, nil: return [2, cause] + subject
    }
  }

  /// From what may yet overturn a value to what was right in its time.
  private static let causes = [
    "dispute", "outlier", "uncorroborated", "arithmetic-slip", "unit-slip", "other-product",
    "other-scope", "stale-copy", "premature", "approximation", "copy", "superseded",
  ]

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
        .init(""), .init("what", narrowest: 16),
        .init("in force", .decimal, narrowest: 8), .init("unit", rank: 3, narrowest: 11),
        .init("status", rank: 2), .init("cause", narrowest: 15), .init("set aside", narrowest: 9),
        .init("said by", rank: 1, narrowest: 14),
      ],
      rows: conflicts.map { conflict in
        let period = period(of: conflict.ruling, on: day)
        let claims = conflict.setAside.compactMap { register.claims[$0.claim] }
        // Where nothing is set aside, whoever says what stands is worth knowing.
        let speakers =
          conflict.setAside.isEmpty
          ? (period?.kept ?? []).compactMap { register.claims[$0] } : claims
        return [
          .init(mark(of: period?.status), period.map { tone(of: $0.status) } ?? .plain),
          .init(what(conflict.ruling)),
          .init(shown(period?.value, in: conflict.ruling.unit), .strong),
          .init(conflict.ruling.unit.symbol),
          .init(period?.status.rawValue ?? "", period.map { tone(of: $0.status) } ?? .plain),
          .init(conflict.detail.map { "\(conflict.cause) \($0)" } ?? conflict.cause, .doubtful),
          .init(firstFew(claims.map { shown($0, beside: conflict.ruling.unit) })),
          .init(firstFew(speakers.map(\.source.text)), .faint),
        ]
      }
    )
  }

  private static func shown(_ value: Value?, in unit: Unit) -> String {
    (unit.numerator == "USD" ? money(value) : nil) ?? Brief.text(of: value)
  }

  /// A claim's value, with its unit where that is neither the ruling's own nor plain from a "$".
  private static func shown(_ claim: Claim, beside unit: Unit) -> String {
    let value = shown(claim.value, in: claim.unit)
    let isPlain =
      claim.unit == unit || (value.hasPrefix("$") && claim.unit.denominator == unit.denominator)
    return isPlain ? value : "\(value) \(claim.unit)"
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
      .init("detail", .optional(conflict.detail)),
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

package import Vocabulary

extension Report {
  /// The whole chain behind rulings: value, claims kept and set aside, quoted words, bytes, capture.
  package static func explanation(
    of rulings: [Ruling],
    on day: Day?,
    known: Day,
    _ register: Register
  ) -> Report {
    var parts: [Part] = []
    for ruling in rulings {
      if !parts.isEmpty { parts.append(.blank) }
      parts += explained(ruling, on: day, known: known, register)
    }
    if rulings.isEmpty { parts.append(.line("Nothing is known, as of \(known).")) }
    return Report(
      parts: parts,
      columns: [
        "subject", "attribute", "unit", "conditions", "venue", "ruling", "decision", "known",
      ],
      records: rulings.map { record(of: $0, on: day, known: known, register) }
    )
  }

  /// The periods of a ruling that are asked for: the one in force on a day, or all.
  private static func periods(of ruling: Ruling, on day: Day?) -> [Ruling.Period] {
    guard let day else { return ruling.periods }
    return ruling.period(on: day).map { [$0] } ?? []
  }

  // MARK: - Text

  private static func explained(
    _ ruling: Ruling,
    on day: Day?,
    known: Day,
    _ register: Register
  ) -> [Part] {
    let scope = words(for: ruling.scope)
    var parts: [Part] = [
      .title(
        "\(register.name(of: ruling.subject)): \(ruling.attribute)"
          + (scope.isEmpty ? "" : " (\(scope))") + ", known as of ",
        known: known,
        "."
      ),
      .item(level: 1, "ruling \(ruling.id)", .faint),
    ]
    let periods = periods(of: ruling, on: day)
    if periods.isEmpty {
      parts.append(.item(level: 1, "No value was in force on \(day?.description ?? "")."))
    }
    for period in periods {
      parts.append(
        .item(level: 1, sentence(on: period, unit: ruling.unit), tone(of: period.status))
      )
      if let wanted = period.wanted {
        parts.append(.item(level: 2, "Wanted: \(wanted)", .doubtful))
      }
      parts.append(.item(level: 2, "Kept: \(count(period.kept.count, "claim")), strongest first."))
      parts += words(on: period.kept, register)
    }
    if let id = ruling.decision {
      let decision = register.decisions[id]
      parts.append(
        .item(
          level: 1,
          decision.map { "Decided by \($0.who) on \($0.when): \($0.why)" }
            ?? "Decision \(id).",
          .doubtful
        )
      )
    }
    if !ruling.setAside.isEmpty {
      parts.append(.item(level: 1, "Set aside: \(count(ruling.setAside.count, "claim"))."))
    }
    for setAside in ruling.setAside {
      parts.append(.item(level: 2, "\(setAside.cause.name): \(setAside.reason)", .doubtful))
      parts += words(on: setAside.claim, register)
    }
    return parts
  }

  private static func sentence(on period: Ruling.Period, unit: Unit) -> String {
    "\(shown(period.value))\(period.value == nil ? "" : " \(unit)")"
      + time(period.interval)
      + ": \(period.status.rawValue), \(period.confidence.percent) % sure."
  }

  /// ", from 2025-08-01", ", begun by 2025-06-24, ended by 2025-07-09".
  private static func time(_ interval: Interval) -> String {
    let from = interval.from.map { $0.isExact ? ", from \($0.day)" : ", begun by \($0.day)" }
    let until = interval.until.map { $0.isExact ? ", until \($0.day)" : ", ended by \($0.day)" }
    return (from ?? "") + (until ?? "")
  }

  /// Claims by source: the first in full, and how many more places say the same.
  private static func words(on ids: [Identifier<Claim>], _ register: Register) -> [Part] {
    var order: [String] = []
    var groups: [String: [Identifier<Claim>]] = [:]
    for id in ids {
      let claim = register.claims[id]
      let day = claim?.validity.asserted?.description ?? ""
      let key = claim.map { "\($0.source) \(day) \($0.value) \($0.unit)" } ?? id.text
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(id)
    }
    return order.flatMap { key -> [Part] in
      let group = groups[key] ?? []
      guard let first = group.first else { return [] }
      let more = group.count - 1
      return words(on: first, register)
        + (more > 0 ? [.item(level: 4, "and \(count(more, "more place"))", .faint)] : [])
    }
  }

  /// A claim in three lines: who said what, in which words, in which bytes.
  private static func words(on id: Identifier<Claim>, _ register: Register) -> [Part] {
    guard let claim = register.claims[id] else {
      return [.item(level: 3, "claim \(id)", .faint)]
    }
    let source = register.sources[claim.source]
    let snapshot = register.snapshot(of: claim)
    let said = claim.validity.asserted.map { " (\($0))" } ?? ""
    var parts: [Part] = [
      .item(
        level: 3,
        "\(source?.publisher ?? claim.source.text), \(source?.kind.rawValue ?? "unknown kind")"
          + "\(said): \(claim.isApproximate ? "about " : "")\(shown(claim.value)) \(claim.unit)"
      )
    ]
    guard let evidence = claim.evidence else { return parts }
    let context = evidence.context.map { "“\($0.quote)”" }.joined(separator: ", ")
    parts.append(
      .item(
        level: 4,
        "“\(evidence.passage.quote)”" + (context.isEmpty ? "" : ", under \(context)")
      )
    )
    let again = claim.validity.returned.map { " and again \($0)" } ?? ""
    let bytes = evidence.passage.bytes
    parts.append(
      .item(
        level: 4,
        "bytes \(bytes.lowerBound)..<\(bytes.upperBound) at \(evidence.path), rule \(evidence.rule)",
        .faint
      )
    )
    parts.append(
      .item(
        level: 4,
        "snapshot \(evidence.snapshot)"
          + (snapshot.map {
            ", captured \($0.captured)\(again) from \($0.address) (\($0.fidelity.rawValue))"
          }
            ?? ""),
        .faint
      )
    )
    return parts
  }

  // MARK: - Records

  private static func record(
    of ruling: Ruling,
    on day: Day?,
    known: Day,
    _ register: Register
  ) -> [JSON.Member] {
    let periods = periods(of: ruling, on: day).map { period in
      JSON.object(
        JSON.members(of: period.value) + JSON.interval(period.interval) + [
          .init("status", .string(period.status.rawValue)),
          .init("confidence", .number(period.confidence.percent)),
          .init("wanted", .optional(period.wanted)),
          .init("kept", .array(period.kept.map { .object(chain($0, register)) })),
        ]
      )
    }
    return [
      .init("subject", .string(ruling.subject.text)),
      .init("name", .string(register.name(of: ruling.subject))),
      .init("attribute", .string(ruling.attribute.name)),
      .init("unit", .string(ruling.unit.symbol)),
      .init("conditions", .texts(ruling.scope)), .init("venue", .string(ruling.venue.name)),
      .init("ruling", .string(ruling.id.text)), .init("decision", decision(ruling, register)),
      .init("periods", .array(periods)),
      .init(
        "setAside",
        .array(
          ruling.setAside.map { setAside in
            guard case .object(let members) = JSON.setAside(setAside, register) else {
              return .null
            }
            return .object(members + [capture(setAside.claim, register)])
          }
        )
      ),
      .init("known", .string(known.description)),
    ]
  }

  private static func chain(_ id: Identifier<Claim>, _ register: Register) -> [JSON.Member] {
    JSON.claim(id, register) + [capture(id, register)]
  }

  /// What the bytes are that a claim was read from.
  private static func capture(_ id: Identifier<Claim>, _ register: Register) -> JSON.Member {
    guard let claim = register.claims[id], let snapshot = register.snapshot(of: claim) else {
      return .init("snapshot", .null)
    }
    return .init(
      "snapshot",
      .object([
        .init("sha256", .string(snapshot.id.text)), .init("source", .string(snapshot.source.text)),
        .init("address", .string(snapshot.address)), .init("title", .optional(snapshot.title)),
        .init("captured", .string(snapshot.captured.description)),
        .init("published", .optional(snapshot.published)),
        .init("mediaType", .string(snapshot.mediaType.rawValue)),
        .init("way", .string(snapshot.way.rawValue)),
        .init("fidelity", .string(snapshot.fidelity.rawValue)),
        .init("length", .number(snapshot.length)),
      ])
    )
  }

  private static func decision(_ ruling: Ruling, _ register: Register) -> JSON {
    guard let id = ruling.decision else { return .null }
    let decision = register.decisions[id]
    return .object([
      .init("id", .string(id.text)), .init("who", .optional(decision?.who)),
      .init("when", .optional(decision?.when)), .init("why", .optional(decision?.why)),
    ])
  }
}

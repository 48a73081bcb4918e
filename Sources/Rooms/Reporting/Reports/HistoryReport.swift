package import Vocabulary

extension Report {
  /// Every value that rulings have been in force with, oldest first.
  package static func history(
    of rulings: [Ruling],
    known: Day,
    _ register: Register
  ) -> Report {
    var parts: [Part] = []
    for ruling in rulings {
      if !parts.isEmpty { parts.append(.blank) }
      let scope = words(for: ruling.scope)
      parts.append(
        .title(
          "\(register.name(of: ruling.subject)): \(ruling.attribute)"
            + (scope.isEmpty ? "" : " (\(scope))")
            + (ruling.venue == .stability ? "" : " at \(ruling.venue)") + ", known as of ",
          known: known,
          "."
        )
      )
      if let course = Sparkline(of: ruling, until: known) {
        parts.append(.line(course.words, .faint))
      }
      parts.append(.table(periodTable(ruling)))
    }
    if rulings.isEmpty { parts.append(.line("Nothing is known, as of \(known).")) }
    return Report(
      parts: parts,
      columns: [
        "subject", "attribute", "value", "low", "high", "grid", "formula", "unit", "conditions",
        "venue", "from", "until", "percent", "status", "confidence", "ruling", "decision", "known",
      ],
      records: rulings.flatMap { ruling in
        zip(ruling.periods, changes(of: ruling)).map { period, percent in
          record(of: period, percent: percent, in: ruling, known: known)
        }
      }
    )
  }

  private static func periodTable(_ ruling: Ruling) -> TextTable {
    TextTable(
      columns: [
        .init("from"), .init("until"), .init("value", .decimal, narrowest: 12), .init("unit"),
        .init("change", .right, rank: 1), .init("status"), .init("sure", .right, rank: 2),
        .init("says", rank: 3, narrowest: 16),
      ],
      rows: zip(ruling.periods, changes(of: ruling)).map { period, percent in
        [
          .init(words(for: period.interval.from)), .init(words(for: period.interval.until)),
          .init(shown(period.value), .strong), .init(ruling.unit.symbol),
          .init(percent.map { signed($0) + " %" } ?? ""),
          .init(period.status.rawValue, tone(of: period.status)),
          .init("\(period.confidence.percent) %"), .init(count(period.kept.count, "claim"), .faint),
        ]
      }
    )
  }

  /// Percent against the period before, where both are single amounts.
  private static func changes(of ruling: Ruling) -> [Amount?] {
    var before: Value?
    return ruling.periods.map { period in
      defer { before = period.value ?? before }
      guard case .amount(let old)? = before, case .amount(let new)? = period.value else {
        return nil
      }
      return percent(from: old, to: new)
    }
  }

  private static func percent(from old: Amount, to new: Amount) -> Amount? {
    guard !old.isZero, old != new else { return nil }
    return new.subtracting(old)?.multiplied(by: Amount(100))?.divided(by: old)?
      .rounded(toMultipleOf: Amount(units: Amount.scale / 10), .halfUp)
  }

  /// A change with its sign: "+25", "-8.3".
  static func signed(_ amount: Amount) -> String {
    amount.isNegative || amount.isZero ? amount.description : "+\(amount)"
  }

  private static func record(
    of period: Ruling.Period,
    percent: Amount?,
    in ruling: Ruling,
    known: Day
  ) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("subject", .string(ruling.subject.text)),
      .init("attribute", .string(ruling.attribute.name)),
    ]
    members += JSON.members(of: period.value)
    members += [
      .init("unit", .string(ruling.unit.symbol)), .init("conditions", .texts(ruling.scope)),
      .init("venue", .string(ruling.venue.name)),
    ]
    members += JSON.interval(period.interval)
    return members + [
      .init("percent", .optional(percent)), .init("status", .string(period.status.rawValue)),
      .init("confidence", .number(period.confidence.percent)),
      .init("ruling", .string(ruling.id.text)), .init("decision", .optional(ruling.decision)),
      .init("wanted", .optional(period.wanted)), .init("kept", .strings(period.kept)),
      .init("known", .string(known.description)),
    ]
  }
}

import Vocabulary

extension Verification {
  /// Rulings: their subjects, claims and decisions exist, and periods follow each other.
  mutating func checkRulings() {
    for name in names(in: Layout.rulings) where name.hasSuffix(".json") {
      let file = "\(Layout.rulings)/\(name)"
      let content = value(
        of: file,
        as: .rulings,
        Ruling.all(json:),
        json: { Ruling.json($0.rulings, on: $0.subject) }
      )
      guard let content else { continue }
      check(content.subject.text, isNameOf: file)
      check(content.subject, of: "subject", isIn: subjects, from: file)
      for ruling in content.rulings { check(ruling, in: file) }
    }
  }

  private mutating func check(_ ruling: Ruling, in file: String) {
    if !rulings.insert(ruling.id).inserted {
      report(
        .error,
        "listed-twice",
        in: file,
        "'\(file)' has the ruling '\(ruling.id)', which is there already; expected each ruling "
          + "once, so run 'pricebook update'."
      )
    }
    rateKeys.insert(
      Rate.Key(
        subject: ruling.subject,
        attribute: ruling.attribute,
        unit: ruling.unit,
        conditions: ruling.scope,
        venue: ruling.venue
      )
    )
    for claim in ruling.periods.flatMap(\.kept) + ruling.setAside.map(\.claim) {
      check(claim, of: "claim", isIn: claims, from: file)
    }
    if let decision = ruling.decision {
      check(decision, of: "decision", isIn: decisions, from: file)
    }
    for (earlier, later) in zip(ruling.periods, ruling.periods.dropFirst()) {
      if let until = earlier.interval.until, let from = later.interval.from, until.day <= from.day {
        continue
      }
      report(
        .error,
        "overlapping-periods",
        in: file,
        "'\(file)' has periods of '\(ruling.id)' that overlap; expected each to end before the next "
          + "begins, so run 'pricebook update'."
      )
    }
  }
}

import Vocabulary

/// What of an outcome is worth a person's eye.
struct Concerns {
  let register: Register

  func findings(_ rulings: [Ruling], _ slips: SharedSlips) -> [Finding] {
    var found = slips.all.map { slip in
      Finding(
        .warning,
        "unit-slip",
        Wording.sharedSlip(
          register.ids[slip.place.source],
          family: slip.place.family,
          factor: slip.factor,
          rows: slip.rows
        )
      )
    }
    for ruling in rulings {
      // Past conflicts stay in the rulings; only what is in force now asks for work.
      guard let period = ruling.periods.last, period.status != .settled,
        ruling.decision == nil
      else { continue }
      found.append(
        Finding(
          period.status == .unresolved ? .warning : .note,
          period.status.rawValue,
          Wording.conflict(ruling, period),
          at: .subject(ruling.subject, ruling.attribute)
        )
      )
    }
    return found.sorted { ($0.category, $0.message) < ($1.category, $1.message) }
  }
}

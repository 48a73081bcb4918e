import Vocabulary

/// Applies what people decided: it outranks what the evidence says, and stands beside it visibly.
struct Verdicts {
  let decisions: [Decision]
  let claims: [Claim]

  /// Claims that do not count, by index, each with the decision and the cause it names.
  func dismissed() -> [Int: (decision: Decision, cause: Cause)] {
    var named: [Identifier<Claim>: (decision: Decision, cause: Cause)] = [:]
    for decision in decisions {
      guard case .setAside(let ids, let cause) = decision.verdict else { continue }
      for id in ids { named[id] = (decision, cause) }
    }
    guard !named.isEmpty else { return [:] }
    var found: [Int: (decision: Decision, cause: Cause)] = [:]
    for (index, claim) in claims.enumerated() {
      guard let entry = named[claim.id] else { continue }
      let (decision, cause) = entry
      guard decision.subject == claim.subject, decision.attribute == claim.attribute,
        decision.venue == claim.venue
      else { continue }
      found[index] = (decision, cause)
    }
    return found
  }

  /// Rulings as people decided them, with new ones for what no claim speaks of.
  func applied(to rulings: [Ruling], normalised: Normalisation) -> [Ruling] {
    var found = rulings
    for decision in decisions {
      let places = found.indices.filter { decision.concerns(found[$0]) }
      switch decision.verdict {
      case .setAside:
        for place in places { found[place] = found[place].marked(decision) }
      case .leaveOpen:
        for place in places { found[place] = found[place].leftOpen(by: decision) }
      case .value(let value, let interval):
        if places.isEmpty {
          found.append(Ruling(value, interval, decided: decision, beside: rulings))
        }
        for place in places {
          found[place] = overruled(found[place], value, interval, decision, normalised)
        }
      }
    }
    return found
  }

  private func overruled(
    _ ruling: Ruling,
    _ value: Value,
    _ interval: Interval,
    _ decision: Decision,
    _ normalised: Normalisation
  ) -> Ruling {
    var kept: [Identifier<Claim>] = []
    var asides = Dictionary(
      ruling.setAside.map { ($0.claim, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let concerned = Set(ruling.periods.flatMap(\.kept)).union(asides.keys)
    for (index, claim) in claims.enumerated() where concerned.contains(claim.id) {
      let day =
        claim.validity.from ?? claim.validity.until?.adding(days: -1)
        ?? claim.validity.asserted?.last
      guard day.map(interval.contains) ?? true else { continue }
      let stated = normalised.value(of: index, in: claims)
      if Match.stands(stated, isHedged: claim.isApproximate, for: value) {
        kept.append(claim.id)
        asides[claim.id] = nil
      } else if asides[claim.id] == nil {
        asides[claim.id] = Ruling.SetAside(
          claim: claim.id,
          cause: .dispute,
          reason: Wording.overruled(Wording.stated(claim), value: value, by: decision)
        )
      }
    }
    let period = Ruling.Period(
      value: value,
      interval: interval,
      status: .settled,
      confidence: Confidence(percent: 100),
      kept: kept.sorted()
    )
    let others = ruling.periods.flatMap { $0.outside(interval, without: Set(asides.keys)) }
    return ruling.replacing(
      periods: (others + [period]).sorted { $0.start < $1.start },
      setAside: asides.values.sorted { $0.claim < $1.claim },
      decision: decision.id
    )
  }
}

extension Decision {
  fileprivate func concerns(_ ruling: Ruling) -> Bool {
    subject == ruling.subject && attribute == ruling.attribute && venue == ruling.venue
      && scope == ruling.scope
  }
}

extension Ruling {
  fileprivate init(
    _ value: Value,
    _ interval: Interval,
    decided decision: Decision,
    beside rulings: [Ruling]
  ) {
    let unit =
      rulings.first { $0.attribute == decision.attribute }?.unit ?? Self.usualUnit(of: decision)
    let question = Question(
      subject: decision.subject,
      attribute: decision.attribute,
      unit: unit,
      venue: decision.venue,
      scope: decision.scope,
      claims: []
    )
    let period = Period(
      value: value,
      interval: interval,
      status: .settled,
      confidence: Confidence(percent: 100),
      kept: []
    )
    self.init(
      id: question.id,
      subject: decision.subject,
      attribute: decision.attribute,
      unit: unit,
      scope: decision.scope,
      venue: decision.venue,
      periods: [period],
      setAside: [],
      decision: decision.id
    )
  }

  /// What an attribute is stated in where no claim tells.
  private static func usualUnit(of decision: Decision) -> Unit {
    switch decision.attribute {
    case .price: .creditPerGeneration
    case .credits: .credit
    case .monthlyFee: .usdPerMonth
    case .includedCredits: .creditPerMonth
    case .discontinuedOn: .date
    case .chargedOnFailure, .rollover: .boolean
    default: .text
    }
  }

  fileprivate func marked(_ decision: Decision) -> Self {
    guard case .setAside(let ids, _) = decision.verdict else { return self }
    let named = Set(ids)
    guard setAside.contains(where: { named.contains($0.claim) }) else { return self }
    return replacing(periods: periods, setAside: setAside, decision: decision.id)
  }

  /// The conflict stays as it is, and says who left it so in place of what would settle it.
  fileprivate func leftOpen(by decision: Decision) -> Self {
    let periods = periods.map { period in
      Period(
        value: period.value,
        interval: period.interval,
        status: period.status,
        confidence: period.confidence,
        kept: period.kept,
        wanted: period.wanted.map { _ in Wording.leftOpen(by: decision) }
      )
    }
    return replacing(periods: periods, setAside: setAside, decision: decision.id)
  }

  fileprivate func replacing(
    periods: [Period],
    setAside: [SetAside],
    decision: Identifier<Decision>?
  ) -> Self {
    Self(
      id: id,
      subject: subject,
      attribute: attribute,
      unit: unit,
      scope: scope,
      venue: venue,
      periods: periods,
      setAside: setAside,
      decision: decision
    )
  }
}

extension Ruling.Period {
  fileprivate var start: Int { interval.from?.day.number ?? .min }
  private var end: Int { interval.until?.day.number ?? .max }

  /// What is left of the period before and after an interval.
  fileprivate func outside(
    _ interval: Interval,
    without dropped: Set<Identifier<Claim>>
  ) -> [Self] {
    var parts: [Self] = []
    func part(_ own: Interval) -> Self {
      Self(
        value: value,
        interval: own,
        status: status,
        confidence: confidence,
        kept: kept.filter { !dropped.contains($0) },
        wanted: wanted
      )
    }
    if let from = interval.from, start < from.day.number {
      let cut = end <= from.day.number ? self.interval.until : from
      parts.append(part(Interval(from: self.interval.from, until: cut)))
    }
    if let until = interval.until, end > until.day.number {
      let cut = start >= until.day.number ? self.interval.from : until
      parts.append(part(Interval(from: cut, until: self.interval.until)))
    }
    return parts
  }
}

import Vocabulary

/// Writes a judgement down as a ruling.
struct RulingMaker {
  let claims: [Claim]
  let register: Register

  /// The first day anything is known of, at any venue.
  let earliest: Day?
  let slips: SharedSlips

  /// Claims that people set aside, by index.
  let dismissed: [Int: (decision: Decision, cause: Cause)]

  func ruling(_ judgement: Judgement) -> Ruling {
    let hearing = judgement.hearing
    let question = hearing.question
    let status = Status(
      hearing: hearing,
      decoder: judgement.decoder,
      segments: judgement.segments,
      register: register
    )
    let dissent = Dissent(judgement: judgement, claims: claims, register: register) {
      slips.rows(of: $0, subject: question.subject)
    }
    let edges = judgement.segments.indices.map {
      judgement.beginning(of: $0, knownFrom: earliest)
    }
    var periods: [Ruling.Period] = []
    for (index, segment) in judgement.segments.enumerated() {
      let supporters = judgement.supporters[index]
      let assessment = status.assessment(of: segment, supporters: supporters)
      let verdict = status.verdict(on: segment, supporters: supporters, assessment: assessment)
      let next = index + 1 < edges.count ? edges[index + 1] : nil
      periods.append(
        Ruling.Period(
          value: hearing.values[segment.candidate].map(GridFit.fitted),
          interval: Interval(from: edges[index], until: next),
          status: verdict.status,
          confidence: assessment.confidence,
          kept: kept(supporters, of: hearing),
          wanted: verdict.wanted
        )
      )
    }
    let asides = dissent.setAside() + narrower(question, judgement)
    return withDismissed(
      Ruling(
        id: question.id,
        subject: question.subject,
        attribute: question.attribute,
        unit: question.unit,
        scope: question.scope,
        venue: question.venue,
        periods: periods,
        setAside: asides.sorted { $0.claim < $1.claim }
      )
    )
  }

  /// The ruling with what people set aside of its claims.
  func withDismissed(_ ruling: Ruling) -> Ruling {
    guard !dismissed.isEmpty else { return ruling }
    var asides = ruling.setAside
    for (index, entry) in dismissed
    where claims[index].subject == ruling.subject && claims[index].attribute == ruling.attribute
      && claims[index].venue == ruling.venue && entry.decision.scope == ruling.scope
    {
      asides.removeAll { $0.claim == claims[index].id }
      asides.append(
        Ruling.SetAside(
          claim: claims[index].id,
          cause: entry.cause,
          reason: Wording.decided(
            by: entry.decision.who,
            on: entry.decision.when,
            why: entry.decision.why
          )
        )
      )
    }
    let gone = Set(dismissed.keys.map { claims[$0].id })
    let periods = ruling.periods.compactMap { period -> Ruling.Period? in
      let kept = period.kept.filter { !gone.contains($0) }
      if kept.isEmpty, !period.kept.isEmpty { return nil }
      return Ruling.Period(
        value: period.value,
        interval: period.interval,
        status: period.status,
        confidence: period.confidence,
        kept: kept,
        wanted: period.wanted
      )
    }
    return Ruling(
      id: ruling.id,
      subject: ruling.subject,
      attribute: ruling.attribute,
      unit: ruling.unit,
      scope: ruling.scope,
      venue: ruling.venue,
      periods: periods,
      setAside: asides.sorted { $0.claim < $1.claim },
      decision: ruling.decision
    )
  }

  /// Supporting claims, the strongest first; what was put right supports, but is not kept as stated.
  private func kept(_ supporters: [Int], of hearing: Hearing) -> [Identifier<Claim>] {
    let statements = supporters.map { hearing.statements[$0] }.filter { statement in
      if case .corrected? = statement.excuse { return false }
      return true
    }
    let ranked = statements.sorted { left, right in
      (-left.weight, left.claims.first ?? 0) < (-right.weight, right.claims.first ?? 0)
    }
    return ranked.flatMap { statement in statement.claims.map { claims[$0].id } }
  }

  private func narrower(_ question: Question, _ judgement: Judgement) -> [Ruling.SetAside] {
    question.narrower.map { index in
      let claim = claims[index]
      let limit = claim.conditions.filter { question.scope[$0.key] == nil }
      let day = claim.validity.from ?? claim.validity.asserted?.last
      let reason = Wording.otherScope(
        Wording.stated(claim),
        source: claim.source,
        limit: limit,
        isSame: judgement.value(on: day) == claim.value
      )
      return Ruling.SetAside(claim: claim.id, cause: .otherScope, reason: reason)
    }
  }
}
